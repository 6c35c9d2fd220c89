"""Players of whole shifts: what they do between calls, and how the one that only counts calls talks."""

from collections.abc import Callable
from itertools import chain

from simulator.analysis.bots import EXPERT, STRATEGIES, Bot, Turn
from simulator.scenario.load import Scenario
from simulator.scenario.program import Kind, Position, Transition
from simulator.shift.arrivals import Run
from simulator.shift.decide import Act, Command, RingBack, TakeCall, Wait, open_actions, owed
from simulator.shift.handling import AGENT_RATE, THINKING, Seconds
from simulator.shift.program import CompiledAction, Shift
from simulator.shift.state import State

QUOTA = "quota"
"""Meets the quota: whatever ends the call soonest."""
BOTS = (*STRATEGIES, EXPERT, QUOTA)
_FOREVER = float("inf")
_SOON = 240.0
"""Seconds before a promise is due at which the next call might not leave time for it."""

Between = Callable[[Run, State], Command]
"""What a player does while nobody is on the line."""


def between(bot: str) -> Between:
    """The expert announces what helps and keeps promises in time; every other bot only takes calls."""
    return _attentive if bot == EXPERT else _one_after_another


def _one_after_another(_: Run, state: State) -> Command:
    return TakeCall() if state.queue else Wait()


def _attentive(run: Run, state: State) -> Command:
    helpful = [one.action.id for one in open_actions(run, state) if _helps(run.shift, one, state)]
    if helpful:
        return Act(helpful[0])
    promises = owed(state)
    if promises and (not state.queue or state.cases[promises[0]].due - state.now < _SOON):
        return RingBack(promises[0])
    return _one_after_another(run, state)


def _helps(shift: Shift, action: CompiledAction, state: State) -> bool:
    """Whether fewer ring after it, and none of them only later."""
    world = state.world
    for field, value in action.puts:
        world = field.put(world, value)
    begun = [one.lull for one in shift.lulls if one.test.holds(world) and not one.test.holds(state.world)]
    return any(lull.share < 100 for lull in begun) and all(lull.after <= 100 for lull in begun)


def quickest(scenario: Scenario, say: Seconds) -> Bot:
    """Gives the reply that ends the call soonest, as far as its states can tell."""
    left = _seconds_left(scenario, say)

    def bot(turn: Turn) -> str:
        return min(turn.replies, key=lambda reply: _through(reply, left, say)).id

    return bot


def _seconds_left(scenario: Scenario, say: Seconds) -> list[float]:
    """From every position, the least seconds to an end; conditions are left out of account."""
    positions = scenario.program.positions
    left = [0.0 if position.kind is Kind.END else _FOREVER for position in positions]
    heard = [_heard(scenario, position, say) for position in positions]
    changed = True
    while changed:
        changed = False
        for position in positions:
            ways = (_through(way, left, say) for way in position.transitions)
            best = min(chain(ways, [left[position.index] - heard[position.index]]), default=_FOREVER)
            if heard[position.index] + best < left[position.index] - 1e-9:
                left[position.index] = heard[position.index] + best
                changed = True
    return left


def _through(way: Transition, left: list[float], say: Seconds) -> float:
    spoken = THINKING + say(way.move.say, AGENT_RATE) if way.move else 0.0
    return spoken + min(left[route.target] for route in way.routes)


def _heard(scenario: Scenario, position: Position, say: Seconds) -> float:
    return sum(say(line.text, scenario.script.caller.voice.rate) for line, _ in position.lines)
