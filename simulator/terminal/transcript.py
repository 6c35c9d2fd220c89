"""What was said on a call, with who said it."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from simulator.call.situation import Said
from simulator.scenario.model import Script
from simulator.terminal.page import Page

DOES = {
    "hold": "Hold",
    "look-up": "Look up",
    "note": "Note",
    "goodwill": "Goodwill",
    "transfer": "Transfer",
    "conference": "Bring in",
    "callback": "Call back",
}
"""What a reply does on the desk, in words; a reply that only speaks is not in it."""

_WIDEST_NAME = 14


def show_transcript(page: Page, script: Script, entries: Iterable[Said]) -> None:
    """The entries in order; names stand to the left where there is room for them."""
    widest = min(_WIDEST_NAME, page.width // 6)
    width = 1 + max(cell_len(_short(name, widest)) for name in _names(script))
    for said in entries:
        if said.who == "aside":
            page.hanging(" " * (width + 1), f"({said.text})", "italic")
            continue
        who = "You" if said.who == "agent" else speaker(script, said.who)
        label = f"{_short(who, widest)}:"
        sign = DOES.get(said.does) or said.delivery
        words = f"[{sign}] {said.text}" if sign else said.text
        style = "bold cyan" if said.who == "agent" else "bold"
        page.hanging(label, words, lead_style=style, indent=width + 1)


def speaker(script: Script, who: str) -> str:
    """The name behind `caller` or an id of the scenario's people."""
    return script.caller.name if who == "caller" else script.people[who].name


def _short(name: str, widest: int) -> str:
    """A name in so many columns: all of it, or its first word, or its beginning."""
    if cell_len(name) <= widest:
        return name
    first = name.split()[0]
    return first if 3 <= cell_len(first) <= widest else f"{set_cell_size(name, widest - 1)}."


def _names(script: Script) -> list[str]:
    return ["You", script.caller.name, *(person.name for person in script.people.values())]
