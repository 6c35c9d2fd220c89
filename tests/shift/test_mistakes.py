"""What is wrong with a shift's file is told with its place and a cure, and never as a traceback."""

from random import Random

import pytest

from simulator.scenario.diagnostics import Severity
from simulator.scenario.library import Library
from simulator.scenario.load import Loaded, load
from simulator.shift.library import read_shift
from simulator.shift.load import LoadedShift, load_bundle, load_shift
from tests.shift.small import SHIFT, TEXTS, small_shift

BROKEN = "format: 1\ntitle: Nothing\n"


def find(id: str) -> Loaded | None:
    if id == "broken":
        return load(BROKEN, id)
    return load(TEXTS[id], id) if id in TEXTS else None


def loaded(text: str) -> LoadedShift:
    return load_shift(text, "small.shift", find)


@pytest.mark.parametrize(
    ("part", "instead", "code", "hint"),
    [
        ("call: one", "call: oen", "unknown-scenario", "folder"),
        ("call: one", "call: broken", "broken-scenario", "check broken.yaml"),
        ("solved: [solved]", "solved: [sovled]", "unknown-ending", "'solved'"),
        ("solved: [solved]", "solved: []", "empty-list", "at least one"),
        ("again: again", "again: agian", "unknown-fact", "'again'"),
        ("keeps: [noted]", "keeps: [notde]", "unknown-fact", "'noted'"),
        ("promise: ring,", "promise: rang,", "unknown-promise", "'ring'"),
        ("set: {boast: true}", "set: {boats: true}", "unknown-fact", "'boast'"),
        ("set: {boast: true}", "set: {boast: maybe}", "bad-value", "true"),
        ("when: recorded", "when: recorder", "unknown-name", "'recorded'"),
        ("when: recorded", "when: recorded and", "bad-condition", ""),
        ("id: boast", "id: record", "duplicate-id", "another id"),
        ("facts: {recorded: false", "facts: {patience: false, recorded: false", "reserved-name", "another"),
        ("from: 10", "from: 50", "odd-period", "within the 60 minutes"),
        ("{from: 30, an-hour: 30}", "{from: 60, an-hour: 30}", "odd-period", "60 minutes"),
        ("{from: 0, an-hour: 20}", "{from: 5, an-hour: 20}", "odd-period", "begin from 0"),
        ("{from: 30, an-hour: 30}", "{from: 0, an-hour: 30}", "odd-period", "order"),
        ("quota: 20", "quota: twenty", "wrong-type", "20"),
        ("wrap-up: 20", "wrapup: 20", "unknown-key", "wrap-up"),
        ("minutes: 60", "minutes: 5000", "out-of-range", "480"),
        ("quota: 20", "quota: 20\nreturns: {soonest: 9, latest: 3}", "odd-period", "latest"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_cure(part: str, instead: str, code: str, hint: str) -> None:
    text = SHIFT.replace(part, instead, 1)
    assert text != SHIFT
    found = loaded(text)
    assert found.shift is None
    told = [one for one in found.diagnostics if one.code == code and hint in one.hint]
    assert told, found.diagnostics
    wrong = instead.splitlines()[-1]
    assert wrong[:12] in text.splitlines()[told[0].span.line - 1]


def test_all_mistakes_are_told_at_once() -> None:
    text = SHIFT.replace("call: one", "call: oen").replace("when: boast", "when: bost").replace("20", "x", 1)
    told = {one.code for one in loaded(text).diagnostics}
    assert told == {"unknown-scenario", "unknown-name", "wrong-type"}


def test_voices_that_sound_alike_are_warned_of_and_can_be_worked() -> None:
    entry = "  - {call: one, solved: [solved], caller: {name: Bea}}\noutage:"
    found = loaded(SHIFT.replace("outage:", entry))
    assert found.shift is not None
    assert [(one.code, one.severity) for one in found.diagnostics] == [("same-voice", Severity.WARNING)]


def test_a_bundle_is_the_shift_it_was_made_of() -> None:
    shift = small_shift()
    again = load_bundle(shift.text, shift.id)
    assert again is not None
    assert (again.hash, again.script, again.start) == (shift.hash, shift.script, shift.start)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"shift": 3, "calls": {}}', '{"shift": "", "calls": []}'])
def test_what_is_no_bundle_is_none(text: str) -> None:
    assert load_bundle(text, "small.shift") is None


def test_no_mangled_file_is_a_traceback() -> None:
    path = Library().shift_paths()[0]
    sound = path.read_text(encoding="utf-8")
    calls = read_shift(path).shift
    assert calls is not None
    texts = {id: Loaded(scenario, ()) for id, scenario in calls.calls.items()}
    chance = Random(6)
    for _ in range(300):
        mangled = _mangled(sound, chance)
        found = load_shift(mangled, path.stem, texts.get)
        assert found.shift is not None or found.diagnostics


def _mangled(text: str, chance: Random) -> str:
    lines = text.splitlines()
    place = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines[place] = "  " + lines[place]
        case 2:
            lines[place] = lines[place].partition(":")[0] + ": [{x: 1}]"
        case 3:
            lines[place] = lines[place].partition(":")[0] + ":"
        case _:
            at = chance.randrange(len(text))
            return text[:at] + chance.choice("{}[]:,\"'&*!-0\n ") + text[at + 1 :]
    return "\n".join(lines)
