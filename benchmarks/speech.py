"""How soon a line is heard, and whether every line is, on a machine with other things to do.

    python -m benchmarks.speech [LINES]

Each figure stands beside bare pyttsx3 rendering the same lines in the same run. Then LINES lines (10,000
unless said) go through the speaker while both cores are kept busy, a window draws frames, and the worker is
killed or stopped every 50 lines.
"""

import io
import multiprocessing
import os
import random
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from benchmarks.ratios import Figure, report
from simulator.speech.speaker import Finished, Ticket, Utterance, VoiceSpec
from simulator.speech.wav import samples_of
from simulator.speech.worker.espeak import make_espeak_loadable
from simulator.speech.worker_speaker import WorkerSpeaker

T = TypeVar("T")

UNCACHED_MS, CACHED_MS, FRAME_MS, CALL_MS = 60.0, 5.0, 50.0, 1.0
_BETWEEN_KILLS = 50
_OUTSTANDING = 8
_LATENCY_LINES = 60
_FRAME_SECONDS = 1 / 60
_SAYINGS = (
    "I have just had a text that says code {n}, and then a password I never asked for.",
    "You told me {n} times that there was no record, so what is this on my bill?",
    "All right. And who rings me tomorrow, at {n}?",
    "No.",
    "That was number {n}, and nobody has written down a single word of it so far.",
)


def lines_to_say(count: int, first: int = 0) -> list[Utterance]:
    """Lines such as callers say, no two alike, numbered from `first`."""
    chance = random.Random(17)
    return [
        Utterance(
            f"{number}. {chance.choice(_SAYINGS)}".format(n=chance.randrange(100)),
            voice=VoiceSpec(
                chance.choice(("female", "male")), chance.randint(1, 5), chance.randint(130, 210)
            ),
        )
        for number in range(first, first + count)
    ]


@dataclass(slots=True)
class Run:
    """What happened to the lines of one run: what is wrong with each answered one, and times in ms."""

    faults: dict[Ticket, str] = field(default_factory=dict)
    frames: list[float] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)
    kills: int = 0
    seconds: float = 0.0

    def unheard(self, tickets: Sequence[Ticket]) -> list[str]:
        """Why lines are missing or empty, one sentence each."""
        faults = {ticket: self.faults.get(ticket, "never answered") for ticket in tickets}
        return [f"line {ticket}: {fault}" for ticket, fault in faults.items() if fault]


def fault_of(finished: Finished) -> str:
    """Why an answered line cannot be heard, or an empty string."""
    wav = finished.spoken.wav
    if wav is None:
        return finished.problem or "no sound and no reason"
    return "" if any(samples_of(wav)) else "empty"


def figures(quick: bool = False, lines: int = 0) -> Iterator[Figure]:
    """Of `lines`, 10,000 unless said, each goes through a worker that is killed or stopped every 50."""
    lines = lines or (300 if quick else 10_000)
    # The mixer first: pygame.init() would open it in its own shape, and every sound would be converted.
    pygame.mixer.init(22050, -16, 1)
    pygame.init()
    screen = pygame.display.set_mode((1024, 600))
    speaker = WorkerSpeaker()
    try:
        yield from _latency(speaker, lines_to_say(_LATENCY_LINES, first=lines))
        with both_cores_busy():
            alone = _frames_in_words(list(frames_alone(screen, seconds=5 if quick else 15)))
            yield from _endurance(speaker, lines, screen, alone)
    finally:
        speaker.close()
        speaker.wait_closed()


def _latency(speaker: WorkerSpeaker, spoken: Sequence[Utterance]) -> Iterator[Figure]:
    speak_until_sound(speaker, Utterance("Warm up."))
    uncached = [speak_until_sound(speaker, line) for line in spoken]
    cached = [speak_until_sound(speaker, line) for line in spoken]
    bare, _ = bare_pyttsx3(spoken)
    for name, times, most in (("uncached", uncached, UNCACHED_MS), ("cached", cached, CACHED_MS)):
        median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        words = f"median {median:.2f}, worst {max(times):.1f}; bare pyttsx3 {bare:.1f}"
        yield Figure(f"line to sound, {name}, 95 of 100", late, most, unit="ms", made_of=words)


def _endurance(speaker: WorkerSpeaker, lines: int, screen: pygame.Surface, alone: str) -> Iterator[Figure]:
    run, tickets = stress(speaker, lines_to_say(lines), screen)
    unheard = run.unheard(tickets)
    words = f"{run.kills} workers killed or stopped, {run.seconds:.0f} s; {' '.join(unheard[:3])}"
    yield Figure(f"empty or missing of {lines:,} lines, cores busy", len(unheard), 0, unit="", made_of=words)
    late = sum(frame > FRAME_MS for frame in run.frames)
    words = f"{_frames_in_words(run.frames)}; without a voice {alone}"
    yield Figure(f"frames over {FRAME_MS:.0f} ms meanwhile", late, 0, unit="", made_of=words)
    words = f"median {statistics.median(run.calls):.4f}, worst {max(run.calls):.1f}"
    slow = statistics.quantiles(run.calls, n=1000)[-1]
    yield Figure("calls of the speaker, 999 of 1000", slow, CALL_MS, unit="ms", made_of=words)


def _frames_in_words(frames: Sequence[float]) -> str:
    late = sum(frame > FRAME_MS for frame in frames)
    return f"{late} of {len(frames):,} late, worst {max(frames):.0f} ms"


def speak_until_sound(speaker: WorkerSpeaker, line: Utterance) -> float:
    """Milliseconds from asking for a line until the mixer holds its sound."""
    start = time.perf_counter()
    speaker.request(line)
    while not (arrived := speaker.poll()):
        time.sleep(0.0005)
    pygame.mixer.Sound(file=io.BytesIO(arrived[0].spoken.wav or b""))
    return (time.perf_counter() - start) * 1000


def stress(
    speaker: WorkerSpeaker, lines: Sequence[Utterance], screen: pygame.Surface
) -> tuple[Run, list[Ticket]]:
    """Draw frames until every line is answered or nothing has come for a minute."""
    run, chance = Run(), random.Random(50)
    tickets: list[Ticket] = []
    start = latest = time.perf_counter()
    while len(run.faults) < len(lines) and time.perf_counter() - latest < 60:
        frame = time.perf_counter()
        while len(tickets) < min(len(lines), len(run.faults) + _OUTSTANDING):
            tickets.append(_timed(run, lambda: speaker.request(lines[len(tickets)])))
        for finished in _timed(run, speaker.poll):
            run.faults[finished.ticket] = fault_of(finished)
            pygame.mixer.Sound(file=io.BytesIO(finished.spoken.wav or b""))
            latest = time.perf_counter()
        draw(screen)
        run.frames.append((time.perf_counter() - frame) * 1000)
        if len(run.faults) // _BETWEEN_KILLS > run.kills:
            run.kills += kill_or_stop(speaker, chance)
        time.sleep(max(0.0, _FRAME_SECONDS / 4 - (time.perf_counter() - frame)))
    run.seconds = time.perf_counter() - start
    return run, tickets


def frames_alone(screen: pygame.Surface, seconds: float) -> Iterator[float]:
    """Milliseconds of each frame that a window draws while it asks for no line."""
    until = time.perf_counter() + seconds
    while (start := time.perf_counter()) < until:
        draw(screen)
        yield (time.perf_counter() - start) * 1000
        time.sleep(_FRAME_SECONDS / 4)


def draw(screen: pygame.Surface) -> None:
    """The least a frame does."""
    screen.fill("#10171F")
    pygame.display.flip()


def kill_or_stop(speaker: WorkerSpeaker, chance: random.Random) -> int:
    """Hit the worker, as often killing it as stopping it; 1 when there was one."""
    pid = speaker.worker_pid
    if pid is None:
        return 0
    try:
        os.kill(pid, chance.choice((signal.SIGKILL, signal.SIGSTOP)))
    except ProcessLookupError:
        return 0
    return 1


def _timed(run: Run, call: Callable[[], T]) -> T:
    start = time.perf_counter()
    result = call()
    run.calls.append((time.perf_counter() - start) * 1000)
    return result


@contextmanager
def both_cores_busy() -> Iterator[None]:
    """Keep two processes spinning for the while."""
    spawn = multiprocessing.get_context("spawn")
    spinning = [spawn.Process(target=_spin, daemon=True) for _ in range(2)]
    for process in spinning:
        process.start()
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.join()


def _spin() -> None:
    while os.getppid() != 1:
        sum(range(100_000))


def bare_pyttsx3(lines: Sequence[Utterance]) -> tuple[float, int]:
    """What pyttsx3 alone does in a process of its own: median ms a line, and how many files are empty."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=_render_bare, args=(there, [line.text for line in lines]), daemon=True)
    process.start()
    median, empty = here.recv()
    process.kill()
    process.join()
    return median, empty


def _render_bare(answer: Connection, texts: Sequence[str]) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    make_espeak_loadable()
    engine = import_module("pyttsx3").init()
    times, empty = [], 0
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = Path(folder, f"{number}.wav")
            start = time.perf_counter()
            engine.save_to_file(text, str(path))
            engine.runAndWait()
            times.append((time.perf_counter() - start) * 1000)
            empty += not path.exists() or path.stat().st_size < 1000
        answer.send((statistics.median(times), empty))
        time.sleep(2)


if __name__ == "__main__":
    sys.exit(report(figures(lines=int(sys.argv[1]) if len(sys.argv) > 1 else 0)))
