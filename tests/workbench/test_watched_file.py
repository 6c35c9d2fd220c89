"""What editors do to a file when they save it, and what a trainer hears of it."""

import os
from pathlib import Path

import pytest

from simulator.workbench.watched_file import (
    GONE,
    PAUSE,
    SETTLED,
    BackgroundWatch,
    FileWatch,
    Mistaken,
    Playable,
    Revision,
)
from tests.app.conftest import SMALL

EDITED = SMALL.replace("Where is my parcel?", "Where is my letter?")
BROKEN = SMALL.replace("to: number", "to: nubmer")


class Author:
    """Saves a file and waits for what is told of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.write_text(SMALL, encoding="utf-8")
        self.now = 10.0
        self.saves = 0
        self.watch = FileWatch(path)

    def save(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")
        self.stamp()

    def stamp(self) -> None:
        """Makes the save a moment of its own, however coarse the clock of the disk is."""
        self.saves += 1
        os.utime(self.path, (1e9, 1e9 + self.saves))

    def waits(self, seconds: float) -> list[Revision]:
        told = []
        for _ in range(round(seconds / PAUSE)):
            self.now += PAUSE
            revision = self.watch.look(self.now)
            told += [revision] if revision else []
        return told


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "parcel.yaml")


def text_of(revision: Revision) -> str:
    assert isinstance(revision, Playable)
    return revision.scenario.text


def test_a_file_that_lies_still_is_no_news(author: Author) -> None:
    assert author.waits(3) == []


def test_a_save_is_told_at_the_next_look(author: Author) -> None:
    author.save(EDITED)
    (revision,) = author.waits(PAUSE)
    assert text_of(revision) == EDITED
    assert author.waits(3) == []


def test_a_save_of_the_same_text_is_no_news(author: Author) -> None:
    author.save(SMALL)
    assert author.waits(3) == []


def test_mistakes_are_believed_when_the_file_lies_still(author: Author) -> None:
    author.save(BROKEN)
    assert author.waits(SETTLED - PAUSE) == []
    (revision,) = author.waits(3)
    assert isinstance(revision, Mistaken)
    assert [(mistake.code, mistake.span.line) for mistake in revision.mistakes] == [("unknown-state", 16)]
    assert "nubmer" in revision.lines[15]


def test_a_file_written_in_two_steps_is_told_whole(author: Author) -> None:
    author.save("")
    assert author.waits(0.06) == []
    author.save(EDITED[:300])
    assert author.waits(0.06) == []
    author.save(EDITED)
    assert [text_of(told) for told in author.waits(3)] == [EDITED]


def test_a_file_put_in_the_place_of_another_is_told(author: Author) -> None:
    other = author.path.with_suffix(".tmp")
    other.write_text(EDITED, encoding="utf-8")
    other.replace(author.path)
    assert [text_of(told) for told in author.waits(3)] == [EDITED]


def test_a_file_that_is_away_for_a_moment_is_waited_for(author: Author) -> None:
    author.path.unlink()
    assert author.waits(GONE - 0.1) == []
    author.save(EDITED)
    assert [text_of(told) for told in author.waits(3)] == [EDITED]


def test_a_file_that_stays_away_is_said_once_and_its_return_is_news(author: Author) -> None:
    author.path.unlink()
    (gone,) = author.waits(5)
    assert isinstance(gone, Mistaken)
    assert [mistake.code for mistake in gone.mistakes] == ["unreadable"]
    author.save(SMALL)
    assert [text_of(told) for told in author.waits(3)] == [SMALL]


def test_mending_back_to_the_old_text_is_news(author: Author) -> None:
    author.save(BROKEN)
    author.waits(3)
    author.save(SMALL)
    assert [text_of(told) for told in author.waits(3)] == [SMALL]


def test_each_of_several_saves_is_told(author: Author) -> None:
    told = []
    for number in range(4):
        author.save(SMALL.replace("parcel?", f"parcel {number}?"))
        told += author.waits(0.1)
    assert len(told) == 4


def test_the_thread_wakes_whoever_waits(tmp_path: Path) -> None:
    from threading import Event

    path, woken = tmp_path / "parcel.yaml", Event()
    path.write_text(SMALL, encoding="utf-8")
    watch = BackgroundWatch(path, woken.set)
    watch.start()
    path.write_text(EDITED, encoding="utf-8")
    assert woken.wait(20)
    watch.close()
    news = watch.news()
    assert news is not None
    assert text_of(news) == EDITED
    assert watch.news() is None
