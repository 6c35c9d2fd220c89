"""Attempts read back for score sheets: what every reply cost, and what would have been better."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord, Note
from scoring.results.store import Store
from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from scoring.scorecard import Bounds
from scoring.sheets import calls as sheet
from scoring.sheets.rows import row_of
from simulator.analysis.costs import costs
from simulator.analysis.grades import grade_of
from simulator.analysis.review import review
from simulator.analysis.reviewed import Review, Step
from simulator.analysis.solve import Solution, solve
from simulator.analysis.standing import critical_of, turns
from simulator.app.bounds import bounds_key
from simulator.app.recorded import Recorded, played_scenario, read_log
from simulator.app.review_page import no_return_words
from simulator.scenario.load import Scenario
from simulator.scenario.program import Program

_KEPT = 8


class ScoredCalls:
    """Makes what sheets tell of attempts. `problems` says which of them could only be told by their score.

    With `reviewed`, every call is taken apart as `review` does it, which takes about a tenth of a second
    each; without, costs are all that is known of a reply.
    """

    def __init__(self, store: Store, reviewed: bool = True) -> None:
        self.problems: list[str] = []
        self._store = store
        self._reviewed = reviewed
        self._scenarios: dict[str, Scenario] = {}
        self._solutions: dict[str, Solution] = {}

    def of(self, record: AttemptRecord) -> sheet.ScoredCall:
        """What sheets tell of an attempt that has a scorecard. Raises StoreProblem."""
        call = self._call(record)
        notes = _written(self._store.notes_of(record.id))
        return replace(call, row=replace(call.row, notes=notes)) if notes else call

    def _call(self, record: AttemptRecord) -> sheet.ScoredCall:
        try:
            found = read_log(self._store, record, self._scenario(record))
        except StoreProblem as problem:
            self.problems.append(str(problem))
            return sheet.ScoredCall(row_of(record), record.trainee_id, record.started_at)
        solution = self._solution(found.scenario)
        told = _reviewed if self._reviewed else _priced
        return told(found, solution)

    def _scenario(self, record: AttemptRecord) -> Scenario:
        if record.hash not in self._scenarios:
            _make_room(self._scenarios)
            self._scenarios[record.hash] = played_scenario(self._store, record)
        return self._scenarios[record.hash]

    def _solution(self, scenario: Scenario) -> Solution:
        key = bounds_key(scenario)
        if key not in self._solutions:
            _make_room(self._solutions)
            self._solutions[key] = solve(scenario.program, scenario.script.rubric)
        return self._solutions[key]


def _written(notes: Sequence[Note]) -> str:
    """Trainers' notes in the order written, one a line; those about an erased trainee are gone."""
    return "\n".join(
        f"{note.at:%Y-%m-%d}{f', {note.author}' if note.author else ''}: {note.text}"
        for note in notes
        if note.text is not None
    )


def _make_room(kept: dict[str, Scenario] | dict[str, Solution]) -> None:
    if len(kept) >= _KEPT:
        kept.pop(next(iter(kept)))


def _reviewed(found: Recorded, solution: Solution) -> sheet.ScoredCall:
    program, rubric = found.scenario.program, found.scenario.script.rubric
    result = review(program, rubric, solution, found.log)
    replies = tuple(_reply(program, step) for step in result.steps)
    record = found.record
    return sheet.ScoredCall(
        row_of(record, _missed(replies, result.exact)),
        record.trainee_id,
        record.started_at,
        found.scenario.script.language,
        replies,
        tuple(sheet.Mood(mood.patience, mood.trust) for mood in result.moods),
        result.turning,
        result.no_return.step if result.no_return else None,
        no_return_words(result),
        _recovery(result),
        certificate(found.scenario, solution.bounds),
    )


def _reply(program: Program, step: Step) -> sheet.ScoredReply:
    verdict = step.verdict
    return sheet.ScoredReply(
        step.number,
        step.at,
        step.reply.state,
        step.reply.id,
        step.reply.text,
        _offered(program, step.reply.state),
        cost=verdict.points if verdict else None,
        grade=verdict.grade.value if verdict else "",
        marks=", ".join(f"{BEHAVIOURS[mark.behaviour].title} {mark.value}" for mark in step.marks),
        critical="; ".join(CRITICAL_ERRORS[code].title for code in step.critical),
        why=step.why,
        better=verdict.better.reply.text if verdict and verdict.better else "",
        patience=step.after.patience,
        trust=step.after.trust,
    )


def _missed(replies: Sequence[sheet.ScoredReply], exact: bool) -> int | None:
    return sum(reply.missed for reply in replies) if exact else None


def _recovery(result: Review) -> str:
    if result.recovery is None:
        return ""
    words = " ".join(f"“{reply.text}”" for reply in result.recovery.replies[:2])
    return f"After it, {result.recovery.total:.1f} was still within reach: {words}"


def _priced(found: Recorded, solution: Solution) -> sheet.ScoredCall:
    program = found.scenario.program
    priced = costs(program, solution, found.log)
    critical = {turn.done.at: critical_of(turn.happened) for turn in turns(program, found.log)}
    replies = tuple(
        sheet.ScoredReply(
            number,
            cost.at,
            cost.state,
            cost.id,
            dict(_offered(program, cost.state)).get(cost.id, ""),
            _offered(program, cost.state),
            cost=cost.points,
            grade=grade_of(cost.points).value,
            critical="; ".join(CRITICAL_ERRORS[code].title for code in critical.get(cost.at, ())),
        )
        for number, cost in enumerate(priced or (), 1)
    )
    record = found.record
    return sheet.ScoredCall(
        row_of(record, _missed(replies, priced is not None)),
        record.trainee_id,
        record.started_at,
        found.scenario.script.language,
        replies,
        certificate=certificate(found.scenario, solution.bounds),
    )


def _offered(program: Program, state: str) -> tuple[tuple[str, str], ...]:
    return tuple(_offers(program, state))


def _offers(program: Program, state: str) -> Iterator[tuple[str, str]]:
    position = program.positions[program.places[state]]
    for transition in position.transitions:
        if transition.move is not None:
            words = "(silence)" if transition.slot == position.silence else transition.move.say
            yield transition.id, words


def certificate(scenario: Scenario, bounds: Bounds) -> sheet.Certificate:
    """What this version of the scenario can do to a score."""
    names = ("empathy", "resolution", "escalation")
    weights = zip(names, scenario.script.rubric.weights, strict=True)
    how = f"exact, from {bounds.configurations:,} configurations"
    return sheet.Certificate(
        scenario.id,
        scenario.script.title,
        scenario.hash,
        best=100.0,
        worst=0.0,
        chance=bounds.chance,
        weights=", ".join(f"{name} {weight}" for name, weight in weights),
        basis=how if bounds.exact else f"estimated from {bounds.plays:,} plays",
        configurations=bounds.configurations,
    )
