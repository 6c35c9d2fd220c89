"""Two hundred mistakes from a seed, evenly of every kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from yaml.events import ScalarEvent

from tests.mistakes.ground import Ground, ground
from tests.mistakes.kinds import conditions, ends, layout, signs, twice, values, words
from tests.mistakes.kinds.slip import Kind, Slip
from tests.shipped import PATHS

KINDS: dict[str, Kind] = {
    "a slip in a key": words.key,
    "a slip in a state or call": words.state,
    "a slip in a fact": words.fact,
    "a slip in a behaviour": words.behaviour,
    "a slip in a promise": words.promise,
    "a slip in a level": words.level,
    "a slip in an article or box": words.article,
    "a slip in a person": words.person,
    "a slip in a word of the format": words.fixed_word,
    "a slip in a fact's value": words.value_of_fact,
    "a slip in an ending": words.ending,
    "a slip where a name is declared": words.declared_name,
    "text for a number": values.text_for_number,
    "a number out of range": values.out_of_range,
    "yes for true": values.yes_for_true,
    "a number in quotes": values.in_quotes,
    "a list for keys": values.list_for_mapping,
    "a value for keys": values.value_for_keys,
    "a state without a way on": ends.no_way_on,
    "an end without 'ending'": ends.ending_removed,
    "a choice without 'to'": ends.to_removed,
    "a start that is not there": ends.start_nowhere,
    "ways without an else": ends.no_else,
    "= in a condition": conditions.one_equals,
    "&& in a condition": conditions.foreign_words,
    "an unknown name in a condition": conditions.unknown_name,
    "an open bracket in a condition": conditions.unclosed,
    "a condition that ends in 'and'": conditions.trailing,
    "a value that cannot be": conditions.impossible_value,
    "a flag and a number": conditions.flag_with_number,
    "a key too far left": layout.key_left,
    "a key too far right": layout.key_right,
    "an item out of line": layout.item,
    "a tab": layout.tab,
    "a quote not closed": signs.quote_not_closed,
    "a colon in a text": signs.colon_in_text,
    "no colon, or no space after it": signs.no_space_after_colon,
    "a bracket not closed": signs.bracket_not_closed,
    "a key twice": twice.key_twice,
    "an id twice": twice.id_twice,
}
MOST_DRAWS = 400


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in one shipped scenario; `number` and the seed make it again."""

    number: int
    kind: str
    path: Path
    slip: Slip


def mistakes(seed: int, count: int = 200) -> Iterator[Mistake]:
    """So many mistakes, of each kind in turn."""
    kinds = sorted(KINDS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        path, slip = _made(KINDS[kind], Random(f"{seed}/{number}"))
        yield Mistake(number, kind, path, slip)


def _made(kind: Kind, random: Random) -> tuple[Path, Slip]:
    for _ in range(MOST_DRAWS):
        path = random.choice(PATHS)
        sound = ground(path)
        slip = kind(sound, random)
        if slip is not None and _is_mistake(sound, slip):
            return path, slip
    raise AssertionError(f"{kind.__name__} finds no place for its mistake")


def _is_mistake(sound: Ground, slip: Slip) -> bool:
    """Whether YAML makes anything else of it: moving a line that stands alone, say, changes nothing."""
    return slip.text != sound.text and _events(slip.text) != _events(sound.text)


def _events(text: str) -> list[tuple[str, str, bool]] | None:
    """What YAML reads, without places; None if it cannot."""
    try:
        return [
            (type(event).__name__, event.value, bool(event.style))
            if isinstance(event, ScalarEvent)
            else (type(event).__name__, "", False)
            for event in yaml.parse(text, Loader=yaml.CSafeLoader)
        ]
    except yaml.YAMLError:
        return None
