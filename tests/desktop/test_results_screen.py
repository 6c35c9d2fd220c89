"""The results in the window: which cohort, where in its table, and what is said of it."""

import subprocess
import sys

import pytest

from simulator.desktop.layout.results_table import place_of
from simulator.desktop.present_results import level, point_names, scale
from simulator.desktop.results_ports import ResultsNews
from simulator.desktop.screens.results import ResultsScreen
from simulator.desktop.view.menu import Preferences
from simulator.desktop.view.results import Place, ResultsView
from simulator.scenario.load import Scenario
from tests.desktop import cohorts
from tests.desktop.trainee import Trainee
from tests.fakes.desktop import FakeAttempt, FakeResults


class Manager(Trainee):
    """Somebody who opens the results from the library, by keyboard."""

    def read(self, news: ResultsNews) -> None:
        self.desk.read = FakeResults(news)
        self.press("r")
        self.wait(0.1)

    @property
    def view(self) -> ResultsView:
        assert isinstance(self.screen, ResultsScreen)
        return self.screen.view()

    @property
    def stands(self) -> Place | None:
        """Row and column in the table."""
        return place_of(self.focus)

    @property
    def results(self) -> FakeResults:
        assert self.desk.read is not None
        return self.desk.read

    def names(self) -> list[str]:
        return [one.name for one in self.view.table.trainees]

    def sees(self, target: str) -> bool:
        """Whether a field of the table is in sight whole."""
        pane = self.scene.pane("rows")
        spot = next((one.rect.moved(0, -pane.scroll) for one in pane.targets if one.id == target), None)
        return spot is not None and spot.y >= 0 and spot.bottom <= pane.rect.h


@pytest.fixture
def manager(kettle: Scenario) -> Manager:
    """A manager who looks at six trainees."""
    manager = Manager(kettle)
    manager.read(cohorts.news_of(cohorts.of_six()))
    return manager


@pytest.fixture
def crowd(kettle: Scenario) -> Manager:
    """A manager who looks at two hundred trainees at sixty decision points."""
    manager = Manager(kettle)
    manager.read(cohorts.news_of(cohorts.of_many(200, 60)))
    return manager


def test_a_button_of_the_library_leads_to_the_results(trainee: Trainee) -> None:
    trainee.click("results:")
    assert trainee.at == "results"
    trainee.press("escape")
    assert trainee.at == "library"


def test_nothing_is_read_after_the_results_are_left(manager: Manager) -> None:
    manager.press("escape")
    assert manager.results.closed


def test_nobody_has_played_yet(kettle: Scenario) -> None:
    manager = Manager(kettle)
    manager.read(ResultsNews(()))
    assert "Nobody has played a call to its end yet" in manager.words()


def test_progress_is_told_until_the_table_is_there(kettle: Scenario) -> None:
    manager = Manager(kettle)
    manager.read(ResultsNews())
    assert "Looking for results" in manager.words()
    manager.results.news = ResultsNews(cohorts.TEXTS, cohorts.CEO, 2)
    manager.wait(0.1)
    assert "Working out what every reply in “Get me the CEO” costs" in manager.words()
    assert "2 of 2 attempts counted" in manager.words()
    manager.results.news = cohorts.news_of(cohorts.of_six())
    manager.wait(0.1)
    assert manager.stands == (0, 0)


def test_a_server_that_cannot_be_reached_is_told_and_asked_again(kettle: Scenario) -> None:
    manager = Manager(kettle)
    manager.read(ResultsNews(trouble="The results cannot be reached."))
    assert "The results cannot be reached." in manager.words()
    manager.press("r")
    assert manager.results.asked == ["", ""]


def test_what_is_being_read_is_not_asked_for_twice(kettle: Scenario) -> None:
    manager = Manager(kettle)
    manager.read(ResultsNews())
    manager.press("r")
    assert manager.results.asked == [""]


def test_one_attempt_has_a_table_and_no_interval(kettle: Scenario) -> None:
    manager = Manager(kettle)
    manager.read(cohorts.news_of(cohorts.of_one()))
    assert manager.names() == ["Ana"]
    figures = {one.name: (one.value, one.note) for one in manager.view.figures}
    assert figures["Mean total"] == ("100.0", "no interval · n 1")
    assert figures["Alpha"] == ("–", "cannot be told · n 1")


def test_the_figures_of_the_six_are_those_of_the_page(manager: Manager) -> None:
    figures = {one.name: (one.value, one.note) for one in manager.view.figures}
    assert figures["Passed"] == ("67 %", "30 % to 90 % · n 6")
    assert figures["Mean total"] == ("77.7", "57.6 to 97.7 · n 6")
    assert figures["Alpha"] == ("0.28", "−4.11 to 0.90 · n 6")
    assert figures["Standard error"] == ("16.1", "6.0 to 19.1 · n 6")


def test_a_field_has_its_points_in_print_and_a_dash_where_nobody_came(manager: Manager) -> None:
    marks = {one.name: [field.mark for field in one.fields] for one in manager.view.table.trainees}
    assert marks["Fay"] == ["8.0", "30", "10"]
    assert marks["Eli"] == ["0", "30", "–"]


def test_a_point_that_few_came_to_is_flagged_and_discrimination_is_hidden(manager: Manager) -> None:
    table = manager.view.table
    assert [point.biased for point in table.points] == [False, False, True]
    assert "Discrimination, hidden under 30 attempts" in manager.words()


def test_what_is_focused_is_told_below(manager: Manager) -> None:
    manager.press("down", "down", "down", "right")
    assert manager.stands == (3, 1)
    about = manager.view.about
    assert about.title == "Eli · Refund · 30 points lost"
    assert about.heard.startswith("In answer to “So explain this to me")
    assert about.replied == "“Please pay it this month and I will cancel the service.”"
    manager.press("right")
    assert manager.view.about.sentences == ("Eli did not come here.",)


def test_above_the_first_row_the_decision_point_is_told(manager: Manager) -> None:
    manager.press("right", "right", "up")
    assert manager.stands == (-1, 2)
    said = " ".join(manager.view.about.sentences)
    assert "p-value 0.50" in said
    assert "Hidden under 30 attempts" in said
    assert "Only 4 of 6 attempts came here" in said
    manager.press("down")
    assert manager.stands == (0, 2)


def test_left_of_the_first_field_the_trainee_is_told(manager: Manager) -> None:
    manager.press(*["down"] * 4, "left")
    assert manager.view.about.title == "Dee"
    assert "Best 90, last 90, gain +28 over 2 attempts." in manager.view.about.sentences


def test_outside_the_table_the_cohort_is_told(manager: Manager) -> None:
    manager.press("tab", "tab")
    said = " ".join(manager.view.about.sentences)
    assert "2 are within one standard error of the cut of 70" in said


def test_trainees_are_sorted_by_total_or_name(manager: Manager) -> None:
    assert manager.names() == ["Ana", "Cho", "Ben", "Eli", "Dee", "Fay"]
    manager.press("s")
    assert manager.names() == ["Ana", "Ben", "Cho", "Dee", "Eli", "Fay"]
    assert "Sorted by name" in manager.words()


def test_versions_of_one_scenario_are_chosen_the_newest_first(manager: Manager) -> None:
    assert [choice.version for choice in manager.view.versions] == [cohorts.VERSION, cohorts.OLDER]
    assert [choice.words for choice in manager.view.scenarios] == [
        "The bill that would not die",
        "Get me the CEO",
    ]
    manager.click(f"version:{cohorts.OLDER}")
    assert manager.results.asked[-1] == cohorts.OLDER


def test_another_scenario_takes_the_place_of_the_table(manager: Manager) -> None:
    waiting = ResultsNews(cohorts.TEXTS, cohorts.CEO)
    manager.results.by_version[cohorts.CEO] = waiting
    manager.click(f"scenario:{cohorts.CEO}")
    assert manager.names() == []
    assert "Get me the CEO" in manager.words()


def test_every_row_and_column_is_brought_into_sight_by_arrows(crowd: Manager) -> None:
    for _ in range(199):
        crowd.press("down")
        assert crowd.sees(crowd.focus)
    assert crowd.stands == (199, 0)
    for _ in range(59):
        crowd.press("right")
        assert crowd.sees(crowd.focus)
    assert crowd.stands == (199, 59)


def test_home_and_end_go_along_a_row_and_pages_down_the_table(crowd: Manager) -> None:
    crowd.screen.key("end")
    crowd.wait(0.1)
    assert crowd.stands == (0, 59)
    assert crowd.sees("field:0:59")
    crowd.press("page down")
    assert crowd.stands is not None
    assert crowd.stands[0] > 5
    crowd.press("page up")
    assert crowd.stands == (0, 59)
    crowd.screen.key("home")
    crowd.wait(0.1)
    assert crowd.stands == (0, 0)


def test_the_wheel_scrolls_down_and_across(crowd: Manager) -> None:
    x, y = crowd.scene.pane("rows").rect.centre
    crowd.wheel(x, y, -3)
    assert crowd.scene.pane("rows").scroll > 0
    assert crowd.stands == (0, 0)
    crowd.wheel(x, y, 0, across=4)
    crowd.wheel(x, y, 0, across=1)
    assert crowd.view.left == 2
    assert crowd.stands == (0, 2)


def test_the_wheel_goes_across_from_a_trainees_name(crowd: Manager) -> None:
    crowd.press("left")
    x, y = crowd.scene.pane("rows").rect.centre
    crowd.wheel(x, y, 0, across=1)
    assert crowd.view.left == 1
    assert crowd.stands == (0, -1)


def test_only_what_is_in_sight_is_laid_out(crowd: Manager) -> None:
    assert len(crowd.scene.pane("rows").targets) < 600


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_the_largest_text_has_rows_in_sight(size: tuple[int, int], kettle: Scenario) -> None:
    manager = Manager(kettle, preferences=Preferences("Sam", text_size=2.0))
    manager.resize(*size)
    manager.read(cohorts.news_of(cohorts.of_many(200, 60)))
    manager.press("down", "down", "right")
    assert all(manager.sees(f"field:{row}:1") for row in range(3))


def test_enter_opens_the_review_of_a_first_attempt(manager: Manager, kettle: Scenario) -> None:
    attempt = FakeAttempt(kettle, "practice")
    attempt.review_is_under_way = True
    manager.results.attempts["attempt of Cho"] = attempt
    manager.press("down", "enter")
    assert manager.at == "review"
    assert "Score card" not in manager.words()
    manager.press("escape")
    assert manager.at == "results"
    assert manager.stands == (1, 0)


def test_an_attempt_that_cannot_be_read_says_so(manager: Manager) -> None:
    manager.press("enter")
    assert manager.at == "results"
    assert "There is no attempt attempt of Ana." in manager.words()


def test_attempts_that_are_left_out_leave_a_sentence(kettle: Scenario) -> None:
    manager = Manager(kettle)
    nobody = cohorts.found([], [], {})
    manager.read(cohorts.news_of(nobody))
    assert "Nobody's first attempt at this version is here" in manager.words()


@pytest.mark.parametrize(
    ("points", "expected"), [(0.0, 0), (0.04, 0), (0.1, 1), (7.4, 1), (7.5, 2), (29.9, 4), (30.0, 4)]
)
def test_heat_goes_up_in_equal_steps(points: float, expected: int) -> None:
    assert level(points, 30.0) == expected


def test_a_cohort_that_lost_nothing_has_no_heat() -> None:
    assert level(0.0, 0.0) == 0
    assert scale(0.0) == ("0",)


def test_decision_points_are_named_with_their_call_where_there_are_several() -> None:
    assert point_names(["first/hello-hello", "first/refund"]) == ("Hello hello", "Refund")
    assert point_names(["first/refund", "second/at_last"]) == ("1 Refund", "2 At last")


def test_the_window_starts_without_statistics_and_without_sql() -> None:
    code = (
        "import sys, simulator.app.commands.desktop, simulator.app.window_desk, simulator.desktop.start;"
        "print([name for name in ('sqlalchemy', 'scoring.cohort.figures', 'simulator.app.cohort_figures')"
        " if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
