"""The results: which cohort, and where in its table one is."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.desktop import focus as focusing
from simulator.desktop import present_results
from simulator.desktop.layout.items import Intent, Pane, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.results import results_scene, shows_figures
from simulator.desktop.layout.results_table import place_of, target_at
from simulator.desktop.ports import Unplayable
from simulator.desktop.results_ports import PlayedText, ResultsNews
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.results import AboutView, ChoiceView, Place, ResultsView, TableView

EMPTY = (
    "Nobody has played a call to its end yet, so there are no results. The first call that comes to a score "
    "is shown here."
)
LOOKING = "Looking for results …"
STEPS: Mapping[focusing.Direction, Place] = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class ResultsScreen(Screen):
    """A cohort's table. What is focused in it is what the words at the bottom are about."""

    keys: ClassVar[Mapping[str, Intent]] = {
        "escape": Intent("back"), "s": Intent("sort"), "r": Intent("again"),
        "home": Intent("side", "first"), "end": Intent("side", "last"),
    }  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._results = shell.desk.results()
        self._news = ResultsNews()
        self._sheet: present_results.Sheet | None = None
        self._by_name = False
        self._left = 0
        self._at: Place = (0, 0)
        self._tiled = False
        self._trouble = ""
        self._results.ask()

    def gone(self) -> None:
        self._results.close()

    def tick(self, now: float) -> None:
        del now
        news = self._results.poll()
        if news is self._news:
            return
        self._news, self.dirty = news, True
        if news.cohort is None:
            self._sheet = None
        elif self._sheet is None or self._sheet.found is not news.cohort:
            self._show(present_results.sheet(news.cohort, self._by_name))

    def _show(self, sheet: present_results.Sheet) -> None:
        """Puts a table on the screen, at its beginning."""
        self._sheet = sheet
        self._at, self._left, self._by_hand = (0, 0 if sheet.states else -1), 0, False
        self._scrolls.pop("rows", None)
        self.dirty = True

    def build(self, page: Page) -> Scene:
        self._tiled = shows_figures(page)
        scene = results_scene(self.view(), page, self._scrolls, self._memo)
        shown = _columns(scene)
        self._left = shown[0] if shown else 0
        return scene

    def view(self) -> ResultsView:
        """Everything the screen shows at this moment."""
        news, sheet = self._news, self._sheet
        trouble = self._trouble or news.trouble
        return ResultsView(
            self._subtitle(), _scenarios(news), _versions(news),
            sheet.figures if sheet else (), sheet.table if sheet else TableView(), self._about(),
            self._message(), self._waits, trouble, self._by_name, self._left, self._at,
        )  # fmt: skip

    @property
    def _waits(self) -> bool:
        """Whether a cohort is still to come."""
        news = self._news
        return news.cohort is None and not news.trouble and news.versions != ()

    def _subtitle(self) -> str:
        text = _text(self._news)
        if self._sheet is None or text is None:
            return "What all trainees' first attempts show together"
        n = present_results.attempts_words(self._sheet.found.results.figures.attempts)
        day = f" · last played on {_day(text)}" if text.last else ""
        return f"{n}{day} · version {text.hash[:8]}"

    def _message(self) -> str:
        news = self._news
        if news.trouble or self._sheet is not None:
            return "" if self._sheet is None or self._sheet.rows else _nobody(self._sheet)
        if news.versions is None:
            return LOOKING
        if not news.versions:
            return EMPTY
        text = _text(news)
        title = f"“{text.title}”" if text else "this scenario"
        counted = f" {news.counted:,} of {text.waiting:,} attempts counted." if text and news.counted else ""
        return f"Working out what every reply in {title} costs. This takes some seconds.{counted}"

    def _about(self) -> AboutView:
        """What is said of the place in the table, or of the whole cohort where the focus is elsewhere."""
        sheet = self._sheet
        if sheet is None or not sheet.rows:
            return AboutView("")
        if self._by_hand and place_of(self.focus) is None:
            return present_results.about_cohort(sheet, self._tiled)
        row, column = self._at
        if row < 0:
            return present_results.about_point(sheet, column)
        if column < 0:
            return present_results.about_trainee(sheet, row)
        return present_results.about_cell(sheet, self._at)

    def focused(self, target: str) -> None:
        self._at = place_of(target) or self._at
        self._scrolls.pop("about", None)
        self.dirty = True

    def act(self, intent: Intent) -> None:
        self.dirty = True
        self._trouble = ""
        match intent.verb:
            case "choose":
                self._ask(intent.about)
            case "again" if not self._waits:
                self._ask(self._news.wanted)
            case "sort" if self._sheet:
                self._by_name = not self._by_name
                self._show(present_results.sheet(self._sheet.found, self._by_name))
            case "review":
                self._review(int(intent.about))
            case "side" if self._sheet and self._sheet.rows:
                last = len(self._sheet.states) - 1
                self._go((self._at[0], last if intent.about == "last" else min(0, last)))
            case "back":
                self.shell.back()

    def _ask(self, version: str) -> None:
        self._sheet = None
        self._results.ask(version)

    def _review(self, row: int) -> None:
        """Opens the review of a trainee's first attempt."""
        from simulator.desktop.screens.review import ReviewScreen

        assert self._sheet is not None
        id = self._sheet.found.firsts[self._sheet.rows[row].trainee]
        attempt = self._results.attempt(id)
        if isinstance(attempt, Unplayable):
            self._trouble = attempt.reason
            self.refuse()
        else:
            self.shell.open(ReviewScreen(self.shell, attempt, own=False))

    def arrow(self, direction: focusing.Direction) -> None:
        """Goes from field to field, also to those that are not in sight yet; past the edge, out of it."""
        at = place_of(self.focus) if self._sheet else None
        if at is None or not self._go(self._stepped(at, STEPS[direction])):
            super().arrow(direction)

    def _stepped(self, at: Place, step: Place) -> Place:
        """The next place; from a head down, the first row that is in sight."""
        row, column = at[0] + step[0], at[1] + step[1]
        return (self._rows_in_sight().start, column) if at[0] < 0 and step[0] > 0 else (row, column)

    def _go(self, at: Place) -> bool:
        """Stands at a place of the table and brings it into sight; False where there is none."""
        sheet = self._sheet
        inside = sheet and -1 <= at[0] < len(sheet.rows) and -1 <= at[1] < len(sheet.states)
        if not inside or at == (-1, -1):
            return False
        self.focus, self._by_hand = target_at(at), True
        self.focused(self.focus)
        self._bring(at[0])
        return True

    def _bring(self, row: int) -> None:
        pane = self._pane("rows")
        if pane is None or row < 0 or self._sheet is None:
            return
        tall = pane.height // len(self._sheet.rows)
        top = max(min(pane.scroll, row * tall), (row + 1) * tall - pane.rect.h)
        self._scrolls["rows"] = max(0, min(top, pane.furthest))

    def _pane(self, name: str) -> Pane | None:
        return next((pane for pane in self._scene.panes if pane.id == name), None) if self._scene else None

    def _rows_in_sight(self) -> range:
        """Rows that are in sight whole; at least one."""
        pane = self._pane("rows")
        if pane is None or self._sheet is None:
            return range(1)
        tall = pane.height // len(self._sheet.rows)
        first = -(-pane.scroll // tall)
        return range(first, max(first + 1, (pane.scroll + pane.rect.h) // tall))

    def page_keys(self, down: bool) -> None:
        """Goes as many trainees on as are in sight."""
        if self._sheet is None or not self._sheet.rows:
            return
        many = len(self._rows_in_sight())
        row = max(0, self._at[0]) + (many if down else -many)
        self._go((max(0, min(row, len(self._sheet.rows) - 1)), self._at[1]))

    def wheel_across(self, x: int, y: int, turns: float) -> None:
        """Goes a decision point on for every turn, wherever the mouse is over the table."""
        del x, y
        shown = _columns(self._scene) if self._scene else []
        if self._sheet is None or not shown:
            return
        left = self._left + (1 if turns > 0 else -1)
        self._left = max(0, min(left, len(self._sheet.states) - len(shown)))
        row, column = self._at
        if column >= 0:
            self._at = (row, max(self._left, min(column, self._left + len(shown) - 1)))
            if place_of(self.focus):
                self.focus = target_at(self._at)
        self.dirty = True


def _columns(scene: Scene) -> list[int]:
    """The decision points that are in sight."""
    targets = [target.id for pane in scene.panes if pane.id == "heads" for target in pane.targets]
    return [place[1] for target in targets if (place := place_of(target))]


def _text(news: ResultsNews) -> PlayedText | None:
    return next((text for text in news.versions or () if text.hash == news.wanted), None)


def _scenarios(news: ResultsNews) -> tuple[ChoiceView, ...]:
    """Every scenario once, by its version that was played last."""
    chosen = _text(news)
    latest: dict[str, PlayedText] = {}
    for text in news.versions or ():
        latest.setdefault(text.scenario, text)
    return tuple(
        ChoiceView(text.hash, text.title, bool(chosen and chosen.scenario == text.scenario))
        for text in latest.values()
    )


def _versions(news: ResultsNews) -> tuple[ChoiceView, ...]:
    """The versions of the chosen scenario, the one that was played last first."""
    chosen = _text(news)
    if chosen is None:
        return ()
    return tuple(
        ChoiceView(text.hash, _version_words(text), text is chosen)
        for text in news.versions or ()
        if text.scenario == chosen.scenario
    )


def _version_words(text: PlayedText) -> str:
    day = f"{_day(text)} · " if text.last else ""
    return f"{day}{present_results.attempts_words(text.attempts + text.waiting)} · {text.hash[:8]}"


def _day(text: PlayedText) -> str:
    return f"{text.last.day} {text.last:%b %Y}" if text.last else ""


def _nobody(sheet: present_results.Sheet) -> str:
    left_out = " ".join(sheet.found.remarks)
    return f"Nobody's first attempt at this version is here, so there is nothing to tell. {left_out}".strip()
