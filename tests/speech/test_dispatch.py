"""The life of a worker as bookkeeping: no process, no clock but numbers."""

import pytest

from simulator.speech.dispatch import (
    Asked,
    Cancelled,
    Deliver,
    Dispatcher,
    Ended,
    GiveUp,
    Heard,
    Kill,
    Patience,
    Send,
    Start,
    Tick,
)
from simulator.speech.frames import Frame
from simulator.speech.speaker import Ticket, Utterance

FIRST, SECOND = Ticket(1), Ticket(2)
TEN, FIVE = Utterance("Ten yuan."), Utterance("At five.")
READY = Frame({"ready": True})


def rendered(ticket: Ticket) -> Frame:
    return Frame({"ticket": ticket, "seconds": 1.0, "onsets": []}, b"RIFF")


@pytest.fixture
def ready() -> Dispatcher:
    dispatcher = Dispatcher(Patience(start=20, line=2, per_character=0))
    dispatcher.start(0)
    dispatcher.handle(Heard(1, READY), 0)
    return dispatcher


def test_a_worker_is_started_before_anything_is_asked() -> None:
    assert Dispatcher().start(0) == [Start(1)]


def test_lines_asked_early_wait_for_the_worker() -> None:
    dispatcher = Dispatcher()
    dispatcher.start(0)
    assert dispatcher.handle(Asked(FIRST, TEN), 0) == []
    assert dispatcher.handle(Heard(1, READY), 1) == [Send(1, FIRST, TEN)]


def test_lines_are_rendered_one_at_a_time(ready: Dispatcher) -> None:
    assert ready.handle(Asked(FIRST, TEN), 0) == [Send(1, FIRST, TEN)]
    assert ready.handle(Asked(SECOND, FIVE), 0) == []
    done = rendered(FIRST)
    assert ready.handle(Heard(1, done), 1) == [Deliver(FIRST, TEN, done), Send(1, SECOND, FIVE)]


def test_a_worker_that_dies_is_replaced_and_its_line_tried_once_more(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    assert ready.handle(Ended(1, "it ended"), 1) == [Start(2)]
    assert ready.handle(Heard(2, READY), 1) == [Send(2, FIRST, TEN)]


def test_a_line_that_kills_two_workers_is_given_up_and_the_next_one_said(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    ready.handle(Asked(SECOND, FIVE), 0)
    ready.handle(Ended(1, "it ended"), 1)
    ready.handle(Heard(2, READY), 1)
    orders = ready.handle(Ended(2, "it ended"), 2)
    assert orders == [GiveUp(FIRST, TEN, "The voice failed: it ended."), Start(3)]
    assert ready.handle(Heard(3, READY), 3) == [Send(3, SECOND, FIVE)]


def test_a_worker_that_hangs_is_killed_when_its_time_is_over(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    assert ready.handle(Tick(), 1.9) == []
    assert ready.handle(Tick(), 2.0) == [Kill(1), Start(2)]


def test_a_long_line_is_given_more_time() -> None:
    dispatcher = Dispatcher(Patience(line=2, per_character=0.01))
    dispatcher.start(0)
    dispatcher.handle(Heard(1, READY), 0)
    dispatcher.handle(Asked(FIRST, Utterance("ten " * 100)), 0)
    assert dispatcher.seconds_left(0) == 6


def test_an_idle_worker_that_dies_is_replaced_before_it_is_needed(ready: Dispatcher) -> None:
    assert ready.handle(Ended(1, "it ended"), 5) == [Start(2)]


def test_a_late_word_from_a_dead_worker_changes_nothing(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    ready.handle(Tick(), 2)
    assert ready.handle(Heard(1, rendered(FIRST)), 3) == []
    assert ready.handle(Ended(1, "it ended"), 3) == []


def test_a_line_the_engine_cannot_render_gets_a_fresh_worker(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    refused = Frame({"ticket": FIRST, "fault": "the engine wrote an empty file"})
    assert ready.handle(Heard(1, refused), 1) == [Kill(1), Start(2)]


def test_a_cancelled_line_is_not_rendered(ready: Dispatcher) -> None:
    ready.handle(Asked(FIRST, TEN), 0)
    ready.handle(Asked(SECOND, FIVE), 0)
    ready.handle(Cancelled(SECOND), 0)
    done = rendered(FIRST)
    assert ready.handle(Heard(1, done), 1) == [Deliver(FIRST, TEN, done)]


def test_three_workers_that_never_get_ready_end_the_voice() -> None:
    dispatcher = Dispatcher()
    dispatcher.start(0)
    dispatcher.handle(Asked(FIRST, TEN), 0)
    dispatcher.handle(Ended(1, "it ended with code 1"), 1)
    dispatcher.handle(Ended(2, "it ended with code 1"), 2)
    why = "The speech engine does not start: it ended with code 1."
    assert dispatcher.handle(Ended(3, "it ended with code 1"), 3) == [GiveUp(FIRST, TEN, why)]
    assert dispatcher.problem == why
    assert dispatcher.handle(Asked(SECOND, FIVE), 4) == [GiveUp(SECOND, FIVE, why)]


def test_a_worker_without_an_engine_ends_the_voice_at_once() -> None:
    dispatcher = Dispatcher()
    dispatcher.start(0)
    why = "There is no voice because pyttsx3 cannot be imported."
    assert dispatcher.handle(Heard(1, Frame({"cannot": why})), 1) == [Kill(1)]
    assert dispatcher.handle(Asked(FIRST, TEN), 2) == [GiveUp(FIRST, TEN, why)]


def test_nothing_needs_a_clock_while_the_voice_is_idle(ready: Dispatcher) -> None:
    assert ready.seconds_left(0) is None
