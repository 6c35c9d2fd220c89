"""A worker that misbehaves as its lines say: run by the tests in place of the one with an engine."""

import os
import sys
import time

from simulator.speech.frames import Frame, encode, read_frames
from simulator.speech.silent import captions_only
from simulator.speech.speaker import Spoken
from simulator.speech.wav import silence
from simulator.speech.wire import READY, cannot_frame, fault_frame, line_from, spoken_frame


def _send(frame: Frame) -> None:
    os.write(1, encode(frame))


def _obey(frame: Frame) -> None:
    ticket, utterance = line_from(frame)
    match utterance.text:
        case "die":
            os._exit(1)
        case "hang":
            time.sleep(600)
        case "refuse":
            _send(fault_frame(ticket, "the engine wrote an empty file"))
        case "print":
            os.write(1, b"Audio saved to line.wav\n" * 1000)
    timed = captions_only(utterance)
    _send(spoken_frame(ticket, Spoken(silence(0.1), 0.1, timed.onsets)))


if __name__ == "__main__":
    os.write(1, b"ALSA lib: cannot find card '0'\n")
    if "no-engine" in sys.argv:
        _send(cannot_frame("There is no voice because espeak is missing."))
        sys.exit()
    _send(READY)
    for order in read_frames(lambda: os.read(0, 65536)):
        _obey(order)
