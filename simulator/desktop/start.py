"""Opens the window and stays in it."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pygame

from simulator.desktop.kit.font_files import kept_in
from simulator.desktop.kit.fonts import Faces
from simulator.desktop.ports import Attempt, Desk, Draft, SpokenLine, Voice, VoicedLine
from simulator.desktop.screens.library import LibraryScreen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.screens.watching import Watching
from simulator.desktop.silence import Silence
from simulator.desktop.view.menu import Preferences
from simulator.desktop.window import Window, open_window, seconds, wrong_pygame


def no_screen(platform: str, environment: Mapping[str, str]) -> str:
    """One sentence when nobody would see a window: there, SDL draws into memory instead of failing."""
    wanted = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")
    if platform.startswith(("linux", "freebsd")) and not any(environment.get(name) for name in wanted):
        return "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    return ""


class LateVoice:
    """A voice that is made after the first frame; lines asked for before have captions only."""

    def __init__(self, make: Callable[[], Voice]) -> None:
        self._make = make
        self._voice: Voice | None = None

    def wake(self) -> None:
        """Makes the voice."""
        self._voice = self._voice or self._make()

    @property
    def problem(self) -> str:
        return self._voice.problem if self._voice else ""

    def say(self, line: SpokenLine) -> int:
        return self._voice.say(line) if self._voice else -1

    def poll(self) -> Sequence[VoicedLine]:
        return self._voice.poll() if self._voice else ()

    def cancel(self, ticket: int) -> None:
        if self._voice:
            self._voice.cancel(ticket)

    def close(self) -> None:
        if self._voice:
            self._voice.close()


def run(
    desk: Desk,
    make_voice: Callable[[], Voice],
    preferences: Preferences,
    attempt: Attempt | None = None,
    font_folder: Path | None = None,
    draft: Draft | None = None,
) -> str:
    """Opens the window on the library, or on an attempt, until the trainee leaves it.

    Returns one sentence when no window can be opened, and nothing otherwise. Typefaces are kept unpacked
    in `font_folder`, so that the next window opens sooner. What is played follows what the author of
    `draft` saves.
    """
    problem = wrong_pygame() or no_screen(sys.platform, os.environ)
    if problem:
        return problem
    faces = Faces(kept_in(font_folder)) if font_folder else Faces()
    try:
        surface = open_window()
    except pygame.error as error:
        return f"No window can be opened here: {str(error).rstrip('.')}."
    voice = LateVoice(make_voice)
    shell = Shell(desk, voice, Silence(), preferences, seconds)
    shell.watching = Watching(draft) if draft else None
    try:
        Window(shell, surface, faces).run(LibraryScreen(shell), lambda: _ready(shell, voice, attempt))
    finally:
        voice.close()
        shell.sounds.close()
        pygame.display.quit()
    return ""


def _ready(shell: Shell, voice: LateVoice, attempt: Attempt | None) -> None:
    """What can wait until something is on the screen."""
    from simulator.desktop.kit.audio import Audio

    voice.wake()
    sounds = Audio()
    sounds.open()
    shell.sounds = sounds
    shell.apply_volumes()
    if attempt:
        from simulator.desktop.screens.attempt import screen_for

        shell.open(screen_for(shell, attempt))
