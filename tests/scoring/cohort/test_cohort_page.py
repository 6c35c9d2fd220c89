"""docs/cohort.md: its worked example and its table of cohort sizes are what the code finds."""

import re
from pathlib import Path
from random import Random

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.cohort.figure import Figure
from scoring.cohort.figures import Cohort, cohort_figures
from scoring.cohort.model import PlannedItem
from scoring.cohort.rollup import roll_up
from scoring.cohort.simulated import SIZES, Precision, simulated_cohorts
from scoring.rubric import DEFAULT_RUBRIC
from tests.scoring.cohort.played import VERSION, attempt

TEXT = (Path(__file__).parents[3] / "docs" / "cohort.md").read_text(encoding="utf-8")
ITEMS = [
    Item("greeting", ("kind", "curt"), 8.0),
    Item("refund", ("pay", "refuse"), 30.0),
    Item("callback", ("date", "vague"), 10.0),
]
PLAN = [
    *(PlannedItem(f"sound-{number}", 0.4 + 0.05 * number, 0.30) for number in range(9)),
    PlannedItem("poor", 0.5, 0.05),
]
SEED, COHORTS = 5, 200


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = re.split(r"^##+ ", TEXT, flags=re.MULTILINE)
    [text] = [part for part in section if part.startswith(heading)]
    lines = [line.strip("| \n") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def played() -> list[Attempt]:
    """The attempts of the example: a cell is a reply and the points it lost, or a dash."""
    states = [item.state for item in ITEMS]
    return [
        attempt(
            trainee,
            [Chosen(state, *_reply(cell)) for state, cell in zip(states, cells, strict=True) if cell != "–"],
            total=float(total),
        )
        for trainee, *cells, total in rows_under("Six trainees")
    ]


def _reply(cell: str) -> tuple[str, float]:
    reply, points = cell.split()
    return reply, float(points)


def words(figure: Figure, unit: float = 1, digits: int = 2) -> list[str]:
    """The cells of a figure: its value, its interval and its n."""
    if figure.value is None:
        return ["hidden", "–", str(figure.n)]
    value = f"{figure.value * unit:.{digits}f}"
    if figure.low is None or figure.high is None:
        return [value, "–", str(figure.n)]
    return [value, f"{figure.low * unit:.{digits}f} to {figure.high * unit:.{digits}f}", str(figure.n)]


def example(found: Cohort) -> list[list[str]]:
    greeting, refund, callback = found.items
    return [
        ["share that passed", *words(found.passed)],
        ["mean total", *words(found.totals.mean, digits=1)],
        ["p-value of the refund", *words(refund.difficulty)],
        ["discrimination of the refund", *words(refund.discrimination)],
        ["share that refused", *words(refund.options[1].share)],
        ["what those who refused had elsewhere", *words(refund.options[1].rest, digits=1)],
        ["what those who paid had elsewhere", *words(refund.options[0].rest, digits=1)],
        ["reach of the callback", *words(callback.reach)],
        ["p-value of the greeting", *words(greeting.difficulty)],
        ["alpha over greeting and refund", *words(found.reliability.alpha)],
        ["standard error of a total", *words(found.reliability.sem, digits=1)],
    ]


def sizes(rows: tuple[Precision, ...]) -> list[list[str]]:
    table = []
    for n in SIZES:
        poor = next(row for row in rows if row.n == n and row.state == "poor")
        table.append([str(n), *map(_percent, (poor.difficulty_width, poor.discrimination_width))])
        table[-1] += [f"{(poor.wrong or 0) * 100:.0f} %", f"{poor.undecided * 100:.0f} %"]
        table[-1] += [f"{poor.flagged_wrongly * 100:.0f} %"]
    return table


def _percent(width: float | None) -> str:
    return "–" if width is None else f"{width:.2f}"


def test_the_example_is_what_the_code_finds() -> None:
    found = cohort_figures(roll_up(VERSION, played()), ITEMS, DEFAULT_RUBRIC)
    assert rows_under("What is said of them") == example(found)
    assert found.items[2].path_bias
    assert found.items[2].remarks[0] in TEXT.replace("\n> ", " ")
    assert f"{found.close} of the six" in TEXT


def test_totals_in_the_example_add_up() -> None:
    for one in played():
        assert one.total == 100 - sum(choice.lost or 0 for choice in one.choices)


def test_the_table_of_sizes_is_what_the_simulation_finds() -> None:
    assert rows_under("How many trainees it takes") == sizes(simulated_cohorts(PLAN, Random(SEED), COHORTS))
