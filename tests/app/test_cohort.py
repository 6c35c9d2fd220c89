"""`cohort`: what all who played a scenario show together, from roll-ups that are kept as attempts arrive."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scoring.cohort.attempts import Attempt
from scoring.results.place import Place, Server, Target
from scoring.results.store import Store
from simulator.analysis.review import review
from simulator.analysis.solve import solve
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.bounds import BoundsNow, KeptBounds
from simulator.app.cohort_attempts import attempt_of, choices_of, choices_reviewed
from simulator.app.cohort_counting import Reader
from simulator.app.cohort_figures import found_cohort, shown_cohort, whole_roll_up
from simulator.app.main import DONE, WRONG_USE
from simulator.app.recorded import read_attempt
from simulator.app.window_desk import WindowAttempt, WindowDesk
from simulator.call.dealt import dealt
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.load import Scenario, load
from tests.app.conftest import SMALL, Command
from tests.plays import possible
from tests.scoring.results.conftest import on_a_server, postgres  # noqa: F401
from tests.shipped import each_shipped, scenario_at, solution_of

Streams = pytest.CaptureFixture[str]
FIRST_LAYOUT = Path(__file__).parents[1] / "scoring" / "results" / "layout-1.sqlite"
BEST, GUESSED, SHRUGGED = "ask,find", "ask,guess", "shrug"


def quiet(_: object) -> None:
    """Nobody is told how far it is."""


def step_through(attempt: LiveAttempt | WindowAttempt, choices: str) -> None:
    """Answers the phone and says these."""
    for id in ("answer", *choices.split(",")):
        steps = possible(attempt.session.program, attempt.session.call, attempt.last_at + 6.0)
        attempt.do(next(step for step in steps if getattr(step, "choice", "answer") == id))


def played(scenario: Scenario, store: Store, trainee: str, choices: str) -> LiveAttempt:
    """A call as the terminal and the window play it: scored with bounds found elsewhere, and not counted."""
    attempt = LiveAttempt.begin(store, scenario, Player(trainee))
    step_through(attempt, choices)
    attempt.finish(solve(scenario.program, scenario.script.rubric).bounds)
    return attempt


@pytest.fixture
def parcel(small: Path) -> Scenario:
    scenario = read_scenario(small).scenario
    assert scenario is not None
    return scenario


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=on_a_server)])
def target(request: pytest.FixtureRequest, store_file: Path) -> Target:
    if request.param == "sqlite":
        return store_file
    return Server(request.getfixturevalue("postgres").database())


@pytest.fixture
def desk(parcel: Scenario, store_file: Path) -> Iterator[Callable[[str, str], LiveAttempt]]:
    """Plays calls about the parcel into the test's own store."""
    with Store.open(store_file) as store:
        yield lambda trainee, choices: played(parcel, store, trainee, choices)


def told(command: Command, capsys: Streams, *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert command("cohort", *arguments, "--json") == DONE
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def change(store_file: Path, statement: str) -> None:
    with closing(sqlite3.connect(store_file)) as editor, editor:
        editor.execute(statement)


def test_nobody_has_played(command: Command, store_file: Path, capsys: Streams) -> None:
    with Store.open(store_file) as store:
        assert store.attempts() == ()
    assert command("cohort") == DONE
    out, err = capsys.readouterr()
    assert out == ""
    assert "No call in" in err
    assert told(command, capsys) == {"versions": [], "cohort": None}


def test_one_attempt_has_a_total_and_no_spread(
    command: Command, desk: Callable[..., object], capsys: Streams
) -> None:
    desk("Ana", GUESSED)
    cohort = told(command, capsys)["cohort"]
    assert cohort["attempts"] == 1
    assert cohort["totals"]["mean"]["value"] is not None
    assert cohort["totals"]["mean"]["low"] is None
    assert command("cohort") == DONE
    page = capsys.readouterr().out
    assert "1 first attempt;" in page
    assert "Hidden under 30 attempts" in page


def test_five_attempts(command: Command, desk: Callable[..., object], capsys: Streams) -> None:
    for trainee, choices in zip("abcde", [BEST, BEST, GUESSED, SHRUGGED, SHRUGGED], strict=True):
        desk(trainee, choices)
    cohort = told(command, capsys)["cohort"]
    assert (cohort["attempts"], cohort["passed"]["value"]) == (5, 0.4)
    hello, number = cohort["items"]
    assert hello["state"] == "only/hello"
    assert [(o["reply"], o["times"]) for o in hello["options"]] == [("ask", 3), ("shrug", 2), ("silence", 0)]
    assert number["reach"]["value"] == 0.6
    assert number["path_bias"]
    assert hello["discrimination"]["value"] is None


def test_the_page_fits_a_terminal(command: Command, desk: Callable[..., object], capsys: Streams) -> None:
    for trainee, choices in zip("abc", [BEST, GUESSED, SHRUGGED], strict=True):
        desk(trainee, choices)
    desk("b", BEST)
    assert command("cohort") == DONE
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    for heading in ("SCORES", "DECISION POINTS", "REPLIES", "FROM FIRST TO LAST ATTEMPT", "WEIGHTS"):
        assert any(line.startswith(heading) for line in lines)
    (gain,) = (line for line in lines if line.startswith("gain, last minus first"))
    assert gain.split()[-1] == "1"


def test_only_first_attempts_count(command: Command, desk: Callable[..., object], capsys: Streams) -> None:
    desk("Ana", SHRUGGED)
    before = told(command, capsys)["cohort"]
    desk("Ana", BEST)
    after = told(command, capsys)["cohort"]
    assert after["totals"] == before["totals"]
    assert after["gain"]["last"]["value"] == pytest.approx(100 - before["totals"]["mean"]["value"])


def test_bots_rehearsals_and_unfinished_calls_are_left_out(
    command: Command, desk: Callable[..., object], small: Path, capsys: Streams
) -> None:
    desk("Ana", BEST)
    command("play", small, "--bot", "random")
    command("play", small, "--choices", "ask")
    assert told(command, capsys)["cohort"]["attempts"] == 1
    assert told(command, capsys)["versions"][0]["to_be_counted"] == 0


def test_a_call_of_a_shift_is_no_part_of_the_cohort(
    command: Command, parcel: Scenario, store_file: Path, capsys: Streams
) -> None:
    with Store.open(store_file) as store:
        played(parcel, store, "Ana", BEST)
        played(dealt(parcel, "shift", 1, ()), store, "Bo", SHRUGGED)
    document = told(command, capsys)
    assert document["cohort"]["attempts"] == 1
    assert told(command, capsys)["versions"][0]["to_be_counted"] == 0


def test_a_call_played_by_a_list_is_counted_at_its_end(
    command: Command, small: Path, store_file: Path
) -> None:
    command("play", small, "--choices", BEST, "--trainee", "Ana")
    with Store.open(store_file) as store:
        (version,) = store.rollups.versions()
    assert (version.attempts, version.waiting) == (1, 0)


def test_a_call_in_the_window_is_counted_once_its_review_is_seen(
    parcel: Scenario, store_file: Path, tmp_path: Path
) -> None:
    with Store.open(store_file) as store:
        ahead = BoundsNow(KeptBounds(tmp_path / "bounds"))
        desk = WindowDesk(store, Library(tmp_path), ahead, tmp_path / "settings.json")
        attempt = desk.begin_with(parcel, "Ana", "practice")
        assert isinstance(attempt, WindowAttempt)
        step_through(attempt, BEST)
        assert attempt.result() is not None
        assert [v.waiting for v in store.rollups.versions()] == [1]
        assert attempt.review() is not None
        assert attempt.review() is not None
        assert [(v.attempts, v.waiting) for v in store.rollups.versions()] == [(1, 0)]


def test_versions_of_one_scenario_are_not_mixed(
    command: Command, desk: Callable[..., object], store_file: Path, capsys: Streams
) -> None:
    desk("Ana", BEST)
    edited = load(SMALL.replace("Seven.", "Eight."), "parcel").scenario
    assert edited is not None
    with Store.open(store_file) as store:
        played(edited, store, "Bo", SHRUGGED)
        played(edited, store, "Cy", SHRUGGED)
    document = told(command, capsys, "--scenario", "parcel")
    assert document["versions"][0]["hash"] == edited.hash
    assert document["cohort"]["attempts"] == 2
    first = document["versions"][1]["hash"]
    assert told(command, capsys, "--version", first[:8])["cohort"]["attempts"] == 1
    command("cohort")
    assert f"{first[:12]} (1); never mixed" in " ".join(capsys.readouterr().out.split())


def test_several_scenarios_are_listed(
    command: Command, desk: Callable[..., object], store_file: Path, capsys: Streams
) -> None:
    desk("Ana", BEST)
    other = load(SMALL.replace("A lost parcel", "A lost letter"), "letter").scenario
    assert other is not None
    with Store.open(store_file) as store:
        played(other, store, "Bo", SHRUGGED)
    assert told(command, capsys)["cohort"] is None
    assert command("cohort") == DONE
    out = capsys.readouterr().out
    assert "letter" in out
    assert "parcel" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--scenario", "parsel"], "Did you mean 'parcel'"),
        (["--version", "ffff"], "No version 'ffff'"),
        (["--since", "yesterday"], "'yesterday' is not a day"),
        (["--simulate", "nowhere"], "no scenario 'nowhere'"),
    ],
)
def test_what_cannot_be_asked(
    command: Command, desk: Callable[..., object], capsys: Streams, arguments: list[str], words: str
) -> None:
    desk("Ana", BEST)
    assert command("cohort", *arguments) == WRONG_USE
    assert words.lower() in capsys.readouterr().err.lower()


def test_a_changed_attempt_is_left_out_and_named(
    command: Command, desk: Callable[..., LiveAttempt], store_file: Path, capsys: Streams
) -> None:
    desk("Ana", BEST)
    edited = desk("Bo", SHRUGGED).id
    change(store_file, f"UPDATE events SET at = at + 1 WHERE seq = 2 AND attempt = '{edited}'")
    document = told(command, capsys)
    assert document["cohort"]["attempts"] == 1
    assert document["cohort"]["left_out"]["changed"] == [edited]
    command("cohort")
    words = " ".join(capsys.readouterr().out.split())
    assert f"Left out: 1 attempt ({edited[:8]}), changed since they were recorded" in words


def test_an_attempt_of_an_erased_trainee_counts(
    command: Command, desk: Callable[..., object], store_file: Path, capsys: Streams
) -> None:
    desk("Ana", BEST)
    desk("Bo", SHRUGGED)
    change(store_file, "UPDATE people SET name = NULL WHERE name = 'Bo'")
    cohort = told(command, capsys)["cohort"]
    assert (cohort["attempts"], cohort["erased"]) == (2, 1)
    command("cohort")
    assert "1 of people whose names were erased; they count" in capsys.readouterr().out


def test_attempts_since_a_day_are_counted_anew(
    command: Command, desk: Callable[..., object], capsys: Streams
) -> None:
    desk("Ana", BEST)
    desk("Bo", SHRUGGED)
    whole = told(command, capsys)["cohort"]
    since = told(command, capsys, "--since", "2020-01-01")["cohort"]
    assert since["attempts"] == 2
    assert since["items"] == whole["items"]
    assert told(command, capsys, "--since", "2999-01-01")["cohort"]["attempts"] == 0


def test_counting_again_comes_to_the_same(
    command: Command, desk: Callable[..., object], capsys: Streams
) -> None:
    for trainee, choices in [("Ana", SHRUGGED), ("Bo", BEST), ("Ana", BEST)]:
        desk(trainee, choices)
    counted = told(command, capsys)["cohort"]
    assert told(command, capsys, "--recount")["cohort"] == counted


def test_a_store_of_the_first_layout_has_its_cohort(
    command: Command, store_file: Path, capsys: Streams
) -> None:
    shutil.copy(FIRST_LAYOUT, store_file)
    versions = told(command, capsys)["versions"]
    assert versions
    cohort = told(command, capsys, "--version", versions[0]["hash"])["cohort"]
    assert cohort["attempts"] > 0


def test_roll_ups_come_to_what_all_attempts_come_to(parcel: Scenario, target: Target) -> None:
    chance = Random(3)
    with Store.open(Place(target)) as store:
        for number in range(12):
            played(parcel, store, f"trainee {number % 8}", chance.choice([BEST, GUESSED, SHRUGGED]))
        (version,) = store.rollups.versions()
        found = found_cohort(store, version, quiet)
        reader = Reader(store, parcel)
        attempts = [attempt for _, attempt in reader.attempts(store.rollups.scored(parcel.hash))]
        rows = whole_roll_up(parcel.hash, attempts).rows
        assert dict(store.rollups.read(parcel.hash).rows) == {key: n for key, n in rows.items() if n}
    assert (found.figures.attempts, found.figures.gain.last.n) == (8, 4)


def test_a_heat_map_says_what_each_lost_where(desk: Callable[..., object], store_file: Path) -> None:
    for trainee, choices in [("Ana", BEST), ("Bo", GUESSED), ("Cy", SHRUGGED), ("Cy", BEST)]:
        desk(trainee, choices)
    with Store.open(store_file) as store:
        (version,) = store.rollups.versions()
        shown = shown_cohort(store, version, quiet)
    assert [(one.attempts, one.gain) for one in shown.results.trainees if one.gain] == [(2, 100.0)]
    found = shown.results
    assert [shown.names[row.trainee] for row in found.heat.rows] == ["Ana", "Bo", "Cy"]
    assert found.heat.states == ("only/hello", "only/number")
    best, guessed, shrugged = found.heat.rows
    assert best.fields[0] is not None
    assert (best.total, best.fields[0].lost) == (100.0, 0.0)
    assert guessed.fields[1] is not None
    assert guessed.fields[1].reply == "guess"
    assert shrugged.fields[1] is None
    assert shrugged.fields[0] is not None
    assert shrugged.fields[0].lost == found.heat.most == 100.0
    assert found.figures.attempts == len(found.trainees) == 3


@each_shipped
def test_a_review_loses_what_the_costs_lose(path: Path) -> None:
    scenario, solution = scenario_at(path), solution_of(path)
    attempt = LiveAttempt.begin(Store.in_memory(), scenario, Player("Ana"))
    chance = Random(4)
    while not attempt.session.call.over:
        attempt.do(chance.choice(possible(scenario.program, attempt.session.call, attempt.last_at + 6.0)))
    reviewed = review(scenario.program, scenario.script.rubric, solution, attempt.session.log)
    choices = choices_of(scenario.program, solution, attempt.session.log)
    assert choices_reviewed(reviewed) == choices
    assert sum(choice.lost or 0.0 for choice in choices) == pytest.approx(reviewed.cost)
    assert not any(choice.reply.startswith("open:") for choice in choices)


def test_of_a_scenario_too_large_to_solve_marks_say_what_was_lost(parcel: Scenario) -> None:
    estimated = solve(parcel.program, parcel.script.rubric, budget=1)
    assert estimated.explored is None
    with Store.in_memory() as store:
        found = [
            choices_of(parcel.program, estimated, played(parcel, store, who, choices).session.log)
            for who, choices in [("Ana", BEST), ("Bo", GUESSED)]
        ]
        logs = [read_attempt(store, record).log for record in store.attempts()]
    reviews = [review(parcel.program, parcel.script.rubric, estimated, log) for log in logs]
    assert [choices_reviewed(one) for one in reviews] == found
    best, guessed = ([choice.lost for choice in choices] for choices in found)
    assert best == [0.0, 0.0]
    assert guessed[0] == 0.0
    assert guessed[1] is not None
    assert guessed[1] > 0.0


def test_an_attempt_is_told_under_no_name(desk: Callable[..., LiveAttempt], store_file: Path) -> None:
    attempt = desk("Ana", BEST)
    with Store.open(store_file) as store:
        record = store.attempt(attempt.id)
    found: Attempt = attempt_of(record)
    assert "Ana" not in found.trainee
    assert (found.total, found.passed) == (100.0, True)


def test_made_up_trainees_say_how_many_it_takes(command: Command, small: Path, capsys: Streams) -> None:
    assert command("cohort", "--simulate", small, "--seed", "3", "--json") == DONE
    first = json.loads(capsys.readouterr().out)
    assert command("cohort", "--simulate", small, "--seed", "3", "--json") == DONE
    assert json.loads(capsys.readouterr().out) == first
    widths = [row["passed"] for row in first["rows"]]
    assert widths == sorted(widths, reverse=True)
    assert {one["figure"] for one in first["needed"]} >= {"passed", "total", "discrimination"}


def test_how_many_it_takes_fits_a_terminal(command: Command, small: Path, capsys: Streams) -> None:
    assert command("cohort", "--simulate", small) == DONE
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    assert "share that passed within 20% from end to end" in page
