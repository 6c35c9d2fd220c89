"""Attempts read back for score sheets: what every reply cost, and what would have been better."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.remark_records import Note
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
from simulator.app.attempt import is_trial
from simulator.app.bounds import bounds_key
from simulator.app.cohort_attempts import attempt_of, choices_priced, choices_reviewed, items_of
from simulator.app.cohort_counting import LeftOut, Part, part_of, shift_of
from simulator.app.recorded import Recorded, played_scenario, read_log
from simulator.app.review_page import no_return_words
from simulator.scenario.load import Scenario
from simulator.scenario.program import Program

_KEPT = 8


class ScoredCalls:
    """Makes what sheets tell of attempts.

    With `reviewed`, every call is taken apart as `review` does it, which takes about a tenth of a second
    each; without, costs are all that is known of a reply. Without `counted`, nothing is made ready for the
    figures of a cohort.
    """

    def __init__(self, store: Store, reviewed: bool = True, counted: bool = True) -> None:
        self._unread: list[str] = []
        self._left_out = LeftOut()
        self._store = store
        self._reviewed = reviewed
        self._counting = counted
        self._scenarios: dict[str, Scenario] = {}
        self._points: dict[str, tuple[Item, ...]] = {}
        self._solutions: dict[str, Solution] = {}

    @property
    def problems(self) -> list[str]:
        """Which attempts could only be told by their score, and which are in no figure of a cohort."""
        return [*self._unread, *self._left_out.sentences("In no figure of a cohort")]

    def of(self, record: AttemptRecord) -> sheet.ScoredCall:
        """What sheets tell of an attempt that has a scorecard. Raises StoreProblem."""
        call, choices = self._call(record)
        notes = _written(self._store.notes_of(record.id))
        row = replace(call.row, notes=notes, shift=shift_of(self._store, record.id))
        return replace(call, row=row, counted=self._counted(record, choices) if self._counting else None)

    def _call(self, record: AttemptRecord) -> tuple[sheet.ScoredCall, tuple[Chosen, ...] | None]:
        """The call, and what cohorts take from it: None where it cannot be read."""
        try:
            found = read_log(self._store, record, self._scenario(record))
        except StoreProblem as problem:
            self._unread.append(str(problem))
            return sheet.ScoredCall(row_of(record), record.trainee_id, record.started_at), None
        solution = self._solution(found.scenario)
        told = _reviewed if self._reviewed else _priced
        call, choices = told(found, solution)
        script = found.scenario.script
        return replace(call, points=self._points[record.hash], rubric=script.rubric), choices

    def _counted(self, record: AttemptRecord, choices: tuple[Chosen, ...] | None) -> Attempt | None:
        """The attempt as a cohort takes it, where it takes it; retries are only told how many there were."""
        part = part_of(self._store, record)
        if part is Part.CHANGED:
            self._left_out.changed.append(record.id)
        if part is Part.APART and record.retry_of and not is_trial(record.trainee):
            choices = ()
        elif part is not Part.COUNTED:
            return None
        elif record.ordinal > 1:
            choices = ()
        try:
            return None if choices is None else attempt_of(record, choices)
        except (KeyError, TypeError, ValueError):
            self._left_out.unread.append(record.id)
            return None

    def _scenario(self, record: AttemptRecord) -> Scenario:
        if record.hash not in self._scenarios:
            _make_room(self._scenarios)
            self._scenarios[record.hash] = played_scenario(self._store, record)
            self._points[record.hash] = items_of(self._scenarios[record.hash].program)
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


Told = tuple[sheet.ScoredCall, tuple[Chosen, ...]]
"""A call as sheets tell it, and what was chosen as cohorts take it."""


def _reviewed(found: Recorded, solution: Solution) -> Told:
    program, rubric = found.scenario.program, found.scenario.script.rubric
    result = review(program, rubric, solution, found.log)
    replies = tuple(_reply(program, step) for step in result.steps)
    record = found.record
    call = sheet.ScoredCall(
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
    return call, choices_reviewed(result)


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


def _priced(found: Recorded, solution: Solution) -> Told:
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
    call = sheet.ScoredCall(
        row_of(record, _missed(replies, priced is not None)),
        record.trainee_id,
        record.started_at,
        found.scenario.script.language,
        replies,
        certificate=certificate(found.scenario, solution.bounds),
    )
    return call, choices_priced(program, solution, found.log, priced)


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
