"""Things that are there twice."""

from random import Random

from tests.mistakes.ground import Entry, Ground
from tests.mistakes.kinds.slip import Slip, one_of


def key_twice(ground: Ground, random: Random) -> Slip | None:
    """A line that is pasted twice, or a key that is given another value as well."""
    entry = one_of(tuple(entry for entry in ground.entries if entry.key and not entry.flow), random)
    if entry is None or entry.key is None or entry.first != entry.last:
        return None
    line = ground.lines[entry.first]
    again = " " * entry.key.start + line[entry.key.start :]
    if random.random() < 0.4 and entry.value:
        others = [other.value.text for other in ground.named(entry.role) if other.value]
        other = random.choice(others)
        begins_item = line[: entry.key.start].strip() == "-"  # then a dash may as well be missing
        if other == entry.value.text or entry.value.quote or begins_item:
            return None
        again = " " * entry.key.start + line[entry.key.start : entry.value.start] + other
    text = ground.with_lines(entry.first, entry.first + 1, line, again)
    return Slip(text, frozenset({entry.first + 2}), frozenset({"duplicate-key"}), ground.text)


def id_twice(ground: Ground, random: Random) -> Slip | None:
    """A choice or an article pasted twice, or one that was copied and kept the id of the other."""
    ids = [
        entry
        for entry in ground.named("calls.states.choices.id", "knowledge.id")
        if entry.value and not entry.flow
    ]
    entry = random.choice(ids)
    return _pasted(ground, entry) if random.random() < 0.5 else _kept(ground, entry, ids)


def _pasted(ground: Ground, entry: Entry) -> Slip:
    end = 1 + max(part.last for part in (entry, *ground.siblings(entry)))
    text = ground.with_lines(end, end, *ground.lines[entry.first : end])
    return Slip(text, frozenset({end + 1}), frozenset({"duplicate-id"}), ground.text)


def _kept(ground: Ground, entry: Entry, ids: list[Entry]) -> Slip | None:
    """The id of the one before it in the list. A choice may have any other: nothing else names it."""
    *listed, number, _ = entry.way
    before = [other.value for other in ids if other.way[:-1] == (*listed, int(number) - 1)]
    if not before or not before[0] or not entry.value:
        return None
    text = ground.with_spot(entry.value.inner, before[0].text)
    line = entry.value.line + 1
    own = (line, entry.value.text) if "choices" in listed else None
    return Slip(text, frozenset({line}), frozenset({"duplicate-id"}), ground.text, own_name=own)
