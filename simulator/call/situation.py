"""What a trainee can see of a call: the one reading of it that the window and the terminal share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scoring.scorecard import Moment
from simulator.call import events as e
from simulator.call.decide import Call, ringing, silence
from simulator.call.session import Session
from simulator.scenario.model import Move
from simulator.scenario.program import Kind, Position, Program


@dataclass(frozen=True, slots=True)
class Said:
    """An entry of the transcript. `who` is caller, agent, aside, or an id of the scenario's people.

    `state` is where a line was heard, as `call/state`.
    """

    at: float
    who: str
    text: str
    delivery: str = ""
    clip: str = ""
    does: str = "say"
    state: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply on screen. An unavailable one has its reason."""

    id: str
    text: str
    kind: str
    available: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A point of the mood line."""

    at: float
    patience: int
    trust: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class PromiseMade:
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A line of the case: from the scenario's history, or written by the trainee in an earlier reply."""

    on: str
    by: str
    text: str
    written_here: bool = False


@dataclass(frozen=True, slots=True)
class OpenableArticle:
    id: str
    title: str
    text: str
    opened: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything there is to show.

    `number` counts the calls played, this one included; `of` is how many there can be at the most, and
    what is left of them is not for the trainee to see.
    """

    kind: Kind
    over: bool
    outcome: str
    title: str
    call: str
    number: int
    of: int
    line: str
    role: str
    date: str
    intro: str
    waiting: int
    state: str
    step: str
    hint: str
    this_call: tuple[e.Event, ...]
    offers: tuple[Offer, ...]
    feelings: tuple[Feeling, ...]
    retellings: int
    goodwill: int
    promises: tuple[PromiseMade, ...]
    case: tuple[CaseNote, ...]
    articles: tuple[OpenableArticle, ...]
    silence_after: int
    program: Program = field(repr=False, compare=False)

    @property
    def transcript(self) -> tuple[Said, ...]:
        """What was said on this call so far. Made anew from its events whenever it is asked for."""
        return transcript(self.program, self.this_call)

    @property
    def mood(self) -> Feeling:
        return self.feelings[-1]


def situation(session: Session) -> Situation:
    """What can be seen of a session now. While a phone rings, it tells of the call that rings."""
    program, call, log = session.program, session.call, session.log
    position = program.positions[call.place]
    answering = ringing(program, call)
    number = _call_number(program, answering.id) if answering else position.call
    script = program.calls[number]
    played = sum(isinstance(event, e.TAKEN_UP) for event in log) + (answering is not None)
    ended = next((event for event in reversed(log) if isinstance(event, e.Ended)), None)
    this_call = log[_start_of_call(log, ringing=answering is not None) :]
    return Situation(
        kind=position.kind,
        over=call.over,
        outcome=ended.outcome if ended else "",
        title=ended.title if ended else "",
        call=script.id,
        number=played,
        of=played + program.further[number],
        line=script.line,
        role=script.role,
        date=script.date,
        intro=script.intro,
        waiting=script.waiting,
        state=position.key,
        step=position.state.step.name if position.state.step else "",
        hint=position.state.hint,
        this_call=tuple(this_call),
        offers=() if call.over or answering else offers(position, call.world),
        feelings=feelings(program, log),
        retellings=program.fields["retellings"].get(call.world),
        goodwill=program.fields["goodwill"].get(call.world),
        promises=_promises(session),
        case=_case(session, number),
        articles=_articles(program, call, number),
        silence_after=_silence_after(position, call.world),
        program=program,
    )


def offers(position: Position, world: int) -> tuple[Offer, ...]:
    """The replies of a position, in the author's order; hidden ones are left out."""
    shown = (_offer(transition.move, transition.open(world)) for transition in position.transitions
             if transition.move and transition.slot != position.silence
             and (transition.spare is None or transition.spare.holds(world)))  # fmt: skip
    return tuple(offer for offer in shown if offer.available or offer.reason)


def _offer(move: Move, available: bool) -> Offer:
    return Offer(move.id, move.say, move.kind, available, "" if available else move.locked)


def transcript(program: Program, log: Sequence[e.Event]) -> tuple[Said, ...]:
    """What was said and shown, in order."""
    entries = []
    state = ""
    for event in log:
        if isinstance(event, e.Entered):
            state = event.state
        elif isinstance(event, e.Heard):
            line = event.line
            who = "aside" if line.aside else line.by or "caller"
            entries.append(Said(event.at, who, line.text, line.delivery, line.clip, state=state))
        elif isinstance(event, e.Replied):
            move = _move(program, event)
            entries.append(Said(event.at, "agent", move.say, does=event.does))
        elif isinstance(event, e.FellSilent):
            entries.append(Said(event.at, "aside", "You said nothing.", does="silence"))
    return tuple(entries)


def feelings(program: Program, log: Sequence[e.Event]) -> tuple[Feeling, ...]:
    """The mood line: the start, then a point for every change."""
    fields, start = program.fields, program.start
    first = Feeling(0.0, fields["patience"].get(start), fields["trust"].get(start))
    changes = (Feeling(f.at, f.patience, f.trust, f.because) for f in log if isinstance(f, e.Felt))
    return (first, *changes)


def moments(log: Sequence[e.Event]) -> tuple[Moment, ...]:
    """The marked places of an attempt, as the score wants them."""
    return tuple(
        Moment(event.at, j.state, j.choice, j.said, j.marks, j.critical, j.why)
        for event in log
        if isinstance(event, e.Marked)
        for j in (event.judged,)
    )


def _move(program: Program, event: e.Replied) -> Move:
    position = program.positions[program.places[event.state]]
    move = position.transitions[event.slot].move
    assert move is not None
    return move


def _call_number(program: Program, id: str) -> int:
    return next(number for number, script in enumerate(program.calls) if script.id == id)


def _start_of_call(log: Sequence[e.Event], ringing: bool) -> int:
    """Where the running call begins in the log; while a phone rings, the end of it."""
    if ringing:
        return len(log)
    answers = (place for place in range(len(log) - 1, -1, -1) if isinstance(log[place], e.TAKEN_UP))
    return next(answers, 0)


def _promises(session: Session) -> tuple[PromiseMade, ...]:
    fields, world = session.program.fields, session.call.world
    statuses = ((p.text, fields[f"promise.{name}"]) for name, p in session.scenario.script.promises.items())
    return tuple(
        PromiseMade(text, str(field.domain.word(field.get(world))))
        for text, field in statuses
        if field.get(world)
    )


def _case(session: Session, number: int) -> tuple[CaseNote, ...]:
    """The history that holds in this call's world, then the notes the trainee wrote, in their order."""
    world = session.call.world
    history = [
        CaseNote(entry.on, entry.by, entry.note)
        for entry, test in session.program.desks[number].history
        if test is None or test.holds(world)
    ]
    call = session.program.calls[0]
    for event in session.log:
        if isinstance(event, e.Answered | e.Began):
            call = session.program.calls[_call_number(session.program, event.call)]
        elif isinstance(event, e.Replied) and (note := _move(session.program, event).note):
            history.append(CaseNote(call.date, call.line, note, written_here=True))
    return tuple(history)


def _articles(program: Program, call: Call, number: int) -> tuple[OpenableArticle, ...]:
    return tuple(
        OpenableArticle(article.id, article.title, article.text, bool(field.get(call.world)))
        for article, test in program.desks[number].articles
        for field in (program.fields[f"knowledge.{article.id}"],)
        if test is None or test.holds(call.world)
    )


def _silence_after(position: Position, world: int) -> int:
    nothing_said = silence(position, world)
    return nothing_said.move.after if nothing_said and nothing_said.move else 0
