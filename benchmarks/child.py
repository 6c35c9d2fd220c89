"""What `starting` runs in a process of its own. The first argument says what; the rest is for it.

    desktop STORE    the desktop command, until it has drawn its first frame
    bare             a bare pygame window, until it has drawn its first frame
    call STORE       the desktop, a call of a thousand lines in it

Each prints one JSON object: the monotonic time of its first frame and the processor seconds until then, or
its peak memory.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygame import Rect

    from simulator.desktop.window import Window

USUAL_SIZE = (1440, 900)


def main(what: str, *rest: str) -> None:
    {"desktop": _desktop, "bare": _bare, "call": _call}[what](*rest)


def _say(**told: float) -> None:
    print(json.dumps(told), flush=True)
    # Whatever comes after the figure is not measured, and need not be waited for.
    os._exit(0)


def _first_frame() -> None:
    _say(at=time.monotonic(), processor=time.process_time())


def _bare() -> None:
    import pygame

    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(USUAL_SIZE, pygame.RESIZABLE)
    surface.fill("#10171F")
    pygame.display.flip()
    _first_frame()


def _desktop(store: str) -> None:
    from simulator.app.main import main as start

    _after_each_frame(lambda _: _first_frame())
    start(["--store", store])


def _call(store: str) -> None:
    """Plays the call between the frames of the real window, as fast as it takes replies."""
    from benchmarks.generated import generated_scenario
    from simulator.app.main import main as start

    scenario = Path(store).with_name("long-call.yaml")
    scenario.write_text(generated_scenario(1_000), encoding="utf-8")
    _after_each_frame(_next_line)
    start(["play", str(scenario), "--store", store, "--trainee", "Sam"])


def _after_each_frame(then: "Callable[[Window], None]") -> None:
    from simulator.desktop.window import Window

    frame = Window.frame

    def followed(window: "Window") -> "list[Rect]":
        changed = frame(window)
        then(window)
        return changed

    Window.frame = followed  # type: ignore[method-assign]


def _next_line(window: "Window") -> None:
    import pygame

    from simulator.desktop.screens.call import CallScreen

    screen = window.shell.screen
    heard = len(screen.view().heard) if isinstance(screen, CallScreen) else 0
    if heard >= 1_000:
        _say(heard=heard, megabytes=_peak_megabytes())
    if isinstance(screen, CallScreen):
        screen.key("space")
        screen.key("1")
    elif window.frames > 1:
        screen.press()
    # Else the window would wait for a twelfth of a second at each reply.
    pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def _peak_megabytes() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main(*sys.argv[1:])
