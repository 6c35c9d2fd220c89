"""What the results show: a cohort's figures, and trainees by decision points with what each lost where."""

from dataclasses import dataclass

Place = tuple[int, int]
"""A row and a column of the table; row −1 is its head, column −1 the names of the trainees."""

HOTTEST = 4
"""The level of a field that lost most; 0 lost nothing."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A scenario or one of its versions to choose, by the hash of the version."""

    version: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of a cohort; `note` is its interval and n, or that it cannot be told."""

    name: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class PointView:
    """A decision point and its statistics in print; `biased` where fewer came than the flag allows."""

    name: str
    p: str
    discrimination: str
    reach: str
    biased: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """What a trainee lost at a decision point, in print; `level` is 0 to `HOTTEST`, None without points."""

    mark: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class TraineeView:
    """One trainee: totals in print, and a field for each decision point."""

    name: str
    passed: bool
    first: str
    best: str
    last: str
    gain: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class AboutView:
    """What is said of the place where one is: a title, sentences, what was replied, and to what."""

    title: str
    heard: str = ""
    replied: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableView:
    """Trainees down, decision points across. `scale` are the most points of each level, in print; `hidden`
    says why no discrimination is shown, if none is."""

    points: tuple[PointView, ...] = ()
    trainees: tuple[TraineeView, ...] = ()
    scale: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class ResultsView:
    """Everything on the results screen. `message` stands in the place of a table.

    `left` is the first decision point to be shown, `at` where one is in the table.
    """

    subtitle: str
    scenarios: tuple[ChoiceView, ...] = ()
    versions: tuple[ChoiceView, ...] = ()
    figures: tuple[FigureView, ...] = ()
    table: TableView = TableView()
    about: AboutView = AboutView("")
    message: str = ""
    waiting: bool = False
    trouble: str = ""
    by_name: bool = False
    left: int = 0
    at: Place = (0, 0)
