"""Every shipped scenario in the terminal: by its plans, and by somebody who types whatever comes to hand."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

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
        assert said.text.split()[-1] in screen
    assert " ".join(situation(session).title.split()) in screen


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("id", SHIPPED)
def test_any_line_of_replies_reaches_an_end(id: str, seed: int, tmp_path: Path) -> None:
    attempt, screen = call(SHIPPED[id], tmp_path, lambda attempt, _: RandomTypist(attempt.session, seed))
    assert_all_is_on_screen(attempt, screen)


def planned() -> list[tuple[str, list[str]]]:
    """Scenario and replies of every plan there is."""
    found = []
    for path in PLANS:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for plan in document.get("plans", [document]):
            scenario = plan.get("scenario") or document.get("scenario") or path.stem
            found.append((scenario, plan["choices"]))
    return found


@pytest.mark.parametrize(("id", "choices"), planned())
def test_a_plan_is_played_to_its_ending(id: str, choices: list[str], tmp_path: Path) -> None:
    silent = "silence" in choices
    rules = Rules(exam=silent, silence_timer=silent)

    def keyboard(attempt: LiveAttempt, clock: HandClock) -> TypedLines:
        return TypedLines(typed(attempt, choices), clock)

    attempt, screen = call(SHIPPED[id], tmp_path, keyboard, rules)
    assert_all_is_on_screen(attempt, screen)


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
