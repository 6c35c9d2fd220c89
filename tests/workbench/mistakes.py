"""Every mistake of structure an author can make, one after the other, in a file that uses every key."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

Steps = tuple[str | int, ...]
WAYS = ("choices", "then", "ending", "next")
ODD_VALUES: dict[str, Any] = {
    "nothing": None,
    "an empty text": "",
    "a text": "Not a name",
    "a number in quotes": "1",
    "a number too large": 123456,
    "a number too small": -99,
    "a flag": True,
    "an empty list": [],
    "a list": ["en"],
    "a list of lists": [["en"]],
    "no keys": {},
    "an odd key": {"Not a name": "en"},
    "a key": {"en": "en"},
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """`what` is put at `path`: another value, another key, or no key."""

    path: Steps
    what: str

    def touches(self, other: "Mistake") -> bool:
        """Whether one of the two is made within what the other changes."""
        return all(step == other_step for step, other_step in zip(self.path, other.path, strict=False))

    def make(self, whole: Any) -> None:
        """Put the mistake into the whole."""
        *way, last = self.path
        part = whole
        for step in way:
            part = part[step]
        if self.what == "left out":
            del part[last]
        elif self.what == "misspelt":
            part[f"{last}x"] = part.pop(last)
        else:
            part[last] = deepcopy(ODD_VALUES[self.what])


def with_mistakes(whole: Any, mistakes: Iterable[Mistake]) -> Any:
    """A copy of the whole, with these mistakes, none of which touches another."""
    copy = deepcopy(whole)
    for mistake in mistakes:
        mistake.make(copy)
    return copy


def apart(mistakes: Sequence[Mistake], most: int) -> Iterator[list[Mistake]]:
    """All of them in groups in which none touches another, at most so many together."""
    left = list(mistakes)
    while left:
        group: list[Mistake] = []
        rest: list[Mistake] = []
        for mistake in left:
            fits = len(group) < most and not any(mistake.touches(other) for other in group)
            (group if fits else rest).append(mistake)
        yield group
        left = rest


def every_key(schema: dict[str, Any]) -> Any:
    """A value with every key this schema knows; `en` is a text, a name, a language and a condition."""
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    if "enum" in schema:
        return schema["enum"][0]
    kinds = schema["type"]
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object" and "properties" in schema:
        return {key: every_key(part) for key, part in schema["properties"].items()}
    if kind == "object":
        return {"en": every_key(schema["additionalProperties"])}
    if kind == "array":
        return [every_key(schema["items"])]
    return {"string": "en", "boolean": False, "integer": schema.get("minimum", 1)}[kind]


def each_way_on(whole: dict[str, Any]) -> dict[str, Any]:
    """The same with a state for each way a state can go on, since none can go all of them."""
    call = whole["calls"][0]
    state = call["states"]["en"]
    for way in WAYS:
        others = {*WAYS, "silence"} - {way, "silence" if way == "choices" else way}
        name = "en" if way == "choices" else way
        call["states"][name] = deepcopy({key: part for key, part in state.items() if key not in others})
    return whole


def every_mistake(value: Any, path: Steps = ()) -> Iterator[Mistake]:
    """All mistakes at and below this value."""
    if path:
        yield from (Mistake(path, what) for what in ODD_VALUES)
        if isinstance(path[-1], str):
            yield from (Mistake(path, what) for what in ("left out", "misspelt"))
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, child in children:
        yield from every_mistake(child, (*path, step))


class _Writer(yaml.SafeDumper):
    """Writes nothing as nothing, where others write `null`."""


_Writer.add_representer(type(None), lambda writer, _: writer.represent_scalar("tag:yaml.org,2002:null", ""))


def as_file(value: Any) -> str:
    """The value as an author would write it, one key a line."""
    return str(yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True))
