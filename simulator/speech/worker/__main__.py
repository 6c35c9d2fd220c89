"""`python -m simulator.speech.worker SCRATCH`: renders lines as long as its standard input is open."""

import ctypes
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NoReturn

from simulator.speech.frames import Frame, encode, read_frames
from simulator.speech.wire import READY, cannot_frame, fault_frame, line_from, spoken_frame
from simulator.speech.worker.engine import EngineUnusable, Renderer, open_renderer

_CHUNK = 1 << 16
_PR_SET_PDEATHSIG = 1


def main(scratch: Path) -> None:
    """Open the engine, say so, then answer line by line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_speaker()
    incoming, outgoing = _private_channels()
    frames: SimpleQueue[Frame] = SimpleQueue()
    Thread(target=_listen, args=(incoming, frames.put, scratch), daemon=True).start()
    try:
        renderer = open_renderer(scratch)
    except EngineUnusable as unusable:
        _write(outgoing, cannot_frame(str(unusable)))
        return
    _write(outgoing, READY)
    while True:
        _write(outgoing, _answer(renderer, frames.get()))


def _die_with_speaker() -> None:
    """Have Linux end this process with its speaker, even while it is stopped and hears no end of input."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _private_channels() -> tuple[int, int]:
    """Take the pipes away from descriptors 0 and 1, into which engines print and from which they may read."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    if sys.platform == "win32":
        import msvcrt

        for channel in (incoming, outgoing):
            msvcrt.setmode(channel, os.O_BINARY)
    return incoming, outgoing


def _listen(incoming: int, put: Callable[[Frame], None], scratch: Path) -> NoReturn:
    """Pass lines on, and end the process, even one hanging in its engine, when the speaker is gone."""
    try:
        for frame in read_frames(lambda: os.read(incoming, _CHUNK)):
            put(frame)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)


def _answer(renderer: Renderer, frame: Frame) -> Frame:
    ticket, utterance = line_from(frame)
    spoken = renderer.render(utterance)
    return fault_frame(ticket, spoken) if isinstance(spoken, str) else spoken_frame(ticket, spoken)


def _write(outgoing: int, frame: Frame) -> None:
    rest = memoryview(encode(frame))
    while rest:
        rest = rest[os.write(outgoing, rest) :]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
