"""What was said on a call, with who said it."""

from collections.abc import Iterable

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

_NAME_WIDTH = 14


def show_transcript(page: Page, script: Script, entries: Iterable[Said]) -> None:
    """The entries in order; names stand to the left where there is room for them."""
    width = min(_NAME_WIDTH, max(len(name) for name in _names(script)) + 1)
    for said in entries:
        if said.who == "aside":
            page.hanging(" " * (width + 1), f"({said.text})", "italic")
            continue
        who = "You" if said.who == "agent" else speaker(script, said.who)
        label = f"{who}:" if len(who) < width else f"{who[: width - 2]}.:"
        sign = DOES.get(said.does) or said.delivery
        words = f"[{sign}] {said.text}" if sign else said.text
        style = "bold cyan" if said.who == "agent" else "bold"
        page.hanging(label, words, lead_style=style, indent=width + 1)


def speaker(script: Script, who: str) -> str:
    """The name behind `caller` or an id of the scenario's people."""
    return script.caller.name if who == "caller" else script.people[who].name


def _names(script: Script) -> list[str]:
    return ["You", script.caller.name, *(person.name for person in script.people.values())]
