"""The window in a call of a thousand lines, on the dummy driver, beside a bare window that fills and flips.

Times are of the window's own thread: what a busy machine takes away in between is not the window's doing.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from benchmarks.generated import generated_scenario
from benchmarks.ratios import Figure, report
from simulator.desktop.pilot import HandClock, Pilot
from simulator.desktop.screens.attempt import screen_for
from simulator.desktop.screens.call import CallScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.menu import Preferences
from simulator.desktop.window import open_window
from simulator.scenario.load import load
from tests.fakes.desktop import FakeAttempt, FakeDesk, FakeSounds, FakeVoice

LINES = 1_000
BETWEEN_FRAMES = 1 / 30


@dataclass(slots=True)
class Times:
    """Milliseconds of frames: of all, and of those in which a line was added."""

    every: list[float] = field(default_factory=list)
    with_a_line: list[float] = field(default_factory=list)


def figures(quick: bool = False) -> Iterator[Figure]:
    pilot = _in_a_long_call()
    times = _played(pilot, replies=10 if quick else 60)
    bare = _bare(pilot.window.surface)
    lines = f"{LINES:,} lines"
    beside = f"bare fill and flip {bare:.2f} ms; {len(times.every)} frames"
    yield Figure(f"median frame, {lines}", median(times.every), 2.0, unit="ms", made_of=beside)
    added = f"median {median(times.with_a_line):.2f} ms; {len(times.with_a_line)} frames"
    worst = max(times.with_a_line)
    yield Figure(f"worst frame that adds a line, {lines}", worst, 8.0, unit="ms", made_of=added)


def _in_a_long_call() -> Pilot:
    """A pilot in a call in which a thousand lines have been heard."""
    scenario = load(generated_scenario(LINES), "generated").scenario
    assert scenario is not None
    clock = HandClock()
    shell = Shell(FakeDesk(scenario), FakeVoice(), FakeSounds(), Preferences("Sam"), clock)
    pilot = Pilot(shell, clock)
    pilot.window.surface = open_window()
    pilot.show(screen_for(shell, FakeAttempt(scenario, "practice")))
    pilot.press("enter")
    while _heard(pilot) < LINES:
        pilot.press(" ", "1")
    return pilot


def _heard(pilot: Pilot) -> int:
    assert isinstance(pilot.screen, CallScreen)
    return len(pilot.screen.view().heard)


def _played(pilot: Pilot, replies: int) -> Times:
    """Replies, each with the frames until its answer has been said, word by word."""
    times = Times()
    for _ in range(replies):
        before = _heard(pilot)
        for key in (" ", "1"):
            _note(times, pilot, _milliseconds(lambda key=key: pilot.press(key)), before)
        for _ in range(60):
            before = _heard(pilot)
            _note(times, pilot, _milliseconds(lambda: pilot.wait(BETWEEN_FRAMES, BETWEEN_FRAMES)), before)
    return times


def _note(times: Times, pilot: Pilot, took: float, before: int) -> None:
    times.every.append(took)
    if _heard(pilot) > before:
        times.with_a_line.append(took)


def _bare(surface: pygame.Surface) -> float:
    def frame() -> None:
        surface.fill("#10171F")
        pygame.display.flip()

    return median(_milliseconds(frame) for _ in range(200))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(report(figures()))
