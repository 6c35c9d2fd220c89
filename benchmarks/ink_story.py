"""A generated story in ink, and inkjs playing it at random, as a peer in the same run.

inkjs is fetched once, by npm, into the user's cache folder. Five of its plays are given again to our live
call: where the score differs, the two do not play the same story, and no figure is worth anything.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from platformdirs import user_cache_path

from benchmarks.story import Reply, Story, condition, target_name
from scoring.marks import losses
from scoring.rubric import BEHAVIOURS, CRITICAL_ERRORS, TOP_MARK
from scoring.scorecard import cap_of
from simulator.call.session import Session
from simulator.call.situation import moments
from simulator.scenario.load import Scenario

INKJS = "inkjs@2.4.0"
_PLAYER = Path(__file__).with_name("ink_player.js")
_COMPILER = Path(__file__).with_name("ink_compiler.js")
_VARIABLES = ("empathy", "resolution", "escalation")


class NoInk(Exception):
    """Why inkjs cannot be had here."""


@dataclass(frozen=True, slots=True)
class InkRun:
    """What inkjs did: `seconds` are processor seconds of playing, compilation not counted."""

    steps: int
    plays: int
    seconds: float

    @property
    def rate(self) -> float:
        """Steps in a second."""
        return self.steps / self.seconds


class InkPlayer:
    """Node with inkjs. Raises NoInk where it cannot be had."""

    def __init__(self) -> None:
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise NoInk("node and npm are not installed")
        self._node = node
        folder = user_cache_path("call-simulator") / "benchmarks"
        self._module = folder / "node_modules" / "inkjs" / "dist" / "ink-full.js"
        if not self._module.exists():
            folder.mkdir(parents=True, exist_ok=True)
            command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), INKJS]
            try:
                subprocess.run(command, check=True, capture_output=True, timeout=120)
            except (subprocess.SubprocessError, OSError) as error:
                raise NoInk(f"npm could not install {INKJS}") from error

    def play(self, story: Story, scenario: Scenario, plays: int, seconds: float) -> InkRun:
        """So many plays, or as many as are begun in so many seconds, held against our live call."""
        with TemporaryDirectory() as folder:
            source = Path(folder) / "story.ink"
            source.write_text(as_ink(story), encoding="utf-8")
            command = [self._node, str(_PLAYER), str(self._module), str(source), str(plays), str(seconds)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 300)
        told = json.loads(done.stdout)
        for shown in told["shown"]:
            _compare(scenario, shown)
        return InkRun(told["steps"], told["plays"], told["seconds"])

    def compile(self, story: Story) -> float:
        """The processor seconds of compiling the story, in a fresh process whose start is not counted."""
        with TemporaryDirectory() as folder:
            source = Path(folder) / "story.ink"
            source.write_text(as_ink(story), encoding="utf-8")
            command = [self._node, str(_COMPILER), str(self._module), str(source)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
        return float(done.stdout)


def _compare(scenario: Scenario, shown: dict[str, Any]) -> None:
    session = Session(scenario)
    session.answer(0.0)
    for choice in shown["trace"]:
        session.reply(choice, 1.0)
    marked = moments(session.log)
    ours = list(losses(mark for moment in marked for mark in moment.marks))
    cap = cap_of(code for moment in marked for code in moment.critical)
    if not session.call.over or [*ours, cap] != [*shown["lost"], shown["cap"]]:
        raise AssertionError(f"ink and we score the same play differently: {shown['lost']} and {ours}")


def as_ink(story: Story) -> str:
    """The story in ink: as little text as it can have, and its score in variables."""
    lines = ["VAR patience = 6", "VAR demands = 0", "VAR cap = 100"]
    lines += (f"VAR {name} = 0" for name in _VARIABLES)
    lines += (f"VAR f{number} = false" for number in range(story.facts))
    lines.append("-> s0")
    for number, replies in enumerate(story.replies):
        lines.append(f"=== s{number} ===")
        for slot, reply in enumerate(replies):
            lines += _ink_choice(story, slot, reply)
    lines += ["=== gone ===", *_ink_losses((("fix", 0), ("ownership", 0), ("access", 0)), 3), "-> END"]
    return "\n".join([*lines, "=== done ===", "-> END", ""])


def _ink_choice(story: Story, slot: int, reply: Reply) -> Iterator[str]:
    needed = f"{{{condition(reply.needs)}}} " if reply.needs else ""
    yield f"+ {needed}[c{slot}]"
    yield from _ink_losses(reply.marks, 1)
    if reply.critical:
        yield f"~ cap = MIN(cap, {CRITICAL_ERRORS[reply.critical].cap})"
    if reply.fact:
        yield f"~ f{reply.fact[0]} = {str(reply.fact[1]).lower()}"
    if reply.demand:
        yield "~ demands = MIN(demands + 1, 3)"
    if reply.patience > 0:
        yield f"~ patience = MIN(patience + {reply.patience}, 10)"
    target = target_name(story, reply)
    if reply.patience < 0:
        yield f"~ patience = patience - {-reply.patience}"
        if target != "done":
            yield "{ patience <= 0: -> gone }"
    yield f"-> {target}"


def _ink_losses(marks: tuple[tuple[str, int], ...], weight: int) -> Iterator[str]:
    lost = [0, 0, 0]
    for behaviour, value in marks:
        lost[BEHAVIOURS[behaviour].dimension.place] += (TOP_MARK - value) * weight
    for name, points in zip(_VARIABLES, lost, strict=True):
        if points:
            yield f"~ {name} = {name} + {points}"
