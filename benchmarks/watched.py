"""What `watching` runs in a process of its own: `watch` on a generated scenario, saved again and again.

    python -m benchmarks.watched FILE SAVES

The window is the real one with its real loop. Between two frames the file is saved with another line in the
state where the call stands; a save is over when a frame has been painted with that line in it. Prints one
JSON object: seconds from each save to that frame, of the peer's loads of the same text, and of every frame
that was drawn meanwhile.
"""

import json
import os
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygame import Rect

    from simulator.desktop.window import Window

REPLIES = 30
"""Said before the first save."""
BETWEEN = 0.7
"""Seconds from one line's appearance to the next save."""


class Author:
    """Saves the scenario between the frames of a window, and notes when the window has it."""

    def __init__(self, file: Path, saves: int) -> None:
        self._file, self._left = file, saves
        self._text = file.read_text(encoding="utf-8")
        self._line = ""
        self._wanted = ""
        self._saved_at = 0.0
        self._next_at = 0.0
        self.seconds: list[float] = []
        self.peer: list[float] = []
        self.frames: list[float] = []

    def after_frame(self, window: "Window", took: float) -> None:
        from simulator.desktop.screens.call import CallScreen

        screen = window.shell.screen
        if not isinstance(screen, CallScreen):
            screen.press() if window.frames > 1 else None
            return
        heard = [entry.text for entry in screen.view().heard if entry.side == "caller"]
        now = time.perf_counter()
        if self._wanted:
            self.frames.append(took)
            if self._wanted in heard:
                self.seconds.append(now - self._saved_at)
                self._wanted, self._next_at = "", now + BETWEEN
                self._left -= 1
        elif not self._line:
            self._play(screen, len(heard), heard[-1])
        elif not self._left:
            window.shell.quit()
        elif now >= self._next_at:
            self._save()

    def _play(self, screen: "CallScreen", replies: int, last: str) -> None:  # type: ignore[name-defined]  # noqa: F821
        screen.key("space")
        if replies < REPLIES:
            screen.key("1")
        else:
            self._line = last

    def _save(self) -> None:
        text = self._text.replace(f'"{self._line}"', f'"{self._line} {self._left}"')
        self.peer.append(_peer(text))
        self._wanted = f"{self._line} {self._left}"
        aside = self._file.with_suffix(".saving")
        aside.write_text(text, encoding="utf-8")
        self._saved_at = time.perf_counter()
        os.replace(aside, self._file)


def _peer(text: str) -> float:
    """Seconds that PyYAML's C loader takes to load the text and to do nothing with it."""
    import yaml

    start = time.perf_counter()
    yaml.load(text, yaml.CSafeLoader)
    return time.perf_counter() - start


def main(file: str, saves: str) -> None:
    from simulator.app.commands import watch
    from simulator.desktop.window import Window

    author = Author(Path(file), int(saves))
    frame = Window.frame

    def timed(window: Window) -> "list[Rect]":
        start = time.perf_counter()
        changed = frame(window)
        author.after_frame(window, time.perf_counter() - start)
        return changed

    Window.frame = timed  # type: ignore[method-assign, assignment]
    watch.run(Namespace(scenario=file, terminal=False, beginning=None, settings=None, mode=None))
    print(json.dumps({"seconds": author.seconds, "peer": author.peer, "frames": author.frames}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
