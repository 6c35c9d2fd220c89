"""Small random scenarios that use every feature of the format, for laws that must hold of all of them.

Each has a number, so that a failure can be looked at again.

They are written as flow-style YAML, and kept so small that every play of them can be tried.
"""

import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS
from simulator.scenario.load import Scenario, load

CALL_IDS = ("first", "second", "third")
TALKS, ENDS = ("t0", "t1", "t2"), ("won", "lost")
ATOMS = (
    "logged", "not logged", "source is partner", "source != unknown", "source in [partner, carrier]",
    "demands >= 1", "demands == 2", "patience > 3", "patience <= 0", "trust < 6", "retellings >= 1",
    "apologies >= 1", "goodwill > 0", "promise.ring is made", "promise.ring is broken",
    "promise.ring in [none, kept]", "knowledge.how", "contact >= 2", "tier is vip", "call is first",
)  # fmt: skip


def condition(random: Random, depth: int = 0) -> str:
    """A condition of one to a few tests."""
    if depth == 2 or random.random() < 0.6:
        return random.choice(ATOMS)
    joint = random.choice(("and", "or"))
    whole = f"({condition(random, depth + 1)}) {joint} {condition(random, depth + 1)}"
    return f"not ({whole})" if random.random() < 0.2 else whole


def marks(random: Random) -> dict[str, int]:
    chosen = random.sample(sorted(set(BEHAVIOURS) - {"decision", "level"}), random.randint(0, 2))
    return {behaviour: random.randint(0, 3) for behaviour in chosen}


def effects(random: Random) -> dict[str, Any]:
    """What a choice, a step or a silence does."""
    parts: dict[str, Any] = {}
    if random.random() < 0.5:
        parts["set"] = {"logged": random.choice((True, False))}
    if random.random() < 0.3:
        parts["set"] = {"source": random.choice(("unknown", "partner", "carrier"))}
    if random.random() < 0.3:
        parts["add"] = {"demands": random.choice((-1, 1, 2))}
    if random.random() < 0.5:
        parts["mood"] = {"patience": random.randint(-4, 2), "trust": random.randint(-2, 2), "because": "so"}
    if random.random() < 0.2:
        parts["retell"] = True
    return parts


def action(random: Random) -> dict[str, Any]:
    """What a choice is, beside words; mostly nothing."""
    return random.choice([
        {}, {}, {}, {"apology": "generic"}, {"apology": "generic"}, {"apology": "specific"},
        {"promise": "ring"}, {"keep": "ring"}, {"callback": "ring"}, {"goodwill": 30}, {"look-up": "how"},
        {"hold": {"seconds": 60, "explained": random.random() < 0.5}}, {"note": "written down"},
        {"escalate": random.choice(("keep", "tier-2", "boss"))}, {"conference": "tier-2"},
        {"transfer": {"to": random.choice(("tier-2", "boss")), "warm": random.random() < 0.4}},
    ])  # fmt: skip


def targets(random: Random, names: tuple[str, ...]) -> Any:
    if random.random() < 0.8:
        return random.choice(names)
    return [{"when": condition(random), "to": random.choice(names)}, random.choice(names)]


def choice(random: Random, number: int, names: tuple[str, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"c{number}", "say": f"Reply {number}.", "why": "Because."}
    made["marks"] = marks(random)
    made |= effects(random) | action(random) | {"to": targets(random, names)}
    if random.random() < 0.25:
        made["when"] = condition(random)
        if random.random() < 0.5:
            made["locked"] = "not yet"
    if random.random() < 0.1:
        made["repeat"] = 2
    if random.random() < 0.15:
        made["critical"] = [random.choice(sorted(CRITICAL_ERRORS))]
    return made


def talk(random: Random, names: tuple[str, ...]) -> dict[str, Any]:
    state: dict[str, Any] = {
        "lines": [
            "Hello.",
            {"say": "Again?", "when": condition(random)},
            {"first": [{"say": "One.", "when": condition(random)}, {"say": "Two.", "by": "ravi"}]},
        ],
        "choices": [choice(random, number, names) for number in range(random.randint(1, 3))],
    }
    if random.random() < 0.25:
        state["silence"] = {"after": 20, "marks": marks(random), "to": random.choice(names)} | effects(random)
    return state


def ending(random: Random) -> dict[str, Any]:
    made: dict[str, Any] = {"title": "It is over.", "marks": marks(random)}
    if random.random() < 0.2:
        made["critical"] = random.choice(sorted(CRITICAL_ERRORS))
    return made


def call(random: Random, number: int, of: int) -> dict[str, Any]:
    talks = TALKS[: random.randint(1, 3)]
    names = (*talks, "on", *ENDS)
    states = {name: talk(random, names) for name in talks}
    step = effects(random) | {"to": random.choice(ENDS)}
    states["on"] = {"then": [step | {"when": condition(random)}, {"to": random.choice(ENDS)}]}
    states["lost"] = ending(random) | {"ending": "lost"}
    states["won"] = ending(random) | {"ending": "resolved"}
    later = CALL_IDS[number + 1 : of]
    if later:
        states["won"] = ending(random) | {"outcome": "on", "next": _next(random, later)}
    made: dict[str, Any] = {"id": CALL_IDS[number], "start": "t0", "states": states}
    if random.random() < 0.5:
        made["interruptions"] = [{"when": "patience <= 0", "to": "lost"}]
    return made


def _next(random: Random, later: tuple[str, ...]) -> str | list[dict[str, str]]:
    if len(later) == 1:
        return later[0]
    return [{"when": condition(random), "to": later[1]}, {"to": later[0]}]


def scenario_text(random: Random) -> str:
    """A whole scenario."""
    of = random.choice((1, 1, 2, 3))
    calls = [call(random, number, of) for number in range(of)]
    due = {"due": random.choice(CALL_IDS[:of])} if random.random() < 0.7 else {}
    article: dict[str, str] = {"id": "how", "title": "How", "text": "So."}
    if random.random() < 0.5:
        article["when"] = condition(random)
    return json.dumps({
        "format": 1, "title": "Generated", "agent": {"authority": {"goodwill": 40}},
        "caller": {"name": "Ana", "tier": random.choice(("vip", "standard")),
                   "mood": {"patience": random.randint(0, 6), "trust": random.randint(0, 10)}},
        "people": {"ravi": {"name": "Ravi"}},
        "facts": {"logged": random.random() < 0.5, "source": {"values": ["unknown", "partner", "carrier"]},
                  "demands": {"from": 0, "to": 2}},
        "promises": {"ring": {"text": "Ring Ana.", **due}},
        "escalation": [{"level": "tier-2", "title": "Tier 2", "right": condition(random)},
                       {"level": "boss", "title": "The boss", "right": condition(random)}],
        "knowledge": [article],
        "calls": calls,
    }, indent=1)  # fmt: skip


def loaded(text: str) -> Scenario:
    found = load(text, "generated")
    assert found.scenario is not None, found.diagnostics
    return found.scenario


def generated(seed: int) -> Scenario:
    """The scenario with this number; the number is what a failing test reports."""
    return loaded(scenario_text(Random(seed)))


seeds = st.integers(min_value=0, max_value=2**32)
