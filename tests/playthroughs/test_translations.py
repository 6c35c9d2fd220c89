"""A scenario in another language is the same call: every plan is heard in other words and scores the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.call.events import Entered, Event, Heard
from simulator.scenario.library import Library
from simulator.scenario.model import Script
from simulator.scenario.texts import rewritten, texts
from simulator.scenario.translation import top_value
from tests.playthroughs.plans import Plan
from tests.playthroughs.test_playthroughs import PLANS, played, saved_and_resumed, scorecard
from tests.shipped import EVERY_PATH, PATHS, scenario_at, solution_of

TRANSLATIONS = [path for path in EVERY_PATH if path not in PATHS]
each_translation = pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=pytest.mark.xdist_group(path.stem)) for path in TRANSLATIONS],
)


def original_of(path: Path) -> Path:
    found = Library().find(top_value(path.read_text(encoding="utf-8"), "translates")[0])
    assert isinstance(found, Path)
    return found


def plans_of(path: Path) -> list[Plan]:
    """The plans of the scenario a file translates, for that file."""
    return [replace(plan, path=path) for plan in PLANS if plan.path == original_of(path)]


def silent(script: Script) -> Script:
    """The script with the same word for every text."""
    return replace(rewritten(script, lambda text: text.kind), language="en")


def happened(log: list[Event]) -> list[tuple[str, float, str]]:
    """What happened, when, and in which state: the log without its words."""
    return [(event.kind, event.at, event.state if isinstance(event, Entered) else "") for event in log]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_there_is_a_translation() -> None:
    assert [path.stem for path in TRANSLATIONS] == ["vip-billing.zh"]


@each_translation
def test_nothing_but_words_is_another(path: Path) -> None:
    assert silent(scenario_at(path).script) == silent(scenario_at(original_of(path)).script)


@each_translation
def test_every_text_is_in_the_language(path: Path) -> None:
    scenario = scenario_at(path)
    assert scenario.script.language == "zh"
    foreign = [text.words for text in texts(scenario.script) if not is_chinese(text.words)]
    assert [words for words in foreign if any(letter.isalpha() for letter in words)] == []


@each_translation
def test_scores_have_the_same_bounds(path: Path) -> None:
    assert solution_of(path).bounds == solution_of(original_of(path)).bounds


@each_translation
def test_every_plan_goes_and_scores_as_in_the_original(path: Path) -> None:
    for plan in plans_of(path):
        here, there = played(plan), played(replace(plan, path=original_of(path)))
        assert happened(here.log) == happened(there.log)
        assert all(is_chinese(event.line.text) for event in here.log if isinstance(event, Heard))
        card = scorecard(plan, here.log)
        assert card.total == pytest.approx(plan.total, abs=0.1)
        assert card.passed is plan.passed


@each_translation
def test_a_plan_survives_a_crash_after_every_step(path: Path) -> None:
    plan = plans_of(path)[0]
    assert played(plan, between=saved_and_resumed).log == played(plan).log
