"""Sheets and `cohort` say the same of the same attempts: every figure on every page."""

import json
import sqlite3
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from scoring.results.store import Store
from scoring.rubric import BEHAVIOURS, DIMENSIONS
from scoring.scorecard import Bounds
from simulator.analysis.bots import Bot, Turn
from simulator.analysis.solve import solve
from simulator.app.attempt import LiveAttempt, Player
from simulator.app.autoplay import autoplay
from simulator.app.main import DONE, main
from simulator.call.dealt import dealt
from simulator.scenario.load import Scenario, load

Figures = dict[str, Any]
PEOPLE, CAME_BACK = 60, 9
ROUNDED = 1e-3
"""Cohorts add points up in whole thousandths."""


POINT = """
      {here}:
        lines: [What about the {here}?]
        choices:
          - {{id: best, say: I have it here., marks: {{attentive: 3, fix: 3}}, to: {there}}}
          - {{id: hum, say: Hm., marks: {{attentive: 1}}, to: {there}}}
          - {{id: fair, say: I think so., marks: {{attentive: 2, fix: 1}}, to: {there}}}
          - {{id: poor, say: No idea., marks: {{attentive: 0, diagnosis: 1}}, to: {there}}}
          - {{id: part, say: "Good bye.", marks: {{closure: 0}}, to: gone}}
        silence: {{after: 20, marks: {{attentive: 0}}, to: {there}}}"""
WAY = ("parcel", "number", "street", "date", "solved")
FOUR_POINTS = (
    """\
format: 1
title: A lost parcel
caller: {name: Ana}
knowledge: [{id: parcels, title: Parcels, text: Ask for the number.}]
calls:
  - id: only
    start: parcel
    states:"""
    + "".join(POINT.format(here=here, there=there) for here, there in pairwise(WAY))
    + """
      solved: {ending: resolved, title: Found., marks: {closure: 3}}
      gone: {ending: lost, title: She hung up., marks: {closure: 0}}
"""
)


def careless(chance: Random) -> Bot:
    """Parts from the caller now and then; what else is said hangs on how strong the trainee is."""
    strength = chance.random()

    def pick(_: Turn) -> str:
        if chance.random() < 0.04:
            return "part"
        if chance.random() < 0.1:
            return "silence"
        return "best" if chance.random() < strength else chance.choice(["fair", "poor"])

    return pick


def bot_plays(
    store: Store, scenario: Scenario, trainee: str, chance: Random, bounds: Bounds, retry_of: str = ""
) -> str:
    """A bot plays under a person's name, and looks things up now and then."""
    attempt = LiveAttempt.begin(store, scenario, Player(trainee, retry_of=retry_of or None))
    bot = careless(chance)
    wanted = ["open:parcels"] if chance.random() < 0.4 else []
    for _ in autoplay(attempt, lambda turn: wanted.pop() if wanted else bot(turn)):
        pass
    attempt.finish(bounds)
    return attempt.id


def fill(file: Path) -> None:
    """First attempts, second ones, a retry, a call of a shift, a bot's own, and one that was changed."""
    scenario, chance = load(FOUR_POINTS, "parcel").scenario, Random(7)
    assert scenario is not None
    bounds = solve(scenario.program, scenario.script.rubric).bounds
    with Store.open(file) as store:
        ids = [bot_plays(store, scenario, f"Person {number}", chance, bounds) for number in range(PEOPLE)]
        for number in range(CAME_BACK):
            bot_plays(store, scenario, f"Person {number}", chance, bounds)
        bot_plays(store, scenario, "Person 0", chance, bounds, retry_of=ids[0])
        bot_plays(store, dealt(scenario, "shift-1", 1, ()), "Of a shift", chance, bounds)
        bot_plays(store, scenario, "(random)", chance, bounds)
        changed = bot_plays(store, scenario, "Changed", chance, bounds)
    with closing(sqlite3.connect(file)) as editor, editor:
        editor.execute("UPDATE events SET at = at + 1 WHERE seq = 2 AND attempt = ?", (changed,))


@dataclass(frozen=True, slots=True)
class Told:
    """What the commands say of one store: `cohort --json`, and the sheets as they are read back."""

    cohort: Figures
    book: openpyxl.Workbook
    page: "Tables"
    lines: list[Figures]

    def item(self, state: str) -> Figures:
        (found,) = (item for item in self.cohort["items"] if item["state"] == state)
        return dict(found)


class Tables(HTMLParser):
    """The rows of all tables of a page, as the words in their cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def row(self, *cells: str) -> list[str]:
        """The only row with these cells."""
        (found,) = (row for row in self.rows if set(cells) <= set(row))
        return [cell.strip() for cell in found]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("agree")
    file = folder / "attempts.sqlite"
    fill(file)
    for ending in ("xlsx", "html", "jsonl"):
        assert main(["--store", str(file), "sheet", "-o", str(folder / f"team.{ending}")]) == DONE
    with redirect_stdout(StringIO()) as printed:
        assert main(["--store", str(file), "cohort", "--json"]) == DONE
    return Told(
        json.loads(printed.getvalue())["cohort"],
        openpyxl.load_workbook(folder / "team.xlsx"),
        Tables((folder / "team.html").read_text("utf-8")),
        [json.loads(line) for line in (folder / "team.jsonl").read_text("utf-8").splitlines()],
    )


def table(sheet: Worksheet, number: int = 0) -> list[Figures]:
    heading, *rows = [[cell.value for cell in row] for row in sheet[list(sheet.tables.values())[number].ref]]
    return [dict(zip(heading, row, strict=True)) for row in rows]


def named(cohort: Figures) -> Figures:
    """The figures of the JSON document by the names they have on sheets."""
    found = {"share that passed": cohort["passed"]}
    for name, spread in {"total": cohort["totals"], **cohort["dimensions"]}.items():
        found |= {f"{name}, mean": spread["mean"], f"{name}, standard deviation": spread["deviation"]}
        found |= {f"{name}, {part}": spread[part] for part in ("lowest", "median", "highest")}
        found |= {f"{name}, {part} quartile": spread[part] for part in ("lower", "upper")}
    reliable, gain = cohort["reliability"], cohort["gain"]
    close = {"value": cohort["close"], "low": None, "high": None, "n": cohort["attempts"]}
    found |= {
        f"alpha over {len(reliable['used'])} common points": reliable["alpha"],
        "standard error of a total": reliable["sem"],
        f"attempts within one error of {cohort['cut']}": close,
        "first total of those who came back": gain["first_total"],
        "best total": gain["best_total"],
        "last total": gain["last_total"],
        "gain, last minus first": gain["last"],
        "best minus first, which luck flatters": gain["best"],
        "gain that chance alone would give": gain["by_chance"],
    }
    behaviours = {BEHAVIOURS[one["behaviour"]].title: one["mark"] for one in cohort["behaviours"]}
    return found | {f"{title}, mean mark of 0 to 3": mark for title, mark in behaviours.items()}


def in_words(figure: Figures) -> str:
    """A figure of a decision point as the page has it."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    between = "" if low is None else f" ({low:.2f} to {high:.2f})"
    return "" if value is None else f"{value:.2f}{between}"


def same(cell: float | None, figure: float | None) -> bool:
    return cell == (None if figure is None else pytest.approx(figure, abs=1e-9))


def test_there_is_enough_to_agree_on(told: Told) -> None:
    cohort = told.cohort
    assert (cohort["attempts"], cohort["gain"]["last"]["n"]) == (PEOPLE, CAME_BACK)
    assert len(cohort["left_out"]["changed"]) == 1
    assert 0 < cohort["passed"]["value"] < 1
    assert cohort["behaviours"]
    assert any(item["discrimination"]["value"] is not None for item in cohort["items"])
    assert any(option["times"] == 0 for item in cohort["items"] for option in item["options"])
    assert any(one["id"].startswith("open:") for line in told.lines for one in line["replies"])


def test_every_figure_of_the_workbook_is_the_cohort_s(told: Told) -> None:
    rows = {row["figure"]: row for row in table(told.book["Cohort"])}
    wanted = named(told.cohort)
    assert set(rows) == set(wanted)
    for name, figure in wanted.items():
        row = rows[name]
        found = (row["value"], row["from"], row["to"], row["n"])
        ends = (figure["value"], figure["low"], figure["high"], figure["n"])
        assert all(map(same, found, ends)), name


def test_the_summary_has_the_same_means_and_who_improved(told: Told) -> None:
    (version,) = table(told.book["Summary"])
    cohort = told.cohort
    assert version["first attempts"] == cohort["attempts"]
    assert same(version["passed at first"], cohort["passed"]["value"])
    spreads = {"total": cohort["totals"], **cohort["dimensions"]}
    for name, spread in spreads.items():
        ends = (version[f"mean {name}"], version[f"{name} from"], version[f"{name} to"])
        assert all(map(same, ends, (spread["mean"][part] for part in ("value", "low", "high"))))
    trainees = table(told.book["Summary"], 1)
    gains = [row["gain"] for row in trainees if row["gain"] is not None]
    assert len(trainees) == PEOPLE
    assert mean(gains) == pytest.approx(cohort["gain"]["last"]["value"], abs=ROUNDED)
    assert sum(row["retries"] for row in trainees) == 1


def test_every_decision_point_of_the_workbook_is_the_cohort_s(told: Told) -> None:
    rows = table(told.book["Decision points"])
    assert [row["decision point"] for row in rows] == [item["state"] for item in told.cohort["items"]]
    for row, item in zip(rows, told.cohort["items"], strict=True):
        p, r = item["difficulty"], item["discrimination"]
        found = [row[name] for name in ("n", "reach", "p-value", "p from", "p to")]
        found += [row[name] for name in ("discrimination", "d from", "d to")]
        wanted = [p["n"], item["reach"]["value"], p["value"], p["low"], p["high"]]
        assert all(map(same, found, [*wanted, r["value"], r["low"], r["high"]])), item["state"]
        assert row["tells apart"] == item["telling"]
        given = [words.split(",")[0] for words in row["replies"].split("; ")]
        assert given == [f"{option['reply']} {option['times']}" for option in item["options"]]


def test_the_heat_map_rests_on_the_attempts_that_count(told: Told) -> None:
    counts = next(row for row in told.book["Heat map"].iter_rows(values_only=True) if row[0] == "n")
    spreads = (told.cohort["totals"], *(told.cohort["dimensions"][name.value] for name in DIMENSIONS))
    assert counts[1:] == tuple(spread["mean"]["n"] for spread in spreads)


def test_the_page_shows_the_same_figures_and_decision_points(told: Told) -> None:
    for name, figure in named(told.cohort).items():
        parts = (figure["value"], figure["low"], figure["high"])
        cells = ["" if part is None else f"{part:.2f}" for part in parts]
        assert told.page.row(name)[3:7] == [*cells, str(figure["n"])]
    for item in told.cohort["items"]:
        p, cells = item["difficulty"], told.page.row(item["state"])
        assert cells[3:5] == [str(p["n"]), f"{item['reach']['value']:.0%}"]
        assert cells[5] == in_words(p)
        assert cells[6] == in_words(item["discrimination"])


def test_a_program_that_reads_the_lines_comes_to_the_same(told: Told) -> None:
    counting = [line for line in told.lines if line["counts"]]
    assert mean(line["total"] for line in counting) == pytest.approx(
        told.cohort["totals"]["mean"]["value"], abs=ROUNDED
    )
    visits = [{one["state"]: one for one in reversed(line["decisions"])} for line in counting]
    for item in told.cohort["items"]:
        here = [visit[item["state"]] for visit in visits if item["state"] in visit]
        assert len(here) == item["difficulty"]["n"]
        if item["difficulty"]["value"] is not None:
            lost = mean(one["lost"] for one in here)
            kept = item["difficulty"]["value"] * item["worst"]
            assert item["worst"] - lost == pytest.approx(kept, abs=ROUNDED)
        for option in item["options"]:
            assert sum(one["reply"] == option["reply"] for one in here) == option["times"]


def test_what_counts_in_no_figure_keeps_its_row_and_is_marked(told: Told) -> None:
    rows = {row["trainee"]: row for row in table(told.book["Attempts"])}
    assert rows["Of a shift"]["shift"] == "shift-1"
    assert rows["Person 1"]["shift"] is None
    assert "Changed" in rows
    words = [cell for (cell, *_) in told.book["Summary"].iter_rows(max_row=4, values_only=True)]
    assert "2 calls are in no figure" in str(words)
