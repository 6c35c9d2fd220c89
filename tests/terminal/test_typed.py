from typing import Any

import pytest

from simulator.call.session import Session
from simulator.call.situation import Situation, situation
from simulator.scenario.load import Scenario
from simulator.terminal.typed import Again, Leave, Look, PickUp, Read, Say, Unclear, understand


@pytest.fixture
def ringing(kettle: Scenario) -> Situation:
    return situation(Session(kettle))


@pytest.fixture
def talking(kettle: Scenario) -> Situation:
    session = Session(kettle)
    session.answer(1.0)
    return situation(session)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("2", Say("ask-water")),
        (" 2 ", Say("ask-water")),
        ("ask-water", Say("ask-water")),
        ("ask-w", Say("ask-water")),
        ("w", Say("write-down")),
        ("3", Say("send")),
        ("", Again()),
        ("c", Look("c")),
        ("?", Look("?")),
        ("help", Look("?")),
        ("K 2", Read("whistle-parts")),
        ("k whistle-f", Read("whistle-fit")),
        ("q", Leave()),
    ],
)
def test_a_line_means_a_reply_or_a_command(line: str, meant: Any, talking: Situation) -> None:
    assert understand(line, talking) == meant


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("5", "There is no reply 5: type 1 to 4."),
        ("0", "There is no reply 0: type 1 to 4."),
        ("ask", "ask-cap or ask-water"),
        ("ask-wter", "did you mean 'ask-water'?"),
        ("£$%", "? for help"),
        ("²", "? for help"),
        ("99999999999999999999", "? for help"),
        ("k 9", "k and a number from 1 to 2"),
        ("k whistle", "whistle-fit or whistle-parts"),
    ],
)
def test_what_means_nothing_gets_a_sentence(line: str, words: str, talking: Situation) -> None:
    meant = understand(line, talking)
    assert isinstance(meant, Unclear)
    assert words in meant.reason


def test_enter_answers_a_ringing_phone_and_nothing_can_be_said_into_it(ringing: Situation) -> None:
    assert understand("", ringing) == PickUp()
    assert understand("c", ringing) == Look("c")
    assert isinstance(understand("1", ringing), Unclear)
