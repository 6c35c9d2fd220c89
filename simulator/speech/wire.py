"""The messages between speaker and worker.

To the worker: `{ticket, text, language, voice, volume}`. Back: `{ready}` once, or `{cannot: why}` and its
end; then for each line `{ticket, seconds, onsets}` with the WAV as body, or `{ticket, fault}`.
"""

from dataclasses import asdict

from simulator.speech.frames import Frame
from simulator.speech.speaker import Spoken, Ticket, Utterance, VoiceSpec

READY = Frame({"ready": True})


def line_frame(ticket: Ticket, utterance: Utterance) -> Frame:
    """The order to render a line."""
    return Frame({"ticket": ticket, **asdict(utterance)})


def line_from(frame: Frame) -> tuple[Ticket, Utterance]:
    """The line a frame orders. Raises KeyError or TypeError when it is no such order."""
    fields = dict(frame.header)
    ticket = Ticket(fields.pop("ticket"))
    return ticket, Utterance(**{**fields, "voice": VoiceSpec(**fields["voice"])})


def spoken_frame(ticket: Ticket, spoken: Spoken) -> Frame:
    """A rendered line."""
    return Frame(
        {"ticket": ticket, "seconds": spoken.seconds, "onsets": spoken.onsets},
        spoken.wav or b"",
    )


def spoken_from(frame: Frame) -> Spoken:
    """The rendered line in a frame."""
    onsets = tuple((start, end, ms) for start, end, ms in frame.header["onsets"])
    return Spoken(frame.body, frame.header["seconds"], onsets)


def fault_frame(ticket: Ticket, fault: str) -> Frame:
    """A line that could not be rendered, and why."""
    return Frame({"ticket": ticket, "fault": fault})


def cannot_frame(why: str) -> Frame:
    """The engine cannot work on this machine, in one sentence."""
    return Frame({"cannot": why})
