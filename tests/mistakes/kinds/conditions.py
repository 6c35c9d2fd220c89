"""Conditions that mean nothing."""

import re
from random import Random

from tests.mistakes.ground import Ground, Spot
from tests.mistakes.kinds.slip import CONDITIONS, Slip, at, conditions, facts, flags, in_conditions

_UNDECLARED = ("angry", "has-paid", "waiting", "informed", "second-time", "confirmed")


def one_equals(ground: Ground, random: Random) -> Slip | None:
    """`=` for `is`, `=>` for `>=`."""
    spot = random.choice(in_conditions(ground, r"\s(is|==|>=|<=)\s"))
    wrong = {"is": "=", "==": "=", ">=": "=>", "<=": "=<"}[spot.text]
    if spot.text == "is" and ground.lines[spot.line][spot.end :].startswith(" not"):
        return None
    return at(ground, spot, wrong, "bad-condition")


def foreign_words(ground: Ground, random: Random) -> Slip | None:
    """What other languages write for and, or, not."""
    spot = random.choice(in_conditions(ground, r"\b(and|or|not)\s"))
    if spot.text == "not" and re.search(r"\b(is|in|\w+) $", ground.lines[spot.line][: spot.start]):
        return None
    instead = {"and": ("&&", "&", "AND", "And"), "or": ("||", "OR", "Or"), "not": ("!", "NOT", "Not")}
    wrong = random.choice(instead[spot.text])
    if wrong == "!" and ground.lines[spot.line][: spot.start].endswith(": "):
        return None
    return at(ground, spot, wrong, "bad-condition")


def unknown_name(ground: Ground, random: Random) -> Slip | None:
    """A name that was never declared, or one without the kind that it needs before it."""
    if random.random() < 0.5:
        spots = in_conditions(ground, r"((?:promise|knowledge)\.)")
        return at(ground, random.choice(spots), "", "unknown-name") if spots else None
    known = facts(ground)
    spots = [spot for spot in in_conditions(ground, r"([\w.-]+)") if spot.text in known]
    return at(ground, random.choice(spots), random.choice(_UNDECLARED), "unknown-name")


def unclosed(ground: Ground, random: Random) -> Slip | None:
    """A bracket that is opened and never closed."""
    brackets = [
        Spot(inner.line, inner.start + found.start(), inner.start + found.end(), found[0])
        for entry in ground.named(*CONDITIONS)
        if entry.value and (entry.value.quote or not entry.flow)
        for inner in (entry.value.inner,)
        for found in re.finditer(r"[\])]", inner.text)
    ]
    return at(ground, random.choice(brackets), "", "bad-condition") if brackets else None


def trailing(ground: Ground, random: Random) -> Slip | None:
    """An `and` or `or` after which nothing comes."""
    spot = random.choice(conditions(ground))
    end = Spot(spot.line, spot.end, spot.end, "")
    return at(ground, end, random.choice((" and", " or")), "bad-condition")


def impossible_value(ground: Ground, random: Random) -> Slip | None:
    """A value that belongs to something else."""
    values = [entry.value for entry in ground.named("facts.values.-") if entry.value]
    compared = [
        spot
        for spot in in_conditions(ground, r"[\w-]+ (?:is|==) ([a-z][\w-]+)")
        if spot.text in {value.text for value in values}
    ]
    if not compared:
        return None
    spot = random.choice(compared)
    name = re.findall(r"([\w-]+) (?:is|==) $", ground.lines[spot.line][: spot.start])[-1]
    own = {
        entry.value.text for entry in ground.named("facts.values.-") if entry.value and entry.way[1] == name
    }
    others = sorted({value.text for value in values} - own)
    return at(ground, spot, random.choice(others), "bad-value") if own and others else None


def flag_with_number(ground: Ground, random: Random) -> Slip | None:
    """A yes-or-no fact compared with a number."""
    known = flags(ground)
    bare = in_conditions(ground, r"(?<![\w.-])([a-z][\w-]*)(?=$|\)| and | or )")
    spots = [spot for spot in bare if spot.text in known]
    if not spots:
        return None
    spot = random.choice(spots)
    test = random.choice(("== 1", "is 1", "> 0", ">= 1"))
    return at(ground, spot, f"{spot.text} {test}", "bad-value", "bad-condition")
