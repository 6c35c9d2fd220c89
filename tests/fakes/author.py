"""Somebody who writes a scenario and saves it, without a file."""

from simulator.call.machine import LateMachine
from simulator.scenario.load import load
from simulator.workbench.watched_file import Mistaken, Playable, Revision


class FakeAuthor:
    """What `news` tells is what was saved last."""

    def __init__(self, id: str) -> None:
        self._id = id
        self._news: Revision | None = None

    def saves(self, text: str) -> None:
        loaded = load(text, self._id)
        if loaded.scenario:
            self._news = Playable(loaded.scenario, LateMachine(loaded.scenario.program))
        else:
            self._news = Mistaken(loaded.diagnostics, tuple(text.splitlines()))

    def news(self) -> Revision | None:
        news, self._news = self._news, None
        return news
