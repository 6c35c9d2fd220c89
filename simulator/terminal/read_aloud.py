"""A call that is played by itself, shown line by line, to be read aloud."""

from collections.abc import Sequence

from simulator.call.events import TAKEN_UP, CallEnded, Event, Opened
from simulator.call.session import Session
from simulator.call.situation import situation, transcript
from simulator.scenario.model import Script
from simulator.scenario.program import Kind
from simulator.terminal import screens
from simulator.terminal.page import Page
from simulator.terminal.transcript import show_transcript


class ReadAloud:
    """Shows what a call made happen: who said what, and how every call ended; no meters, no offers."""

    def __init__(self, page: Page, session: Session) -> None:
        """Shows what has happened already: the phone rings, or a rehearsal begins."""
        self._page = page
        self._session = session
        self._show_ring()
        self.show(session.log)

    @property
    def _script(self) -> Script:
        return self._session.scenario.script

    def show(self, happened: Sequence[Event]) -> None:
        """One step, and all that followed by itself."""
        here = situation(self._session)
        if any(isinstance(event, TAKEN_UP) for event in happened):
            screens.show_call_head(self._page, self._script, here)
        for event in happened:
            if isinstance(event, Opened):
                title = next(article.title for article in here.articles if article.id == event.article)
                self._page.say(f"(You look up “{title}”.)", "italic")
        show_transcript(self._page, self._script, transcript(self._session.program, happened))
        if here.over:
            screens.show_end(self._page, here)
            self._page.gap()
            return
        for event in happened:
            if isinstance(event, CallEnded):
                ended = next(call for call in self._script.calls if call.id == event.call)
                title = event.title or event.outcome.capitalize()
                screens.show_end_of_call(self._page, ended, title, here)
                self._show_ring()

    def _show_ring(self) -> None:
        here = situation(self._session)
        if here.kind is Kind.RING:
            screens.show_ring(self._page, self._script, here)
