"""Brings what an author saves onto the screen, in the middle of a call."""

from simulator.desktop.ports import Draft, Unplayable
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.draft import DraftView

NOTE_SECONDS = 8.0
"""So long a note on what a save did to the call is shown."""


class Watching:
    """Asks a draft for news between frames, puts a call on new text in the place of the old, and keeps the
    strip of mistakes up to date."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._said: DraftView | None = None
        self._since = 0.0

    def tick(self, shell: Shell) -> None:
        """Time has passed; costs next to nothing while nothing is saved."""
        now = shell.clock()
        self._draft.poll()
        self._carry(shell)
        said = self._draft.poll()
        if said is not self._said:
            self._said, self._since = said, now
        shell.say_of_draft(self._shown(now))

    def _shown(self, now: float) -> DraftView | None:
        """Mistakes stay until they are mended; a note goes by itself."""
        said = self._said
        fleeting = said is not None and not said.mistakes and now - self._since > NOTE_SECONDS
        return None if fleeting else said

    def _carry(self, shell: Shell) -> None:
        """Puts the call in front on the newest text, if it is not on it yet."""
        from simulator.desktop.screens.attempt import screen_for

        before = shell.screen
        carried = self._draft.carried(before.plays) if before.plays else None
        if carried is None or isinstance(carried, Unplayable):
            return
        after = screen_for(shell, carried)
        after.follow_on(before)
        shell.become(after)
