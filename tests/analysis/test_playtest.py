"""Whether a scenario gives itself away: bands, coverage, and best replies one can tell without reading."""

from pathlib import Path

import pytest

from simulator.analysis.bots import BOTS
from simulator.analysis.effort import Pace
from simulator.analysis.giveaway import at_least
from simulator.analysis.playtest import Playtest, playtest
from simulator.analysis.solve import solve
from simulator.app.commands.playtest import PACE
from simulator.scenario.load import Scenario
from tests.generated import loaded
from tests.shipped import each_shipped, scenario_at, solution_of

WORDS = Pace(words=lambda text: len(text.split()), seconds=lambda text, rate: 60 * len(text.split()) / rate)
MARKS = "attentive: {0}, ownership: {0}, fix: {0}, process: {0}, access: {0}, handover: {0}"


def reply(id: str, say: str, mark: int, to: str) -> str:
    return f"{{id: {id}, say: {say}, marks: {{{MARKS.format(mark)}}}, to: {to}}}"


def scenario_of(states: list[str], more: str = "") -> Scenario:
    """States of one call, each going on to the next and the last to the end."""
    lines = ["format: 1", "title: A test", "caller: {name: Ana, voice: {rate: 120}}", *more.splitlines()]
    lines += ["calls:", "  - id: only", "    start: s0", "    states:"]
    for number, choices in enumerate(states):
        target = f"s{number + 1}" if number + 1 < len(states) else "done"
        replies = choices.replace("NEXT", target)
        lines.append(f"      s{number}: {{lines: [One two three.], choices: [{replies}]}}")
    return loaded("\n".join([*lines, "      done: {ending: resolved}", ""]))


def long_is_right(states: int) -> Scenario:
    """The right reply is the longest everywhere, and stands in a different place each time."""
    found = []
    for number in range(states):
        replies = [reply("bad", "No.", 0, "NEXT"), reply("worse", "Never.", 0, "NEXT"),
                   reply("good", "I see what you mean and will look at it.", 3, "NEXT")]  # fmt: skip
        found.append(", ".join(replies[number % 3 :] + replies[: number % 3]))
    return scenario_of(found)


def first_is_right(states: int) -> Scenario:
    good, bad = reply("good", "Yes.", 3, "NEXT"), reply("bad", "No way at all.", 0, "NEXT")
    return scenario_of([f"{good}, {bad}"] * states)


def let_play(scenario: Scenario, bots: tuple[str, ...] = BOTS, plays: int = 60) -> Playtest:
    return playtest(scenario, solve(scenario.program, scenario.script.rubric), bots, plays, 1, WORDS)


def codes(found: Playtest) -> set[str]:
    return {finding.code for finding in found.findings}


def test_a_scenario_whose_longest_reply_is_always_right_is_reported() -> None:
    found = codes(let_play(long_is_right(9)))
    assert {"gameable-longest", "longest-is-best"} <= found
    assert not {"gameable-first", "place-is-best"} & found


def test_a_scenario_whose_first_reply_is_always_right_is_reported() -> None:
    found = codes(let_play(first_is_right(9)))
    assert {"gameable-first", "place-is-best"} <= found
    assert not {"gameable-longest", "longest-is-best"} & found


def test_too_few_states_are_no_pattern() -> None:
    found = let_play(long_is_right(3))
    assert not any(pattern.told for pattern in found.patterns)


def test_a_declared_band_replaces_the_usual_one() -> None:
    band = "bands: {random: {at most: 10, passes: always}}"
    choices = ", ".join([reply("good", "Yes.", 3, "NEXT"), reply("bad", "No.", 0, "NEXT")])
    found = let_play(scenario_of([choices] * 4, band), bots=("random",))
    assert codes(found) == {"band-random"}
    assert found.distributions[0].declared
    assert len(found.findings) == 2


def test_an_expert_below_its_band_is_reported() -> None:
    critical = "{id: only, say: Yes., critical: [false-closure], marks: {fix: 3}, to: NEXT}"
    found = let_play(scenario_of([critical]), bots=("expert",))
    assert codes(found) == {"band-expert"}


def test_what_no_play_took_is_listed_with_its_line() -> None:
    found = let_play(first_is_right(2), bots=("first",)).coverage
    assert (found.states, found.states_seen, found.choices, found.choices_seen) == (3, 3, 4, 2)
    assert [(part.state, part.choice) for part in found.unseen] == [("only/s0", "bad"), ("only/s1", "bad")]
    assert [part.line for part in found.unseen] == [8, 9]


def test_words_and_minutes_of_a_call() -> None:
    found = let_play(first_is_right(2), bots=("first",))
    effort = found.efforts[0]
    assert (effort.call, effort.heard, effort.read) == ("only", 6, 10)
    assert effort.minutes == pytest.approx(6 / 120 + 10 / 240)


def test_the_same_seed_plays_the_same() -> None:
    scenario = long_is_right(5)
    assert let_play(scenario) == let_play(scenario)


def test_a_bot_plays_the_same_whoever_else_plays() -> None:
    scenario = long_is_right(5)
    alone, among = let_play(scenario, bots=("random",)), let_play(scenario)
    assert alone.distributions[0] == among.distributions[0]


@pytest.mark.parametrize(
    ("hits", "lucks", "chance"),
    [(0, [0.5, 0.5], 1.0), (2, [0.5, 0.5], 0.25), (1, [0.5, 0.25], 0.625), (1, [], 0.0)],
)
def test_the_chance_of_so_many_hits(hits: int, lucks: list[float], chance: float) -> None:
    assert at_least(hits, lucks) == pytest.approx(chance)


@each_shipped
def test_no_bot_gets_through_a_shipped_scenario_without_listening(path: Path) -> None:
    scenario = scenario_at(path)
    found = playtest(scenario, solution_of(path), BOTS, 400, 17, PACE)
    assert found.findings == ()
