"""Somebody at a terminal who is asked."""

from io import StringIO


class AskedAtTerminal(StringIO):
    """Standard input on which these answers are typed."""

    def __init__(self, *answers: str) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))

    def isatty(self) -> bool:
        return True
