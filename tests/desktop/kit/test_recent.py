"""A cache that stays within its limit."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.desktop.kit.recent import Recent


@given(st.lists(st.integers(min_value=1, max_value=9), max_size=60), st.integers(min_value=9, max_value=30))
def test_it_never_weighs_more_than_its_limit(numbers, limit):
    kept: Recent[int] = Recent(limit, weigh=lambda number: number)
    for number in numbers:
        assert kept.get(number, lambda number=number: number) == number
        assert kept.weight <= limit


def test_what_was_used_longest_ago_is_forgotten_first():
    made: list[str] = []
    kept: Recent[str] = Recent(2)
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, lambda name=name: made.append(name) or name)
    assert made == ["a", "b", "c", "b"]


def test_one_value_too_heavy_is_still_kept_for_the_next_frame():
    kept: Recent[int] = Recent(5, weigh=lambda number: number)
    kept.get("large", lambda: 50)
    assert len(kept) == 1
    kept.clear()
    assert (len(kept), kept.weight) == (0, 0)
