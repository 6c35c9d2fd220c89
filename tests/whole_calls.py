"""Every whole call of a small scenario, with all that happened in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.call.decide import Answer, Call, Command, OpenArticle, Reply, begin, evolve
from simulator.call.events import Event
from simulator.scenario.program import Program
from tests.plays import possible, replies, step


@dataclass(frozen=True, slots=True)
class WholeCall:
    """`commands` and what they made happen; `calls` are where it stood, at first and after each event.

    `chance` is that of a player who picks uniformly among the replies, 0 for one who does anything else.
    """

    commands: tuple[Command, ...]
    events: tuple[Event, ...]
    calls: tuple[Call, ...]
    chance: float

    @property
    def replies(self) -> int:
        """Replies given, silences among them."""
        return sum(not isinstance(command, Answer | OpenArticle) for command in self.commands)


def whole_calls(program: Program, most: int) -> list[WholeCall] | None:
    """All there are, or None if there are more than `most`."""
    found: list[WholeCall] = []
    for whole in _from(program, WholeCall((), (), (begin(program),), 1.0)):
        found.append(whole)
        if len(found) > most:
            return None
    return found


def _from(program: Program, so_far: WholeCall) -> Iterator[WholeCall]:
    call = so_far.calls[-1]
    if call.over:
        yield so_far
        return
    fair = max(1, len(replies(program, call)))
    for command in possible(program, call):
        _, events = step(program, call, command)
        share = so_far.chance / fair if isinstance(command, Reply | Answer) else 0.0
        yield from _from(
            program,
            WholeCall(
                (*so_far.commands, command),
                so_far.events + events,
                so_far.calls + _after_each(program, call, events),
                share,
            ),
        )


def _after_each(program: Program, call: Call, events: tuple[Event, ...]) -> tuple[Call, ...]:
    found = []
    for event in events:
        call = evolve(program, call, event)
        found.append(call)
    return tuple(found)
