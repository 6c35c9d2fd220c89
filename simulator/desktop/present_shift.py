"""From what a shift is to what its screens show. Pure; decides nothing."""

from collections.abc import Iterator, Sequence

from simulator.desktop.shift_ports import WorkedCall
from simulator.desktop.view.library import Card, Mode
from simulator.desktop.view.look import Look
from simulator.desktop.view.shift import (
    CallRow,
    Deed,
    DoorView,
    Figure,
    MatterView,
    Owing,
    SheetView,
    ShiftDeskView,
    StripView,
    Waiting,
)
from simulator.shift import events as e
from simulator.shift.model import Script
from simulator.shift.result import Result
from simulator.shift.situation import InQueue, Situation
from simulator.shift.state import Status

TOPIC = "shifts"
SOMEBODY = "Somebody new"
_PATIENCE = ((2, "about to ring off"), (4, "wearing thin"), (7, "still patient"))


def card(
    id: str,
    script: Script,
    look: Look,
    best: int | None = None,
    passed: bool = False,
    attempts: int = 0,
    waiting: str = "",
) -> Card:
    """A shift's card in the library, with how it went."""
    return Card(
        id,
        script.title,
        script.summary,
        script.level,
        script.minutes,
        topics=(TOPIC,),
        learn=script.learn,
        look=look,
        best=best,
        passed=passed,
        attempts=attempts,
        waiting=waiting,
        shift=True,
        quota=script.quota,
    )


def door(script: Script, mode: Mode, earlier: bool, trouble: str = "") -> DoorView:
    return DoorView(
        script.title,
        script.line,
        script.role,
        script.intro,
        script.minutes,
        script.quota,
        mode,
        earlier,
        trouble,
    )


def desk(
    script: Script, now: Situation, mode: Mode, news: tuple[str, ...] = (), trouble: str = ""
) -> ShiftDeskView:
    """The desk between two calls."""
    exam = mode == "exam"
    return ShiftDeskView(
        script.title,
        script.line,
        int(now.now),
        int(now.closes),
        tuple(_waiting(one, exam) for one in now.queue),
        deeds(now),
        owed(now),
        figures(now),
        news,
        tuple(filter(None, (script.role, script.intro))),
        now.done,
        now.talking,
        now.outage,
        exam,
        trouble,
    )


def deeds(now: Situation) -> tuple[Deed, ...]:
    """What can be done between calls, numbered from 1."""
    return tuple(
        Deed(number, one.id, one.title, one.say, one.takes) for number, one in enumerate(now.actions, 1)
    )


def owed(now: Situation) -> tuple[Owing, ...]:
    """The call-backs, numbered on from what else can be done."""
    first = len(now.actions) + 1
    return tuple(
        Owing(number, one.case, one.name, one.text, max(0, int(one.left)))
        for number, one in enumerate(now.promises, first)
    )


def patience_word(patience: int) -> str:
    return next((word for below, word in _PATIENCE if patience < below), "calm")


def _waiting(one: InQueue, exam: bool) -> Waiting:
    note = f"rings for the {ordinal(one.rings)} time" if one.rings > 1 else ""
    shown = None if exam else one.patience
    return Waiting(
        one.name or SOMEBODY, int(one.waited), shown, "" if exam else patience_word(one.patience), note
    )


def ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"


def figures(now: Situation) -> tuple[Figure, ...]:
    """Calls and quota, handle time, and what was solved; whoever waits or talks is not unsolved yet."""
    found = now.result
    calls = f"{found.handled} of {found.quota}" if found.quota else str(found.handled)
    pending = len(now.queue) + bool(now.talking)
    return (
        Figure("Calls", calls, "of the quota so far" if found.quota else "no quota is due yet"),
        Figure("Handle time", minutes_words(found.handle_time), "a call, on average"),
        Figure("Solved", str(found.first_call + found.later), f"{found.first_call} at the first call"),
        Figure("Not solved", str(max(0, found.unsolved - pending)), "so far"),
        Figure("Came back", str(found.repeats), "rang again"),
        Figure("Rang off", str(found.abandoned), "while waiting"),
    )


def minutes_words(seconds: float) -> str:
    """`3:05`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def strip(now: Situation) -> StripView:
    longest = max((one.waited for one in now.queue), default=0.0)
    found = now.result
    return StripView(len(now.queue), int(longest), found.handled, found.quota, int(now.now), int(now.closes))


def became(call: WorkedCall) -> str:
    """What became of a call, in one sentence."""
    if call.status is Status.PROMISED:
        return f"{call.caller} waits for your call: {call.promised.rstrip('.')}."
    if call.status is Status.SOLVED:
        how = "at the first call" if call.first else "after ringing again"
        return f"Solved for {call.caller}, {how}."
    return f"Not solved for {call.caller}, who may ring again."


def meanwhile(events: Sequence[e.Event]) -> str:
    """Who rang and who rang off, in one sentence; empty if nobody did."""
    overdue = sum(isinstance(event, e.Overdue) for event in events)
    rang = sum(isinstance(event, e.Came | e.CameBack) for event in events) + 2 * overdue
    left = sum(isinstance(event, e.Abandoned) for event in events)
    parts = [f"{rang} rang" if rang else "", f"{left} rang off" if left else ""]
    words = " and ".join(filter(None, parts))
    first = f"Meanwhile {words}." if words else ""
    late = "A promised call was not made in time." if overdue else ""
    return " ".join(filter(None, (first, late)))


def sheet(
    script: Script, now: Situation, mode: Mode, calls: Sequence[WorkedCall], trouble: str = ""
) -> SheetView:
    """The sheet at the end of a shift."""
    found = now.result
    return SheetView(
        script.title,
        mode,
        found.score,
        found.passed,
        found.cases,
        matters(found),
        tuple(_about(script, found)),
        tuple(_row(call) for call in calls),
        trouble,
    )


def matters(found: Result) -> tuple[MatterView, ...]:
    return (
        MatterView("Solved at the first call", found.first_call, "1", "good"),
        MatterView("Solved after ringing again", found.later, "½", "accent"),
        MatterView("Promised, and not due yet", found.open_promises, "½", "escalation"),
        MatterView("Not solved", found.unsolved, "0", "bad"),
    )


def _about(script: Script, found: Result) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield (
        "The queue",
        (
            f"{_times(found.abandoned, 'rang off while waiting')} {_times(found.repeats, 'rang again')}",
            f"Promised call-backs: {found.kept} made, {found.broken} broken. "
            "Every broken one takes half a matter off.",
        ),
    )
    yield ("The quota, and what it cost", tuple(_quota(found)))
    if script.outage:
        yield ("The outage", (_spared(found.spared),))


def _quota(found: Result) -> Iterator[str]:
    took = f"{found.handled} calls answered, {found.handle_time:.0f} s each."
    if not found.quota:
        yield f"{took} There was no quota."
    else:
        met = "It was met." if found.quota_met else "It was not met."
        yield f"{took} The quota was {found.quota}. {met} It is shown, and never scored."
    yield f"{found.on_repeats / 60:.0f} minutes went to people who had rung before."


def _spared(spared: int) -> str:
    if spared > 0:
        return f"What you announced kept {spared} from having to ring."
    if spared < 0:
        return f"What you announced made {-spared} more ring."
    return "Nothing that was announced kept anybody from ringing."


def _times(count: int, what: str) -> str:
    if not count:
        return f"Nobody {what}."
    often = {1: "Once", 2: "Twice"}.get(count, f"{count} times")
    return f"{often} somebody {what}."


def _row(call: WorkedCall) -> CallRow:
    score = f"{call.score:.0f}" if call.score is not None else "—"
    words, well = _came_to(call)
    return CallRow(call.number, call.caller, int(call.at), int(call.seconds), words, well, score, call.passed)


def _came_to(call: WorkedCall) -> tuple[str, bool]:
    """What a call came to in the end, and whether that is well."""
    if call.status is Status.PROMISED:
        words = {True: "Promised, and called back", False: "Promised, and not called back"}
        return ("Promised, not due yet" if call.kept is None else words[call.kept]), call.kept is not False
    solved = call.status is Status.SOLVED
    return ("Solved" if solved else "Not solved"), solved
