"""Drives the window without a screen, as a trainee would: keys, mouse, time, pictures."""

from pathlib import Path

import pygame

from simulator.desktop.focus import find, spots
from simulator.desktop.layout.items import Caption, Label, Scene, Text
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.window import Window

KEYS = {
    "enter": pygame.K_RETURN, "escape": pygame.K_ESCAPE, "tab": pygame.K_TAB, "up": pygame.K_UP,
    "down": pygame.K_DOWN, "left": pygame.K_LEFT, "right": pygame.K_RIGHT, "page up": pygame.K_PAGEUP,
    "page down": pygame.K_PAGEDOWN, "backspace": pygame.K_BACKSPACE, "f11": pygame.K_F11,
}  # fmt: skip


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Pilot:
    """A window on a surface of its own, with a clock that moves when told."""

    def __init__(self, shell: Shell, clock: HandClock, size: tuple[int, int] = (1440, 900)) -> None:
        pygame.font.init()
        self.clock = clock
        self.window = Window(shell, pygame.Surface(size))

    def show(self, screen: Screen) -> None:
        """Opens a first screen."""
        self.window.shell.open(screen)
        self.window.frame()

    @property
    def screen(self) -> Screen:
        return self.window.shell.screen

    @property
    def scene(self) -> Scene:
        return self.screen.scene(self.window.page())

    @property
    def focus(self) -> str:
        """The id of the focused target."""
        return self.screen.focus

    def press(self, *keys: str, shift: bool = False, control: bool = False) -> None:
        """Presses keys one after the other: a name such as `enter`, or a character."""
        for key in keys:
            code = KEYS.get(key) or (pygame.K_SPACE if key == " " else ord(key.lower()))
            text = "" if key in KEYS else key
            mod = (pygame.KMOD_SHIFT if shift else 0) | (pygame.KMOD_CTRL if control else 0)
            self.window.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text))
            self.window.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))
            self.window.frame()

    def hold_down(self, key: str, times: int) -> None:
        """Keeps a key down, so that it repeats so many times."""
        code, text = KEYS.get(key) or ord(key.lower()), "" if key in KEYS else key
        for _ in range(times):
            self.window.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=text))
            self.window.frame()
        self.window.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))

    def type(self, words: str) -> None:
        """Types words, character by character."""
        self.press(*words)

    def click(self, target: str) -> None:
        """Scrolls a target into sight and clicks in its middle; KeyError when there is none of that id."""
        if find(self.scene, target):
            self.screen.focus_on(target)
            self.window.frame()
        spot = find(self.scene, target)
        if spot is None:
            raise KeyError(target)
        self.click_at(*spot.rect.centre)

    def click_at(self, x: int, y: int) -> None:
        self.window.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))
        self.window.frame()

    def hover(self, x: int, y: int) -> None:
        self.window.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0)))
        self.window.frame()

    def wheel(self, x: int, y: int, turns: float, across: float = 0.0) -> None:
        """Turns the wheel over a place, or tilts it; positive is away from oneself, and to the right."""
        self.hover(x, y)
        turned = {"x": int(across), "y": int(turns), "precise_x": across, "precise_y": turns}
        self.window.handle(pygame.event.Event(pygame.MOUSEWHEEL, turned))
        self.window.frame()

    def wait(self, seconds: float, step: float = 0.05) -> None:
        """Lets time pass, frame by frame."""
        for _ in range(max(1, round(seconds / step))):
            self.clock.now += step
            self.window.frame()

    def resize(self, width: int, height: int) -> None:
        self.window.surface = pygame.Surface((width, height))
        self.window.frame()

    def words(self) -> str:
        """Every word on the window, pane by pane."""
        items = (item for pane in self.scene.panes for item in pane.items)
        return "\n".join(item.text for item in items if isinstance(item, Text | Label | Caption))

    def targets(self) -> tuple[str, ...]:
        """Every target that can be reached, in Tab order."""
        return tuple(spot.target.id for spot in spots(self.scene))

    def picture(self, file: Path) -> None:
        """Saves what the window shows as a PNG file."""
        pygame.image.save(self.window.surface, str(file))
