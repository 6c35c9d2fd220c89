"""docs/tutorial.md, done step by step as it says."""

import re
import shlex
from argparse import Namespace
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from simulator.app.commands.terminal import Terminal, play
from simulator.app.main import DONE
from simulator.scenario.library import read_scenario
from simulator.scenario.load import Scenario
from simulator.terminal.page import Page
from simulator.workbench.checking import Checker
from tests.app.conftest import Command
from tests.app.tutorial_page import (
    PAGE,
    SCENARIO,
    Action,
    Change,
    Playing,
    Running,
    Writing,
    edited,
    steps,
)
from tests.fakes.keyboard import HandClock, TypedLines

STEPS = steps()
WINDOWS = ("play", "watch")
"""These open a window; here they run in the terminal, and nobody picks up. Whole calls are `Playing`."""
Do = Callable[[Action], str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder a newcomer begins in."""
    folder = tmp_path / "calls"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", StringIO())
    return folder


@pytest.fixture
def do(folder: Path, store_file: Path, command: Command, capsys: pytest.CaptureFixture[str]) -> Do:
    """Does what the page says; what is then on the screen."""

    def done(action: Action) -> str:
        match action:
            case Change() | Writing():
                write(folder, action)
            case Running():
                return ran(action, command, capsys)
            case Playing():
                return played(action, store_file)
        return ""

    return done


def write(folder: Path, edit: Change | Writing) -> None:
    if isinstance(edit, Writing) and edit.place == "file":
        (folder / edit.at).write_text(edit.lines, encoding="utf-8")
        return
    path = folder / SCENARIO
    path.write_text(edited(path.read_text(encoding="utf-8"), edit), encoding="utf-8")


def ran(running: Running, command: Command, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints. It finds nothing wrong, unless the page says so."""
    program, *arguments = shlex.split(running.command)
    assert program == "call-simulator"
    if arguments[0] in WINDOWS and len(arguments) == 2:
        arguments.append("--terminal")
    code = command(*arguments)
    printed = capsys.readouterr()
    problems = any(" error [" in line for line in running.prints)
    assert (code == DONE) is not problems, printed.out + printed.err
    return printed.out + printed.err


def played(playing: Playing, store_file: Path) -> str:
    """The call on the screen, the phone picked up and these numbers typed."""
    screen, clock = StringIO(), HandClock()
    console = Console(file=screen, width=100, highlight=False, markup=False, emoji=False)
    keyboard = TypedLines(["", *playing.numbers, "q"], clock)
    terminal = Terminal(Page(console), keyboard, clock, store_file.with_name("settings.json"))
    given = Namespace(scenario=SCENARIO, mode=None, trainee="Newcomer", seed=0, store=str(store_file))
    play(given, finished(Path(SCENARIO)), terminal)
    return screen.getvalue()


def finished(path: Path) -> Scenario:
    scenario = read_scenario(path).scenario
    assert scenario is not None
    return scenario


def before(step: int, do: Do) -> None:
    """Everything the steps before have written."""
    do(Running(next(line.command for line in STEPS[1] if isinstance(line, Running))))
    for number in range(1, step):
        for action in STEPS[number]:
            if isinstance(action, Change | Writing):
                do(action)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_can_be_done_as_it_is_written(step: int, do: Do) -> None:
    if step > 1:
        before(step, do)
    for action in STEPS[step]:
        screen = do(action)
        if isinstance(action, Running):
            assert in_order(action.prints, screen) == ""


def in_order(wanted: tuple[str, ...], screen: str) -> str:
    """The first line the page shows that is not on the screen below those before it; empty if all are."""
    lines = iter([line.rstrip() for line in screen.splitlines()])
    return next((line for line in wanted if not any(line == there for there in lines)), "")


PLAYED = {
    (1, "2132"): "100.0 of 100",
    (4, "2"): "100.0 of 100",
    (5, "33"): "you do not know yet what he needs",
    (5, "23"): "100.0 of 100",
    (6, "2312"): "100.0 of 100",
    (7, "11"): "He washes by hand",
}
"""What the page promises of the calls it has the newcomer play, by step and numbers."""


@pytest.mark.parametrize(("step", "numbers"), PLAYED)
def test_a_call_goes_as_the_page_says(step: int, numbers: str, do: Do) -> None:
    assert Playing(tuple(numbers)) in STEPS[step]
    before(step + 1, do)
    assert PLAYED[step, numbers] in do(Playing(tuple(numbers)))


def test_every_call_the_page_has_one_play_is_held_here() -> None:
    told = {(step, "".join(one.numbers)) for step in STEPS for one in STEPS[step] if isinstance(one, Playing)}
    assert told == set(PLAYED)


def test_the_finished_call_has_nothing_said_against_it(do: Do, folder: Path) -> None:
    before(max(STEPS) + 1, do)
    path = folder / SCENARIO
    assert Checker({}, lambda *_: ()).file(path) == ()
    assert 6 <= len(finished(path).script.calls[0].states) <= 10


def test_its_plan_scores_as_written(do: Do, command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    before(max(STEPS) + 1, do)
    command("mutate", SCENARIO, "--plans", f"plans/{SCENARIO}")
    assert "fails as things are" not in capsys.readouterr().out


def test_it_says_where_everything_is_written() -> None:
    """Each listing in the page is an edit that the steps above make."""
    listings = PAGE.read_text(encoding="utf-8").count("```yaml")
    assert listings == sum(isinstance(action, Writing) for actions in STEPS.values() for action in actions)


def test_every_link_leads_to_a_page() -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGE.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (PAGE.parent / link).is_file()] == []
