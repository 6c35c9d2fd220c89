"""The speaker with a worker that prints, dies, hangs and refuses."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from simulator.speech.dispatch import Patience
from simulator.speech.speaker import Finished, Utterance
from simulator.speech.waiting import speak_all
from simulator.speech.worker_speaker import WorkerSpeaker

RUDE = Path(__file__).with_name("rude_worker.py")
LINE = Utterance("Ten yuan.")
SOON = Patience(line=0.3)


def rudely(*arguments: str) -> Callable[[Path], Sequence[str]]:
    return lambda _: (sys.executable, str(RUDE), *arguments)


@pytest.fixture
def speaker() -> Iterator[WorkerSpeaker]:
    speaker = WorkerSpeaker(command=rudely(), patience=SOON)
    yield speaker
    speaker.close()
    assert speaker.wait_closed()


def test_prints_into_the_channel_do_no_harm(speaker: WorkerSpeaker) -> None:
    printed, after = speak_all(speaker, [Utterance("print"), LINE])
    assert printed.spoken.wav
    assert after.spoken.wav


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("die", "The voice failed: it ended with code 1."),
        ("hang", "The voice failed: it stopped answering."),
        ("refuse", "The voice failed: the engine wrote an empty file."),
    ],
)
def test_a_line_no_worker_survives_keeps_its_captions_and_the_next_is_spoken(
    speaker: WorkerSpeaker, order: str, why: str
) -> None:
    failed, after = speak_all(speaker, [Utterance(order), LINE])
    assert (failed.spoken.wav, failed.problem) == (None, why)
    assert failed.spoken.onsets
    assert after.spoken.wav
    assert speaker.problem == ""


def test_a_line_is_asked_for_again_after_it_failed(speaker: WorkerSpeaker) -> None:
    failures = [speak_all(speaker, [Utterance("die")])[0].problem for _ in range(2)]
    assert all(failures)


def test_a_cancelled_line_is_never_answered(speaker: WorkerSpeaker) -> None:
    speaker.cancel(speaker.request(LINE))
    (other,) = speak_all(speaker, [Utterance("At five.")])
    assert other.spoken.wav
    assert speaker.poll() == []


def test_a_line_longer_than_a_pipe_holds_does_not_block_a_hanging_worker(speaker: WorkerSpeaker) -> None:
    long = Utterance("十元。" * 40_000)
    hung, after = speaker.request(Utterance("hang")), speaker.request(LINE)
    speaker.cancel(speaker.request(long))
    answers = {finished.ticket: finished for finished in speak_and_collect(speaker, 2)}
    assert answers[hung].problem
    assert answers[after].spoken.wav


def speak_and_collect(speaker: WorkerSpeaker, wanted: int) -> list[Finished]:
    collected: list[Finished] = []
    while len(collected) < wanted:
        collected += speaker.poll()
    return collected


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (rudely("no-engine"), "There is no voice because espeak is missing."),
        (lambda _: (sys.executable, "-c", "exit(1)"), "it ended with code 1"),
        (lambda scratch: (str(scratch / "nowhere"),), "The speech engine does not start: "),
    ],
)
def test_without_an_engine_every_line_comes_with_captions_and_the_reason(
    command: Callable[[Path], Sequence[str]], why: str
) -> None:
    speaker = WorkerSpeaker(command=command)
    early, late = speak_all(speaker, [LINE])[0], speak_all(speaker, [Utterance("At five.")])[0]
    assert [early.spoken.wav, late.spoken.wav] == [None, None]
    assert why in early.problem
    assert why in speaker.problem
    speaker.close()
    assert speaker.wait_closed()
