from simulator.call.rehearsal import Beginning, rehearsal
from tests.terminal.conftest import Desk


def rehearsing(desk: Desk) -> Desk:
    place = next(key for key in desk.scenario.program.places if key != "ring")
    desk.scenario = rehearsal(desk.scenario, Beginning(place, (("patience", "2"),)))
    return desk


def test_a_rehearsal_begins_on_the_line(desk: Desk) -> None:
    screen = rehearsing(desk).sit("q")
    assert "kept apart from all attempts" in screen
    assert "Your reply" in screen
    assert "Patience" in screen
    assert "2/10" in screen


def test_a_rehearsal_is_left_for_good(desk: Desk) -> None:
    screen = rehearsing(desk).sit("q")
    assert "The rehearsal ends here." in screen
    assert "Resume it?" not in desk.sit("q")
    assert {attempt.trainee for attempt in desk.attempts()} == {"(rehearsal: Ana)"}
    assert {attempt.outcome for attempt in desk.attempts()} == {"given-up"}


def test_a_rehearsal_under_exam_rules_is_not_announced_as_the_one_that_counts(desk: Desk) -> None:
    assert "the one that counts" not in rehearsing(desk).sit("q", mode="exam")
