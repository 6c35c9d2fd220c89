"""The heat map: trainees down, decision points across."""

from scoring.cohort.attempts import Chosen, Item, decisions
from scoring.cohort.heat_map import Field, cohort_results, heat_map
from scoring.cohort.rollup import roll_up
from scoring.marks import Mark
from scoring.rubric import DEFAULT_RUBRIC
from tests.scoring.cohort.played import VERSION, attempt, lost

ITEMS = [Item("greeting"), Item("refund"), Item("callback")]


def test_points_stand_in_the_order_of_the_scenario_and_the_best_first() -> None:
    played = [
        attempt("ben", lost({"refund": 30.0, "greeting": 5.0})),
        attempt("ana", lost({"greeting": 0.0})),
    ]
    found = heat_map(VERSION, ITEMS, played)
    assert found.states == ("greeting", "refund")
    assert [row.trainee for row in found.rows] == ["ana", "ben"]
    assert found.rows[0].fields == (Field("loses-0.0", 0.0), None)
    assert found.rows[1].fields == (Field("loses-5.0", 5.0), Field("loses-30.0", 30.0))
    assert found.most == 30.0


def test_the_first_time_at_a_point_is_shown() -> None:
    again = [Chosen("greeting", "kind", 0.0), Chosen("greeting", "curt", 8.0)]
    (row,) = heat_map(VERSION, ITEMS, [attempt("ana", again)]).rows
    assert row.fields == (Field("kind", 0.0),)


def test_points_the_scenario_does_not_list_come_last() -> None:
    played = [attempt("ana", lost({"afterwards": 1.0, "refund": 2.0}))]
    assert heat_map(VERSION, ITEMS, played).states == ("refund", "afterwards")


def test_second_attempts_and_other_versions_are_no_rows() -> None:
    played = [
        attempt("ana", lost({"refund": 2.0})),
        attempt("ana", lost({"refund": 0.0}), ordinal=2),
        attempt("ben", lost({"refund": 0.0}), version="another-hash"),
    ]
    found = cohort_results(roll_up(VERSION, played), ITEMS, DEFAULT_RUBRIC, played)
    assert [row.trainee for row in found.heat.rows] == ["ana"]
    assert [(one.trainee, one.attempts) for one in found.trainees] == [("ana", 2)]
    assert found.figures.attempts == 1


def test_nobody_makes_an_empty_map() -> None:
    found = heat_map(VERSION, ITEMS, [])
    assert (found.states, found.rows, found.most) == ((), (), 0.0)


def test_an_article_looked_up_is_no_reply() -> None:
    played = [
        Chosen("refund", "open:policy", 1.5, (Mark("attentive", 2),)),
        Chosen("refund", "pay", 2.0, (Mark("fix", 3),)),
        Chosen("callback", "open:dates", None),
        Chosen("callback", "vague", 4.0),
    ]
    refund, callback = decisions(played)
    assert (refund.reply, refund.lost) == ("pay", 3.5)
    assert [mark.behaviour for mark in refund.marks] == ["attentive", "fix"]
    assert (callback.reply, callback.lost) == ("vague", None)
