"""From losses to a score, with a reason for every point."""

import json
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.marks import Losses, Mark
from scoring.rubric import BEHAVIOURS, DEFAULT_RUBRIC, DIMENSIONS
from scoring.scorecard import Bounds, Moment, Scale, Scorecard, cap_of, score

LEAST: Losses = (1, 0, 2)
GREATEST: Losses = (11, 20, 6)


def bounds(least: Losses = LEAST, greatest: Losses = GREATEST, best: int = 0, chance: float = 40.0) -> Bounds:
    """Bounds of a scenario whose worst call is the worst in every dimension at once."""
    scale = Scale.of(DEFAULT_RUBRIC.weights, least, greatest)
    return Bounds(scale, least, greatest, best, scale.joint(greatest), chance, exact=True, configurations=9)


def moment(*marks: tuple[str, int], critical: Sequence[str] = (), weight: int = 1) -> Moment:
    given_marks = tuple(Mark(behaviour, value, weight) for behaviour, value in marks)
    return Moment(1.0, "first/hello", "reply", "Hello.", given_marks, tuple(critical), "Because.")


def card(*moments: Moment, of: Bounds | None = None) -> Scorecard:
    return score(DEFAULT_RUBRIC, of or bounds(), moments)


FLAWLESS = moment(
    ("attentive", 2), ("concrete", 3), ("fix", 3), ("closure", 3), ("decision", 1), ("level", 3)
)


def test_losing_the_least_is_a_hundred() -> None:
    best = card(FLAWLESS)
    assert best.total == best.uncapped == 100.0
    assert {name: dimension.score for name, dimension in best.dimensions.items()} == {
        "empathy": 100.0, "resolution": 100.0, "escalation": 100.0,
    }  # fmt: skip
    assert best.passed
    assert best.band == "outstanding"


def test_the_total_weighs_the_dimensions() -> None:
    lost_half_of_resolution = moment(("fix", 1), ("fix", 1), ("closure", 1), ("process", 1), ("process", 1))
    assert card(FLAWLESS, lost_half_of_resolution).total == pytest.approx(80.0)


@pytest.mark.parametrize(
    ("critical", "cap"),
    [([], 100), (["made-retell"], 69), (["made-retell", "false-closure"], 49), (["abuse", "made-retell"], 0)],
)
def test_the_lowest_cap_counts(critical: list[str], cap: int) -> None:
    assert cap_of(critical) == cap
    capped = card(FLAWLESS, moment(critical=critical))
    assert (capped.total, capped.uncapped) == (float(cap), 100.0)


def test_a_fatal_error_says_so() -> None:
    failed = card(FLAWLESS, moment(critical=["abuse"]))
    assert not failed.passed
    assert failed.why_not == ("fatal: abuse, plain or disguised", "the total is below 70")


def test_a_weak_dimension_fails_an_otherwise_good_call() -> None:
    failed = card(FLAWLESS, moment(("level", 0)))
    assert failed.total >= 70
    assert failed.why_not == ("escalation is below 50",)


def test_one_mark_is_insufficient_evidence() -> None:
    failed = card(
        moment(("attentive", 2), ("concrete", 3), ("fix", 3), ("closure", 3)), moment(("decision", 1))
    )
    assert failed.why_not == ("escalation has insufficient evidence",)


def test_a_dimension_without_span_is_not_assessed_and_the_others_carry_the_total() -> None:
    flat = bounds(least=(0, 0, 3), greatest=(10, 20, 3))
    praised = moment(("fix", 3), ("fix", 3), ("attentive", 3), ("attentive", 3))
    scored = card(moment(("level", 0)), praised, of=flat)
    assert scored.dimensions["escalation"].score is None
    assert scored.total == 100.0
    assert scored.passed


def test_a_scenario_in_which_nothing_can_be_lost_is_a_hundred() -> None:
    flat = bounds(least=(0, 0, 0), greatest=(0, 0, 0), chance=100.0)
    scored = card(of=flat)
    assert scored.total == 100.0
    assert scored.skill is None


@pytest.mark.parametrize(("chance", "skill"), [(0.0, 100.0), (50.0, 100.0), (100.0, None)])
def test_skill_is_measured_from_chance(chance: float, skill: float | None) -> None:
    assert card(FLAWLESS, of=bounds(chance=chance)).skill == skill


def test_skill_of_chance_itself_is_nothing() -> None:
    assert bounds(chance=40.0).skill(40.0) == 0.0


def test_every_lost_point_has_its_reason() -> None:
    judged = Moment(3.0, "first/up", "boss", "Up.", (Mark("level", 1, because="a false alarm"),), (), "Why.")
    reasons = {loss.behaviour: loss.why for loss in card(moment(("fix", 2)), judged).losses}
    assert reasons == {"fix": "Because.", "level": "a false alarm"}


def test_a_scorecard_is_json() -> None:
    assert json.loads(json.dumps(card(FLAWLESS).as_json()))["total"] == 100.0


marks = st.builds(
    Mark, st.sampled_from(sorted(BEHAVIOURS)), value=st.integers(0, 3), weight=st.sampled_from([1, 2, 3])
)
paths = st.lists(
    st.lists(marks, max_size=4).map(lambda given: Moment(0, "", "", "", tuple(given))), max_size=6
)
limits = st.tuples(*[st.integers(0, 9)] * 3).flatmap(
    lambda least: st.tuples(*[st.integers(low, low + 30) for low in least]).map(lambda most: (least, most))
)


@given(paths, limits)
def test_losses_add_up_to_what_each_dimension_lost(path: list[Moment], limit: tuple[Losses, Losses]) -> None:
    scored = card(*path, of=bounds(*limit))
    for dimension in DIMENSIONS:
        parts = [loss.lost for loss in scored.losses if loss.dimension == dimension.value]
        assert sum(parts) == scored.dimensions[dimension.value].lost


@given(paths, limits)
def test_points_add_up_to_the_shortfall_and_what_nobody_can_avoid(
    path: list[Moment], limit: tuple[Losses, Losses]
) -> None:
    of = bounds(*limit)
    scored = card(*path, of=of)
    unavoidable = sum(of.points(place, lost) for place, lost in enumerate(of.least))
    shortfall = sum(loss.points for loss in scored.losses) - unavoidable
    assert 100.0 - scored.uncapped == pytest.approx(shortfall)


@given(limits, st.data())
def test_the_joint_scale_orders_calls_as_the_weighted_total_does(
    limit: tuple[Losses, Losses], data: st.DataObject
) -> None:
    least, greatest = limit
    scale = Scale.of(DEFAULT_RUBRIC.weights, least, greatest)
    ranges = [st.integers(low, high) for low, high in zip(least, greatest, strict=True)]
    one, other = data.draw(st.tuples(*ranges)), data.draw(st.tuples(*ranges))
    assert (scale.joint(one) < scale.joint(other)) == (weighed(one, limit) > weighed(other, limit))


def weighed(lost: Losses, limit: tuple[Losses, Losses]) -> Fraction:
    """The weighted sum of the dimension scores, in fractions."""
    total = Fraction(0)
    for weight, gone, low, high in zip(DEFAULT_RUBRIC.weights, lost, *limit, strict=True):
        if high > low:
            total += Fraction(weight * (high - gone), high - low)
    return total
