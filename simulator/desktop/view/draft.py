"""What is said of a scenario that is played while its author writes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it is, as `Line 12`, its code, and what to do about it."""

    place: str
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DraftView:
    """The mistakes in the text as it was saved last, or a note on what a save did to the call; never both.

    `mistakes` are the first of so many: `count`.
    """

    file: str
    mistakes: tuple[Mistake, ...] = ()
    count: int = 0
    note: str = ""
