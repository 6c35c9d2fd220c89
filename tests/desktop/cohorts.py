"""Cohorts of made-up trainees, from six at three decision points to two hundred at sixty."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from random import Random

from scoring.cohort.attempts import Attempt, Chosen, Item
from scoring.cohort.heat_map import cohort_results
from scoring.cohort.rollup import roll_up
from scoring.rubric import Rubric
from simulator.desktop import present_results
from simulator.desktop.results_ports import FoundCohort, PlayedText, ResultsNews
from simulator.desktop.view.results import AboutView, ChoiceView, Place, ResultsView

VERSION = "4f2ac0d1" * 8
OLDER = "9b01e7c2" * 8
CEO = "77aa10fe" * 8
LAST = datetime(2026, 11, 21, 16, 40, tzinfo=UTC)

SAID = {
    "first/greeting": "Do you know why I am calling? I rang you not five minutes ago.",
    "first/refund": "So explain this to me: ten yuan. On my bill. For a service I was told did not exist.",
    "first/when-will-you-call-back": "And when will I hear from you?",
}
REPLIES = {
    ("first/greeting", "kind"): "I have it in front of me, Mrs Lin: the picture message from 3737.",
    ("first/greeting", "curt"): "Account number, please.",
    ("first/refund", "pay"): "You should not be out ten yuan for our mistake. I am crediting it now.",
    ("first/refund", "refuse"): "Please pay it this month and I will cancel the service.",
    ("first/when-will-you-call-back", "date"): "On the fifth, when the bill closes. Before noon.",
    ("first/when-will-you-call-back", "vague"): "As soon as we can.",
}
COSTS = {"kind": 0.0, "curt": 8.0, "pay": 0.0, "refuse": 30.0, "date": 0.0, "vague": 10.0}
SIX = {
    "Ana": ("kind", "pay", "date"), "Ben": ("kind", "pay", "vague"), "Cho": ("curt", "pay", "date"),
    "Dee": ("curt", "refuse"), "Eli": ("kind", "refuse"), "Fay": ("curt", "refuse", "vague"),
}  # fmt: skip


def attempt(trainee: str, replies: Sequence[str], ordinal: int = 1) -> Attempt:
    """A whole attempt that lost what these replies cost."""
    choices = tuple(Chosen(state, reply, COSTS[reply]) for state, reply in zip(SAID, replies, strict=False))
    total = 100 - sum(COSTS[reply] for reply in replies)
    return Attempt(trainee, VERSION, ordinal, False, total, (total, total, total), total >= 70, choices)


def found(
    attempts: Sequence[Attempt], items: Sequence[Item], names: Mapping[str, str], of: int | None = None
) -> FoundCohort:
    """The cohort of these, of whom the table shows the first `of`."""
    results = cohort_results(roll_up(VERSION, attempts), items, Rubric(), attempts[:of])
    firsts = {one.trainee: f"attempt of {one.trainee}" for one in attempts}
    return FoundCohort(VERSION, results, names, firsts, SAID, REPLIES)


def of_six() -> FoundCohort:
    """The six of the manager's page; Dee has come back."""
    attempts = [attempt(name, replies) for name, replies in SIX.items()]
    attempts.append(attempt("Dee", ("kind", "pay", "vague"), 2))
    items = [Item(state, tuple(r for s, r in REPLIES if s == state)) for state in SAID]
    return found(attempts, items, {name: name for name in SIX})


def of_one() -> FoundCohort:
    return found([attempt("Ana", SIX["Ana"])], [Item(state) for state in SAID], {"Ana": "Ana"})


POINTS = (
    "opening", "hello-hello", "number-please", "story", "not-yet", "second-demand", "handover", "refused",
    "what-matters", "whats-the-point", "swell-box", "will-she-see", "voicemail", "one-more-day", "half-back",
    "sat-by-the-door", "the-letter", "unverbesserlichkeitspruefung", "white-page", "saturday-next",
)  # fmt: skip
GIVEN = (
    "Amara Okafor", "Ben", "Cho", "Dee van der Berg", "Eli", "Fay", "Giulia Santangelo", "Håkon", "Ines",
    "Jo", "Katarzyna Wiśniewska-Dąbrowska", "Leighton Adeyemi", "Mei Lin", "Nadia", "Oonagh", "Priya",
)  # fmt: skip


def of_many(trainees: int, points: int) -> FoundCohort:
    """A large cohort over three calls; not everybody comes everywhere, and every third comes back."""
    chance = Random(5)
    states = [f"call-{place * 3 // points + 1}/{POINTS[place % len(POINTS)]}" for place in range(points)]
    states = [state if states.count(state) == 1 else f"{state}-{place}" for place, state in enumerate(states)]
    played: list[Attempt] = []
    for number in range(trainees):
        skill = chance.random()
        played += [_made(f"t{number:03}", states, skill, chance, 1)]
        if number % 3 == 0:
            played.append(_made(f"t{number:03}", states, min(1.0, skill + 0.2), chance, 2))
    names = {f"t{n:03}": f"{GIVEN[n % 16]} {n // 16 or ''}".strip() for n in range(trainees)}
    return found(played, [Item(state) for state in states], names)


def _made(trainee: str, states: Sequence[str], skill: float, chance: Random, ordinal: int) -> Attempt:
    choices = []
    for place, state in enumerate(states):
        if chance.random() < 0.93 - 0.3 * (place % 4 == 3):
            slip = chance.random() > skill
            lost = round(chance.random() * 14, 1) if slip else 0.0
            choices.append(Chosen(state, "b" if slip else "a", lost))
    total = max(0.0, 100 - sum(choice.lost or 0.0 for choice in choices) * 8 / len(states))
    return Attempt(trainee, VERSION, ordinal, False, total, (total,) * 3, total >= 70, tuple(choices))


TEXTS = (
    PlayedText("vip-billing", "The bill that would not die", VERSION, 6, 0, LAST),
    PlayedText("irate-ceo", "Get me the CEO", CEO, 41, 2, datetime(2026, 11, 20, 9, 5, tzinfo=UTC)),
    PlayedText("vip-billing", "The bill that would not die", OLDER, 12, 0, datetime(2026, 10, 2, tzinfo=UTC)),
)


def news_of(cohort: FoundCohort) -> ResultsNews:
    """That cohort has been found, among three versions of two scenarios."""
    return ResultsNews(TEXTS, VERSION, 0, cohort)


def view_of(cohort: FoundCohort, at: Place = (0, 0), left: int = 0, **changes: object) -> ResultsView:
    """The results as they are at a place of the table."""
    sheet = present_results.sheet(cohort)
    row, column = at
    about = (
        present_results.about_point(sheet, column)
        if row < 0
        else present_results.about_trainee(sheet, row)
        if column < 0
        else present_results.about_cell(sheet, at)
    )
    known: dict[str, object] = {
        "subtitle": "The bill that would not die · 6 first attempts, last played on 21 Nov 2026",
        "scenarios": (
            ChoiceView(VERSION, "The bill that would not die", True),
            ChoiceView(CEO, "Get me the CEO"),
        ),
        "versions": (
            ChoiceView(VERSION, "21 Nov 2026 · 6 first attempts · 4f2ac0d1", True),
            ChoiceView(OLDER, "2 Oct 2026 · 12 first attempts · 9b01e7c2"),
        ),
        "figures": sheet.figures, "table": sheet.table, "about": about, "left": left, "at": at,
    }  # fmt: skip
    return ResultsView(**{**known, **changes})  # type: ignore[arg-type]


def crowded_view() -> ResultsView:
    """The middle of a cohort of two hundred at sixty decision points, of a scenario among sixteen."""
    titles = [f"A call with a long title, number {n}" for n in range(16)]
    choices = tuple(ChoiceView(f"{n:064}", title, n == 5) for n, title in enumerate(titles))
    return view_of(of_many(200, 60), (100, 31), 24, scenarios=choices)


def message_view(message: str = "", trouble: str = "", **changes: object) -> ResultsView:
    view = {"subtitle": "What all trainees' first attempts show together", "about": AboutView("")}
    return ResultsView(**{**view, "message": message, "trouble": trouble, **changes})  # type: ignore[arg-type]
