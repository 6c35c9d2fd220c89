"""What a call remembers, by names and values as authors write them: it outlives an edit of the scenario."""

from collections.abc import Iterable, Mapping

from simulator.scenario.places import spent_name
from simulator.scenario.program import Program
from simulator.scenario.world import WorldField

Memory = tuple[tuple[str, str], ...]
"""Names and values: `patience`, `promise.ring-back`, a fact; `spent CALL/STATE CHOICE` for a reply said."""

_SPENT = "spent "


def settable(program: Program) -> dict[str, WorldField]:
    """What an author has a name for."""
    return {name: field for name, field in program.fields.items() if " " not in name}


def memory_of(program: Program, world: int) -> Memory:
    """All that a world holds, but for replies that were not said."""
    names = _lasting_names(program)
    return tuple(
        (name, _written(field.domain.word(field.get(world))))
        for name, field in names.items()
        if field.get(world) or not name.startswith(_SPENT)
    )


def world_of(program: Program, memory: Iterable[tuple[str, str]]) -> int:
    """The scenario's first world with all of the memory in it that it still has a name and a value for."""
    names, world = _lasting_names(program), program.start
    for name, word in memory:
        field = names.get(name)
        value = field.domain.value(word) if field else None
        if field and value is not None:
            world = field.put(world, value)
    return world


def _written(word: str | int | bool) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)


def _lasting_names(program: Program) -> Mapping[str, WorldField]:
    """The fields; counts of replies under the names of state and choice in place of their numbers."""
    names = {name: field for name, field in program.fields.items() if not name.startswith(_SPENT)}
    if len(names) == len(program.fields):
        return names
    for position in program.positions:
        for transition in position.transitions:
            field = program.fields.get(spent_name(position.index, transition.slot))
            if field:
                names[f"{_SPENT}{position.key} {transition.id}"] = field
    return names
