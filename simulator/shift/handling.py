"""How long a call of a shift takes: what it takes to say all that was said, and to read what is on screen."""

from collections.abc import Callable, Sequence

from simulator.call import events as e
from simulator.call.memory import Memory, memory_of
from simulator.call.session import Session
from simulator.scenario.load import Scenario
from simulator.scenario.program import Program
from simulator.shift.decide import FinishCall

Seconds = Callable[[str, int], float]
"""How long a text takes to say at a rate in words a minute."""

AGENT_RATE = 170
"""Words a minute the trainee is taken to speak at."""
THINKING = 3.0
"""Seconds a trainee is taken to think before a reply."""
READING = 5.0
"""Seconds it takes to open an article and find the place."""


def seconds_of(scenario: Scenario, log: Sequence[e.Event], say: Seconds) -> float:
    """The seconds of a call so far, to a tenth: lines, replies, holds and silences."""
    return round(sum(_seconds(scenario, event, say) for event in log), 1)


def finished(session: Session, say: Seconds) -> FinishCall:
    """The command that ends the shift's call, from the session that played it to its end."""
    ended = next(event for event in reversed(session.log) if isinstance(event, e.Ended))
    seconds = seconds_of(session.scenario, session.log, say)
    return FinishCall(ended.outcome, seconds, _remembered(session.program, session.call.world))


def _remembered(program: Program, world: int) -> Memory:
    return tuple((name, word) for name, word in memory_of(program, world) if " " not in name)


def _seconds(scenario: Scenario, event: e.Event, say: Seconds) -> float:
    script, program = scenario.script, scenario.program
    match event:
        case e.Heard(line=line):
            person = script.people.get(line.by, script.caller)
            return 0.0 if line.aside else say(line.text, person.voice.rate)
        case e.Replied():
            move = program.positions[program.places[event.state]].transitions[event.slot].move
            assert move is not None, "only answering a phone has no move"
            return THINKING + say(move.say, AGENT_RATE) + (move.hold.seconds if move.hold else 0)
        case e.FellSilent():
            move = program.positions[program.places[event.state]].transitions[event.slot].move
            return float(move.after) if move else 0.0
        case e.Opened():
            return READING
        case _:
            return 0.0
