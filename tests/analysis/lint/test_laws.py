"""What lints claim holds against every play there is, tried one by one."""

from collections import deque
from dataclasses import dataclass, field

from hypothesis import assume, given

from simulator.analysis.lint.hearing import never_heard
from simulator.analysis.lint.lint import BUDGET, lint
from simulator.analysis.lint.plays import stuck_calls
from simulator.analysis.lint.subject import Subject, subject
from simulator.call.decide import STUCK, Answer, Call, Command, Reply, StaySilent, begin
from simulator.call.events import Ended, Entered, Heard, Marked
from simulator.call.session import Session
from simulator.scenario.load import Scenario
from simulator.scenario.program import Spoken
from tests.analysis.lint.calls import TOO_FEW
from tests.generated import generated, seeds
from tests.plays import play_line, possible, step

MOST = 4000


@dataclass
class Tried:
    """What a scenario did in all its plays; `stuck` are states by key, each with the fewest steps there."""

    states: set[str] = field(default_factory=set)
    said: set[tuple[str, str]] = field(default_factory=set)
    heard: set[tuple[str, Spoken]] = field(default_factory=set)
    critical: set[str] = field(default_factory=set)
    worlds: set[int] = field(default_factory=set)
    stuck: dict[str, int] = field(default_factory=dict)


def tried(scenario: Scenario) -> Tried | None:
    """Everything, by commands alone; None where it would take long."""
    program = scenario.program
    found = Tried()
    start = begin(program)
    steps = {start: 0}
    work = deque([start])
    while work:
        call = work.popleft()
        found.worlds.add(call.world)
        if call.over or len(steps) > MOST:
            continue
        for command in possible(program, call):
            after = _done(scenario, call, command, steps[call], found)
            if after not in steps:
                steps[after] = steps[call] + (not isinstance(command, Answer))
                (work.appendleft if isinstance(command, Answer) else work.append)(after)
    return found if len(steps) <= MOST else None


def _done(scenario: Scenario, call: Call, command: Command, steps: int, found: Tried) -> Call:
    key = scenario.program.positions[call.place].key
    if isinstance(command, Reply | StaySilent):
        found.said.add((key, command.choice if isinstance(command, Reply) else "silence"))
    after, events = step(scenario.program, call, command)
    for event in events:
        if isinstance(event, Entered):
            key = event.state
            found.states.add(key)
        elif isinstance(event, Heard):
            found.heard.add((key, event.line))
        elif isinstance(event, Marked):
            found.critical.update(event.judged.critical)
        elif isinstance(event, Ended) and event.outcome == STUCK:
            found.stuck.setdefault(key, steps + (not isinstance(command, Answer)))
    return after


def looked_at(seed: int) -> tuple[Subject, Tried]:
    scenario = generated(seed)
    found = tried(scenario)
    assume(found is not None)
    assert found is not None
    return subject(scenario, BUDGET), found


def keys(about: Subject, places: frozenset[int]) -> set[str]:
    return {about.program.positions[place].key for place in places if place}


@given(seeds)
def test_calls_come_to_just_the_states_that_are_said_to_be_reached(seed: int) -> None:
    about, found = looked_at(seed)
    assert keys(about, about.places) == found.states


@given(seeds)
def test_what_is_ruled_out_without_trying_never_happens(seed: int) -> None:
    about, found = looked_at(seed)
    assert found.states <= keys(about, about.possible.places)
    ruled_out = {
        (position.key, transition.id)
        for position in about.program.positions
        for transition in position.transitions
        if (position.index, transition.slot) not in about.possible.taken
    }
    assert not found.said & ruled_out
    for world in found.worlds:
        for field_ in about.possible.values.read_by(-1):
            assert field_.get(world) in about.possible.values.of(field_.name)


@given(seeds)
def test_every_play_without_a_word_left_is_found_and_no_other_is_claimed(seed: int) -> None:
    about, found = looked_at(seed)
    calls = stuck_calls(about.plays) if about.plays else {}
    lengths = {about.program.positions[place].key: len(stuck.choices) for place, stuck in calls.items()}
    assert lengths == found.stuck


@given(seeds)
def test_the_call_to_a_soft_lock_can_be_played_and_ends_with_nothing_to_say(seed: int) -> None:
    scenario = generated(seed)
    plays = subject(scenario, BUDGET).plays
    assume(plays is not None)
    assert plays is not None
    for place, stuck in stuck_calls(plays).items():
        session = Session(scenario)
        play_line(session, stuck.choices)
        last = session.log[-1]
        assert isinstance(last, Ended)
        assert (last.outcome, session.call.place) == (STUCK, place)


@given(seeds)
def test_a_reply_never_on_offer_is_said_in_no_play(seed: int) -> None:
    about, found = looked_at(seed)
    for position in about.program.positions:
        for transition in position.transitions:
            if position.key in found.states and transition.move and transition.id:
                assert about.happens(transition) == ((position.key, transition.id) in found.said)


@given(seeds)
def test_lines_are_unheard_just_where_no_play_hears_them(seed: int) -> None:
    about, found = looked_at(seed)
    # Generated scenarios have a line of the file for each key: `say` comes first, then `when`.
    heard = {(key, said.text) for key, said in found.heard}
    silent = {
        line.at[0] + (2 if line.when else 1)
        for position in about.program.positions
        if position.key in found.states
        for whole in position.state.lines
        for line in whole.first or (whole,)
        if (position.key, line.say) not in heard
    }
    assert {told.span.line for told in never_heard(about, BUDGET)} == silent


@given(seeds)
def test_an_idle_critical_error_is_committed_in_no_play(seed: int) -> None:
    about, found = looked_at(seed)
    idle = {told.message.split("'")[1] for told in lint(about.scenario) if told.code == "idle-critical"}
    assert not idle & found.critical


@given(seeds)
def test_what_is_claimed_without_trying_is_claimed_by_trying(seed: int) -> None:
    """Codes that say 'never' differ only in how much they see."""
    scenario = generated(seed)
    certain = {"never-offered", "never-heard", "fact-never-set", "idle-critical"}
    blind = {(told.code, told.span) for told in lint(scenario, TOO_FEW) if told.code in certain}
    seeing = {(told.code, told.span) for told in lint(scenario) if told.code in certain}
    unreached = any(told.code in ("never-reached", "dead-end") for told in lint(scenario))
    assert blind <= seeing or unreached


@given(seeds)
def test_no_place_is_told_twice_under_one_code(seed: int) -> None:
    found = [(told.code, told.span) for told in lint(generated(seed))]
    assert len(found) == len(set(found))
