"""From a script as read to a program: names resolved, conditions and effects compiled, mistakes reported.

Two passes: all states get their place first, then every reference is followed.
"""

from collections.abc import Sequence

from simulator.scenario.checks import check_place, check_positions, check_script
from simulator.scenario.claims import compile_claims, watched_fields
from simulator.scenario.diagnostics import Problems
from simulator.scenario.graph import longest_ahead
from simulator.scenario.model import Script
from simulator.scenario.places import Places
from simulator.scenario.positions import PositionCompiler
from simulator.scenario.program import Kind, Position, Program
from simulator.scenario.resolver import Resolver, declared_domains, span
from simulator.scenario.world import Domain, width

MOST_BITS = 16_000
"""Bits a world may have. Every step copies the world, and every reply in a circle needs a bit of its own."""


def compile_script(script: Script, problems: Problems) -> Program | None:
    """The program of a script with at least one call, or None when something in it is wrong."""
    places = Places(script)
    domains = _domains(script, places)
    bits = sum(width(domain) for domain in domains.values())
    if bits > MOST_BITS:
        message = f"the calls would have to remember {bits} bits; there is room for {MOST_BITS}"
        hint = "declare fewer facts, or let fewer replies be come back to"
        problems.add("too-much-to-remember", message, span(script.at, 1), hint)
        return None
    resolver = Resolver(script, domains, problems)
    check_script(resolver)
    compiler = PositionCompiler(places, resolver)
    for place in places:
        check_place(place, resolver)
    positions = tuple(compiler.position(number) for number in range(len(places)))
    check_positions(places, positions, resolver)
    desks = tuple(compiler.desk(call) for call in range(len(script.calls)))
    watched = watched_fields(resolver.fields)
    claims = compile_claims(resolver, watched)
    if problems.has_errors():
        return None
    patience, trust = resolver.fields["patience"], resolver.fields["trust"]
    return Program(
        positions=positions,
        places={position.key: position.index for position in positions},
        fields=resolver.fields,
        start=_start(resolver),
        patience=patience,
        trust=trust,
        mood=patience.bits | trust.bits,
        calls=script.calls,
        further=longest_ahead(_following(positions, len(script.calls))),
        desks=desks,
        ladder=script.escalation,
        claims=claims,
        watched=watched,
    )


def _following(positions: Sequence[Position], calls: int) -> list[list[int]]:
    """The calls each call can be followed by."""
    following: list[set[int]] = [set() for _ in range(calls)]
    for position in positions[1:]:
        if position.kind is Kind.RING:
            ways = (route.target for answer in position.transitions for route in answer.routes)
            following[position.call] |= {positions[target].call for target in ways}
    return [sorted(others) for others in following]


def _domains(script: Script, places: Places) -> dict[str, Domain]:
    given = sum(move.goodwill * move.repeat for place in places for move in place.state.choices)
    return declared_domains(script, given) | places.spent_domains()


def _start(resolver: Resolver) -> int:
    script, fields = resolver.script, resolver.fields
    world = fields["patience"].put(0, script.caller.mood.patience)
    world = fields["trust"].put(world, script.caller.mood.trust)
    for name, fact in script.facts.items():
        world = fields[name].put(world, fact.start)
    return world
