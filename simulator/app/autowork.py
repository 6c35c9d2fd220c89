"""Working a shift to its end without a person."""

from collections.abc import Iterator
from functools import partial
from random import Random

from simulator.analysis.bots import EXPERT, Bot, Turn, make_bot
from simulator.analysis.solve import Solution, solve
from simulator.app.attempt import LiveAttempt
from simulator.app.autoplay import autoplay
from simulator.app.bounds import bounds_key
from simulator.app.live_shift import LiveShift
from simulator.call.decide import Refused
from simulator.call.events import FellSilent, Opened, Replied
from simulator.shift.bots import QUOTA, Between, between, quickest
from simulator.speech.timing import estimated_seconds


class Worker:
    """A bot at the phones; what it does between calls can be another's choice.

    What it says depends on the shift's seed and the place in the call alone, so that a shift it left goes on
    as if it had stayed.
    """

    def __init__(self, bot: str, decide: Between | None = None) -> None:
        self._bot = bot
        self._decide = decide or between(bot)
        self._solutions: dict[str, Solution] = {}

    def work(self, live: LiveShift) -> Iterator[None]:
        """To the closing of the line; yields after every step that was recorded. Raises StoreProblem."""
        while not live.state.over:
            if live.state.talking is None:
                happened = live.do(self._decide(live.run, live.state))
                assert not isinstance(happened, Refused), happened.reason
            else:
                call = live.call()
                yield
                for _ in autoplay(call, self._player(live, call)):
                    yield
                live.finish_call(self._solution(call).bounds)
            yield

    def _player(self, live: LiveShift, call: LiveAttempt) -> Bot:
        scenario = call.session.scenario
        if self._bot == QUOTA:
            return quickest(scenario, estimated_seconds)
        if self._bot == EXPERT:
            line = self._solution(call).best_line
            return lambda _: line[_said(call)]
        return partial(self._by_chance, call, f"{live.player.seed} {live.state.handled}")

    def _by_chance(self, call: LiveAttempt, seed: str, turn: Turn) -> str:
        chance = Random(f"{seed} {_said(call)}")
        return make_bot(self._bot, chance, call.session.scenario.script, tuple)(turn)

    def _solution(self, call: LiveAttempt) -> Solution:
        scenario = call.session.scenario
        key = bounds_key(scenario)
        if key not in self._solutions:
            self._solutions[key] = solve(scenario.program, scenario.script.rubric)
        return self._solutions[key]


def _said(call: LiveAttempt) -> int:
    """How many things were done on the call so far."""
    return sum(isinstance(event, Replied | FellSilent | Opened) for event in call.session.log)
