"""From a cohort to what the results show. Pure; decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scoring.cohort.figure import ENOUGH, Figure
from scoring.cohort.figures import Cohort
from scoring.cohort.heat_map import Field, HeatRow
from scoring.cohort.items import ItemStatistics
from scoring.cohort.progress import Progress
from simulator.desktop.results_ports import FoundCohort
from simulator.desktop.view.results import (
    HOTTEST,
    AboutView,
    FieldView,
    FigureView,
    Place,
    PointView,
    TableView,
    TraineeView,
)

NONE = "–"
MINUS = "−"
NAMELESS = "no name"
NOTHING_SEEN = 0.05
"""Points that would print as 0.0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A cohort with its trainees in the order in which they are shown."""

    found: FoundCohort
    rows: tuple[HeatRow, ...]
    table: TableView
    figures: tuple[FigureView, ...]

    @property
    def states(self) -> tuple[str, ...]:
        return self.found.results.heat.states


def sheet(found: FoundCohort, by_name: bool = False) -> Sheet:
    """The table, sorted by first totals, the best first, or by names."""
    heat = found.results.heat
    rows = heat.rows
    if by_name:
        rows = tuple(sorted(rows, key=lambda row: (name_of(found, row).casefold(), -row.total)))
    figures = found.results.figures
    items = {item.state: item for item in figures.items}
    progress = {one.trainee: one for one in found.results.trainees}
    names = point_names(heat.states)
    points = tuple(_point(name, items[state]) for name, state in zip(names, heat.states, strict=True))
    trainees = tuple(_trainee(name_of(found, row), row, progress.get(row.trainee), heat.most) for row in rows)
    hidden = "" if figures.attempts >= ENOUGH else f"hidden under {ENOUGH} attempts"
    table = TableView(points, trainees, scale(heat.most), hidden)
    return Sheet(found, rows, table, cohort_figures(figures))


def name_of(found: FoundCohort, row: HeatRow) -> str:
    return " ".join(found.names.get(row.trainee, "").split()) or NAMELESS


def point_names(states: Sequence[str]) -> tuple[str, ...]:
    """Decision points in words; where there are several calls, with the number of the call before them."""
    calls = list(dict.fromkeys(state.partition("/")[0] for state in states))
    many = len(calls) > 1

    def name(state: str) -> str:
        call, _, rest = state.rpartition("/")
        words = rest.replace("-", " ").replace("_", " ").strip() or state
        words = words[:1].upper() + words[1:]
        return f"{calls.index(call.partition('/')[0]) + 1} {words}" if many and call else words

    return tuple(map(name, states))


def cohort_figures(cohort: Cohort) -> tuple[FigureView, ...]:
    """Share passed, mean total, alpha and its standard error."""
    return (
        _figure("Passed", cohort.passed, percent),
        _figure("Mean total", cohort.totals.mean, tenths),
        _figure("Alpha", cohort.reliability.alpha, hundredths),
        _figure("Standard error", cohort.reliability.sem, tenths),
    )


def _figure(name: str, figure: Figure, words: Callable[[float], str]) -> FigureView:
    if figure.value is None:
        return FigureView(name, NONE, f"cannot be told · {count(figure.n)}")
    return FigureView(name, words(figure.value), _backing(figure, words))


def _backing(figure: Figure, words: Callable[[float], str]) -> str:
    """The interval and n."""
    if figure.low is None or figure.high is None:
        return f"no interval · {count(figure.n)}"
    return f"{words(figure.low)} to {words(figure.high)} · {count(figure.n)}"


def _point(name: str, item: ItemStatistics) -> PointView:
    return PointView(
        name,
        _value(item.difficulty, hundredths),
        _value(item.discrimination, hundredths),
        _value(item.reach, percent),
        item.path_bias,
    )


def _trainee(name: str, row: HeatRow, progress: Progress | None, most: float) -> TraineeView:
    fields = tuple(_field(field, most) for field in row.fields)
    first = whole(row.total)
    if progress is None:
        return TraineeView(name, row.passed, first, first, first, NONE, fields)
    return TraineeView(
        name,
        row.passed,
        first,
        NONE if progress.best is None else whole(progress.best),
        NONE if progress.last is None else whole(progress.last),
        NONE if progress.gain is None else signed(progress.gain),
        fields,
    )


def _field(field: Field | None, most: float) -> FieldView:
    if field is None:
        return FieldView(NONE)
    if field.lost is None:
        return FieldView("?")
    return FieldView(lost(field.lost), level(field.lost, most))


def level(points: float, most: float) -> int:
    """0 where nothing was lost, else 1 to `HOTTEST` in equal steps up to the most."""
    if points < NOTHING_SEEN or not most:
        return 0
    return max(1, min(HOTTEST, int(HOTTEST * points / most) + 1))


def scale(most: float) -> tuple[str, ...]:
    """The most points of each level."""
    return ("0", *(lost(most * step / HOTTEST) for step in range(1, HOTTEST + 1))) if most else ("0",)


def lost(points: float) -> str:
    """Points in the width of a field."""
    if points < NOTHING_SEEN:
        return "0"
    return f"{points:.1f}" if points < 9.95 else f"{points:.0f}"


def about_cell(sheet: Sheet, at: Place) -> AboutView:
    """The line of the state, the reply that was given, and its cost."""
    row, state = sheet.rows[at[0]], sheet.states[at[1]]
    name, point = name_of(sheet.found, row), sheet.table.points[at[1]].name
    field = row.fields[at[1]]
    line = quoted(sheet.found.lines.get(state, ""))
    if field is None:
        return AboutView(
            f"{name} · {point}", _after("Heard there: ", line), "", (f"{name} did not come here.",)
        )
    heard = _after("In answer to ", line)
    cost = "what it cost is not known" if field.lost is None else f"{points_words(field.lost)} lost"
    return AboutView(f"{name} · {point} · {cost}", heard, _reply(sheet.found, state, field.reply))


def _reply(found: FoundCohort, state: str, reply: str) -> str:
    words = found.replies.get((state, reply), "")
    if not words and reply == "silence":
        return "Said nothing."
    return quoted(words) or reply


def about_point(sheet: Sheet, column: int) -> AboutView:
    """A decision point with every figure and its n."""
    state = sheet.states[column]
    item = next(item for item in sheet.found.results.figures.items if item.state == state)
    said = (
        _sentence("p-value", item.difficulty, hundredths),
        _sentence("Discrimination", item.discrimination, hundredths),
        _sentence("Reach", item.reach, percent),
        *item.remarks,
    )
    calls = {each.partition("/")[0] for each in sheet.states}
    call = f" · call “{state.partition('/')[0]}”" if len(calls) > 1 else ""
    title = sheet.table.points[column].name + call
    line = quoted(sheet.found.lines.get(state, ""))
    return AboutView(title, _after("Heard there: ", line), "", said)


def about_trainee(sheet: Sheet, row: int) -> AboutView:
    """How a trainee's attempts went, one after the other."""
    one = sheet.table.trainees[row]
    progress = {each.trainee: each for each in sheet.found.results.trainees}.get(sheet.rows[row].trainee)
    passed = "passed" if one.passed else "did not pass"
    tries = progress.attempts if progress else 1
    said = [f"First attempt {one.first} of 100, {passed}."]
    if tries > 1:
        said.append(f"Best {one.best}, last {one.last}, gain {one.gain} over {tries} attempts.")
    said.append("Enter opens the review of the first attempt.")
    return AboutView(one.name, sentences=tuple(said))


def about_cohort(sheet: Sheet, tiled: bool = False) -> AboutView:
    """What is to be said of all; `tiled` where its figures are shown already."""
    cohort = sheet.found.results.figures
    said = [] if tiled else [f"{one.name}: {one.value} ({one.note})." for one in sheet.figures]
    said += _why_unknown(cohort)
    if cohort.close is not None:
        close = "1 is" if cohort.close == 1 else f"{cohort.close:,} are"
        said.append(
            f"{close} within one standard error of the cut of {cohort.cut}: claim neither pass nor fail."
        )
    if cohort.gain.last.value is not None:
        said.append(_sentence("Gain of those who came back", cohort.gain.last, signed))
    shown = len(sheet.rows)
    if shown < cohort.attempts:
        said.append(f"The table has the latest {shown:,} trainees; figures are of all {cohort.attempts:,}.")
    return AboutView("About this cohort", sentences=(*said, *sheet.found.remarks))


def _why_unknown(cohort: Cohort) -> list[str]:
    alpha, sem = cohort.reliability.alpha, cohort.reliability.sem
    if alpha.value is None:
        return [f"Alpha: {alpha.why}"]
    return [f"Standard error: {sem.why}"] if sem.value is None else []


def _sentence(name: str, figure: Figure, words: Callable[[float], str]) -> str:
    if figure.value is None:
        return f"{name}: {figure.why}"
    return f"{name} {words(figure.value)} ({_backing(figure, words)})."


def _value(figure: Figure, words: Callable[[float], str]) -> str:
    return NONE if figure.value is None else words(figure.value)


def _after(words: str, line: str) -> str:
    return words + line if line else ""


def quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def count(n: int) -> str:
    return f"n {n:,}"


def attempts_words(n: int) -> str:
    return "1 first attempt" if n == 1 else f"{n:,} first attempts"


def points_words(points: float) -> str:
    return "1 point" if lost(points) == "1.0" else f"{lost(points)} points"


def percent(value: float) -> str:
    return f"{value * 100:.0f} %"


def tenths(value: float) -> str:
    return f"{value:.1f}".replace("-", MINUS)


def hundredths(value: float) -> str:
    return f"{value:.2f}".replace("-", MINUS)


def whole(value: float) -> str:
    return f"{value:.0f}"


def signed(value: float) -> str:
    return f"{value:+.0f}".replace("-", MINUS)
