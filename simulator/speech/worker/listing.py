"""`python -m simulator.speech.worker.listing`: writes what voices the engine has, as one frame."""

import sys
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.speech.frames import Frame, encode
from simulator.speech.wire import cannot_frame
from simulator.speech.worker.engine import EngineUnusable, installed_in, open_renderer


def main() -> None:
    """Open the engine and ask it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        try:
            engine = open_renderer(Path(scratch)).engine
        except EngineUnusable as unusable:
            answer = cannot_frame(str(unusable))
        else:
            voices = [astuple(voice) for voice in installed_in(engine)]
            answer = Frame({"engine": engine.driver_name, "voices": voices})
    sys.stdout.buffer.write(encode(answer))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
