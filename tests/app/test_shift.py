"""A whole shift from the command line: the same twice, kept step by step, and scored by what was solved."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from scoring.results.place import Place
from scoring.results.store import Store
from simulator.app.attempt import Player
from simulator.app.autowork import Worker
from simulator.app.live_shift import LiveShift, call_id, unfinished_shift
from simulator.call.events import Dealt
from simulator.call.events import from_record as call_event
from simulator.scenario.library import Library
from simulator.shift.arrivals import Run
from simulator.shift.bots import between
from simulator.shift.decide import Act, open_actions
from simulator.shift.decide import Command as ShiftCommand
from simulator.shift.library import find_shift, read_shift
from simulator.shift.program import Shift
from simulator.shift.result import PASS, result
from simulator.shift.state import State
from tests.app.conftest import Command
from tests.shift.small import small_files

PLAYER = Player("(expert)", seed=4)
RUN = Path(__file__).parents[2] / "run_sim.py"
SHIFTS = ("ordinary-morning", "avalanche")


def shipped(name: str) -> Shift:
    path = find_shift(name, Library())
    assert isinstance(path, Path)
    shift = read_shift(path).shift
    assert shift is not None
    return shift


@pytest.fixture
def worked(command: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    def work(name: str, bot: str, seed: int = 1, store: str = "shifts.sqlite") -> dict[str, Any]:
        arguments = ("shift", name, "--bot", bot, "--seed", seed, "--json", "--store", tmp_path / store)
        assert command(*arguments) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return work


def without_ids(document: dict[str, Any]) -> dict[str, Any]:
    calls = [{**call, "attempt": ""} for call in document["calls"]]
    return {**document, "attempt": "", "calls": calls}


@pytest.mark.parametrize("name", SHIFTS)
@pytest.mark.parametrize("bot", ["expert", "random"])
def test_a_whole_shift_is_the_same_twice(name: str, bot: str, worked: Any) -> None:
    assert without_ids(worked(name, bot)) == without_ids(worked(name, bot, store="again.sqlite"))


def by_the_program(name: str, home: Path) -> str:
    """What the program itself prints of a whole hour worked by the expert, all ids taken out."""
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, str(RUN), "shift", name, "--bot", "expert", "--seed", "7", "--json"],
        env=os.environ | own, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return json.dumps(without_ids(json.loads(done.stdout)))


@pytest.mark.parametrize("name", SHIFTS)
def test_the_program_works_an_hour_twice_with_the_same_result(name: str, tmp_path: Path) -> None:
    assert by_the_program(name, tmp_path / "one") == by_the_program(name, tmp_path / "two")


@pytest.mark.parametrize("seed", [-1, 0, 10**20])
def test_any_whole_number_is_a_seed(seed: int, worked: Any) -> None:
    assert worked("ordinary-morning", "first", seed)["seed"] == seed


@pytest.mark.parametrize("name", SHIFTS)
def test_hanging_up_meets_the_quota_and_loses(name: str, worked: Any) -> None:
    quick, honest = worked(name, "quota"), worked(name, "expert")
    assert quick["quota_met"]
    assert quick["handled"] > honest["handled"]
    assert quick["handle_time"] < honest["handle_time"]
    assert honest["passed"]
    assert not quick["passed"]
    assert quick["on_repeats"] > 600 > honest["on_repeats"]


def test_what_is_announced_on_the_first_calls_spares_others_theirs(worked: Any) -> None:
    honest, silent = worked("avalanche", "expert"), worked("avalanche", "random")
    assert [action["id"] for action in honest["actions"]] == ["record", "status"]
    assert honest["spared"] > 0 == silent["spared"]
    assert honest["cases"] < silent["cases"]


def boasting(run: Run, state: State) -> ShiftCommand:
    can = [one.action.id for one in open_actions(run, state)]
    if state.now > 900 and "half-hour" in can:
        return Act("half-hour")
    return between("random")(run, state)


def test_saying_what_is_known_beats_saying_nothing_and_a_boast_is_worse_than_both() -> None:
    means = []
    for decide in (between("expert"), between("random"), boasting):
        scores = []
        for seed in range(3):
            with Store.in_memory() as store:
                live = LiveShift.begin(store, shipped("avalanche"), Player("(expert)", seed=seed))
                for _ in Worker("expert", decide).work(live):
                    pass
                scores.append(result(live.run, live.state).score)
        means.append(fmean(scores))
    honest, silent, boasted = means
    assert honest > PASS > silent > boasted


def test_every_call_is_an_attempt_with_the_score_of_a_call(worked: Any, tmp_path: Path) -> None:
    document = worked("ordinary-morning", "expert")
    with Store.open(Place(tmp_path / "shifts.sqlite")) as store:
        for number, call in enumerate(document["calls"], 1):
            record = store.attempt(call["attempt"])
            first = store.events(record.id)[0]
            dealt = call_event(first.kind, first.at, first.body)
            assert isinstance(dealt, Dealt)
            assert (dealt.shift, dealt.number) == (document["attempt"], number)
            assert (record.trainee, record.scenario) == ("(expert)", call["scenario"])
            assert record.scorecard is not None
            assert call["score"] == record.scorecard["total"]


@pytest.mark.parametrize("kept", [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
def test_a_shift_left_in_a_crash_goes_on_from_the_last_choice(kept: int) -> None:
    shift = shipped("avalanche")
    with Store.in_memory() as store:
        straight = LiveShift.begin(store, shift, PLAYER)
        for _ in Worker("random").work(straight):
            pass
        left = LiveShift.begin(store, shift, PLAYER)
        for _, _ in zip(range(kept), Worker("random").work(left), strict=False):
            pass
        record = unfinished_shift(store, shift, PLAYER)
        assert record is not None
        resumed = LiveShift.resume(store, record)
        assert (resumed.id, resumed.state) == (left.id, left.state)
        if resumed.state.talking is not None:
            assert resumed.call().session.log == left.call().session.log
        for _ in Worker("random").work(resumed):
            pass
        assert resumed.log == straight.log
        assert resumed.state == straight.state
        assert unfinished_shift(store, shift, PLAYER) is None


def test_a_crash_between_the_last_choice_of_a_call_and_the_shift_loses_neither() -> None:
    shift = shipped("ordinary-morning")
    with Store.in_memory() as store:
        left = LiveShift.begin(store, shift, PLAYER)
        for _ in Worker("expert").work(left):
            if left.state.talking is not None and left.call().session.call.over:
                break
        left.call().finish()
        record = unfinished_shift(store, shift, PLAYER)
        assert record is not None
        resumed = LiveShift.resume(store, record)
        for _ in Worker("expert").work(resumed):
            pass
        first = store.attempt(call_id(resumed.id, 1))
        assert first.scorecard is not None
        assert resumed.state.over


def test_a_shift_goes_on_although_its_files_are_gone(tmp_path: Path) -> None:
    for path in (*Library().shift_paths(), *Library().short_calls()):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    shift = read_shift(tmp_path / "avalanche.shift.yaml").shift
    assert shift is not None
    with Store.in_memory() as store:
        left = LiveShift.begin(store, shift, PLAYER)
        for path in tmp_path.iterdir():
            path.unlink()
        resumed = LiveShift.resume(store, store.attempt(left.id))
        assert (resumed.shift.hash, resumed.shift.script) == (shift.hash, shift.script)
        assert resumed.state == left.state


def test_a_shift_that_was_left_is_taken_up_by_the_command(
    command: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Store.open(Place(tmp_path / "left.sqlite")) as store:
        left = LiveShift.begin(store, shipped("avalanche"), PLAYER)
        for _, _ in zip(range(12), Worker("expert").work(left), strict=False):
            pass
    given = ("--bot", "expert", "--seed", 4, "--store", tmp_path / "left.sqlite", "--json")
    assert command("shift", "avalanche", *given) == 0
    out = capsys.readouterr()
    assert left.id[:8] in out.err
    assert json.loads(out.out)["attempt"] == left.id


def test_a_bot_goes_on_with_a_shift_whose_files_are_broken_and_begins_no_other(
    command: Command, capsys: pytest.CaptureFixture[str], store_file: Path, tmp_path: Path
) -> None:
    file = small_files(tmp_path)
    shift = read_shift(file).shift
    assert shift is not None
    with Store.open(store_file) as store:
        left = LiveShift.begin(store, shift, PLAYER)
    (tmp_path / "one.yaml").write_text("format: 1\n", encoding="utf-8")
    given = ("shift", file, "--bot", "expert", "--seed", PLAYER.seed, "--json")
    assert command(*given) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["attempt"] == left.id
    assert "one.yaml has mistakes" in err
    assert "goes on, on the text it was begun on" in err
    assert command(*given) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "small.shift.yaml cannot be worked before this is mended." in err


@pytest.mark.parametrize("how", ["--terminal", "--bot=expert"])
def test_a_shift_with_mistakes_is_not_worked_and_leaves_no_store(
    how: str, command: Command, capsys: pytest.CaptureFixture[str], store_file: Path, tmp_path: Path
) -> None:
    file = small_files(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("minutes:", "minuets:"), encoding="utf-8")
    assert command("shift", file, how) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "minutes" in err
    assert "cannot be worked before this is mended." in err
    assert not store_file.exists()


def test_a_call_of_a_shift_can_be_reviewed_and_rescored_and_the_shift_says_where_they_are(
    command: Command, capsys: pytest.CaptureFixture[str], worked: Any, tmp_path: Path
) -> None:
    document = worked("ordinary-morning", "random")
    store = ("--store", tmp_path / "shifts.sqlite")
    assert command("review", document["calls"][0]["attempt"], *store) == 0
    assert command("rescore", *store) == 0
    assert command("attempts", "verify", *store) == 0
    assert command("attempts", *store) == 0
    listed = capsys.readouterr().out
    assert f"a shift of {len(document['calls'])} calls" in listed
    assert f"call 1 of shift {document['attempt'][:8]}" in listed
    assert command("review", document["attempt"], *store) == 0
    page = capsys.readouterr().out
    assert [call["attempt"][:8] in page for call in document["calls"]] == [True] * len(document["calls"])
    assert command("review", document["attempt"], "--json", *store) == 0
    assert json.loads(capsys.readouterr().out) == document


def test_attempts_of_a_shift_say_so_as_json(
    command: Command, capsys: pytest.CaptureFixture[str], worked: Any, tmp_path: Path
) -> None:
    document = worked("ordinary-morning", "random")
    assert command("attempts", "--json", "--store", tmp_path / "shifts.sqlite") == 0
    places = {one["attempt"]: (one["shift"], one["call"]) for one in json.loads(capsys.readouterr().out)}
    assert places.pop(document["attempt"]) == (None, None)
    assert places == {call["attempt"]: (document["attempt"], call["number"]) for call in document["calls"]}


def test_a_shift_that_is_not_over_can_be_looked_at(
    command: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Store.open(Place(tmp_path / "left.sqlite")) as store:
        left = LiveShift.begin(store, shipped("avalanche"), PLAYER)
        for _, _ in zip(range(12), Worker("expert").work(left), strict=False):
            pass
    assert command("review", left.id, "--store", tmp_path / "left.sqlite") == 0
    assert "'shift avalanche' goes on with it" in capsys.readouterr().out
    assert command("attempts", "--store", tmp_path / "left.sqlite") == 0
    assert "a shift, not finished, of" in capsys.readouterr().out


def test_a_log_of_another_version_is_refused_in_a_sentence(worked: Any, tmp_path: Path) -> None:
    document = worked("ordinary-morning", "first")
    path = tmp_path / "shifts.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("update events set kind = 'meteor' where attempt = ?", (document["attempt"],))
    with Store.open(Place(path)) as store, pytest.raises(Exception, match="does not know"):
        LiveShift.resume(store, store.attempt(document["attempt"]))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("shift", "avalanch", "--bot", "expert"), "did you mean 'avalanche'?"),
        (("shift", "avalanche", "--bot", "exprt"), "'quota'"),
        (("shift", "avalanche", "--bot", "expert", "--seed", "x"), "'x' is no whole number"),
        (("shift", "avalanche", "--bot", "expert", "--terminal"), "not allowed with"),
        (("play", "avalanche", "--bot", "expert"), "'shift avalanche' works it"),
        (("shift", "README.md", "--bot", "expert"), "ends in '.shift.yaml'"),
    ],
)
def test_what_cannot_be_worked_is_told_in_a_sentence(
    arguments: tuple[str, ...], words: str, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(*arguments) == 2
    assert words in capsys.readouterr().err


def test_shifts_are_listed(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["shift"] for one in listed if "shift" in one] == ["avalanche", "ordinary-morning"]
    assert command("list") == 0
    assert "avalanche" in capsys.readouterr().out
