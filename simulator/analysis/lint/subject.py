"""A scenario with all that its lints share, worked out once."""

from dataclasses import dataclass

from simulator.analysis.lint.mentions import Mentions, mentions
from simulator.analysis.lint.plays import Plays, every_play
from simulator.analysis.lint.possible import Possible, possible
from simulator.analysis.lint.spans import Spans
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind, Position, Program, Transition


@dataclass(frozen=True, slots=True)
class Subject:
    """`plays` is None where there are too many to try; `possible` then says what cannot be ruled out.

    `talks` are the states calls may come to in which the trainee has several replies.
    """

    scenario: Scenario
    possible: Possible
    plays: Plays | None
    mentions: Mentions
    spans: Spans
    talks: tuple[Position, ...]

    @property
    def program(self) -> Program:
        return self.scenario.program

    @property
    def places(self) -> frozenset[int]:
        """The positions that calls come to, or may come to."""
        return self.plays.places if self.plays else self.possible.places

    def happens(self, transition: Transition) -> bool:
        """Whether some call takes it, or may take it."""
        if (transition.source, transition.slot) not in self.possible.taken:
            return False
        talks = self.program.positions[transition.source].kind is Kind.TALK
        return self.plays is None or not talks or (transition.source, transition.id) in self.plays.said


def subject(scenario: Scenario, budget: int) -> Subject:
    """Explores the scenario if it is small enough, and if anything in it depends on how a call went."""
    due = frozenset(name for name, promise in scenario.script.promises.items() if promise.due)
    plays = every_play(scenario.program, budget) if _depends(scenario.program) else None
    may_be = possible(scenario.program, due)
    return Subject(
        scenario=scenario,
        possible=may_be,
        plays=plays,
        mentions=mentions(scenario),
        spans=Spans(scenario.text),
        talks=tuple(_talks(scenario.program, plays.places if plays else may_be.places)),
    )


def _talks(program: Program, places: frozenset[int]) -> list[Position]:
    return [p for p in program.positions if p.index in places and len(p.state.choices) > 1]


def _depends(program: Program) -> bool:
    """Whether anything in it depends on how a call went: a reply, a line, a way on, a mark."""
    return any(map(_conditional, program.positions))


def _conditional(position: Position) -> bool:
    return any(test for _, test in position.lines) or any(
        transition.guard or transition.spare or transition.judgement or len(transition.routes) > 1
        for transition in position.transitions
    )


def state_name(subject: Subject, position: Position) -> str:
    """A state as its author calls it, with its call where there are several."""
    call, _, name = position.key.rpartition("/")
    return f"'{name}'" if len(subject.program.calls) == 1 else f"'{name}' of call '{call}'"
