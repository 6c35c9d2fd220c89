"""A validated shift: its calls, and its facts, actions and lulls compiled as a scenario's conditions are."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.conditions import Test
from simulator.scenario.load import Scenario
from simulator.scenario.world import WorldField
from simulator.shift.model import Action, Entry, Lull, Script

Puts = tuple[tuple[WorldField, int], ...]
"""Fields and the packed values they get."""


@dataclass(frozen=True, slots=True)
class CompiledAction:
    """What can be done between calls; without a test it always can."""

    action: Action
    test: Test | None
    puts: Puts


@dataclass(frozen=True, slots=True)
class CompiledLull:
    """Something that changes how many ring because of the outage, and when it does."""

    lull: Lull
    test: Test


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift that can be worked.

    `hash` stands for `text`, which holds the shift's file and those of its calls. `entries` are those of the
    pool, then those of the outage's, which begin at `outage_from`; `calls` are by id.
    """

    id: str
    hash: str
    text: str
    script: Script
    calls: Mapping[str, Scenario]
    entries: tuple[Entry, ...]
    outage_from: int
    fields: Mapping[str, WorldField]
    start: int
    actions: tuple[CompiledAction, ...]
    lulls: tuple[CompiledLull, ...]

    @property
    def closes(self) -> float:
        """When the line closes, in seconds from its opening."""
        return 60.0 * self.script.minutes

    def pool(self, outage: bool) -> range:
        """The numbers of the entries of a stream of callers."""
        return range(self.outage_from, len(self.entries)) if outage else range(self.outage_from)
