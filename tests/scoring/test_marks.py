"""A mark of m loses 3 - m, times the weight of its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.marks import NO_LOSS, Mark, add, losses
from scoring.rubric import BEHAVIOURS

marks = st.builds(
    Mark, st.sampled_from(sorted(BEHAVIOURS)), value=st.integers(0, 3), weight=st.sampled_from([1, 2, 3])
)


@pytest.mark.parametrize(("value", "weight", "lost"), [(3, 1, 0), (3, 3, 0), (2, 1, 1), (0, 1, 3), (1, 3, 6)])
def test_what_a_mark_loses(value: int, weight: int, lost: int) -> None:
    assert Mark("fix", value, weight).lost == lost


def test_losses_go_to_the_behaviour_s_own_dimension() -> None:
    given_marks = [Mark("attentive", 0), Mark("fix", 1), Mark("closure", 2, weight=3), Mark("level", 2)]
    assert losses(given_marks) == (3, 5, 1)


def test_nothing_marked_loses_nothing() -> None:
    assert losses([]) == NO_LOSS


@given(st.lists(marks), st.lists(marks))
def test_losses_add_along_a_path(before: list[Mark], after: list[Mark]) -> None:
    assert losses(before + after) == add(losses(before), losses(after))
