"""Writing a translation file for somebody who edits it by hand."""

import re
from collections.abc import Iterator, Sequence

from simulator.scenario.diagnostics import Diagnostic, Enough, Problems, Severity
from simulator.scenario.format import TRANSLATION
from simulator.scenario.languages import own_name
from simulator.scenario.load import Scenario
from simulator.scenario.source import quoted
from simulator.scenario.syntax.parse import parse
from simulator.scenario.texts import Text, texts
from simulator.scenario.translation import Entry, Translation, without_start
from simulator.workbench.new_scenario.making import MODELINES
from simulator.workbench.translating.context import Context
from simulator.workbench.translating.layout import MARGIN, OURS, Block, Layout, layout_of
from simulator.workbench.translating.scalars import written
from simulator.workbench.translating.update import Update, updated

_INTRODUCTION = """\
# {title}: into {name}
#
# Write each text behind 'text:', between the quotes, and leave 'id' and 'source' as they are. A quote within
# a text is written \\". What is not translated yet is shown as it is in the scenario.
# Comments that begin with '#.' are made by 'translate', and made anew by it; all others stay.
format: 1
translates: {id}
language: {language}
"""
_ID = re.compile(r"[a-z][\w/-]*", re.ASCII)
_GONE = "What was translated and is not in the scenario any more. It can be removed."


def read_translation(text: str) -> tuple[Translation | None, tuple[Diagnostic, ...]]:
    """A translation from its file's text, by itself; None if it has mistakes."""
    text = without_start(text)
    problems = Problems()
    translation: Translation | None = None
    try:
        top = parse(text, problems)
        translation = TRANSLATION.read(top, problems) if top else None
    except Enough:
        pass
    sound = not any(found.severity is Severity.ERROR for found in problems.found)
    return translation if sound else None, problems.in_order()


def new_translation(scenario: Scenario, language: str, schema: str) -> tuple[str, Update]:
    """The text of a file with nothing translated yet; by `schema` editors find what it may hold."""
    said = texts(scenario.script)
    update = updated(said, (), ())
    title = " ".join(scenario.script.title.split())
    head = MODELINES.format(schema=schema)
    head += _INTRODUCTION.format(title=title, name=own_name(language), language=language, id=scenario.id)
    return _file(scenario, said, update, Layout(tuple(head.splitlines()))), update


def updated_translation(scenario: Scenario, old: str, translation: Translation) -> tuple[str, Update]:
    """The text of the file brought up to the scenario; the same text where there is nothing to change."""
    said = texts(scenario.script)
    update = updated(said, translation.texts, translation.gone)
    if (update.texts, update.gone) == (translation.texts, translation.gone):
        return old, update
    made = _file(scenario, said, update, layout_of(old, translation))
    return made.replace("\n", "\r\n") if "\r\n" in old else made, update


def _file(scenario: Scenario, said: Sequence[Text], update: Update, layout: Layout) -> str:
    context = Context(scenario.script)
    lines = [*layout.head, "", "texts:" if update.texts else "texts: []"]
    heading = ""
    for text, entry in zip(said, update.texts, strict=True):
        about = context.about(text)
        if heading != (heading := context.heading(text)):
            lines += ["", f"{' ' * MARGIN}{OURS} {heading}"]
        lines += [f"{' ' * MARGIN}{OURS} {about}"] if about else []
        lines += _entry(entry, layout.blocks.get(entry.at))
    if update.gone:
        lines += ["", f"{OURS} {_GONE}", "gone:"]
        lines += (line for entry in update.gone for line in _entry(entry, layout.blocks.get(entry.at)))
    lines += ["", *layout.tail] if layout.tail else []
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, block: Block | None) -> Iterator[str]:
    """The lines of an entry: as they were if it is the same, else with their comments above them."""
    margin = " " * MARGIN
    if block and block.entry == entry and block.lines:
        yield from (margin + comment for comment in block.above)
        yield from block.lines
        return
    yield from (margin + comment for comment in (block.comments if block else ()))
    yield f"{margin}- id: {entry.id if _ID.fullmatch(entry.id) else quoted(entry.id)}"
    yield from written("source", entry.source, MARGIN + 2)
    yield from written("was", entry.was, MARGIN + 2) if entry.was else ()
    yield from written("text", entry.text, MARGIN + 2)
    if entry.stale:
        yield f"{margin}  stale: true"
