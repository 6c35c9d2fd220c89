"""What is known while the phone rings."""

from dataclasses import dataclass, field

from simulator.desktop.view.look import Look


@dataclass(frozen=True, slots=True)
class RingView:
    """Which phone it is, who one is on it, and who may be calling."""

    title: str
    line: str
    role: str
    date: str = ""
    intro: str = ""
    caller: str = ""
    about: str = ""
    number: int = 1
    of: int = 1
    waiting: int = 0
    exam: bool = False
    look: Look = field(default_factory=Look)
