"""What an author sees in an editor with the real yaml-language-server, with our schema."""

from collections.abc import Iterator
from random import Random

import pytest

from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.load import load
from simulator.workbench.schema.made import CHECKOUT
from tests.node.language_server import Editor, Squiggle, editor
from tests.shipped import PATHS
from tests.workbench.mistakes import Mistake, apart, as_file, with_mistakes
from tests.workbench.test_schema import MISTAKES, STRUCTURAL, WHOLE

pytestmark = pytest.mark.xdist_group("yaml-language-server")
SCHEMA = "../assets/schema/scenario.schema.json"
FOR_THE_SERVER = f"# yaml-language-server: $schema={SCHEMA}\n"
FOR_OTHERS = f"# $schema: {SCHEMA}\n"
STATE = """format: 1
title: T
caller: {name: Ana}
calls:
  - id: first
    start: hello
    states:
      hello:
"""
CHOICE = f"{STATE}        choices:\n          - id: bye\n"
TRIED, TOGETHER = 1500, 12
"""So many mistakes are tried, so many of them in one file."""


@pytest.fixture(scope="module")
def vs_code() -> Iterator[Editor]:
    with editor(CHECKOUT / "scenarios") as opened:
        yield opened


def test_shipped_scenarios_have_nothing_underlined(vs_code: Editor) -> None:
    texts = [FOR_THE_SERVER + path.read_text(encoding="utf-8") for path in PATHS]
    assert vs_code.squiggles(*texts) == [[] for _ in texts]


def test_shipped_translations_have_nothing_underlined(vs_code: Editor) -> None:
    line = FOR_THE_SERVER.replace("scenario.schema", "translation.schema")
    texts = [
        line + path.read_text(encoding="utf-8") for path in sorted(PATHS[0].parent.glob("*.*.yaml"))
    ]  # fmt: skip
    assert texts
    assert vs_code.squiggles(*texts) == [[] for _ in texts]


@pytest.mark.parametrize("line", [FOR_THE_SERVER, FOR_OTHERS])
def test_either_line_at_the_top_names_the_schema(vs_code: Editor, line: str) -> None:
    (found,) = vs_code.squiggles(f"{line}format: 1\ntitle: T\ncaller: {{name: Ana}}\ncals: []\n")
    assert [(squiggle.line, squiggle.message) for squiggle in found] == [
        (2, 'Missing property "calls".'),
        (5, "Property cals is not allowed."),
    ]


STATE_KEYS = {"lines", "choices", "then", "ending", "next"}
LINES = f"{STATE}        lines:\n"
COMPLETIONS = {
    "the keys of a scenario": ("title: T\n|", {"format", "caller", "calls"}, {"say"}),
    "the keys of a state": (f"{STATE}        |", STATE_KEYS, {"caller", "say"}),
    "the keys of a choice": (f"{CHOICE}            |", {"say", "to", "marks", "hold"}, {"id", "ending"}),
    "the keys of a line": (f"{LINES}          - say: Hm.\n            |", {"by", "when"}, {"to"}),
    "the behaviours": (f"{CHOICE}            marks:\n              |", {"attentive", "goodwill"}, {"say"}),
    "the critical errors": (f"{CHOICE}            critical: [|]", {"abuse", "cold-transfer"}, {"say"}),
    "the words of an apology": (f"{CHOICE}            apology: |", {"specific", "generic"}, {"true"}),
    "the words of a pronoun": ("caller:\n  name: Ana\n  pronoun: |", {"she", "he", "they"}, {"name"}),
    "yes and no": (f"{CHOICE}            retell: |", {"true", "false"}, {"specific"}),
    "the words of a delivery": (
        f"{LINES}          - first:\n              - say: Hm.\n                delivery: |",
        {"calm", "sharp"}, {"say"},
    ),
    "the keys of a step": (
        f"{STATE}        then:\n          - to: over\n            |", {"when", "set"}, {"say"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPLETIONS)
def test_the_editor_offers(vs_code: Editor, name: str) -> None:
    text, offered, not_offered = COMPLETIONS[name]
    found = set(vs_code.completions(FOR_THE_SERVER + text))
    assert offered <= found
    assert not found & not_offered


HOVERS = {
    "cal|ler: {name: Ana}": "The person on the phone. Needed.",
    f"{CHOICE}            rep|eat: 2": "How often it can be said in one call. 1 to 7. If left out: 1.",
    f"{CHOICE}            marks: {{atten|tive: 3}}": "Attentive: lets them finish, picks up cues",
    f"{CHOICE}            critical: [ab|use]": "Abuse, plain or disguised: the total is 0.",
    f"{STATE}        lines: [{{del|ivery: calm}}]": "`hurried`",
}


@pytest.mark.parametrize("text", HOVERS)
def test_the_editor_explains(vs_code: Editor, text: str) -> None:
    assert HOVERS[text] in vs_code.hover(FOR_THE_SERVER + text)


def test_the_editor_underlines_what_check_reports_and_nothing_else(vs_code: Editor) -> None:
    """On the same lines, for mistakes of structure; a mistake between parts of a file only `check` sees."""
    tried = Random(4).sample([mistake for mistake in MISTAKES if not hides_the_calls(mistake)], TRIED)
    files = [FOR_THE_SERVER + as_file(with_mistakes(WHOLE, group)) for group in apart(tried, TOGETHER)]
    for text, squiggles in zip(files, vs_code.squiggles(*files), strict=True):
        problems = [found for found in load(text, "made").diagnostics if found.severity is Severity.ERROR]
        assert unseen_by_the_editor(problems, squiggles) == []
        assert unseen_by_check(squiggles, problems) == []


def hides_the_calls(mistake: Mistake) -> bool:
    """Without calls `check` does not get as far as following names."""
    return mistake.path[0] == "calls" and len(mistake.path) <= 3


def unseen_by_the_editor(problems: list[Diagnostic], squiggles: list[Squiggle]) -> list[Diagnostic]:
    underlined = {line for squiggle in squiggles for line in range(squiggle.line, squiggle.last + 1)}
    return [
        problem
        for problem in problems
        if problem.code in STRUCTURAL and not underlined & lines_of(problem)
    ]  # fmt: skip


def unseen_by_check(squiggles: list[Squiggle], problems: list[Diagnostic]) -> list[Squiggle]:
    """A needed key that is misspelt is one mistake to `check`; the editor says as well that it is missing."""
    reported = {line for problem in problems for line in lines_of(problem)}
    meant = {f'Missing property "{edit.text}".' for problem in problems for edit in problem.fix}
    return [
        squiggle
        for squiggle in squiggles
        if squiggle.line not in reported and squiggle.message not in meant
    ]  # fmt: skip


def lines_of(problem: Diagnostic) -> set[int]:
    """Of what lacks a key, the editor underlines the name and `check` the first line: one above the other."""
    line = problem.span.line
    return {line - 1, line} if problem.code == "missing-key" else {line}


def scenario(keys: str = "", state: str = "ending: lost", caller: str = "name: Ana") -> str:
    """A whole scenario, sound but for what is put in: further keys, a state's, the caller's."""
    return (
        f"format: 1\ntitle: T\ncaller: {{{caller}}}\n{keys}"
        f"calls: [{{id: a, start: b, states: {{b: {{{state}}}, c: {{ending: won}}}}}}]\n"
    )


SEEN_BY_BOTH = {
    "a key given twice": scenario("level: 2\nlevel: 3\n"),
    "a quotation mark never closed": scenario('summary: "Oh\n'),
    "an indentation that is wrong": scenario("learn:\n  - one\n - two\n"),
    "a colon without a space": scenario("level:2\n"),
    "a tab": scenario("agent:\n\tauthority: {}\n"),
}
ONLY_SEEN_BY_CHECK = {
    "a True": scenario(caller="name: Ana, portrait: {glasses: True}"),
    "a number with a point": scenario("level: 2.0\n"),
    "a number in another notation": scenario("level: 0x2\n"),
    "an anchor and an alias": scenario("summary: &one Words.\ntopics: [*one]\n"),
    "a tag": scenario("summary: !!str Words.\n"),
    "a state that does not exist": scenario(state="then: nowhere"),
    "a condition that cannot be read": scenario(state="then: [{when: and, to: c}, c]"),
    "a fact that does not exist": scenario(state="then: {set: {logged: true}, to: c}"),
    "two things with one id": scenario(
        state="choices: [{id: one, say: One., to: c}, {id: one, say: Two., to: c}]"
    ),
    "a state with two ways on": scenario(state="then: c, ending: lost"),
    "a state with no way on": scenario(state="hint: Hm."),
    "a last target with a condition": scenario(state="then: [{when: patience > 1, to: c}]"),
    "a title where nothing ends": scenario(state="then: c, title: Hm."),
    "weights that do not add up": scenario(
        "rubric: {weights: {empathy: 1, resolution: 1, escalation: 1}}\n"
    ),
    "a count the wrong way round": scenario("facts: {demands: {from: 3, to: 1}}\n"),
}  # fmt: skip


def test_what_is_put_into_is_sound() -> None:
    assert load(scenario(), "sound").scenario is not None


@pytest.mark.parametrize("name", SEEN_BY_BOTH)
def test_the_editor_sees_it_as_check_does(vs_code: Editor, name: str) -> None:
    text = SEEN_BY_BOTH[name]
    assert vs_code.squiggles(FOR_THE_SERVER + text) != [[]]
    assert load(text, "mistaken").scenario is None


@pytest.mark.parametrize("name", ONLY_SEEN_BY_CHECK)
def test_only_check_sees_it(vs_code: Editor, name: str) -> None:
    """As docs/editor.md says: an author who relies on the editor alone has to know."""
    text = ONLY_SEEN_BY_CHECK[name]
    assert vs_code.squiggles(FOR_THE_SERVER + text) == [[]]
    assert load(text, "mistaken").scenario is None
