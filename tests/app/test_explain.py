"""`explain`: a page on a terminal and in a pipe, the list of all codes, and words that are no code."""

import io
import json

import pytest

from simulator.app.main import DONE, WRONG_USE
from simulator.workbench.page_print import print_page
from simulator.workbench.pages import codes, page
from tests.app.conftest import Command

Streams = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """What is printed to somebody who looks."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary terminal, whatever this test runs in."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def shown(code: str) -> str:
    """The page of a code as a terminal gets it."""
    found, screen = page(code), Terminal()
    assert found is not None
    print_page(found, screen)
    return screen.getvalue()


def test_a_pipe_gets_the_page_as_it_is_written(command: Command, capsys: Streams) -> None:
    assert command("explain", "unknown-state") == DONE
    known = page("unknown-state")
    assert known is not None
    assert capsys.readouterr() == (known.text, "")


def test_a_page_as_json_has_its_sections(command: Command, capsys: Streams) -> None:
    assert command("explain", "unknown-state", "--json") == DONE
    document = json.loads(capsys.readouterr().out)
    assert (document["code"], document["severity"], document["kind"]) == ("unknown-state", "error", "names")
    assert "words" in document["cause"][0]
    assert [place["code"] for place in document["example"][0]["expected"]] == ["unknown-state"]
    assert "to: over" in document["cure"][0]["text"]


def test_without_a_code_every_code_has_a_line(command: Command, capsys: Streams) -> None:
    assert command("explain") == DONE
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith(" ")]
    assert sorted(line[0] for line in lines) == list(codes())


def test_the_codes_as_json(command: Command, capsys: Streams) -> None:
    assert command("explain", "--json") == DONE
    listed = json.loads(capsys.readouterr().out)
    assert sorted(one["code"] for one in listed) == list(codes())
    assert all(one["summary"].endswith(".") for one in listed)


def test_a_misspelt_code_is_answered_with_the_nearest(command: Command, capsys: Streams) -> None:
    assert command("explain", "unknown-stat") == WRONG_USE
    assert capsys.readouterr() == ("", "There is no code 'unknown-stat': did you mean 'unknown-state'?\n")


def test_a_word_like_no_code_is_sent_to_the_list(command: Command, capsys: Streams) -> None:
    assert command("explain", "../README") == WRONG_USE
    assert "'explain' alone lists them all" in capsys.readouterr().err


@pytest.mark.usefixtures("on_a_terminal")
def test_a_terminal_gets_it_laid_out_in_colours() -> None:
    screen = shown("wrong-type")
    assert "\x1b[31merror" in screen
    assert "##" not in screen
    assert "`" not in screen


@pytest.mark.usefixtures("on_a_terminal")
def test_a_terminal_that_wants_no_colours_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in shown("wrong-type")


@pytest.mark.usefixtures("on_a_terminal")
def test_a_link_is_only_its_words() -> None:
    screen = shown("unknown-key")
    assert "as the format has it" in " ".join(screen.split())
    assert "](" not in screen
