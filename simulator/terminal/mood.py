"""The caller's mood in words, numbers and bars."""

from collections.abc import Sequence

from rich.text import Text

from simulator.call.situation import Feeling, Situation
from simulator.terminal.page import Page

_FULL = 10


def mood_word(patience: int, trust: int) -> str:
    """How somebody of this patience and trust (0..10) comes across, in a word or a few."""
    if patience <= 1:
        return "at the end"
    if patience <= 3:
        return "impatient" if trust > 3 else "angry"
    if trust <= 3:
        return "suspicious"
    if patience >= 7 and trust >= 7:
        return "at ease"
    return "willing" if trust >= 7 else "guarded"


def show_mood(page: Page, here: Situation) -> None:
    """Where patience and trust stand, and how often the story had to be told again."""
    mood = here.mood
    page.say(
        Text.assemble(
            _gauge("Patience", mood.patience, page.ascii_only),
            "  ",
            _gauge("Trust", mood.trust, page.ascii_only),
            " · ",
            (mood_word(mood.patience, mood.trust), "bold"),
        )
    )
    if here.retellings:
        times = "once" if here.retellings == 1 else f"{here.retellings} times"
        page.say(f"Had to tell it again {times}.", "dim")


def show_change(page: Page, before: Feeling, after: Feeling) -> None:
    """What moved, by how much, and why."""
    changes = [
        f"{name} {old} to {new} ({new - old:+d})"
        for name, old, new in (
            ("Patience", before.patience, after.patience),
            ("Trust", before.trust, after.trust),
        )
        if old != new
    ]
    better = after.patience + after.trust >= before.patience + before.trust
    because = f": {after.because}" if after.because else "."
    page.hanging("  + " if better else "  - ", ", ".join(changes) + because, "green" if better else "red")


def changes(feelings: Sequence[Feeling], since: int) -> list[tuple[Feeling, Feeling]]:
    """The steps of the mood line from the point numbered `since` on."""
    return list(zip(feelings[since:], feelings[since + 1 :], strict=False))


def _gauge(name: str, value: int, ascii_only: bool) -> Text:
    full, empty = ("#", ".") if ascii_only else ("█", "░")
    style = "red" if value <= 3 else "green" if value >= 7 else "yellow"
    bar = (full * value + empty * (_FULL - value), style)
    return Text.assemble(f"{name} ", bar, f" {value}/{_FULL}")
