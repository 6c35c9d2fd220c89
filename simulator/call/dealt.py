"""A call of a shift: a whole scenario, with the caller, the facts and the mood that the shift gives it."""

from dataclasses import dataclass, fields, replace

from simulator.call.events import Dealt
from simulator.call.memory import Memory, world_of
from simulator.scenario.load import Scenario
from simulator.scenario.model import Person


@dataclass(frozen=True, slots=True)
class DealtScenario(Scenario):
    """A scenario that begins with what `how` says; `hash` and `text` are the scenario's own.

    Its program begins so too, so that what can be reached from there is what a score is measured by.
    """

    how: Dealt


def dealt(
    scenario: Scenario, shift: str, number: int, memory: Memory, caller: Person | None = None
) -> DealtScenario:
    """The scenario as the `number`th call of a shift that is recorded as attempt `shift`."""
    return as_dealt(scenario, Dealt(0.0, shift, number, memory, caller))


def as_dealt(scenario: Scenario, how: Dealt) -> DealtScenario:
    """The scenario as the event with which its log begins says."""
    whole = {field.name: getattr(scenario, field.name) for field in fields(Scenario)}
    program = replace(scenario.program, start=world_of(scenario.program, how.memory))
    script = replace(scenario.script, caller=how.caller or scenario.script.caller)
    return DealtScenario(**{**whole, "program": program, "script": script}, how=how)


def deal_of(scenario: Scenario) -> Dealt | None:
    return scenario.how if isinstance(scenario, DealtScenario) else None
