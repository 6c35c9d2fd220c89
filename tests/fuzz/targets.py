"""What may be given anything, and what must hold of the answer: each target raises if it does not.

Atheris feeds them by `python -m tests.fuzz`; in the tests hypothesis does, and the inputs that were found.
"""

from collections.abc import Callable

from simulator.analysis.lint.lint import lint
from simulator.scenario.codes import CODES
from simulator.scenario.conditions import Malformed, mistakes, parse, resolve
from simulator.scenario.diagnostics import Diagnostic, Edit, Severity, render
from simulator.scenario.edits import overlaps
from simulator.scenario.load import Loaded, load
from simulator.scenario.translation import stream
from simulator.scenario.world import FLAG, MOOD, PROMISE, Constant, Domain, Vocabulary, pack
from simulator.workbench.mending import mend

LINT_BUDGET = 300
VOCABULARY = Vocabulary(
    pack({
        "logged": FLAG, "trust": MOOD, "demands": Domain(low=2, high=9), "promise.ring": PROMISE,
        "source": Domain(words=("unknown", "partner", "carrier")), "knowledge.how": FLAG,
    }),
    {
        "call": Constant(Domain(words=("first", "second")), 0),
        "contact": Constant(Domain(low=0, high=99), 1),
        "tier": Constant(Domain(words=("vip",)), 0, strict=False),
    },
)  # fmt: skip
BASE = """\
format: 1
title: A lost parcel
caller: {name: Ana}
facts: {logged: false}
calls:
  - id: first
    start: hello
    states:
      hello:
        lines: [It never came., {say: Again?, when: logged}]
        choices: [{id: bye, say: Bye., set: {logged: true}, to: over}]
      over: {ending: done, title: Over.}
"""


def loading(data: bytes) -> None:
    """Any text is a scenario, which can be linted, or diagnosed."""
    check_loaded(as_text(data))


def conditions(data: bytes) -> None:
    """Any condition means something for a world, or is malformed in a place that it has."""
    text = as_text(data)
    tree = parse(text)
    found = tree if isinstance(tree, Malformed) else resolve(tree, VOCABULARY)
    if not isinstance(found, Malformed):
        assert found.holds(0) in (True, False)
        return
    known = tree.tree if isinstance(tree, Malformed) else tree
    for malformed in (found, *(mistakes(known, VOCABULARY) if known else ())):
        assert malformed.message
        assert malformed.hint
        assert 0 <= malformed.column <= len(text)
        for column, length, _ in malformed.cure:
            assert 0 <= column <= column + length <= len(text)


def translations(data: bytes) -> None:
    """Any text behind a scenario is a translation of it, or diagnosed."""
    check_loaded(stream(BASE, as_text(data)))


def mending(data: bytes) -> None:
    """Mending any text leaves it no worse than it was."""
    text = as_text(data)
    mended = mend(text, errors)
    assert (mended.text == text) or mended.done
    if load(text, "fuzz").scenario:
        assert load(mended.text, "fuzz").scenario


TARGETS: tuple[Callable[[bytes], None], ...] = (loading, conditions, translations, mending)


def any_target(data: bytes) -> None:
    """One of the targets, chosen by the first byte, with the rest."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def as_text(data: bytes) -> str:
    """The bytes as a text; what is no UTF-8 becomes halves of letters, which no text should have."""
    return data.decode("utf-8", "surrogateescape")


def errors(text: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in load(text, "fuzz").diagnostics if one.severity is Severity.ERROR)


def check_loaded(text: str) -> Loaded:
    """A scenario or errors; all that is said of it lies in the file and can be shown."""
    found = load(text, "fuzz")
    assert found.scenario is not None or found.diagnostics
    linted = lint(found.scenario, LINT_BUDGET) if found.scenario else ()
    lines = text.removeprefix("\ufeff").splitlines()
    for one in (*found.diagnostics, *linted):
        check_told(one, lines)
    return found


def check_told(one: Diagnostic, lines: list[str]) -> None:
    assert one.code in CODES
    assert one.span.line >= 1
    assert 1 <= one.span.column < one.span.end
    assert render(one, "fuzz.yaml", lines)
    for place, edit in enumerate(one.fix):
        check_edit(edit, lines)
        assert not any(overlaps(edit, other) for other in one.fix[:place])


def check_edit(edit: Edit, lines: list[str]) -> None:
    """The edit lies within a line there is."""
    assert 1 <= edit.span.line <= len(lines)
    assert 1 <= edit.span.column <= edit.span.end <= len(lines[edit.span.line - 1]) + 1
