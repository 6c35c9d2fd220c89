"""A whole shift in the window, by keyboard: from its card to its sheet, and back into it after a crash."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.results.store import Store
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.app.window_shift import WindowShift
from simulator.call.decide import Answer, Reply
from simulator.desktop.pilot import HandClock, Pilot
from simulator.desktop.screens.library import LibraryScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.screens.shift_call import ShiftCallScreen
from simulator.desktop.screens.shift_desk import ShiftDeskScreen
from simulator.desktop.screens.shift_sheet import ShiftSheetScreen
from simulator.desktop.shift_screenshots import tour_of_shift
from simulator.desktop.view.menu import Preferences
from simulator.desktop.view.shift import SheetView, ShiftDeskView
from simulator.scenario.library import Library
from simulator.shift.decide import TakeCall, Wait
from tests.fakes.desktop import FakeSounds, FakeVoice
from tests.shift.small import SHIFT, TEXTS

CARD = "play:small.shift"
SHORT = SHIFT.replace("minutes: 60", "minutes: 20").replace(
    "[{from: 0, an-hour: 20}, {from: 30, an-hour: 30}]", "[{from: 0, an-hour: 30}]"
).replace("from: 10\n  to: 40", "from: 5\n  to: 15")  # fmt: skip
SOLVE, HANG_UP, PROMISE = ("2", "1"), ("1",), ("3",)
"""The replies that solve a call of the small shift, end it at once, and put it off."""
MOST_STEPS = 300


class Worker(Pilot):
    """Somebody who works shifts in a window on a library and a store of their own."""

    def __init__(self, folder: Path, store: Store, preferences: Preferences) -> None:
        bounds = BoundsNow(KeptBounds(folder / "bounds"))
        self.desk = WindowDesk(store, Library(folder), bounds, folder / "settings.json")
        self.sounds = FakeSounds()
        clock = HandClock()
        shell = Shell(self.desk, FakeVoice(), self.sounds, preferences, clock)
        super().__init__(shell, clock, (1024, 600))
        self.show(LibraryScreen(shell))
        self.wait(0.1)

    @property
    def at(self) -> str:
        return type(self.screen).__name__.removesuffix("Screen")

    @property
    def between(self) -> ShiftDeskView:
        assert isinstance(self.screen, ShiftDeskScreen)
        return self.screen.view()

    @property
    def sheet(self) -> SheetView:
        assert isinstance(self.screen, ShiftSheetScreen)
        return self.screen.view()

    def open_line(self) -> None:
        """From the library through the shift's door."""
        self.click(CARD)
        self.press("enter")

    def answer(self) -> None:
        """Waits until somebody rings, and takes the call."""
        while self.at == "ShiftDesk":
            self.press("enter")

    def hear_out(self) -> None:
        """Skips what is said until the call can be left."""
        assert isinstance(self.screen, ShiftCallScreen)
        while not self.screen.view().closing:
            self.press(" ")
            self.wait(0.3, step=0.3)

    def say(self, *replies: str) -> None:
        """Says it and leaves the call."""
        self.press(*replies)
        self.hear_out()
        self.press("enter")
        self.wait(0.1)

    def work(self, *replies: str) -> None:
        """To the closing of the line, with the same replies in every call."""
        for _ in range(MOST_STEPS):
            if self.at == "ShiftSheet":
                return
            self.answer()
            if self.at == "ShiftCall":
                self.say(*replies)
        raise AssertionError("the line does not close")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "small.shift.yaml").write_text(SHORT, encoding="utf-8")
    for id, text in TEXTS.items():
        (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "attempts.sqlite") as opened:
        yield opened


@pytest.fixture
def worker(folder: Path, store: Store) -> Worker:
    return Worker(folder, store, Preferences("Sam"))


def test_a_shift_is_on_the_shelf_with_its_minutes_and_quota(worker: Worker) -> None:
    worker.screen.focus_on(CARD)
    assert "A shift" in worker.words()
    assert "20 min · quota 20" in worker.words()
    assert "2 calls and 1 shift" in worker.words()
    worker.resize(1440, 900)
    assert "Not worked yet." in worker.words()


def test_a_whole_shift_from_its_door_to_its_sheet(worker: Worker) -> None:
    worker.click(CARD)
    assert worker.at == "ShiftDoor"
    assert "never scored" in worker.words()
    worker.press("enter")
    assert "Nobody is waiting" in worker.words()
    worker.work(*SOLVE)
    score = worker.sheet.score
    assert score > 0
    assert worker.sheet.calls
    assert {row.became for row in worker.sheet.calls} == {"Solved"}
    assert "The quota was 6." in worker.words()
    assert "Nothing that was announced" in worker.words()
    worker.press("escape")
    assert worker.at == "Library"
    card = worker.desk.shelf("Sam").cards[-1]
    assert (card.best, card.attempts, card.waiting) == (round(score), 1, "")
    assert str(card.best) in worker.words()


def test_calls_of_a_shift_are_not_on_the_cards_of_their_scenarios(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    worker.say(*SOLVE)
    worker.answer()
    worker.press("escape")
    worker.click("leave:")
    cards = {card.id: card for card in worker.desk.shelf("Sam").cards}
    assert [(cards[id].best, cards[id].waiting) for id in ("one", "two")] == [(None, ""), (None, "")]
    assert worker.desk.resume("one", "Sam") is None


def test_the_phone_rings_and_nobody_knows_who_it_is(worker: Worker) -> None:
    worker.open_line()
    worker.press("w")
    (waiting,) = worker.between.waiting
    assert waiting.name == "Somebody new"
    assert "The phone rings." in worker.words()
    assert f"Patience {waiting.patience}: {waiting.word}" in worker.words()
    assert worker.focus == "take:"


def test_who_waits_cannot_be_made_to_wait_longer(worker: Worker) -> None:
    worker.open_line()
    worker.press("t")
    assert "Nobody is waiting." in worker.words()
    worker.press("w", "w")
    assert worker.between.waiting[0].seconds == 0
    assert "Somebody is waiting; take the call." in worker.words()


def test_a_call_that_is_over_leads_back_with_a_sentence_on_it(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    assert worker.at == "ShiftCall"
    worker.say(*SOLVE)
    assert worker.at == "ShiftDesk"
    assert worker.between.news[0] == "Solved for Ana, at the first call."
    assert worker.between.figures[2].value == "1"


def test_the_strip_follows_what_was_said(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    before = worker.words()
    worker.press("2")
    clock = [line for line in worker.words().splitlines() if "closes in" in line]
    assert clock
    assert clock[0] not in before


def test_reading_takes_no_time_of_the_shift(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    worker.wait(2)
    before = [line for line in worker.words().splitlines() if "closes in" in line]
    worker.wait(120, step=2)
    assert [line for line in worker.words().splitlines() if "closes in" in line] == before


def test_a_promise_is_owed_and_kept_by_its_number(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    worker.say(*PROMISE)
    (owing,) = worker.between.owed
    assert owing.name == "Ana"
    assert "Overdue in" in worker.words()
    worker.press(str(owing.number))
    assert worker.between.owed == ()
    assert worker.between.news[0] == "You rang Ana back, as promised."


def test_what_is_announced_is_offered_once_with_the_seconds_it_takes(worker: Worker) -> None:
    worker.open_line()
    assert "Takes 20 s." in worker.words()
    title = worker.between.deeds[1].title
    worker.press("2")
    assert worker.between.news[0] == f"Done: {title}."
    assert worker.between.now == 20
    assert title in worker.between.done
    assert [deed.id for deed in worker.between.deeds] == ["boast"]


def test_hanging_up_on_everybody_is_shown_for_what_it_costs(worker: Worker) -> None:
    worker.open_line()
    worker.work(*HANG_UP)
    assert not worker.sheet.passed
    assert not any(row.well for row in worker.sheet.calls)
    assert "It was met." in worker.words()
    assert "minutes went to people who had rung before" in worker.words()


def test_every_call_opens_its_review_from_the_sheet(worker: Worker) -> None:
    worker.open_line()
    worker.work(*HANG_UP)
    worker.press("down", "enter")
    assert worker.at == "Review"
    worker.wait(0.2)
    assert "Look it up." in worker.words()
    assert "The shift" in worker.words()
    worker.press("escape")
    assert worker.at == "ShiftSheet"


def test_the_same_hour_can_be_worked_again_and_another_one(worker: Worker, store: Store) -> None:
    worker.open_line()
    worker.work(*SOLVE)
    first = [row.at for row in worker.sheet.calls]
    worker.press("s")
    worker.work(*SOLVE)
    assert [row.at for row in worker.sheet.calls] == first
    worker.press("a")
    worker.press("escape")
    worker.click("leave:")
    seeds = [record.seed for record in store.attempts("Sam", "small.shift")]
    assert seeds == [1, 1, 2]


def test_the_last_sheet_can_be_looked_at_again(worker: Worker) -> None:
    worker.open_line()
    worker.work(*SOLVE)
    score = worker.sheet.score
    worker.press("escape")
    worker.click(CARD)
    worker.press("l")
    assert worker.sheet.score == score


def test_a_shift_that_is_left_in_a_call_goes_on_there(worker: Worker) -> None:
    worker.open_line()
    worker.answer()
    worker.press("2", "escape")
    assert "Leave; the shift is kept" in worker.words()
    worker.click("leave:")
    assert worker.at == "Library"
    assert "Resume" in worker.words()
    worker.click(CARD)
    assert worker.at == "ShiftCall"
    assert "Let me write that down" in worker.words()


def test_a_crash_loses_no_choice(worker: Worker, folder: Path, store: Store) -> None:
    worker.open_line()
    worker.answer()
    worker.say(*PROMISE)
    worker.answer()
    worker.press("2")
    later = Worker(folder, store, Preferences("Sam"))
    later.click(CARD)
    assert later.at == "ShiftCall"
    assert "Let me write that down" in later.words()
    later.say("1")
    assert [owing.name for owing in later.between.owed] == ["Ana"]
    later.work(*SOLVE)
    assert len(later.sheet.calls) >= 2


def test_a_crash_after_the_last_word_of_a_call_scores_it(worker: Worker) -> None:
    work = worker.desk.shifts().begin("small.shift", "Sam", "practice")
    assert isinstance(work, WindowShift)
    work.do(Wait())
    work.do(TakeCall())
    call = work.call()
    assert isinstance(call, WindowAttempt)
    call.do(Answer(1.0))
    call.do(Reply(2.0, "away"))
    worker.click(CARD)
    worker.hear_out()
    worker.press("enter")
    worker.wait(0.1)
    assert worker.between.news[0] == "Not solved for Ana, who may ring again."


def test_a_scenario_removed_meanwhile_is_told_and_nothing_is_lost(
    worker: Worker, folder: Path, store: Store
) -> None:
    worker.open_line()
    worker.answer()
    worker.say(*SOLVE)
    (folder / "two.yaml").unlink()
    later = Worker(folder, store, Preferences("Sam"))
    later.screen.focus_on(CARD)
    assert "there is no scenario 'two' beside this file" in later.words()
    assert "nothing is lost" in later.words()
    later.click(CARD)
    assert later.at == "ShiftDesk"
    assert "there is no scenario 'two' beside this file" in later.words()
    assert later.between.figures[2].value == "1"
    later.work(*SOLVE)
    later.press("a")
    assert "there is no scenario 'two' beside this file" in later.words()


def test_an_edit_meanwhile_is_told_in_the_call_that_goes_on(
    worker: Worker, folder: Path, store: Store
) -> None:
    worker.open_line()
    worker.answer()
    worker.press("2")
    (folder / "small.shift.yaml").write_text(SHORT.replace("quota: 20", "quota: 30"), encoding="utf-8")
    later = Worker(folder, store, Preferences("Sam"))
    later.click(CARD)
    assert later.at == "ShiftCall"
    assert "small.shift.yaml or one of its calls was edited since." in later.words()


def test_nobody_sits_the_same_hour_twice_in_an_exam(folder: Path, store: Store) -> None:
    worker = Worker(folder, store, Preferences("Sam", last_mode="exam"))
    worker.open_line()
    worker.work(*HANG_UP)
    worker.press("s")
    assert worker.at == "ShiftSheet"
    assert "Same hour" not in worker.words()


def test_a_shift_whose_file_is_gone_can_still_be_finished(worker: Worker, folder: Path, store: Store) -> None:
    worker.open_line()
    worker.press("w")
    (folder / "small.shift.yaml").unlink()
    later = Worker(folder, store, Preferences("Sam"))
    assert "was removed since" in later.words()
    later.click(CARD)
    later.work(*SOLVE)
    later.press("escape")
    assert CARD not in later.targets()


def test_a_broken_shift_has_a_card_that_says_where(folder: Path, store: Store) -> None:
    (folder / "small.shift.yaml").write_text(SHORT.replace("quota: 20", "quota: many"), encoding="utf-8")
    worker = Worker(folder, store, Preferences("Sam"))
    assert "small.shift.yaml, line 4" in worker.words()
    worker.click(CARD)
    assert worker.at == "Library"


def test_an_exam_shows_who_waits_but_not_their_patience(folder: Path, store: Store) -> None:
    worker = Worker(folder, store, Preferences("Sam", last_mode="exam"))
    worker.open_line()
    worker.press("w")
    assert worker.between.waiting[0].patience is None
    assert "Patience" not in worker.words()


def test_a_full_disk_is_told_and_the_shift_goes_on(worker: Worker, store: Store) -> None:
    worker.open_line()
    store.close()
    worker.press("w")
    assert worker.at == "ShiftDesk"
    assert worker.between.trouble


def test_the_outage_is_not_told_before_it_is_there(worker: Worker) -> None:
    worker.open_line()
    assert "More ring than usual" not in worker.words()
    while worker.at != "ShiftSheet" and not (worker.at == "ShiftDesk" and worker.between.now > 300):
        worker.answer()
        worker.say(*SOLVE)
    assert "More ring than usual" in worker.words()


def test_pictures_are_taken_of_a_whole_shift(worker: Worker) -> None:
    taken: list[str] = []
    tour_of_shift(worker, CARD, taken.append)
    names = {name.removeprefix("shift-small-") for name in taken}
    assert {"door", "open", "call-over", "after-a-call", "sheet", "review"} <= names
    assert worker.at == "Library"
