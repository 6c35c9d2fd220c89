"""Attempts read back from the store: the text they were played on, their log, and retries of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.results.problem import StoreProblem
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.analysis.standing import turns
from simulator.call.events import Ended, Event, from_record
from simulator.call.rehearsal import rehearsed
from simulator.scenario.library import Library, NotFound, read_scenario
from simulator.scenario.load import SHIFT_ENDING as SHIFT
from simulator.scenario.load import Scenario, load
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Recorded:
    """An attempt with the scenario it was played on, whatever has become of the file since, and its log."""

    record: AttemptRecord
    scenario: Scenario
    log: tuple[Event, ...]

    @property
    def over(self) -> bool:
        return bool(self.log) and isinstance(self.log[-1], Ended)


def read_attempt(store: Store, record: AttemptRecord) -> Recorded:
    """What the store holds of an attempt. Raises StoreProblem where this version cannot read it."""
    return read_log(store, record, played_scenario(store, record))


def played_scenario(store: Store, record: AttemptRecord) -> Scenario:
    """The whole scenario an attempt was begun on. Raises StoreProblem where this version cannot read it."""
    if record.scenario.endswith(SHIFT):
        raise StoreProblem(
            f"Attempt {record.id} is a whole shift. Its calls are attempts of their own; "
            "the command 'attempts' lists them."
        )
    scenario = load(store.scenario_text(record.hash).text, record.scenario).scenario
    if scenario is None:
        raise StoreProblem(
            f"Attempt {record.id} was begun on a scenario this version cannot read. "
            "It was left as it is; begin another attempt."
        )
    return scenario


def read_log(store: Store, record: AttemptRecord, scenario: Scenario) -> Recorded:
    """An attempt on the scenario it was begun on. Raises StoreProblem where this version cannot read it."""
    try:
        log = tuple(from_record(event.kind, event.at, event.body) for event in store.events(record.id))
        scenario = rehearsed(scenario, log)
        turns(scenario.program, log)
    except (KeyError, TypeError, IndexError, StopIteration, AttributeError, AssertionError) as error:
        raise StoreProblem(
            f"Attempt {record.id} holds an event this version does not know. "
            "It was left as it is; begin another attempt."
        ) from error
    return Recorded(record, scenario, log)


def finished_attempt(store: Store, prefix: str) -> Recorded:
    """The attempt with this id, or whose id begins so, if it was played to its end. Raises StoreProblem."""
    found = read_attempt(store, store.attempt(prefix))
    if found.over:
        return found
    if found.record.finished_at is not None:
        raise StoreProblem(
            f"Attempt {found.record.id} was given up before its end, so there is nothing to review. "
            "The command 'attempts' lists those with a score."
        )
    raise StoreProblem(
        f"Attempt {found.record.id} is not finished. Play it to its end: the library and "
        f"'play {found.record.scenario}' resume it."
    )


def change_since(scenario: Scenario, library: Library) -> str:
    """One sentence where the scenario's file is no longer what was played; empty where it still is."""
    path = library.find(scenario.id)
    if isinstance(path, NotFound):
        return (
            f"There is no scenario '{scenario.id}' in the library: its file was removed since, or lies "
            "elsewhere. This is about the text that was played, which the store keeps."
        )
    now = read_scenario(path).scenario
    if now is not None and now.hash == scenario.hash:
        return ""
    return (
        f"{path.name} was edited since. This is about the text that was played, which the store keeps; "
        "another attempt is played on the edited one."
    )


def log_before(program: Program, log: Sequence[Event], number: int) -> tuple[Event, ...]:
    """The events before the step of that number, counted from 1."""
    steps = [turn for turn in turns(program, log) if turn.is_step]
    return tuple(log[: next(place for place, event in enumerate(log) if event is steps[number - 1].done)])


def retried_from(program: Program, first: Sequence[Event], again: Sequence[Event]) -> int:
    """The number of the step from which a retry was played anew: the two logs are the same before it."""
    same = next(
        (place for place, (one, other) in enumerate(zip(first, again, strict=False)) if one != other),
        min(len(first), len(again)),
    )
    return 1 + sum(turn.is_step for turn in turns(program, first[:same]))


def retry_label(store: Store, retry: Recorded) -> str:
    """`Retry from reply 3`; empty for an attempt that is no retry. Raises StoreProblem."""
    if retry.record.retry_of is None:
        return ""
    first = read_attempt(store, store.attempt(retry.record.retry_of))
    return retry_words(retried_from(retry.scenario.program, first.log, retry.log))


def retry_words(step: int) -> str:
    return f"Retry from reply {step}"
