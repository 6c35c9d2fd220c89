"""Which call somebody's ring turns out to be, and with what it begins."""

from dataclasses import dataclass

from simulator.call.dealt import DealtScenario, dealt
from simulator.call.memory import Memory
from simulator.scenario.model import Mood, Person
from simulator.scenario.world import FLAG
from simulator.shift.arrivals import Run
from simulator.shift.model import Entry
from simulator.shift.program import Shift
from simulator.shift.state import Case, State

LEAST = 2
"""What a caller has left of patience when somebody answers at last, and of trust after anything."""


@dataclass(frozen=True, slots=True)
class Deal:
    """An entry of the pool, and what its call begins with."""

    entry: int
    memory: Memory


def deal(run: Run, state: State, number: int) -> Deal:
    """What a waiting case is. Nobody is heard twice while there are others, but for those who ring again."""
    case = state.cases[number]
    entry = case.entry if case.entry >= 0 else _picked(run.shift, state, case)
    return Deal(entry, _memory(run, state, case, run.shift.entries[entry]))


def call_under_way(shift: Shift, state: State, attempt: str) -> DealtScenario:
    """The call that was taken last, to be played; the shift is recorded as `attempt`."""
    assert state.talking is not None, "only a call that was taken is played"
    entry = shift.entries[state.cases[state.talking].entry]
    scenario = shift.calls[entry.call.name]
    return dealt(scenario, attempt, state.handled + 1, state.begins, entry.caller)


def _picked(shift: Shift, state: State, case: Case) -> int:
    pool = shift.pool(case.outage)
    unheard = [entry for entry in pool if entry not in state.heard] or list(pool)
    return unheard[int(case.pick * len(unheard))]


def _memory(run: Run, state: State, case: Case, entry: Entry) -> Memory:
    """Facts of the shift, of the entry, and of the last call, each over those before; then the mood."""
    scenario = run.shift.calls[entry.call.name]
    known = scenario.program.fields
    memory = {
        name: str(field.domain.word(field.get(state.world))).lower()
        for name, field in run.shift.fields.items()
        if name in known
    }
    memory |= {setting.name: setting.text for setting in entry.set}
    memory |= dict(case.memory)
    if entry.again and case.contacts:
        domain = known[entry.again.name].domain
        top = 1 if domain == FLAG else domain.high
        memory[entry.again.name] = "true" if domain == FLAG else str(min(case.contacts, top))
    return (*memory.items(), *_mood(run, state, case, entry.caller or scenario.script.caller))


def _mood(run: Run, state: State, case: Case, caller: Person) -> Memory:
    """Waiting wears patience out, down to a least; what went wrong before costs a point, of trust two."""
    mood: Mood = caller.mood
    left = case.patience - int((state.now - case.rang_at) // run.shift.script.wears)
    patience = max(LEAST, min(mood.patience, left) - case.anger)
    trust = max(LEAST, mood.trust - 2 * case.anger)
    return ("patience", str(patience)), ("trust", str(trust))
