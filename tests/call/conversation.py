"""A call to talk in: a few lines of YAML around the states a test is about."""

from textwrap import indent

from scoring.marks import Mark
from simulator.call.decide import Refused
from simulator.call.events import Event, Heard
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import load

_AROUND = """\
format: 1
title: A test
caller: {name: Ana, mood: {patience: 5, trust: 5}}
agent: {authority: {goodwill: 50}}
facts: {angry: false, demands: {from: 0, to: 3}}
promises: {ring-back: {text: Ring Ana., due: first}}
knowledge: [{id: refunds, title: Refunds, text: Within 30 days.}]
escalation:
  - {level: tier-2, title: Tier 2, right: demands >= 1}
  - {level: boss, title: The boss, right: demands >= 3}
calls:
"""


def call(states: str, id: str = "first", start: str = "hello", more: str = "") -> str:
    """One call, from its states."""
    return f"  - id: {id}\n    start: {start}\n{indent(more, '    ')}    states:\n{indent(states, '      ')}"


class Conversation:
    """A session that is spoken with in the words of the tests."""

    def __init__(self, *calls: str, answered: bool = True) -> None:
        text = _AROUND + "".join(one if one.startswith("  - id") else call(one) for one in calls)
        found = load(text, "test")
        assert found.scenario is not None, found.diagnostics
        self.session = Session(found.scenario)
        self.at = 0.0
        if answered:
            self.answer()

    def _time(self) -> float:
        self.at += 1.0
        return self.at

    def answer(self) -> tuple[Event, ...]:
        return self._happened(self.session.answer(self._time()))

    def say(self, *choices: str) -> tuple[Event, ...]:
        """Says these one after another; what the last made happen."""
        happened: tuple[Event, ...] = ()
        for choice in choices:
            happened = self._happened(self.session.reply(choice, self._time()))
        return happened

    def say_nothing(self) -> tuple[Event, ...]:
        return self._happened(self.session.stay_silent(self._time()))

    def read(self, article: str) -> tuple[Event, ...]:
        return self._happened(self.session.open_article(article, self._time()))

    def why_not(self, choice: str) -> str:
        """The reason a reply is refused with; it is a failure if it is not, or if anything happened."""
        before = list(self.session.log)
        refused = self.session.reply(choice, self._time())
        assert isinstance(refused, Refused)
        assert self.session.log == before
        return refused.reason

    @property
    def state(self) -> str:
        return self.session.program.positions[self.session.call.place].key

    def value(self, name: str) -> str | int | bool:
        """What the call remembers under this name."""
        field = self.session.program.fields[name]
        return field.domain.word(field.get(self.session.call.world))

    @staticmethod
    def marks(events: tuple[Event, ...]) -> dict[str, tuple[int, int]]:
        """Behaviours marked in these events, as value and weight."""
        given: list[Mark] = [mark for moment in moments(events) for mark in moment.marks]
        return {mark.behaviour: (mark.value, mark.weight) for mark in given}

    @staticmethod
    def critical(events: tuple[Event, ...]) -> tuple[str, ...]:
        return tuple(code for moment in moments(events) for code in moment.critical)

    @staticmethod
    def heard(events: tuple[Event, ...]) -> list[str]:
        return [event.line.text for event in events if isinstance(event, Heard)]

    @staticmethod
    def _happened(events: tuple[Event, ...] | Refused) -> tuple[Event, ...]:
        assert not isinstance(events, Refused), events.reason
        return events
