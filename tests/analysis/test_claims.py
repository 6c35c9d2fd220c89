"""Claims of authors against every call there is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given

from scoring.rubric import CRITICAL_ERRORS, DEFAULT_RUBRIC
from scoring.scorecard import Bounds, score
from simulator.analysis.claims import Verdict, check_claims
from simulator.analysis.solve import solve
from simulator.call.decide import Call
from simulator.call.events import Answered, Event, FellSilent, Marked, MovedOn, Opened, Replied
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario
from simulator.scenario.program import Claim, MomentTest, Program
from tests.generated import condition, loaded, scenario_text, seeds
from tests.plays import play_line
from tests.shipped import each_shipped, scenario_at, solution_of
from tests.whole_calls import WholeCall, whole_calls

MOST_CALLS = 300
WATCHED = (
    "fatal", "not fatal", "over", "not over", "ending is resolved", "ending is none", "ending is stuck",
    "state is lost", "state in [won, on]", "critical.abuse", "not critical.false-closure",
    "critical.cold-transfer", "passed", "not passed", "passed or fatal", "passed and logged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One state a call has come to; `replies` led there, silences among them."""

    call: Call
    over: bool
    bits: int
    replies: int

    def satisfies(self, test: MomentTest, program: Program) -> bool:
        position = program.positions[self.call.place]
        return test(position, self.over).holds(self.call.world | self.bits)


def moments_of(program: Program, bounds: Bounds, call: WholeCall) -> list[Moment]:
    """The moments of a call, in order."""
    moved = [
        n
        for n, event in enumerate(call.events)
        if isinstance(event, Answered | Replied | FellSilent | MovedOn | Opened)
    ]
    found, codes, replies = [], set(), 0
    for here, following in zip(moved, [*moved[1:], len(call.events)], strict=True):
        part = call.events[here:following]
        codes |= {code for event in part if isinstance(event, Marked) for code in event.judged.critical}
        replies += isinstance(part[0], Replied | FellSilent)
        over = following == len(call.events)
        found.append(
            Moment(call.calls[here + 1], over, bits_of(program, bounds, call.events, codes, over), replies)
        )
    return found


def bits_of(program: Program, bounds: Bounds, events: Sequence[Event], codes: set[str], over: bool) -> int:
    names = [f"critical.{code}" for code in codes]
    names += ["fatal"] if any(CRITICAL_ERRORS[code].fatal for code in codes) else []
    names += ["passed"] if over and score(DEFAULT_RUBRIC, bounds, moments(events)).passed else []
    return sum(program.watched[name].bits for name in names)


def shown_at(claim: Claim, program: Program, calls: list[list[Moment]]) -> Iterator[tuple[int, Moment]]:
    """Wherever a claim is seen to be false, or with `possible` to be true: which call, and the moment."""
    for number, call in enumerate(calls):
        for moment in call:
            holds = moment.satisfies(claim.holds, program)
            if claim.kind == "always" and not holds:
                yield number, moment
            if claim.kind in ("never", "possible") and not claim.until and holds:
                yield number, moment
        if claim.kind == "eventually" and not any(m.satisfies(claim.holds, program) for m in call):
            yield number, call[-1]


def out_of_reach(claim: Claim, program: Program, calls: list[list[Moment]]) -> list[Moment]:
    """Moments before condition or `until` held from which no call comes to the condition."""
    assert claim.until
    reaching: set[tuple[Moment, ...]] = set()
    for call in calls:
        held = [n for n, moment in enumerate(call) if moment.satisfies(claim.holds, program)]
        reaching |= {tuple(call[: n + 1]) for n in range(held[-1] + 1)} if held else set()
    found = []
    for call in calls:
        for n, moment in enumerate(call):
            if moment.satisfies(claim.holds, program) or moment.satisfies(claim.until, program):
                break
            if tuple(call[: n + 1]) not in reaching:
                found.append(moment)
                break
    return found


def with_claims(text: str, *claims: dict[str, str]) -> Scenario:
    return loaded(json.dumps({**json.loads(text), "claims": claims}))


def anything(random: Random) -> str:
    """A condition that may name what only claims can."""
    parts = [random.choice(WATCHED) if random.random() < 0.6 else condition(random) for _ in range(2)]
    return f"({parts[0]}) {random.choice(('and', 'or'))} ({parts[1]})" if random.random() < 0.6 else parts[0]


def judged(scenario: Scenario) -> tuple[Verdict, list[list[Moment]]]:
    solution = solve(scenario.program, DEFAULT_RUBRIC)
    calls = whole_calls(scenario.program, MOST_CALLS)
    assume(calls is not None)
    assert calls
    verdict = check_claims(scenario.program, DEFAULT_RUBRIC, solution)[0]
    return verdict, [moments_of(scenario.program, solution.bounds, call) for call in calls]


TWO_WAYS_OUT = """
format: 1
title: Two ways out
caller: {name: Ana}
facts: {logged: false}
calls:
  - id: only
    start: hello
    states:
      hello:
        choices:
          - {id: lie, say: It is paid., marks: {fix: 0}, critical: knowing-falsehood, to: over}
          - {id: ask, say: What is it?, marks: {fix: 3}, set: {logged: true}, to: more}
      more: {choices: [{id: mend, say: Mended., marks: {fix: 3}, to: over}]}
      over: {ending: done}
"""


def verdict_on(kind: str, claimed: str, until: str = "") -> Verdict:
    written = {kind: claimed, "until": until} if until else {kind: claimed}
    scenario = loaded(f"{TWO_WAYS_OUT}claims: [{json.dumps(written)}]")
    program = scenario.program
    return check_claims(program, DEFAULT_RUBRIC, solve(program, DEFAULT_RUBRIC))[0]


def test_the_shortest_call_that_passes_takes_no_fatal_short_cut() -> None:
    verdict = verdict_on("possible", "passed")
    assert (verdict.proved, verdict.choices, verdict.state) == (True, ("ask", "mend"), "only/over")


def test_a_refutation_goes_on_to_the_end_of_the_call() -> None:
    verdict = verdict_on("always", "not logged")
    assert (verdict.proved, verdict.choices, verdict.shown_after) == (False, ("ask", "mend"), 1)
    assert verdict.state == "only/more"


def test_what_no_call_comes_to_is_refuted_without_one() -> None:
    verdict = verdict_on("possible", "logged and fatal")
    assert (verdict.proved, verdict.choices) == (False, None)


def test_a_point_of_no_return_is_found() -> None:
    assert verdict_on("possible", "logged", until="fatal").proved
    lost = verdict_on("possible", "logged", until="state is more")
    assert (lost.proved, lost.choices, lost.state) == (False, ("lie",), "only/over")


def test_too_much_to_try_is_undecided() -> None:
    scenario = loaded(f"{TWO_WAYS_OUT}claims: [{{never: fatal}}, {{never: passed}}]")
    rough = solve(scenario.program, DEFAULT_RUBRIC, budget=1)
    fatal, passed = check_claims(scenario.program, DEFAULT_RUBRIC, rough)
    assert (fatal.proved, passed.proved) == (False, None)
    assert check_claims(scenario.program, DEFAULT_RUBRIC, rough, budget=1)[0].proved is None


@pytest.mark.parametrize("kind", ["never", "always", "eventually", "possible"])
@given(seeds)
def test_a_claim_is_true_when_every_call_says_so(kind: str, seed: int) -> None:
    random = Random(seed)
    scenario = with_claims(scenario_text(random), {kind: anything(random)})
    verdict, calls = judged(scenario)
    shown = [moment for _, moment in shown_at(verdict.claim, scenario.program, calls)]
    assert verdict.proved == (bool(shown) == (kind == "possible"))
    check_shown(scenario, verdict, shown)


@given(seeds)
def test_what_stays_possible_is_what_some_call_comes_to_from_everywhere_before(seed: int) -> None:
    random = Random(seed)
    until = condition(random) if random.random() < 0.5 else "over"
    scenario = with_claims(scenario_text(random), {"possible": without_passed(random), "until": until})
    verdict, calls = judged(scenario)
    shown = out_of_reach(verdict.claim, scenario.program, calls)
    assert verdict.proved == (not shown)
    check_shown(scenario, verdict, shown)


def without_passed(random: Random) -> str:
    return next(text for text in iter(lambda: anything(random), "") if "passed" not in text)


def check_shown(scenario: Scenario, verdict: Verdict, shown: list[Moment]) -> None:
    """The call of a verdict can be played, and no shorter one shows as much."""
    if not shown:
        assert verdict.choices is None
        return
    assert verdict.choices is not None
    play_line(Session(scenario), verdict.choices)
    led = verdict.choices[: verdict.shown_after]
    assert sum(not choice.startswith("open:") for choice in led) == min(moment.replies for moment in shown)
    keys = {scenario.program.positions[moment.call.place].key for moment in shown}
    assert verdict.state in keys


@each_shipped
def test_what_shipped_scenarios_claim_is_true(path: Path) -> None:
    scenario = scenario_at(path)
    verdicts = check_claims(scenario.program, scenario.script.rubric, solution_of(path))
    assert len(verdicts) >= 2
    assert [verdict.claim.text for verdict in verdicts if not verdict.proved] == []
