"""What is asked before a call begins."""

from collections.abc import Sequence

from simulator.terminal.page import Page
from simulator.terminal.ports import Keyboard


def ask(page: Page, keyboard: Keyboard, question: str, seconds: float | None = None) -> str | None:
    """The line typed behind a question; None when time ran out. Raises EOFError when there are no more."""
    page.prompt(question)
    line = keyboard.line(seconds)
    if line is None:
        page.gap()
    elif not keyboard.live:
        page.answered(line)
    return line


def ask_name(page: Page, keyboard: Keyboard) -> str:
    """The name results are kept under; empty if none is given."""
    return (ask(page, keyboard, "Your name for the score sheet (Enter for 'trainee'):") or "").strip()


def ask_yes(page: Page, keyboard: Keyboard, question: str) -> bool:
    """Yes is Enter, or any word that begins with y; no is one that begins with n."""
    while True:
        said = (ask(page, keyboard, f"{question} [Enter = yes, n = no]") or "").strip().lower()
        if not said or said[0] in "yn":
            return not said.startswith("n")
        page.say("Type y for yes or n for no.")


def ask_which(page: Page, keyboard: Keyboard, ids: Sequence[str], titles: Sequence[str]) -> str | None:
    """One of the ids by its number, itself or its beginning; None if none is wanted."""
    for number, (id, title) in enumerate(zip(ids, titles, strict=True), 1):
        page.hanging(f"{number:>2}  ", f"{title} ({id})")
    while True:
        said = (ask(page, keyboard, "Which one? [Enter = none]") or "").strip()
        if said in ("", "q"):
            return None
        if said.isdecimal() and len(said) < 10 and 0 < int(said) <= len(ids):
            return ids[int(said) - 1]
        begins = [id for id in ids if id == said] or [id for id in ids if id.startswith(said)]
        if len(begins) == 1:
            return begins[0]
        page.say(f"'{said}' is not one of them: type a number from 1 to {len(ids)}.")
