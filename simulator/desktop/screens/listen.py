"""Hearing a call again, from its first line to its last."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from simulator.call.session import Session
from simulator.desktop import present, present_listen
from simulator.desktop.captions import reading_time
from simulator.desktop.layout.items import Intent, Pane, Scene
from simulator.desktop.layout.listen import listen_scene
from simulator.desktop.layout.page import Page
from simulator.desktop.playback import ASIDE, Cue, Playback
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.call import Speech
from simulator.desktop.view.review import ListenView

AHEAD = 4
"""Lines for which the voice is asked before their turn."""


class ListenScreen(Screen):
    """The caller's lines are spoken as they were; the trainee's stand as text while they can be read."""

    keys: ClassVar[Mapping[str, Intent]] = {
        "space": Intent("skip"), "escape": Intent("back"), "m": Intent("mute"), "c": Intent("captions"),
    }  # fmt: skip

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._script = session.scenario.script
        self._entries = present_listen.entries(session)
        self._playback = Playback(shell.voice, shell.sounds, lambda: shell.preferences.voice)
        self._asked = 0
        self._word: tuple[int, int] | None = None

    @property
    def animated(self) -> bool:
        return self._playback.entry is not None and not self.shell.preferences.reduced_motion

    def tick(self, now: float) -> None:
        while self._asked < min(len(self._entries), self._playback.shown + AHEAD):
            self._playback.add([self._cue(self._asked)])
            self._asked += 1
        before, shown = self._word, self._playback.shown
        changed = self._playback.tick(now)
        self._word = self._playback.word(now)
        if shown != self._playback.shown:
            self._scrolls.pop("transcript", None)
        if changed or before != self._word:
            self.dirty = True

    def build(self, page: Page) -> Scene:
        return listen_scene(self.view(), page, self._scrolls, self._memo)

    def view(self) -> ListenView:
        """What is to be seen at this moment."""
        shown, person = self._playback.shown, self._script.caller
        here = self._entries[max(0, shown - 1)]
        mood = here.mood
        view = ListenView(
            self._script.title,
            person.name,
            mood.patience,
            mood.trust,
            present.mood_word(mood.patience, mood.trust),
            tuple(entry.heard for entry in self._entries[:shown]),
            self._speech(),
            over=shown == len(self._entries) and not self._playback.busy,
            look=present.look(person.portrait),
        )
        other = next((p for p in self._script.people.values() if p.name == here.heard.name), None)
        return replace(view, name=other.name, look=present.look(other.portrait)) if other else view

    def act(self, intent: Intent) -> None:
        match intent.verb:
            case "skip":
                self._playback.skip()
            case "back":
                self.shell.back()
            case "mute":
                self.shell.prefer(voice=not self.shell.preferences.voice)
                if not self.shell.preferences.voice:
                    self.shell.sounds.stop_voice()
            case "captions":
                self.shell.prefer(captions=not self.shell.preferences.captions)
        self.dirty = True

    def gone(self) -> None:
        self._playback.hurry()

    def scroll_by(self, pane: Pane, pixels: int) -> None:
        """A transcript that is scrolled to its end follows the talk again."""
        super().scroll_by(pane, pixels)
        if pane.id == "transcript" and self._scrolls.get("transcript", 0) >= pane.furthest:
            self._scrolls.pop("transcript", None)

    def _speech(self) -> Speech | None:
        entry = self._playback.entry
        if entry is None:
            return None
        lit = self.shell.preferences.captions
        return Speech(entry, *(self._word or (0, 0))) if lit else Speech(entry, -1, -1)

    def _cue(self, place: int) -> Cue:
        entry = self._entries[place]
        reading = entry.heard.side == "agent"
        pause = reading_time(entry.heard.text).ms / 1000 if reading else ASIDE
        return Cue(place, entry.heard.text, entry.line, pause)
