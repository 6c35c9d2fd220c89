"""The agent's desk: case, knowledge, promises and notes, script."""

from simulator.call.situation import OpenableArticle, Situation
from simulator.scenario.model import Script
from simulator.terminal.page import Page
from simulator.terminal.typed import LETTERS


def show_case(page: Page, script: Script, here: Situation) -> None:
    """Who calls, the case's number and history, and what may be given away."""
    case, authority = script.case, script.agent.authority
    page.rule(" ".join(part for part in ("Case", case.number) if part))
    page.say(_caller(script))
    if case.status:
        page.say(f"Status: {case.status}")
    for note in here.case:
        when = ", ".join(part for part in (note.on, note.by) if part)
        page.hanging("  - ", f"{when}: {note.text}" if when else note.text)
    if not here.case:
        page.say("The case has no history.", "dim")
    if authority.goodwill:
        given = f"{here.goodwill} of {authority.goodwill} {authority.currency}".strip()
        page.say(f"Goodwill given: {given}")


def show_articles(page: Page, here: Situation) -> None:
    """The articles to open, numbered."""
    page.rule("Knowledge")
    if not here.articles:
        page.say("There are no articles on this desk.", "dim")
        return
    for number, article in enumerate(here.articles, 1):
        page.hanging(f"  k {number}  ", article.title + (" (read)" if article.opened else ""))
    page.say("Type k and a number to read one.", "dim")


def show_article(page: Page, article: OpenableArticle) -> None:
    page.rule(article.title)
    page.say(article.text)


def show_notes(page: Page, here: Situation) -> None:
    """What was promised and how it stands, and what the trainee wrote into the case."""
    page.rule("Promises and notes")
    show_promises(page, here)
    for note in here.case:
        if note.written_here:
            page.hanging("  Note     ", note.text)
    if not here.promises and not any(note.written_here for note in here.case):
        page.say("Nothing has been promised or written down.", "dim")


def show_promises(page: Page, here: Situation) -> None:
    for promise in here.promises:
        page.hanging("  Promise  ", f"{promise.text} ({promise.status})")


def show_script(page: Page, script: Script, here: Situation) -> None:
    """The flowchart's boxes, the one where the call stands marked."""
    page.rule("Script")
    if not script.flowchart:
        page.say("There is no script for this call.", "dim")
        return
    for step in script.flowchart:
        current = step.id == here.step
        ways = [f"{answer}: {ref.name}" for answer, ref in (("yes", step.yes), ("no", step.no)) if ref]
        tail = (f"  [{', '.join(ways)}]" if ways else "") + ("  (you are here)" if current else "")
        lead = f"{'>' if current else ' '} {step.id}: "
        page.hanging(lead, step.text + tail, "bold" if current else "", indent=4)


def show_hint(page: Page, here: Situation, exam: bool) -> None:
    if exam:
        page.say("There are no hints in an exam.")
    else:
        page.hanging("Hint: ", here.hint or "there is none here.")


def show_help(page: Page, ringing: bool) -> None:
    page.rule("Help")
    if ringing:
        page.hanging("  Enter  ", "answers the phone")
    else:
        page.hanging("  1, 2 … ", "says that reply; its id, or the beginning of it, does too")
        page.hanging("  Enter  ", "shows the replies again")
    for letter, meaning in LETTERS.items():
        page.hanging(f"  {letter}      ", meaning)


def _caller(script: Script) -> str:
    caller = script.caller
    tier = f"Tier: {caller.tier}"
    return ". ".join(part.rstrip(".") for part in (caller.name, caller.about, tier) if part) + "."
