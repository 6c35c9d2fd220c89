"""A generated story that ours and its peers can play, as a scenario of ours.

A story is a row of scenes. Each scene has a fact; replies set it, and conditions read it for some scenes
after, as the facts of a written call matter for a while. A count, the caller's patience, marks and a few
critical errors run through all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scoring.rubric import TOP_MARK

_BEHAVIOURS = ("attentive", "concrete", "ownership", "diagnosis", "fix", "process", "decision", "access")
_CRITICAL = ("blamed-colleague", "made-retell", "abuse")
_FURTHEST = 8
"""A reply leads at most so many states ahead."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`needs` is a fact that must have its value, or the demands to be reached as (None, how many)."""

    target: int
    marks: tuple[tuple[str, int], ...]
    patience: int
    fact: tuple[int, bool] | None
    demand: bool
    needs: tuple[int | None, int] | None
    critical: str


@dataclass(frozen=True, slots=True)
class Story:
    """`replies` by state; a target past the last state is the good end."""

    facts: int
    replies: tuple[tuple[Reply, ...], ...]


def generated_story(states: int, facts: int, memory: int = 3, seed: int = 1) -> Story:
    """A story of so many states and facts, in which a fact matters for `memory` scenes at once."""
    random = Random(seed)
    scenes = [
        [(number * facts // states + back) % facts for back in range(memory)] for number in range(states)
    ]
    replies = tuple(tuple(_replies(random, number, scenes[number])) for number in range(states))
    return Story(facts, replies)


def _replies(random: Random, number: int, facts: list[int]) -> Iterator[Reply]:
    behaviours = random.sample(_BEHAVIOURS, 2)
    for slot in range(3):
        needs: tuple[int | None, int] | None = None
        if slot and random.random() < 0.4:
            needs = random.choice(
                [(random.choice(facts), random.randrange(2)), (None, random.randrange(1, 4))]
            )
        yield Reply(
            target=number + 1 + (0 if slot == 0 else random.randrange(1, _FURTHEST)),
            marks=tuple((behaviour, random.randrange(TOP_MARK + 1)) for behaviour in behaviours),
            patience=random.choice((-1, 0, 0, 1, 1)),
            fact=(facts[-1], random.random() < 0.7) if random.random() < 0.3 else None,
            demand=random.random() < 0.1,
            needs=needs,
            critical=random.choice(_CRITICAL) if slot == 2 and random.random() < 0.02 else "",
        )


_SCENARIO = """\
format: 1
title: A generated story of {states} states
level: 2
minutes: 5
caller: {{name: Ann Other, pronoun: she, mood: {{patience: 6, trust: 4}}}}
facts:
{facts}  demands: {{from: 0, to: 3}}
calls:
  - id: only
    start: s0
    interruptions: [{{when: patience <= 0, to: gone}}]
    states:
{body}      gone: {{ending: lost, title: She hung up., marks: {{fix: 0, ownership: 0, access: 0}}}}
      done: {{ending: resolved, title: It is over., marks: {{fix: 3, ownership: 3, access: 3}}}}
"""


def as_scenario(story: Story) -> str:
    """The story in our format."""
    facts = "".join(f"  f{number}: false\n" for number in range(story.facts))
    parts = []
    for number, replies in enumerate(story.replies):
        parts.append(f'      s{number}:\n        lines: ["Well?"]\n        choices:\n')
        parts += (_choice(story, slot, reply) for slot, reply in enumerate(replies))
    return _SCENARIO.format(states=len(story.replies), facts=facts, body="".join(parts))


def _choice(story: Story, slot: int, reply: Reply) -> str:
    marks = ", ".join(f"{behaviour}: {value}" for behaviour, value in reply.marks)
    parts = [f"id: c{slot}, say: Reply, why: So., to: {target_name(story, reply)}, marks: {{{marks}}}"]
    if reply.needs:
        parts.append(f"when: {condition(reply.needs)}")
    if reply.patience:
        parts.append(f"mood: {{patience: {reply.patience:+d}}}")
    if reply.fact:
        parts.append(f"set: {{f{reply.fact[0]}: {str(reply.fact[1]).lower()}}}")
    if reply.demand:
        parts.append("add: {demands: 1}")
    if reply.critical:
        parts.append(f"critical: [{reply.critical}]")
    return f"          - {{{', '.join(parts)}}}\n"


def target_name(story: Story, reply: Reply) -> str:
    return f"s{reply.target}" if reply.target < len(story.replies) else "done"


def condition(needs: tuple[int | None, int]) -> str:
    """The same words in both languages."""
    fact, value = needs
    if fact is None:
        return f"demands >= {value}"
    return f"f{fact}" if value else f"not f{fact}"
