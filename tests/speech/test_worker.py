"""The real engine in its real process, killed and stopped in the middle of lines."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from simulator.speech.choosing import choose_speaker
from simulator.speech.dispatch import Patience
from simulator.speech.speaker import Finished, Spoken, Utterance, VoiceSpec
from simulator.speech.waiting import speak_all
from simulator.speech.wav import samples_of, seconds_of
from simulator.speech.worker_speaker import WorkerSpeaker

LINE = Utterance("I have it in front of me, Mrs Lin: the message from 3737 that you never ordered.")
NEXT = Utterance("You should not be out ten yuan for our mistake.")
STOP_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")


@pytest.fixture
def speaker() -> Iterator[WorkerSpeaker]:
    speaker = WorkerSpeaker(patience=Patience(line=1.0))
    yield speaker
    speaker.close()
    assert speaker.wait_closed()


def spoken(speaker: WorkerSpeaker, line: Utterance) -> Spoken:
    (finished,) = speak_all(speaker, [line])
    assert not finished.problem
    return finished.spoken


def worker_of(speaker: WorkerSpeaker) -> int:
    while (pid := speaker.worker_pid) is None:
        time.sleep(0.001)
    return pid


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
        return not state.exists() or ") Z " not in state.read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def heard(finished: Finished) -> bool:
    return finished.spoken.wav is not None and any(samples_of(finished.spoken.wav))


def test_a_line_comes_in_the_mixers_shape_with_the_time_of_every_word(speaker: WorkerSpeaker) -> None:
    line = spoken(speaker, LINE)
    assert line.wav is not None
    assert seconds_of(line.wav) == pytest.approx(line.seconds)
    assert [LINE.text[start:end] for start, end, _ in line.onsets][:4] == ["I", "have", "it", "in"]
    assert line.onsets[-1][2] < line.seconds * 1000


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ten yuan, on my bill."),
        ("zh", "我刚收到一条短信，说是验证码17。"),
        ("vi", "Tôi vừa nhận được một tin nhắn, mã số 17."),
        ("th", "สวัสดีครับ ผมชื่อสมชาย"),
        ("xx", "Nobody speaks this, so English it is."),
    ],
)
def test_the_languages_of_the_callers_are_spoken(speaker: WorkerSpeaker, language: str, text: str) -> None:
    line = spoken(speaker, Utterance(text, language))
    assert line.seconds > 1
    assert line.onsets


def test_people_sound_different(speaker: WorkerSpeaker) -> None:
    people = [VoiceSpec(gender, variant) for gender in ("female", "male") for variant in range(1, 6)]
    voices = [spoken(speaker, Utterance("Ten yuan.", voice=person)).wav for person in people]
    assert all(one != other for one, other in combinations(voices, 2))


def test_a_faster_line_is_shorter(speaker: WorkerSpeaker) -> None:
    fast, slow = (spoken(speaker, Utterance(LINE.text, voice=VoiceSpec(rate=rate))) for rate in (220, 120))
    assert fast.seconds < slow.seconds * 0.8


@pytest.mark.parametrize("text", ["...", "", "\n", "😀", "\ud800"])
def test_a_line_without_words_is_a_pause(speaker: WorkerSpeaker, text: str) -> None:
    pause = spoken(speaker, Utterance(text))
    assert pause.wav is not None
    assert seconds_of(pause.wav) == pytest.approx(0.3, abs=0.001)


@STOP_SIGNALS
def test_a_worker_killed_in_the_middle_of_a_line_is_replaced(speaker: WorkerSpeaker) -> None:
    spoken(speaker, NEXT)
    killed = worker_of(speaker)
    os.kill(killed, signal.SIGSTOP)
    ticket = speaker.request(LINE)
    os.kill(killed, signal.SIGKILL)
    line, following = speaker_answers(speaker, 1)[0], spoken(speaker, Utterance("At five."))
    assert line.ticket == ticket
    assert heard(line)
    assert following.wav
    assert worker_of(speaker) != killed


@STOP_SIGNALS
def test_a_worker_stopped_in_the_middle_of_a_line_is_replaced(speaker: WorkerSpeaker) -> None:
    spoken(speaker, NEXT)
    stopped = worker_of(speaker)
    os.kill(stopped, signal.SIGSTOP)
    assert heard(speak_all(speaker, [LINE])[0])
    assert worker_of(speaker) != stopped
    assert_gone(stopped)


def speaker_answers(speaker: WorkerSpeaker, wanted: int) -> list[Finished]:
    answers: list[Finished] = []
    while len(answers) < wanted:
        answers += speaker.poll()
        time.sleep(0.002)
    return answers


@STOP_SIGNALS
def test_hundreds_of_lines_are_all_heard_although_workers_are_killed_and_stopped() -> None:
    chance = random.Random(17)
    speaker = WorkerSpeaker(patience=Patience(line=1.0))
    answers: list[Finished] = []
    for batch in range(12):
        tickets = [speaker.request(Utterance(f"Line {number} of batch {batch}.")) for number in range(25)]
        time.sleep(chance.random() * 0.3)
        os.kill(worker_of(speaker), signal.SIGKILL if batch % 3 else signal.SIGSTOP)
        arrived = speaker_answers(speaker, len(tickets))
        assert sorted(finished.ticket for finished in arrived) == tickets
        answers += arrived
    speaker.close()
    assert speaker.wait_closed()
    assert [finished.problem for finished in answers if not heard(finished)] == []


def test_a_line_heard_before_is_the_same_sound(speaker: WorkerSpeaker) -> None:
    assert spoken(speaker, LINE) is spoken(speaker, LINE)


def test_a_folder_of_lines_needs_no_engine_to_speak_them_again(tmp_path: Path) -> None:
    first = WorkerSpeaker(tmp_path)
    line = spoken(first, LINE)
    first.close()
    assert first.wait_closed()
    second = WorkerSpeaker(tmp_path, command=lambda _: (sys.executable, "-c", "exit(1)"))
    assert spoken(second, LINE) == line
    second.close()
    assert second.wait_closed()


def test_closing_leaves_no_process_and_answers_with_captions() -> None:
    speaker = WorkerSpeaker()
    spoken(speaker, LINE)
    pid = worker_of(speaker)
    speaker.close()
    assert speaker.wait_closed()
    assert_gone(pid)
    (late,) = speak_all(speaker, [NEXT])
    assert late.spoken.wav is None
    assert late.problem


@pytest.mark.skipif(sys.platform != "linux", reason="other systems leave a stopped worker behind")
@pytest.mark.parametrize("stopped", [False, True])
def test_a_worker_does_not_outlive_a_program_that_is_killed(stopped: bool) -> None:
    program = (
        "import time\n"
        "from simulator.speech.speaker import Utterance\n"
        "from simulator.speech.worker_speaker import WorkerSpeaker\n"
        "speaker = WorkerSpeaker()\n"
        "speaker.request(Utterance('Ten.'))\n"
        "while not speaker.poll(): time.sleep(0.01)\n"
        "print(speaker.worker_pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        pid = int(running.stdout.readline())
        if stopped:
            os.kill(pid, signal.SIGSTOP)
        running.kill()
    assert_gone(pid)


def test_a_machine_with_an_engine_gets_a_voice(tmp_path: Path) -> None:
    chosen = choose_speaker(cache_folder=tmp_path)
    assert chosen.reason == ""
    assert speak_all(chosen.speaker, [LINE])[0].spoken.wav
    chosen.speaker.close()


def assert_gone(pid: int) -> None:
    until = time.monotonic() + 10
    while is_running(pid):
        assert time.monotonic() < until, f"process {pid} is still running"
        time.sleep(0.01)
