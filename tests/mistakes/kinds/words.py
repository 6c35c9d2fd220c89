"""Slips in words: keys, names, and words of the format."""

from random import Random

from tests.mistakes.ground import Entry, Ground
from tests.mistakes.kinds.slip import Slip, at, facts, in_conditions, misspelt, one_of
from tests.mistakes.slips import slipped

_REFERENCES = {
    "states": (".choices.to", ".to.to", ".to.-", ".then.to", ".then", ".then.-", ".silence.to",
               "calls.interruptions.to", "calls.start"),
    "calls": ("calls.states.next", "promises.due"),
    "promises": (".promise", ".keep", ".callback"),
    "levels": (".escalate", ".transfer.to", ".conference"),
    "articles": (".look-up",),
    "steps": (".step", "flowchart.yes", "flowchart.no"),
    "people": (".lines.by", ".first.by"),
}  # fmt: skip
_DECLARED = {"states": "states", "promises": "promises", "people": "people", "facts": "facts"}
_FIXED = (".portrait.skin", ".portrait.hair", ".portrait.hair-colour", ".portrait.top", ".portrait.age",
          ".voice.gender", ".pronoun", ".delivery", ".apology", ".critical")  # fmt: skip


def references(ground: Ground, what: str) -> tuple[Entry, ...]:
    """Where something declared elsewhere is named."""
    named = ground.named(*_REFERENCES[what])
    return tuple(
        entry
        for entry in named
        if entry.value
        and entry.value.text != "keep"
        and (what != "states" or not entry.role.endswith("transfer.to"))
    )


def key(ground: Ground, random: Random) -> Slip | None:
    """A slip in a key of the format."""
    settings = (".set", ".add", ".marks", "checks")
    known = tuple(
        entry
        for entry in ground.entries
        if entry.key and not entry.own_name and not entry.role.rpartition(".")[0].endswith(settings)
    )
    entry = one_of(known, random)
    return misspelt(ground, entry.key, random, "unknown-key") if entry and entry.key else None


def state(ground: Ground, random: Random) -> Slip | None:
    """A slip where a state or a call is named."""
    what = random.choice(("states", "states", "calls"))
    code = {"states": "unknown-state", "calls": "unknown-call"}[what]
    return _reference(ground, random, what, code)


def fact(ground: Ground, random: Random) -> Slip | None:
    """A slip in a fact that a reply sets, or that a condition reads."""
    if random.random() < 0.5:
        known = facts(ground)
        read = [spot for spot in in_conditions(ground, r"([\w.-]+)") if spot.text in known]
        return misspelt(ground, random.choice(read), random, "unknown-name")
    settings = [
        entry
        for entry in ground.entries
        if entry.key and len(entry.way) > 1 and entry.way[-2] in ("set", "add")
    ]
    chosen = random.choice(settings)
    return misspelt(ground, chosen.key, random, "unknown-fact") if chosen.key else None


def behaviour(ground: Ground, random: Random) -> Slip | None:
    """A slip in a behaviour of the rubric."""
    marks = [entry for entry in ground.entries if len(entry.way) > 1 and entry.way[-2] == "marks"]
    chosen = random.choice(marks)
    return misspelt(ground, chosen.key, random, "unknown-behaviour") if chosen.key else None


def promise(ground: Ground, random: Random) -> Slip | None:
    """A slip in a promise that is made, kept or read."""
    read = in_conditions(ground, r"promise\.([\w-]+)")
    if read and random.random() < 0.4:
        return misspelt(ground, random.choice(read), random, "unknown-name")
    return _reference(ground, random, "promises", "unknown-promise")


def level(ground: Ground, random: Random) -> Slip | None:
    """A slip in a level of the ladder."""
    return _reference(ground, random, "levels", "unknown-level")


def article(ground: Ground, random: Random) -> Slip | None:
    """A slip in an article that is opened or read of, or in a box of the flowchart."""
    read = in_conditions(ground, r"knowledge\.([\w-]+)")
    if read and random.random() < 0.3:
        return misspelt(ground, random.choice(read), random, "unknown-name")
    what, code = random.choice((("articles", "unknown-article"), ("steps", "unknown-step")))
    return _reference(ground, random, what, code)


def person(ground: Ground, random: Random) -> Slip | None:
    """A slip in who speaks a line."""
    return _reference(ground, random, "people", "unknown-person")


def fixed_word(ground: Ground, random: Random) -> Slip | None:
    """A slip in a word of the format, or a capital letter."""
    entry = one_of(tuple(entry for entry in ground.named(*_FIXED) if entry.value), random)
    if entry is None or entry.value is None:
        return None
    if random.random() < 0.2:
        return at(ground, entry.value.inner, entry.value.text.capitalize(), "unknown-word")
    return misspelt(ground, entry.value, random, "unknown-word")


def value_of_fact(ground: Ground, random: Random) -> Slip | None:
    """A slip in a value that a fact is set to, or compared with."""
    words = {entry.value.text for entry in ground.named("facts.values.-") if entry.value}
    if random.random() < 0.5:
        compared = in_conditions(ground, r"(?:is|==|\[|,)\s*(?:not )?([a-z][\w-]+)")
        values = [spot for spot in compared if spot.text in words]
    else:
        settings = (entry for entry in ground.entries if len(entry.way) > 1 and entry.way[-2] == "set")
        values = [entry.value for entry in settings if entry.value and entry.value.text in words]
    return misspelt(ground, random.choice(values), random, "bad-value") if values else None


def ending(ground: Ground, random: Random) -> Slip | None:
    """A slip in the key of an end, or in an outcome that a claim names."""
    claimed = in_conditions(ground, r"ending (?:is|in) \[?([a-z][\w-]+)")
    if claimed and random.random() < 0.3:
        return misspelt(ground, random.choice(claimed), random, "bad-value")
    entry = one_of(ground.named("calls.states.ending", "calls.states.outcome"), random)
    return misspelt(ground, entry.key, random, "unknown-key") if entry and entry.key else None


def declared_name(ground: Ground, random: Random) -> Slip | None:
    """A slip where a name is declared, so that all else in the file has another."""
    what = random.choice(sorted(_DECLARED))
    entry = random.choice(ground.names(what))
    if entry.key is None:
        return None
    lines = _lines_naming(ground, what, entry)
    made = slipped(entry.key.text, random, ground.words())
    slip = at(ground, entry.key, made, *_codes(what)) if made.isidentifier() else None
    if slip is None or not lines:
        return None
    return Slip(slip.text, slip.lines | lines, slip.codes, slip.sound, (made, entry.key.text))


def _codes(what: str) -> tuple[str, ...]:
    if what == "facts":
        return "unknown-fact", "unknown-name"
    return {"states": "unknown-state", "promises": "unknown-promise", "people": "unknown-person"}[what], (
        "unknown-name" if what == "promises" else ""
    )


def _lines_naming(ground: Ground, what: str, declared: Entry) -> frozenset[int]:
    """The lines, from 1, on which a declared name is used."""
    name = declared.way[-1]
    if what == "facts":
        spots = [spot for spot in in_conditions(ground, r"([\w.-]+)") if spot.text == name]
        spots += [
            entry.key
            for entry in ground.entries
            if entry.key and len(entry.way) > 1 and entry.way[-2] in ("set", "add") and entry.way[-1] == name
        ]
    else:
        spots = [
            entry.value
            for entry in references(ground, what)
            if entry.value
            and entry.value.text == name
            and (what != "states" or entry.way[1] == declared.way[1])
        ]
        spots += [spot for spot in in_conditions(ground, r"promise\.([\w-]+)") if spot.text == name]
    return frozenset(spot.line + 1 for spot in spots)


def _reference(ground: Ground, random: Random, what: str, code: str) -> Slip | None:
    entry = one_of(references(ground, what), random)
    return misspelt(ground, entry.value, random, code) if entry and entry.value else None
