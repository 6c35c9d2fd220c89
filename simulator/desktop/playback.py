"""Lets the lines of a call be heard one after the other: voice, caption, pause, next line.

The call never waits for it: whatever is still to come can be brought forward at any moment.
"""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.desktop.captions import Timing, reading_time
from simulator.desktop.ports import Sounds, SpokenLine, Voice

PATIENCE = 0.4
"""Seconds after which a line that the voice has not delivered goes on with its caption alone."""
PAUSE = 0.28
"""Seconds between two lines."""
ASIDE = 0.6
"""Seconds a shown, unspoken line stands before the next begins."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the transcript to be let out; `line` is None for what is only shown."""

    entry: int
    text: str
    line: SpokenLine | None = None
    pause: float = 0.0


@dataclass(slots=True)
class _Sounding:
    cue: Cue
    since: float
    ticket: int | None = None
    timing: Timing | None = None
    started: float = 0.0
    aloud: bool = False


class Playback:
    """The lines that wait, and the one that sounds. `now` is in seconds and never goes back."""

    def __init__(self, voice: Voice, sounds: Sounds, aloud: Callable[[], bool]) -> None:
        self._voice, self._sounds, self._aloud = voice, sounds, aloud
        self._waiting: list[Cue] = []
        self._tickets: dict[int, int] = {}
        self._ready: dict[int, Timing] = {}
        self._wavs: dict[int, bytes] = {}
        self._sounding: _Sounding | None = None
        self._next_at = 0.0
        self.shown = 0

    @property
    def entry(self) -> int | None:
        """The entry that sounds, if one does."""
        return self._sounding.cue.entry if self._sounding and self._sounding.timing else None

    @property
    def busy(self) -> bool:
        """Whether something sounds or is still to come."""
        return self._sounding is not None or bool(self._waiting)

    def add(self, cues: list[Cue]) -> None:
        """Queues entries, and asks for their voices at once so that they are ready in time."""
        for cue in cues:
            self._waiting.append(cue)
            if cue.line and self._aloud():
                self._tickets[self._voice.say(cue.line)] = cue.entry

    def again(self, cue: Cue) -> None:
        """Says an entry once more, before anything that waits."""
        self._stop()
        self._waiting.insert(0, cue)
        if cue.line and self._aloud():
            self._tickets[self._voice.say(cue.line)] = cue.entry
        self._next_at = 0.0

    def skip(self) -> None:
        """Cuts the line that sounds; the next begins."""
        self._stop()
        self._next_at = 0.0

    def hurry(self) -> None:
        """Lets everything out at once, unheard."""
        self._stop()
        for cue in self._waiting:
            self.shown = max(self.shown, cue.entry + 1)
        self._waiting.clear()
        for ticket in self._tickets:
            self._voice.cancel(ticket)
        self._tickets.clear()
        self._wavs.clear()
        self._ready.clear()

    def tick(self, now: float) -> bool:
        """Goes on to `now`; True when what is to be seen has changed."""
        self._collect()
        before = (self.shown, self.entry)
        sounding = self._sounding
        if sounding is not None:
            self._go_on(sounding, now)
        while self._sounding is None and self._waiting and now >= self._next_at:
            self._begin(self._waiting.pop(0), now)
        return before != (self.shown, self.entry)

    def word(self, now: float) -> tuple[int, int] | None:
        """The character range of the word that sounds."""
        sounding = self._sounding
        if sounding is None or sounding.timing is None:
            return None
        return sounding.timing.word_at(self._position(sounding, now))

    def slide(self, seconds: float) -> None:
        """The clock stood still for so long: nothing of that time counts."""
        self._next_at += seconds
        if self._sounding:
            self._sounding.since += seconds
            self._sounding.started += seconds

    def _collect(self) -> None:
        for voiced in self._voice.poll():
            entry = self._tickets.pop(voiced.ticket, None)
            if entry is None:
                continue
            self._ready[entry] = Timing(voiced.seconds * 1000, voiced.words)
            if voiced.wav:
                self._wavs[entry] = voiced.wav

    def _begin(self, cue: Cue, now: float) -> None:
        self.shown = max(self.shown, cue.entry + 1)
        if cue.line is None:
            self._next_at = now + cue.pause
            return
        self._sounding = _Sounding(cue, now)
        self._go_on(self._sounding, now)

    def _go_on(self, sounding: _Sounding, now: float) -> None:
        if sounding.timing is None:
            self._start(sounding, now)
        elif self._over(sounding, now):
            self._sounding = None
            self._next_at = now + PAUSE

    def _start(self, sounding: _Sounding, now: float) -> None:
        entry = sounding.cue.entry
        timing, wav = self._ready.pop(entry, None), self._wavs.pop(entry, None)
        if timing is None and self._aloud() and now - sounding.since < PATIENCE:
            return
        sounding.timing = timing or reading_time(sounding.cue.text)
        sounding.started = now
        if wav and self._aloud():
            sounding.aloud = self._sounds.play_voice(wav) > 0

    def _over(self, sounding: _Sounding, now: float) -> bool:
        assert sounding.timing is not None
        if sounding.aloud and self._sounds.voice_position_ms() is None:
            return True
        return self._position(sounding, now) >= sounding.timing.ms + (400 if sounding.aloud else 0)

    def _position(self, sounding: _Sounding, now: float) -> float:
        heard = self._sounds.voice_position_ms() if sounding.aloud else None
        return (now - sounding.started) * 1000 if heard is None else heard

    def _stop(self) -> None:
        if self._sounding and self._sounding.aloud:
            self._sounds.stop_voice()
        self._sounding = None
