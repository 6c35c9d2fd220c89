"""What is offered where there is no screen."""

import subprocess
import sys
from pathlib import Path

from simulator.scenario.library import Library
from simulator.terminal.page import Page
from simulator.terminal.questions import ask_which
from tests.fakes.keyboard import HandClock, TypedLines
from tests.terminal.conftest import PageOf

ROOT = Path(__file__).parents[2]
OFFER = """
from argparse import Namespace
from simulator.app.commands.terminal import offer_terminal
raise SystemExit(offer_terminal(Namespace(scenario=None, mode=None, trainee=None, seed=0, store=None)))
"""


def which(page: Page, *lines: str) -> str | None:
    keyboard = TypedLines(lines, HandClock())
    return ask_which(page, keyboard, ["kettle", "kennel", "lamp"], ["The kettle", "The kennel", "The lamp"])


def test_a_scenario_is_chosen_by_number_id_or_beginning(page_of: PageOf) -> None:
    page, written = page_of(60)
    assert which(page, "2") == "kennel"
    assert which(page, "kettle") == "kettle"
    assert which(page, "l") == "lamp"
    assert " 3  The lamp (lamp)" in written.getvalue()


def test_none_is_chosen_by_enter_and_nonsense_is_asked_again(page_of: PageOf) -> None:
    page, written = page_of(60)
    assert which(page, "4", "ke", "") is None
    assert written.getvalue().count("is not one of them") == 2


def test_a_pipe_is_told_the_commands_to_type() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFER], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 0
    for path in Library().paths():
        assert f"play {path.stem} --terminal" in done.stdout
