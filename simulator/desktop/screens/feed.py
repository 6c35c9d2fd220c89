"""The transcript of a call as it is let out: each entry when its turn to be heard has come."""

from simulator.call.session import Session
from simulator.call.situation import Feeling, Said
from simulator.desktop import present
from simulator.desktop.playback import ASIDE, Cue, Playback
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.call import Heard, Speech

BREATH = 0.15
"""Seconds between the trainee's words and the answer."""


class Feed:
    """Everything said in one call, and how far it has been heard."""

    def __init__(self, shell: Shell, session: Session, opening: tuple[Heard, ...]) -> None:
        self.playback = Playback(shell.voice, shell.sounds, lambda: shell.preferences.voice)
        self._shell, self._session = shell, session
        self._entries: list[Heard] = []
        self._spoken: list[Cue] = []
        self._taken = 0
        self._word: tuple[int, int] | None = None
        for entry in opening:
            self.show(entry)

    @property
    def shown(self) -> tuple[Heard, ...]:
        """The entries heard so far."""
        return tuple(self._entries[: self.playback.shown])

    def take(self, mood: Feeling, quietly: bool = False) -> None:
        """Queues what has been said since the last time; quietly, it counts as heard."""
        said = present.said_in_call(self._session, since=self._taken)
        cues = [cue for entry in said for cue in self._cues(entry, mood)]
        self._taken = len(self._session.log)
        if quietly:
            self.playback.shown = len(self._entries)
        else:
            self.playback.add(cues)
            self.playback.tick(self._shell.clock())

    def show(self, entry: Heard) -> None:
        """Puts an entry at the end, at once."""
        self._entries.append(entry)
        self.playback.shown = len(self._entries)

    def again(self) -> None:
        """Says the last line of somebody else once more."""
        heard = [cue for cue in self._spoken if cue.entry < self.playback.shown]
        if heard:
            self.playback.again(heard[-1])

    def follow(self, now: float) -> bool:
        """True when another word is to be lit than the last time."""
        before, self._word = self._word, self.playback.word(now)
        return before != self._word

    def speech(self, captions: bool) -> Speech | None:
        """What sounds; without captions no word of it is lit."""
        entry = self.playback.entry
        if entry is None:
            return None
        return Speech(entry, *(self._word or (0, 0))) if captions else Speech(entry, -1, -1)

    def _cues(self, said: Said, mood: Feeling) -> list[Cue]:
        cues = []
        for entry in present.heard(said, self._session.scenario.script):
            spoken = entry.side in ("caller", "person")
            line = present.spoken(said, self._session.scenario, mood) if spoken else None
            cue = Cue(len(self._entries), entry.text, line, ASIDE if entry.side == "aside" else BREATH)
            self._entries.append(entry)
            cues.append(cue)
            if line:
                self._spoken.append(cue)
        return cues
