"""The review in the window, by keyboard alone: looking, listening, trying again."""

import pytest

from simulator.desktop.screens.listen import ListenScreen
from simulator.desktop.screens.review import ReviewScreen
from simulator.desktop.view.review import ListenView, ReviewView
from simulator.scenario.load import Scenario
from tests.desktop.trainee import Trainee


@pytest.fixture
def reviewer(trainee: Trainee) -> Trainee:
    """A trainee who shrugged Ada off and looks at the review of that."""
    shrug_her_off(trainee)
    trainee.press("enter")
    return trainee


def shrug_her_off(trainee: Trainee) -> None:
    trainee.pick_up()
    while trainee.at != "score":
        trainee.hear_out()
        if trainee.at == "ring":
            trainee.press("enter")
            continue
        view = trainee.call
        wanted = {"shrug": 0, "bye": 1, "so": 2}
        open_now = [offer for offer in view.offers if offer.available]
        worst = min(open_now, key=lambda offer: wanted.get(offer.id, 9), default=None)
        trainee.press(str(worst.number) if worst else "enter")


def shown(trainee: Trainee) -> ReviewView:
    assert isinstance(trainee.screen, ReviewScreen)
    return trainee.screen.view()


def heard(trainee: Trainee) -> ListenView:
    assert isinstance(trainee.screen, ListenScreen)
    return trainee.screen.view()


def test_enter_leads_from_the_score_card_to_the_review(trainee: Trainee) -> None:
    shrug_her_off(trainee)
    assert trainee.focus == "review:"
    trainee.press("enter")
    assert trainee.at == "review"


def test_the_review_opens_at_the_turning_point(reviewer: Trainee) -> None:
    view = shown(reviewer)
    assert view.mood.turning == view.chosen
    assert reviewer.focus == f"look:{view.chosen}"
    assert "The turning point" in " ".join(view.panel.notes)


def test_every_reply_has_its_class_and_its_cost(reviewer: Trainee) -> None:
    view = shown(reviewer)
    assert view.steps[0].said == "“Kettles do that.”"
    costs = [float(step.cost.replace("−", "")) for step in view.steps]
    assert 100 - sum(costs) == pytest.approx(view.total, abs=0.1)
    assert "of costs =" in reviewer.words()


def test_what_is_focused_is_what_is_told(reviewer: Trainee) -> None:
    for step in shown(reviewer).steps:
        reviewer.screen.focus_on(f"look:{step.number}")
        reviewer.wait(0.1)
        assert shown(reviewer).panel.cost.startswith(f"Reply {step.number} cost")
        assert shown(reviewer).mood.chosen == step.number


def test_arrows_go_from_reply_to_reply(reviewer: Trainee) -> None:
    reviewer.screen.focus_on("look:1")
    reviewer.press("down")
    assert shown(reviewer).chosen == 2
    reviewer.press("up")
    assert shown(reviewer).chosen == 1


def test_the_keyboard_alone_reaches_every_target(reviewer: Trainee) -> None:
    reached, waiting = {reviewer.focus}, [reviewer.focus]
    while waiting:
        start = waiting.pop()
        for key in ("up", "down", "left", "right", "tab"):
            reviewer.screen.focus_on(start)
            reviewer.press(key)
            if reviewer.focus not in reached:
                reached.add(reviewer.focus)
                waiting.append(reviewer.focus)
    assert reached >= set(reviewer.targets())


def test_a_mistake_shows_the_best_reply_and_what_it_gains(reviewer: Trainee) -> None:
    panel = shown(reviewer).panel
    assert panel.better
    assert any(change.gain for change in panel.changes)
    assert "BEST REPLY HERE" in reviewer.words()


def test_trying_again_goes_on_from_that_reply(reviewer: Trainee) -> None:
    first = reviewer.desk.attempts["two-calls"]
    reviewer.screen.focus_on("look:1")
    reviewer.press("t")
    assert reviewer.at == "call"
    assert "Kettles do that." not in reviewer.heard()
    assert reviewer.call.header.label == "Retry from reply 1"
    assert first.session.call.over


def test_enter_on_a_reply_and_again_tries_from_there(reviewer: Trainee) -> None:
    reviewer.screen.focus_on("look:1")
    reviewer.press("enter")
    assert reviewer.focus == "retry:"
    reviewer.press("enter")
    assert reviewer.at == "call"


def test_a_retry_that_cannot_begin_says_why(reviewer: Trainee) -> None:
    reviewer.desk.attempts["two-calls"].refuses_retries = True
    reviewer.press("t")
    assert reviewer.at == "review"
    assert "The disk is full." in reviewer.words()


def test_escape_leads_back_to_the_score_card_and_then_to_the_library(reviewer: Trainee) -> None:
    reviewer.press("escape")
    assert reviewer.at == "score"
    reviewer.press("escape")
    assert reviewer.at == "library"


def test_a_review_under_way_shows_what_is_known_and_then_the_rest(trainee: Trainee) -> None:
    shrug_her_off(trainee)
    attempt = trainee.desk.attempts["two-calls"]
    attempt.review_is_under_way = True
    trainee.press("enter")
    assert "One moment" in trainee.words()
    trainee.press("t")
    assert trainee.at == "review"
    attempt.review_is_under_way = False
    trainee.wait(0.2)
    assert shown(trainee).steps
    assert trainee.focus == f"look:{shown(trainee).chosen}"


def test_an_estimated_scenario_has_a_review_without_costs(trainee: Trainee) -> None:
    shrug_her_off(trainee)
    trainee.desk.attempts["two-calls"].estimated = True
    trainee.press("enter")
    assert "too large to be explored in full" in trainee.words()
    assert {step.cost for step in shown(trainee).steps} == {""}


def test_listening_speaks_the_callers_lines_in_the_mood_they_had(reviewer: Trainee) -> None:
    lines = list(reviewer.voice.said)
    reviewer.voice.said.clear()
    reviewer.press("l")
    reviewer.wait(120, step=0.25)
    assert reviewer.voice.said == lines
    assert heard(reviewer).over


def test_listening_shows_the_trainees_words(reviewer: Trainee) -> None:
    reviewer.press("l")
    reviewer.wait(120, step=0.25)
    said = [entry.text for entry in heard(reviewer).heard if entry.side == "agent"]
    assert said[0] == "Kettles do that."


def test_space_goes_on_to_the_next_line(reviewer: Trainee) -> None:
    reviewer.press("l")
    reviewer.wait(0.6)
    before = len(heard(reviewer).heard)
    for _ in range(6):
        reviewer.press(" ")
        reviewer.wait(0.1)
    assert len(heard(reviewer).heard) > before + 2


def test_leaving_stops_the_voice(reviewer: Trainee) -> None:
    reviewer.press("l")
    reviewer.wait(0.6)
    reviewer.press("escape")
    assert reviewer.at == "review"
    assert not reviewer.voice.waiting


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_at_every_size_the_chosen_reply_is_in_sight(size: tuple[int, int], kettle: Scenario) -> None:
    trainee = Trainee(kettle)
    shrug_her_off(trainee)
    trainee.shell.prefer(text_size=2.0)
    trainee.resize(*size)
    trainee.press("enter")
    for step in shown(trainee).steps:
        trainee.screen.focus_on(f"look:{step.number}")
        trainee.wait(0.1)
        pane = trainee.scene.pane("steps")
        target = next(target for target in pane.targets if target.id == f"look:{step.number}")
        assert pane.scroll <= target.rect.y
        assert target.rect.bottom <= pane.scroll + pane.rect.h
