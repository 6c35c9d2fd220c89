"""A cache that never grows past its limit and forgets what was used longest ago."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Keeps made values up to a total weight; `weigh` says how heavy a value is (1 each by default)."""

    __slots__ = ("_kept", "_limit", "_weigh", "_weight")

    def __init__(self, limit: int, weigh: Callable[[V], int] = lambda _: 1) -> None:
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._limit = limit
        self._weigh = weigh
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value under `key`, made if it is not there."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found[0]
        value = make()
        weight = self._weigh(value)
        self._kept[key] = (value, weight)
        self._weight += weight
        self._forget_old()
        return value

    def clear(self) -> None:
        """Forgets everything."""
        self._kept.clear()
        self._weight = 0

    def _forget_old(self) -> None:
        while self._weight > self._limit and len(self._kept) > 1:
            _, (_, weight) = self._kept.popitem(last=False)
            self._weight -= weight

    @property
    def weight(self) -> int:
        """The total weight kept."""
        return self._weight

    def __len__(self) -> int:
        return len(self._kept)
