"""Two hundred mistakes of authors are told where they are, and most are mended by what is suggested.

`python -m tests.mistakes 1 2 3` prints the table of other seeds, and every mistake that is missed.
"""

from functools import cache
from random import Random

import pytest

from tests.mistakes.judged import Verdict, judged, table
from tests.mistakes.made import KINDS, mistakes
from tests.mistakes.slips import slipped

SEED, COUNT = 2026, 200
TOLD, MENDED = 0.95, 0.8
together = pytest.mark.xdist_group("mistakes")
"""They are made and judged once, by one worker."""


@cache
def verdicts() -> tuple[Verdict, ...]:
    return tuple(judged(mistake) for mistake in mistakes(SEED, COUNT))


@together
def test_mistakes_are_told_at_their_line_by_their_code() -> None:
    told = sum(one.told for one in verdicts())
    assert told >= TOLD * COUNT, table(verdicts())


@together
def test_what_is_suggested_mends_the_file() -> None:
    mended = sum(bool(one.cure) for one in verdicts())
    assert mended >= MENDED * COUNT, table(verdicts())


@together
def test_mending_never_makes_a_file_worse() -> None:
    assert [one.mistake for one in verdicts() if one.worse] == []


@together
def test_mending_never_makes_another_scenario_of_it() -> None:
    assert [one.mistake for one in verdicts() if one.otherwise] == []


@together
def test_no_mistake_hides_behind_many_others() -> None:
    assert sum(one.others for one in verdicts()) <= COUNT // 10, table(verdicts())


@together
def test_mistakes_are_of_all_kinds_evenly() -> None:
    kinds = [one.mistake.kind for one in verdicts()]
    assert {kinds.count(kind) for kind in KINDS} == {COUNT // len(KINDS)}


def test_the_same_seed_makes_the_same_mistakes() -> None:
    first, again, other = (list(mistakes(seed, 5)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_slip_never_makes_a_valid_word() -> None:
    made = {slipped("to", Random(seed), {"ot", "too"}) for seed in range(100)}
    assert made
    assert not made & {"to", "ot", "too"}
