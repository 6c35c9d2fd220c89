"""Keeps the last result of each part of a layout, since from one frame to the next most parts stay."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Memo:
    """Calls a pure function only when its arguments differ from those of the last call under that name."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def __call__(self, name: str, make: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        asked = (args, tuple(kwargs.items()))
        kept = self._kept.get(name)
        if kept is not None and kept[0] == asked:
            return kept[1]  # type: ignore[return-value]
        result = make(*args, **kwargs)
        self._kept[name] = (asked, result)
        return result

    def last(self, name: str) -> object:
        """What was made last under a name; None if nothing was."""
        kept = self._kept.get(name)
        return kept[1] if kept else None

    def keep(self, name: str, result: R) -> R:
        """Keeps a result that was made elsewhere."""
        self._kept[name] = ((), result)
        return result
