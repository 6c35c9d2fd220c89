"""States and replies that lead nowhere."""

from random import Random

from tests.mistakes.ground import Entry, Ground
from tests.mistakes.kinds.slip import Slip, at

_INVENTED = ("begin", "first-words", "hello", "main", "entry", "welcome")


def no_way_on(ground: Ground, random: Random) -> Slip | None:
    """A state whose choices, steps or next call went missing."""
    entry = random.choice(ground.named("calls.states.choices", "calls.states.then", "calls.states.next"))
    return _without(ground, entry, "state-without-one-way")


def ending_removed(ground: Ground, random: Random) -> Slip | None:
    """An end without the word that makes it one."""
    return _without(ground, random.choice(ground.named("calls.states.ending")), "state-without-one-way")


def to_removed(ground: Ground, random: Random) -> Slip | None:
    """A choice that leads nowhere."""
    entry = random.choice([entry for entry in ground.named("calls.states.choices.to") if not entry.flow])
    begins = min((other.first for other in ground.siblings(entry)), default=entry.first)
    if begins >= entry.first:
        return None
    text = ground.with_lines(entry.first, entry.last + 1)
    return Slip(text, frozenset({begins + 1}), frozenset({"missing-key"}), ground.text)


def start_nowhere(ground: Ground, random: Random) -> Slip | None:
    """A call that starts at a state it does not have."""
    value = random.choice(ground.named("calls.start")).value
    free = sorted(set(_INVENTED) - ground.words())
    return at(ground, value, random.choice(free), "unknown-state") if value else None


def no_else(ground: Ground, random: Random) -> Slip | None:
    """Several ways on, the last of which has a condition."""
    lists = ground.named("calls.states.choices.to", "calls.states.then")
    several = [entry for entry in lists if len(_items(ground, entry)) > 1]
    *_, before, last = _items(ground, random.choice(several))
    if "when:" not in ground.lines[before] or "when:" in ground.lines[last]:
        return None
    text = ground.with_lines(last, last + 1)
    return Slip(text, frozenset({before + 1}), frozenset({"no-way-on"}), ground.text)


def _items(ground: Ground, entry: Entry) -> list[int]:
    """The lines on which the items of a list begin, where each has a line of its own."""
    lines = range(entry.first + 1, entry.last + 1)
    items = [line for line in lines if ground.lines[line].lstrip().startswith("- ")]
    return items if len(items) == len(lines) else []


def _without(ground: Ground, entry: Entry, code: str) -> Slip | None:
    """The text without a key of a state, told at the state's name."""
    others = ground.siblings(entry)
    (state,) = [name for name in ground.names("states") if name.way == entry.way[:-1]]
    if not others or entry.flow or entry.first == state.first:
        return None
    text = ground.with_lines(entry.first, entry.last + 1)
    return Slip(text, frozenset({state.first + 1}), frozenset({code}), ground.text)
