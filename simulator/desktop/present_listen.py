"""A call that is over as it is to be heard again. Pure."""

from dataclasses import dataclass

from simulator.analysis.standing import Turn, turns
from simulator.call.events import Answered, Began
from simulator.call.session import Session
from simulator.call.situation import Feeling, transcript
from simulator.desktop import present
from simulator.desktop.ports import SpokenLine
from simulator.desktop.view.call import Heard
from simulator.scenario.program import Program


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the transcript, the mood it was said in, and how it is said aloud, if it is."""

    heard: Heard
    line: SpokenLine | None
    mood: Feeling


def entries(session: Session) -> tuple[Entry, ...]:
    """Everything that was said and shown, call by call, each line in the mood it was said in."""
    return tuple(entry for turn in turns(session.program, session.log) for entry in _entries(session, turn))


def _entries(session: Session, turn: Turn) -> list[Entry]:
    script, program = session.scenario.script, session.program
    mood = _mood(program, turn)
    found = []
    if isinstance(turn.done, Answered | Began):
        call = next(call for call in program.calls if call.id == turn.done.call)
        words = " · ".join(part for part in (call.line, call.date) if part)
        found.append(Entry(Heard("break", words or "The phone is answered"), None, mood))
    for said in transcript(program, turn.happened):
        for heard in present.heard(said, script):
            aloud = heard.side in ("caller", "person")
            found.append(Entry(heard, present.spoken(said, session.scenario, mood) if aloud else None, mood))
    return found


def _mood(program: Program, turn: Turn) -> Feeling:
    world, fields = turn.after.call.world, program.fields
    return Feeling(turn.done.at, fields["patience"].get(world), fields["trust"].get(world))
