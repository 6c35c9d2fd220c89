"""A generated scenario of any size, with the features a written one has."""

from random import Random

_TALK = (
    "the bill came again and nobody wrote it down so I am ringing because somebody said it would stop on "
    "Tuesday please look at the number before you tell me that there is no record of it"
)
_WORDS = _TALK.split()
_BEHAVIOURS = ("attentive", "concrete", "ownership", "diagnosis", "fix", "process", "closure", "access")

_HEAD = """\
format: 1
title: A generated call of {states} states
level: 2
minutes: 5
caller: {{name: Ann Other, pronoun: she, tier: vip, mood: {{patience: 6, trust: 4}}}}
facts:
  logged: false
  source: {{values: [unknown, partner, carrier]}}
  demands: {{from: 0, to: 3}}
calls:
  - id: only
    start: s0
    interruptions: [{{when: patience <= 0, to: gone}}]
    states:
"""
_TAIL = """\
      gone: {ending: lost, title: She hung up., marks: {fix: 0, closure: 0, decision: 0}}
      done: {ending: resolved, title: It is over., marks: {fix: 3, closure: 3, decision: 3}}
"""


def generated_scenario(states: int, seed: int = 1) -> str:
    """YAML text of a valid scenario with so many states: each leads some states ahead, or to an end."""
    random = Random(seed)
    parts = [_HEAD.format(states=states)]
    for number in range(states - 2):
        parts.append(_state(random, number, states - 2))
    return "".join(parts) + _TAIL


def _state(random: Random, number: int, states: int) -> str:
    text = f'      s{number}:\n        lines:\n          - "{_sentence(random)}"\n'
    if number % 4 == 0:
        text += f'          - {{say: "{_sentence(random)}", when: logged and trust >= 4}}\n'
    text += "        choices:\n"
    both = random.sample(_BEHAVIOURS, 2)
    return text + "".join(_choice(random, number, states, slot, both) for slot in range(3))


def _choice(random: Random, number: int, states: int, slot: int, behaviours: list[str]) -> str:
    ahead = number + 1 + (0 if slot == 0 else random.randrange(1, 8))
    target = f"s{ahead}" if ahead < states else "done"
    effect = ("set: {logged: true}", "add: {demands: 1}", "set: {source: partner}")[slot]
    marks = ", ".join(f"{behaviour}: {random.randrange(4)}" for behaviour in behaviours)
    shift = -1 if slot == 2 else random.randrange(2)
    text = (
        f"          - id: c{slot}\n"
        f'            say: "{_sentence(random)}"\n'
        f"            marks: {{{marks}}}\n"
        f"            why: {_sentence(random)}\n"
        f"            mood: {{patience: {shift:+d}}}\n"
        f"            to: {target}\n"
    )
    return text + (f"            {effect}\n" if slot == number % 3 else "")


def _sentence(random: Random) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(random.randrange(3, 10)))
