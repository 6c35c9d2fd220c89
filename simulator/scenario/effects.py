"""What a move does to the world, compiled to one function."""

import re
from collections.abc import Callable
from functools import cache

from simulator.scenario.model import Fact, Move, Ref, Setting
from simulator.scenario.program import Effect
from simulator.scenario.resolver import GENERIC, Resolver
from simulator.scenario.world import BROKEN, KEPT, MADE, WorldField

UNEXPLAINED_HOLD = -2
"""Patience that a hold costs when nobody says why and how long."""
RETELLING = -1
"""Patience that telling it again costs."""

_SHIFT = re.compile(r"[-+]?[0-9]{1,2}")

NO_EFFECT = Effect(lambda world: world, 0)


class EffectBuilder:
    """Gathers the parts of one effect: bits to overwrite, and fields to move up or down within their ends."""

    def __init__(self) -> None:
        self.kills = 0
        self.puts = 0
        self.bumps: list[tuple[WorldField, int]] = []

    def put(self, field: WorldField, value: int) -> None:
        self.kills |= field.bits
        self.puts = self.puts & ~field.bits | value << field.shift

    def bump(self, field: WorldField, by: int) -> None:
        if by:
            self.bumps.append((field, by))

    def build(self) -> Effect:
        if not self.kills and not self.bumps:
            return NO_EFFECT
        bumped = 0
        for field, _ in self.bumps:
            bumped |= field.bits
        return Effect(self._function(), self.kills & ~bumped)

    def _function(self) -> Callable[[int], int]:
        keep, puts = ~self.kills, self.puts
        bumps = tuple((f.shift, f.mask, _changes(f.shift, f.domain.size, f.mask, by)) for f, by in self.bumps)
        if not bumps:
            return lambda world: world & keep | puts
        if len(bumps) == 1:
            shift, mask, changes = bumps[0]

            def bump(world: int) -> int:
                world = world & keep | puts
                return world + changes[world >> shift & mask]

            return bump

        def bump_all(world: int) -> int:
            world = world & keep | puts
            for shift, mask, changes in bumps:
                world += changes[world >> shift & mask]
            return world

        return bump_all


@cache
def _changes(shift: int, size: int, mask: int, by: int) -> tuple[int, ...]:
    """What moving a field up or down adds to the world, for each value it can have."""
    top = size - 1
    return tuple((max(0, min(value + by, top)) - value) << shift for value in range(mask + 1))


def move_effect(move: Move, resolver: Resolver, spent: WorldField | None) -> Effect:
    """The effect of a choice, a silence or a step; `spent` counts a reply that could be said again."""
    builder = EffectBuilder()
    fields = resolver.fields
    for setting in move.set:
        _set(setting, resolver, builder)
    for setting in move.add:
        _add(setting, resolver, builder)
    _add_mood(move, fields, builder)
    for ref, status in ((move.promise, MADE), (move.callback, MADE), (move.keep, KEPT)):
        field = resolver.promise(ref) if ref else None
        if field:
            builder.put(field, status)
    if move.retell:
        builder.bump(fields["retellings"], 1)
    if move.apology:
        builder.bump(fields["apologies"], 1)
    if move.apology == "generic":
        builder.bump(fields[GENERIC], 1)
    builder.bump(fields["goodwill"], move.goodwill)
    if move.look_up:
        _look_up(move, resolver, builder)
    if spent:
        builder.bump(spent, 1)
    return builder.build()


def patience_change(move: Move) -> int:
    """What a move does to patience, desk costs included."""
    change = move.mood.patience if move.mood else 0
    if move.retell:
        change += RETELLING
    if move.hold and not move.hold.explained:
        change += UNEXPLAINED_HOLD
    return change


def mood_reason(move: Move) -> str:
    """Why a move changes the mood, as the trainee sees it: the author's words, or what the desk did."""
    if move.mood and move.mood.because:
        return move.mood.because
    if move.hold and not move.hold.explained:
        return "Put on hold without a word why or how long."
    return "Had to tell it again." if move.retell else ""


def _add_mood(move: Move, fields: dict[str, WorldField], builder: EffectBuilder) -> None:
    builder.bump(fields["patience"], patience_change(move))
    builder.bump(fields["trust"], move.mood.trust if move.mood else 0)


def _look_up(move: Move, resolver: Resolver, builder: EffectBuilder) -> None:
    name = resolver.one_of(move.look_up, resolver.articles, "unknown-article", "article")
    if name:
        builder.put(resolver.fields[f"knowledge.{name}"], 1)


def _fact(setting: Setting, resolver: Resolver) -> Fact | None:
    facts = resolver.script.facts
    if setting.name not in facts:
        name = Ref(setting.at, setting.name)
        resolver.unknown("unknown-fact", f"there is no fact '{setting.name}'", name, facts)
    return facts.get(setting.name)


def _set(setting: Setting, resolver: Resolver, builder: EffectBuilder) -> None:
    fact = _fact(setting, resolver)
    if fact is None:
        return
    domain = resolver.fields[setting.name].domain
    value = domain.value(setting.text)
    if value is None:
        resolver.no_value(setting, f"'{setting.text}' is not a value of '{setting.name}'",
                          domain.hint(setting.text), domain.meant(setting.text))  # fmt: skip
        return
    builder.put(resolver.fields[setting.name], value)


def _add(setting: Setting, resolver: Resolver, builder: EffectBuilder) -> None:
    fact = _fact(setting, resolver)
    if fact is None:
        return
    if fact.words or not _SHIFT.fullmatch(setting.text):
        resolver.no_value(setting, f"'{setting.name}: {setting.text}' cannot be added",
                          "only counts, {from: 0, to: 3}, and only whole numbers")  # fmt: skip
        return
    builder.bump(resolver.fields[setting.name], int(setting.text))


def arrival_effect(resolver: Resolver, call: int, spent: tuple[WorldField, ...]) -> Effect:
    """What answering the phone of a call does: apologies and spent replies begin anew, and promises whose
    time has passed are broken."""
    builder = EffectBuilder()
    builder.put(resolver.fields["apologies"], 0)
    builder.put(resolver.fields[GENERIC], 0)
    for field in spent:
        builder.put(field, 0)
    overdue = tuple(
        resolver.fields[f"promise.{name}"]
        for name, promise in resolver.script.promises.items()
        if promise and promise.due and resolver.calls.get(promise.due.name, call) < call
    )
    renewed = builder.build()
    if not overdue:
        return renewed
    shifts = tuple(field.shift for field in overdue)

    def apply(world: int) -> int:
        world = renewed.apply(world)
        for shift in shifts:
            if world >> shift & 3 == MADE:
                world |= BROKEN << shift
        return world

    return Effect(apply, renewed.kills)
