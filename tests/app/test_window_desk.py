"""The window's library and record: cards, attempts that are kept, and what is said when they cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.results.store import Store
from simulator.app import settings
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.call.decide import Answer, Reply
from simulator.desktop.ports import Unplayable
from simulator.desktop.view.library import Mode
from simulator.desktop.view.menu import Preferences
from simulator.scenario.library import Library
from simulator.scenario.load import load
from tests.app.conftest import SMALL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "attempts.sqlite") as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path, store: Store) -> WindowDesk:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    bounds = BoundsNow(KeptBounds(tmp_path / "bounds"))
    return WindowDesk(store, Library(folder), bounds, tmp_path / "settings.json")


def begun(desk: WindowDesk, trainee: str = "Bo") -> WindowAttempt:
    attempt = desk.begin("small", trainee, "practice")
    assert isinstance(attempt, WindowAttempt)
    return attempt


def played(desk: WindowDesk) -> WindowAttempt:
    attempt = begun(desk)
    attempt.do(Answer(1.0))
    attempt.do(Reply(2.0, "ask"))
    attempt.do(Reply(3.0, "find"))
    assert attempt.session.call.over
    return attempt


def test_a_call_not_played_has_a_card_without_a_score(desk: WindowDesk) -> None:
    (card,) = desk.shelf("Bo").cards
    assert (card.id, card.best, card.attempts, card.waiting) == ("small", None, 0, "")


@pytest.mark.parametrize("text", [None, "format: 1\n"], ids=["removed", "broken"])
def test_a_call_goes_on_whose_file_is_not_what_it_was(
    text: str | None, desk: WindowDesk, store: Store, tmp_path: Path
) -> None:
    begun(desk).do(Answer(1.0))
    file = tmp_path / "scenarios" / "small.yaml"
    file.unlink() if text is None else file.write_text(text)
    later = WindowDesk(
        store, Library(file.parent), BoundsNow(KeptBounds(tmp_path)), tmp_path / "settings.json"
    )
    (card,) = later.shelf("Bo").cards
    assert (card.waiting, card.broken) == ("Resume", "")
    assert "with the text it was begun on" in card.summary
    assert isinstance(later.resume("small", "Bo"), WindowAttempt)
    assert [card.waiting for card in later.shelf("Cy").cards if not card.broken] == []


def test_a_call_under_way_is_resumed_where_it_was(desk: WindowDesk) -> None:
    attempt = begun(desk)
    attempt.do(Answer(1.0))
    attempt.do(Reply(2.0, "ask"))
    assert desk.shelf("Bo").cards[0].waiting
    again = desk.resume("small", "Bo")
    assert isinstance(again, WindowAttempt)
    assert again.session.call == attempt.session.call
    assert again.last_at == 2.0


@pytest.mark.parametrize(("mode", "taken_up"), [("practice", False), ("exam", True)])
def test_of_a_scenario_that_was_changed_only_an_exam_goes_on(
    desk: WindowDesk, mode: Mode, taken_up: bool
) -> None:
    as_begun, edited = (
        load(text, "small").scenario for text in (SMALL, SMALL.replace("my parcel?", "my box?"))
    )
    assert as_begun is not None
    assert edited is not None
    assert as_begun.hash != edited.hash
    desk.begin_with(as_begun, "Bo", mode)
    assert isinstance(desk.resume_on(as_begun, "Bo", None), WindowAttempt)
    assert isinstance(desk.resume_on(edited, "Bo", None), WindowAttempt) is taken_up


def test_practice_does_not_go_on_with_an_exam(desk: WindowDesk) -> None:
    desk.begin("small", "Bo", "exam")
    scenario = load(SMALL, "small").scenario
    assert scenario is not None
    assert desk.resume_on(scenario, "Bo", "practice") is None


def test_nobody_resumes_another_trainees_call(desk: WindowDesk) -> None:
    begun(desk, "Bo").do(Answer(1.0))
    assert desk.resume("small", "Ann") is None


def test_a_call_that_is_over_is_scored_and_recorded(desk: WindowDesk, store: Store) -> None:
    attempt = played(desk)
    card = attempt.result()
    assert card is not None
    (record,) = store.attempts()
    assert record.scorecard is not None
    assert record.scorecard["total"] == card.total
    assert desk.shelf("Bo").cards[0].best == round(card.total)


def test_a_call_under_way_has_no_score(desk: WindowDesk) -> None:
    assert begun(desk).result() is None


def test_a_scenario_with_mistakes_has_a_card_that_says_so(desk: WindowDesk, tmp_path: Path) -> None:
    (tmp_path / "scenarios" / "torn.yaml").write_text("format: 2", encoding="utf-8")
    torn = next(card for card in desk.shelf("Bo").cards if card.id == "torn")
    assert "check" in torn.broken


def test_a_scenario_that_is_gone_cannot_begin(desk: WindowDesk) -> None:
    refusal = desk.begin("smal", "Bo", "practice")
    assert isinstance(refusal, Unplayable)
    assert "did you mean 'small'?" in refusal.reason


def test_settings_are_kept(desk: WindowDesk, tmp_path: Path) -> None:
    assert desk.keep(Preferences("Bo", text_size=1.5)) == ""
    kept = settings.load(tmp_path / "settings.json").settings
    assert (kept.trainee, kept.text_size) == ("Bo", 1.5)


def test_bounds_are_worked_out_once(desk: WindowDesk, tmp_path: Path) -> None:
    scenario = played(desk).session.scenario
    kept = KeptBounds(tmp_path / "kept")
    found = BoundsNow(kept).get(scenario)
    assert kept.get(scenario.hash) == found


def test_damaged_bounds_are_worked_out_again(desk: WindowDesk, tmp_path: Path) -> None:
    scenario = played(desk).session.scenario
    now = BoundsNow(KeptBounds(tmp_path / "kept"))
    found = now.get(scenario)
    for file in (tmp_path / "kept").iterdir():
        file.write_text("{", encoding="utf-8")
    assert now.get(scenario) == found


def test_a_retry_is_labelled_and_does_not_count(desk: WindowDesk, store: Store) -> None:
    first = begun(desk)
    for command in (Answer(1.0), Reply(2.0, "ask"), Reply(3.0, "guess")):
        first.do(command)
    assert first.result() is not None
    again = first.retry(2)
    assert isinstance(again, WindowAttempt)
    assert (again.label, again.mode, again.last_at) == ("Retry from reply 2", "practice", 2.0)
    again.do(Reply(9.0, "find"))
    result = again.result()
    assert result is not None
    assert result.total == 100.0
    (card,) = desk.shelf("Bo").cards
    assert card.best is not None
    assert card.best < 50
    assert (card.passed, card.attempts) == (False, 1)
    assert [record.retry_of for record in store.attempts("Bo")] == [None, store.attempts("Bo")[0].id]


def test_a_retry_under_way_is_resumed_with_its_label(desk: WindowDesk) -> None:
    first = begun(desk)
    for command in (Answer(1.0), Reply(2.0, "ask"), Reply(3.0, "guess")):
        first.do(command)
    assert first.result() is not None
    again = first.retry(1)
    assert isinstance(again, WindowAttempt)
    resumed = desk.resume("small", "Bo")
    assert isinstance(resumed, WindowAttempt)
    assert resumed.label == "Retry from reply 1"
    assert resumed.session.log == again.session.log


def test_the_review_of_a_call_in_the_window(desk: WindowDesk) -> None:
    attempt = played(desk)
    attempt.begin_review()
    found = attempt.review()
    assert found is not None
    assert [step.reply.id for step in found.steps] == ["ask", "find"]
    assert found.turning is None


def test_a_retry_that_cannot_be_kept_is_explained(desk: WindowDesk, store: Store) -> None:
    attempt = played(desk)
    store.close()
    assert isinstance(attempt.retry(1), Unplayable)
