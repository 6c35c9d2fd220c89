"""The ringing phone, the replies, and the ends of calls."""

from simulator.call.decide import STUCK
from simulator.call.situation import Offer, Situation
from simulator.scenario.model import CallScript, Script
from simulator.terminal.desk import show_promises
from simulator.terminal.page import Page

_LEGEND = "c k n s t h: the desk · ? help · q leave"


def show_ring(page: Page, script: Script, here: Situation) -> None:
    """Which phone rings, who the trainee is on it, and what is known before it is answered."""
    page.gap()
    page.rule(f"{script.title} · call {here.number}" if here.of > 1 else script.title)
    rings = f"The phone rings: {here.line or 'your line'}"
    page.say(f"{rings} · {here.date}" if here.date else rings, "bold")
    if here.waiting:
        page.say("1 other is waiting." if here.waiting == 1 else f"{here.waiting} others are waiting.")
    for text in (here.role, here.intro):
        if text:
            page.say(text)


def show_ring_keys(page: Page) -> None:
    """What can be typed while a phone rings."""
    page.gap()
    page.say("Enter answers · c case · k knowledge · n notes · ? help · q leave", "dim")


def show_call_head(page: Page, script: Script, here: Situation) -> None:
    """What stands above a call: which line, and who is on it."""
    number = f"Call {here.number}" if here.of > 1 else "Call"
    page.gap()
    page.rule(" · ".join(part for part in (number, here.line) if part))
    about = f", {script.caller.about}" if script.caller.about else ""
    page.say(f"On the line: {script.caller.name}{about}", "dim")


def show_replies(page: Page, here: Situation) -> None:
    """The replies with their numbers; one that cannot be said has its reason beneath it."""
    page.gap()
    page.say("Your reply", "bold")
    for number, offer in enumerate(here.offers, 1):
        _show_offer(page, number, offer)
    page.say(_LEGEND, "dim")


def _show_offer(page: Page, number: int, offer: Offer) -> None:
    page.hanging(f"{number:>2}  ", offer.text, "" if offer.available else "dim")
    if not offer.available:
        page.hanging("    ", f"Not now: {offer.reason}", "italic")


def show_end_of_call(page: Page, ended: CallScript, title: str, here: Situation) -> None:
    """Between two calls: how this one ended and what has been promised."""
    page.gap()
    page.rule("The call is over" + (f" · {ended.line}" if ended.line else ""))
    if title:
        page.say(title, "bold")
    show_promises(page, here)


def show_end(page: Page, here: Situation) -> None:
    """How it all ended."""
    page.gap()
    page.rule("The call is over" if here.of == 1 else "The last call is over")
    stuck = "Nothing more can be said here; whoever wrote the scenario should know."
    page.say(stuck if here.outcome == STUCK else here.title or here.outcome.capitalize(), "bold")


def show_sheet(page: Page, sheet: str, stored: str) -> None:
    """The score sheet and the sentence on where it is kept."""
    page.gap()
    page.sheet(sheet)
    page.gap()
    page.say(stored)
