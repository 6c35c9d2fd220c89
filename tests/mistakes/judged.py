"""What the product makes of a mistake: is it told where it is, by its code, and does a suggestion mend it?"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from simulator.scenario.conditions import Comparison
from simulator.scenario.diagnostics import Diagnostic, Edit, Severity
from simulator.scenario.edits import mended
from simulator.scenario.load import Loaded, load
from simulator.scenario.model import Condition, Script
from simulator.workbench.mending import mend
from tests.mistakes.made import Mistake

_PLACES = ("at", "text_at", "column", "columns", "sign", "plain", "text")
_MEANT = re.compile(r"did you mean '([^']*)'\?|(remove) this ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`told`: at the right line with the right code. `others` are the errors told beside it.

    `cure` is how it is mended: by `fix`, by a word a `hint` names, or not at all (empty). `worse` if mending
    leaves more errors than there were, or a scenario that means something else (`otherwise`).
    """

    mistake: Mistake
    found: tuple[Diagnostic, ...]
    told: bool
    others: int
    cure: str
    worse: bool
    otherwise: bool


def judged(mistake: Mistake) -> Verdict:
    slip = mistake.slip
    found = errors(slip.text)
    right = [one for one in found if one.code in slip.codes and one.span.line in slip.lines]
    after = mend(slip.text, errors).text
    left = errors(after) if after != slip.text else found
    sound = means_the_same(after, mistake)
    cure = "fix" if sound else "hint" if any(_hint_mends(one, mistake) for one in right) else ""
    return Verdict(
        mistake,
        found,
        told=bool(right),
        others=len(found) - len(right),
        cure=cure,
        worse=len(left) > len(found) or (_ends_early(left) and not _ends_early(found)),
        otherwise=not left and not sound,
    )


def errors(text: str) -> tuple[Diagnostic, ...]:
    return tuple(one for one in loaded(text).diagnostics if one.severity is Severity.ERROR)


@lru_cache(maxsize=8)
def loaded(text: str) -> Loaded:
    return load(text, "mistaken")


def means_the_same(text: str, mistake: Mistake) -> bool:
    """Whether the text is the scenario that was meant."""
    if text == mistake.slip.sound:
        return True
    scenario = loaded(_with_names_as_meant(text, mistake)).scenario
    return scenario is not None and meaning(scenario.script) == _meant(mistake.slip.sound)


def _with_names_as_meant(text: str, mistake: Mistake) -> str:
    """The text with names put back that could as well be others."""
    if mistake.slip.renamed:
        declared, elsewhere = mistake.slip.renamed
        text = re.sub(rf"(?<![\w-]){re.escape(declared)}(?![\w-])", elsewhere, text)
    lines = text.split("\n")
    if mistake.slip.own_name and loaded(text).scenario:
        line, name = mistake.slip.own_name
        lines[line - 1] = re.sub(r"id: [\w-]+", f"id: {name}", lines[line - 1])
    return "\n".join(lines)


@cache
def _meant(sound: str) -> Any:
    scenario = loaded(sound).scenario
    assert scenario is not None, "what was meant is a scenario"
    return meaning(scenario.script)


def meaning(value: Any) -> Any:
    """The value without where it stands in the file, and conditions by what they say."""
    if isinstance(value, Condition):
        return meaning(value.tree)
    if is_dataclass(value) and not isinstance(value, type):
        kept = (field.name for field in fields(value) if field.name not in _left_out(value))
        return type(value).__name__, tuple((name, meaning(getattr(value, name))) for name in kept)
    if isinstance(value, Mapping):
        return tuple((key, meaning(part)) for key, part in value.items())
    if isinstance(value, tuple | list):
        return tuple(meaning(part) for part in value)
    return value


def _left_out(value: Any) -> tuple[str, ...]:
    if isinstance(value, Comparison | Script):
        return _PLACES
    return tuple(name for name in _PLACES if name != "text")


def _hint_mends(one: Diagnostic, mistake: Mistake) -> bool:
    """Whether putting a hint's word where it points, or removing what is there, gives what was meant."""
    word = _MEANT.search(one.hint)
    if word is None:
        return False
    return means_the_same(mended(mistake.slip.text, [Edit(one.span, word[1] or "")]), mistake)


def _ends_early(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.code == "syntax" for one in found)


def table(verdicts: Iterable[Verdict]) -> str:
    """How many of each kind are told, and mended, with how many other errors."""
    rows: dict[str, Counter[str]] = {}
    for one in verdicts:
        row = rows.setdefault(one.mistake.kind, Counter())
        row.update({"made": 1, "told": one.told, one.cure or "none": 1, "others": one.others})
        row.update({"worse": one.worse, "otherwise": one.otherwise})
    columns = ("made", "told", "fix", "hint", "none", "others", "worse", "otherwise")
    lines = [f"{'':34}" + "".join(f"{name:>10}" for name in columns)]
    for kind, row in [*sorted(rows.items()), ("all", sum(rows.values(), Counter()))]:
        lines.append(f"{kind:34}" + "".join(f"{row[name]:>10}" for name in columns))
    return "\n".join(lines)
