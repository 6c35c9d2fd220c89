"""A whole call as one file, for a machine without a sound card."""

from collections.abc import Sequence

from simulator.speech.speaker import Spoken
from simulator.speech.wav import join_wavs, silence


def recording_of(lines: Sequence[Spoken], gap_seconds: float = 0.5) -> bytes:
    """One WAV file of all lines in their order with a gap between them.

    A line without sound leaves silence for as long as its captions would stand.
    """
    return join_wavs([line.wav or silence(line.seconds) for line in lines], gap_seconds)
