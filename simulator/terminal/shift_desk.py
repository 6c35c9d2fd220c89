"""The desk of a shift between calls: the clock, who waits, what is owed, and what can be done."""

from collections.abc import Sequence

from simulator.shift.model import Script
from simulator.shift.situation import InQueue, Situation
from simulator.terminal.news import clock_words
from simulator.terminal.page import Page
from simulator.terminal.things import Thing

_CALM, _WAITING, _RESTLESS = 7, 4, 2
"""Points of patience from which on somebody who waits sounds so."""


def patience_word(patience: int) -> str:
    """How long somebody who waits will go on waiting, in words."""
    if patience >= _CALM:
        return "calm"
    if patience >= _WAITING:
        return "patient"
    return "restless" if patience >= _RESTLESS else "about to ring off"


def queue_words(here: Situation) -> str:
    """Who waits while somebody is on the line, in a sentence."""
    if not here.queue:
        return "Nobody else is waiting."
    longest = clock_words(here.queue[0].waited)
    if len(here.queue) == 1:
        return f"1 other is waiting, for {longest}."
    return f"{len(here.queue)} others are waiting, the first for {longest}."


def show_opening(page: Page, script: Script) -> None:
    """What is known before the line opens."""
    page.gap()
    page.rule(script.title)
    for text in (script.role, script.intro):
        if text:
            page.say(text)


def show_desk(page: Page, script: Script, here: Situation, exam: bool) -> None:
    """Where the shift stands. How patient somebody is who waits is no secret, but in an exam."""
    page.gap()
    page.rule(f"{script.line or script.title} · {clock_words(here.now)} of {clock_words(here.closes)}")
    if here.outage:
        page.say("Far more people ring than usual.", "bold")
    _show_queue(page, here.queue, exam)
    for owed in here.promises:
        left = f"{clock_words(owed.left)} left" if owed.left > 0 else "overdue"
        page.hanging("  Owed  ", f"{owed.name}: {owed.text} ({left})")
    for title in here.done:
        page.hanging("  Done  ", title)
    page.say(_figures(script, here), "dim")


def show_things(page: Page, things: Sequence[Thing]) -> None:
    """What can be done, numbered."""
    page.gap()
    page.say("What now?", "bold")
    for number, thing in enumerate(things, 1):
        page.hanging(f"{number:>2}  ", thing.text)
    page.say("Enter looks again · ? help · q leave", "dim")


def show_help(page: Page, things: Sequence[Thing]) -> None:
    page.rule("Help")
    page.hanging("  1, 2 …  ", "does that; so does its word, or the beginning of it:")
    for thing in things:
        page.hanging(f"          {thing.word}  ", thing.text)
    page.hanging("  Enter   ", "shows the desk again; no time passes while you read")
    page.hanging("  q       ", "leaves; the shift is kept")


def _show_queue(page: Page, queue: Sequence[InQueue], exam: bool) -> None:
    if not queue:
        page.say("Nobody is waiting.")
        return
    page.say("1 is waiting:" if len(queue) == 1 else f"{len(queue)} are waiting, the longest first:")
    for waiting in queue:
        name = waiting.name or "Somebody"
        who = f"{name}, ringing again" if waiting.rings > 1 else name
        text = who if exam else f"{who} · {patience_word(waiting.patience)}"
        page.hanging(f"  {clock_words(waiting.waited):>5}  ", text)


def _figures(script: Script, here: Situation) -> str:
    found = here.result
    parts = ["1 call answered" if found.handled == 1 else f"{found.handled} calls answered"]
    if script.quota:
        parts.append(f"quota by now {found.quota}")
    if found.handled:
        parts.append(f"{found.handle_time:.0f} s a call")
    parts.append(f"{found.abandoned} rang off")
    return " · ".join(parts)
