"""Calls that between them take every way there is, found in what the analysis explores."""

from collections import deque
from collections.abc import Iterator

from simulator.analysis.explore import Edge, Explored

Taken = tuple[int, str, int]
"""A position, the id of what was said there (empty where the call moves on alone), and where it led."""


class Tours:
    """Iterates over calls; each takes a way that none before it took.

    A call goes the shortest way to what is new, and on by what is new as long as there is any.
    """

    def __init__(self, explored: Explored) -> None:
        self._explored = explored
        self._come_from: dict[int, tuple[int, Edge]] = {}
        self._order = self._walk()
        self._taken: set[Taken] = set()

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for number in self._order:
            for way in self._explored.ways(number):
                if self._way(number, way) not in self._taken:
                    said = [*self._way_to(number), *self._on(number, way)]
                    yield tuple(id for id in said if id)

    def _walk(self) -> list[int]:
        """The configurations, the nearest to the start first."""
        start = len(self._explored) - 1
        waiting, order = deque([start]), [start]
        while waiting:
            number = waiting.popleft()
            for way in self._explored.ways(number):
                if way.target not in self._come_from:
                    self._come_from[way.target] = (number, way)
                    waiting.append(way.target)
                    order.append(way.target)
        return order

    def _way(self, number: int, way: Edge) -> Taken:
        return self._explored.block(number).place, way.id, self._explored.block(way.target).place

    def _way_to(self, number: int) -> list[str]:
        said = []
        while number in self._come_from:
            number, way = self._come_from[number]
            self._taken.add(self._way(number, way))
            said.append(way.id)
        return said[::-1]

    def _on(self, number: int, way: Edge | None) -> Iterator[str]:
        while way is not None:
            yield way.id
            self._taken.add(self._way(number, way))
            number = way.target
            ways = self._explored.ways(number)
            new = (way for way in ways if self._way(number, way) not in self._taken)
            way = next(new, next(iter(ways), None))
