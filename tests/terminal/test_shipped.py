"""Every shipped scenario in the terminal: by its plans, and by somebody who types whatever comes to hand."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from scoring.results.store import Store
from simulator.app.attempt import LiveAttempt, Player
from simulator.call.situation import situation, transcript
from simulator.scenario.library import Library, read_scenario
from simulator.terminal.page import Page
from simulator.terminal.ports import Keyboard, Rules
from simulator.terminal.room import CallRoom
from tests.fakes.keyboard import SILENCE, HandClock, RandomTypist, TypedLines

SHIPPED = {path.stem: path for path in Library().paths()}
PLANS = sorted((Path(__file__).parent.parent / "playthroughs").glob("*.yaml"))

MakeKeyboard = Callable[[LiveAttempt, HandClock], Keyboard]


def call(path: Path, folder: Path, make: MakeKeyboard, rules: Rules = Rules()) -> tuple[LiveAttempt, str]:  # noqa: B008
    """The attempt after a call played to its end, and what was on screen."""
    scenario = read_scenario(path).scenario
    assert scenario is not None, f"run_sim.py check {path} says what is wrong"
    written = StringIO()
    clock = HandClock()
    console = Console(file=written, width=1000, force_terminal=False, highlight=False, markup=False)
    with Store.open(folder / "attempts.sqlite") as store:
        attempt = LiveAttempt.begin(store, scenario, Player("Ana"))
        room = CallRoom(attempt, Page(console), make(attempt, clock), clock, rules)
        assert room.play()
    return attempt, " ".join(written.getvalue().split())


def assert_all_is_on_screen(attempt: LiveAttempt, screen: str) -> None:
    session = attempt.session
    for said in transcript(session.program, session.log):
        assert unspaced(said.text) in unspaced(screen)
    assert unspaced(situation(session).title) in unspaced(screen)


def unspaced(text: str) -> str:
    """The text without spaces and line breaks, which Chinese is wrapped at without having any."""
    return "".join(text.split())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("id", SHIPPED)
def test_any_line_of_replies_reaches_an_end(id: str, seed: int, tmp_path: Path) -> None:
    attempt, screen = call(SHIPPED[id], tmp_path, lambda attempt, _: RandomTypist(attempt.session, seed))
    assert_all_is_on_screen(attempt, screen)


def planned() -> list[tuple[str, dict[str, Any]]]:
    """Every plan there is, with its scenario."""
    documents = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in PLANS]
    return [(document["scenario"], plan) for document in documents for plan in document["plans"]]


@pytest.mark.parametrize(("id", "plan"), planned())
def test_a_plan_is_played_to_its_ending(id: str, plan: dict[str, Any], tmp_path: Path) -> None:
    silent = "silence" in plan["choices"]
    rules = Rules(exam=silent, silence_timer=silent)

    def keyboard(attempt: LiveAttempt, clock: HandClock) -> TypedLines:
        return TypedLines(typed(attempt, plan["choices"]), clock)

    attempt, screen = call(SHIPPED[id], tmp_path, keyboard, rules)
    assert_all_is_on_screen(attempt, screen)
    assert situation(attempt.session).outcome == plan["outcome"]
    for words in plan["hears"]:
        assert words in screen


def typed(attempt: LiveAttempt, choices: list[str]) -> Iterator[str]:
    """A plan's replies as somebody types them, answering the phones in between."""
    session = attempt.session
    for choice in choices:
        if session.program.positions[session.call.place].kind == "ring":
            yield ""
        if choice == "silence":
            yield SILENCE
        elif choice.startswith("open:"):
            yield f"k {choice.removeprefix('open:')}"
        else:
            yield choice
