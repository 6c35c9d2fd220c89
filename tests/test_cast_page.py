"""docs/cast.md names everybody who can be heard, with the voice they have in the files."""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.scenario.library import Library
from simulator.scenario.model import Person
from tests.shipped import PATHS, SHORT, scenario_at, shift_at

PAGE = Path(__file__).parents[1] / "docs" / "cast.md"


def row(person: Person, place: str) -> tuple[str, ...]:
    voice = person.voice
    heard = f"{voice.gender} {voice.variant}, {voice.rate}, {voice.pitch}"
    return person.name, f"`{place}`", person.about.rstrip("."), heard


def everybody() -> Iterator[tuple[str, ...]]:
    for path in (*PATHS, *SHORT):
        script = scenario_at(path).script
        for person in (script.caller, *script.people.values()):
            yield row(person, path.stem)
    for path in Library().shift_paths():
        shift = shift_at(path).script
        for entry in (*shift.pool, *(shift.outage.pool if shift.outage else ())):
            if entry.caller:
                yield row(entry.caller, path.stem.removesuffix(".shift"))


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ") and not line.startswith("| who")]
    return [[cell.strip() for cell in re.split(r"\s*\|\s*", line.strip("| "))] for line in table]


def test_everybody_who_can_be_heard_is_in_the_cast() -> None:
    assert sorted(tuple(cells[:4]) for cells in rows()) == sorted(set(everybody()))


def test_everybody_has_a_manner_of_their_own_but_those_who_lend_the_words_of_others() -> None:
    manners = {(cells[0], cells[4]) for cells in rows() if not cells[4].startswith("with the words of")}
    assert all(manner for _, manner in manners)
    assert len({manner for _, manner in manners}) == len(manners)
