"""The window: turns pygame's events into keys, clicks and time, and paints what changed."""

import time
from collections.abc import Callable
from contextlib import suppress

import pygame

from simulator.desktop.draw.brush import Moment
from simulator.desktop.draw.painter import Painter
from simulator.desktop.focus import Direction, at_point
from simulator.desktop.gamepad import Gamepads
from simulator.desktop.kit.fonts import Faces
from simulator.desktop.kit.toolbox import Toolbox, open_toolbox
from simulator.desktop.layout.items import Scene
from simulator.desktop.layout.page import SMALLEST_WINDOW, Page, text_scale
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell

TITLE = "Pick up the phone"
USUAL_SIZE = (1440, 900)
MOVING, RESTING = 1 / 30, 1 / 12
"""Seconds between frames while something moves, and while the window only waits for time to pass."""

ARROWS: dict[int, Direction] = {
    pygame.K_UP: "up", pygame.K_DOWN: "down", pygame.K_LEFT: "left", pygame.K_RIGHT: "right",
}  # fmt: skip
COMMANDS = (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_F11)
NAMES = {pygame.K_ESCAPE: "escape", pygame.K_SPACE: "space", pygame.K_BACKSPACE: "\b"}


def wrong_pygame() -> str:
    """One sentence on how to mend an installation of the other pygame; empty when all is well."""
    if getattr(pygame, "IS_CE", False):
        return ""
    return (
        "The window needs pygame-ce, but pygame is installed: "
        "run `pip uninstall -y pygame` and then `pip install --force-reinstall pygame-ce`."
    )


class Window:
    """One window with a stack of screens. `surface` is given by tests; otherwise a real window opens."""

    def __init__(self, shell: Shell, surface: pygame.Surface | None = None,
                 faces: Faces | None = None) -> None:  # fmt: skip
        self.shell = shell
        self.surface = surface or open_window()
        self.frames = 0
        self._faces = faces
        self._tools: Toolbox | None = None
        self._page: Page | None = None
        self._painter: Painter | None = None
        self._painted: object = None
        self._scene: Scene | None = None
        self._behind: pygame.Surface | None = None
        self._hover = ""
        self._pointer = (0, 0)
        self._down: set[int] = set()
        self._marks = ("", "")
        self._fullscreen = False
        self._pads = Gamepads()

    def run(self, first: Screen, ready: Callable[[], None] = lambda: None) -> None:
        """Shows the first screen and stays until the trainee leaves; calls `ready` after the first frame."""
        self.shell.open(first)
        pygame.key.set_repeat(350, 40)
        self.frame()
        ready()
        pygame.joystick.init()
        while not self.shell.closed:
            wait = MOVING if self.shell.screen.animated else RESTING
            first_event = pygame.event.wait(max(1, round(wait * 1000)))
            for event in (first_event, *pygame.event.get()):
                self.handle(event)
            if not self.shell.closed:
                self.frame()

    def frame(self) -> list[pygame.Rect]:
        """Lets time pass and paints what changed; returns where."""
        self.shell.beat()
        self.shell.screen.tick(self.shell.clock())
        screen = self.shell.screen
        changed = self._paint(screen)
        if changed and pygame.display.get_init() and self.surface is pygame.display.get_surface():
            pygame.display.update(changed)
        self.frames += 1
        return changed

    def page(self) -> Page:
        """The page for the window's size and the trainee's text size."""
        size = self.surface.get_size()
        scale = text_scale(size, self.shell.preferences.text_size)
        if self._tools is None:
            self._tools = open_toolbox(scale, faces=self._faces)
        if self._page is None or self._page.size != size or self._page.scale != scale:
            self._tools = self._tools.at_text_size(scale)
            self._page = Page(size, self._tools.texts)
            self._painter = Painter(self._tools)
            self._behind = None
        return self._page

    def _paint(self, screen: Screen) -> list[pygame.Rect]:
        page = self.page()
        assert self._painter is not None
        if screen.picture is not self._painted:
            self._painter.forget()
            self._painted, self._behind, self._hover = screen.picture, None, ""
        scene = screen.scene(page)
        if screen.behind is not None and self._behind is None:
            self._behind = self._picture_of(screen.behind, page)
            self._painter.forget()
        marks = (screen.focus, self._hover)
        if scene is self._scene and marks == self._marks and not self._alive(screen):
            return []
        self._scene, self._marks = scene, marks
        return self._painter.paint(self.surface, scene, *marks, self._moment(), self._behind)

    def _alive(self, screen: Screen) -> bool:
        """Whether a frame is worth painting although nothing was done: something moves, or a face blinks."""
        assert self._painter is not None
        return self._painter.moving and (screen.animated or not self.shell.preferences.reduced_motion)

    def _moment(self) -> Moment:
        still = self.shell.preferences.reduced_motion
        return Moment(1.0 if still else self.shell.clock(), 0.4 if still else self.shell.sounds.voice_level())

    def _picture_of(self, screen: Screen, page: Page) -> pygame.Surface:
        """What a veiled screen stands before."""
        assert self._tools is not None
        picture = pygame.Surface(page.size)
        Painter(self._tools).paint(picture, screen.scene(page), "", "", Moment(1.0, 0.0))
        return picture

    def handle(self, event: pygame.event.Event) -> None:
        """One event of the keyboard, the mouse, a gamepad or the window."""
        screen = self.shell.screen
        match event.type:
            case pygame.QUIT:
                self.shell.quit()
            case pygame.KEYDOWN:
                held = event.key in self._down
                self._down.add(event.key)
                self._key(screen, event.key, event.mod, getattr(event, "unicode", ""), held)
            case pygame.KEYUP:
                self._down.discard(event.key)
            case pygame.MOUSEMOTION:
                self._move(event.pos)
                if event.buttons[0]:
                    screen.drag(event.pos[0])
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._move(event.pos)
                screen.click(*event.pos)
            case pygame.MOUSEWHEEL:
                self._wheel(screen, event)
            case pygame.WINDOWFOCUSLOST:
                self._down.clear()  # a key let go elsewhere is never heard of
            case pygame.VIDEORESIZE:
                self.surface = pygame.display.get_surface() or self.surface
            case pygame.WINDOWEXPOSED | pygame.WINDOWSIZECHANGED if self._painter:
                self._repaint()
            case _:
                self._pads.handle(event, screen)

    def _wheel(self, screen: Screen, event: pygame.event.Event) -> None:
        shifted = pygame.display.get_init() and pygame.key.get_mods() & pygame.KMOD_SHIFT
        across = -event.precise_y if shifted else getattr(event, "precise_x", 0.0)
        if across:
            screen.wheel_across(*self._pointer, across)
        else:
            screen.wheel(*self._pointer, event.precise_y)

    def _repaint(self) -> None:
        assert self._painter is not None
        self._painter.forget()
        self._scene = None

    def _key(self, screen: Screen, key: int, mod: int, text: str, held: bool) -> None:
        """A key that is held down moves and types on, but chooses only once."""
        if key == pygame.K_q and mod & pygame.KMOD_CTRL:
            self.shell.quit()
        elif key in ARROWS:
            screen.arrow(ARROWS[key])
        elif key == pygame.K_TAB:
            screen.tab(bool(mod & pygame.KMOD_SHIFT))
        elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            screen.page_keys(key == pygame.K_PAGEDOWN)
        elif key not in COMMANDS and self._typed(screen, key, text):
            return
        elif not held:
            self._command(screen, key, text)

    def _command(self, screen: Screen, key: int, text: str) -> None:
        if key == pygame.K_F11:
            self._toggle_fullscreen()
        elif key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            if not screen.type("\r"):
                screen.press()
        else:
            screen.key(NAMES.get(key) or text.lower() or pygame.key.name(key).lower())

    def _typed(self, screen: Screen, key: int, text: str) -> bool:
        wanted = "\b" if key == pygame.K_BACKSPACE else text
        return bool(wanted) and (wanted == "\b" or wanted.isprintable()) and screen.type(wanted)

    def _move(self, position: tuple[int, int]) -> None:
        self._pointer = position
        target = at_point(self._scene, *position) if self._scene else None
        self._hover = target.id if target and target.intent.verb != "scroll" else ""

    def _toggle_fullscreen(self) -> None:
        self._fullscreen = not self._fullscreen
        self._down.clear()
        if self._fullscreen:
            self.surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            self.surface = pygame.display.set_mode(_fitting(USUAL_SIZE), pygame.RESIZABLE)


def open_window(size: tuple[int, int] = USUAL_SIZE) -> pygame.Surface:
    """Opens a window that can be resized, down to the smallest that everything fits."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_caption(TITLE)
    surface = pygame.display.set_mode(_fitting(size), pygame.RESIZABLE)
    if hasattr(pygame, "Window"):
        pygame.Window.from_display_module().minimum_size = SMALLEST_WINDOW
    return surface


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The usual size, or what the desktop has room for."""
    desktop = pygame.display.get_desktop_sizes()
    if not desktop:
        return size
    wide, high = desktop[0]
    return (
        max(SMALLEST_WINDOW[0], min(size[0], wide - 40)),
        max(SMALLEST_WINDOW[1], min(size[1], high - 100)),
    )


def wake() -> None:
    """Has a waiting window take in what is new at once; may be called from any thread."""
    with suppress(pygame.error):  # there is no window yet, or none any more
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def seconds() -> float:
    """The window's clock."""
    return time.monotonic()
