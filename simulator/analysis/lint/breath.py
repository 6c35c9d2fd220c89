"""Lines with a stretch too long to say in one breath."""

import re
from collections.abc import Iterator

from simulator.analysis.lint.subject import Subject
from simulator.scenario.diagnostics import Diagnostic, Severity
from simulator.scenario.model import Line

LONGEST = 6.0
"""Seconds of speech without a pause that are told.

Adults who read a passage aloud say about 18 syllables in a breath, which takes 3.06 s (SD 0.62; 18 women,
"The study of breath group based on oral airflow in reading by healthy speakers", 2008); in free speech it is
somewhat longer (Wang et al., "Breath group analysis for reading and spontaneous speech in healthy adults",
Folia Phoniatrica et Logopaedica 62, 2010, 297-302). Twice that is more than four standard deviations off:
nobody talks like it, and a voice that does is hard to follow.
"""

_FEWEST_LETTERS = 30
"""A stretch with fewer letters takes less time at any rate a voice can have, whatever its language."""

_PAUSE = re.compile(r"[.!?…,;:]+(?=[\s\"'”’)\]]|$)|[。！？，、；：—–()（）]|\s-\s|\s\.\.\.")
_IDEOGRAPH = re.compile(
    "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\U00020000-\\U0003ffff]"
)
_THAI_CLUSTER = re.compile("[\\u0e01-\\u0e2e\\u0e81-\\u0eae]")
_THAI = re.compile("[\\u0e00-\\u0eff]")
_SPACED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_CHARACTERS_A_WORD = 1.5
"""So many Chinese characters are said in the time of an English word: 1.7 syllables to 1.2."""
_CLUSTERS_A_WORD = 1.75
"""Consonants with their vowels, in Thai and Lao, that are said in the time of an English word."""


def long_line(subject: Subject) -> Iterator[Diagnostic]:
    """Spoken lines, once each, by the rate of whoever says them."""
    script = subject.scenario.script
    for call in script.calls:
        for state in call.states.values():
            for line in state.lines:
                for part in line.first or (line,):
                    if len(part.say) > _FEWEST_LETTERS:
                        person = script.people.get(part.by.name) if part.by else None
                        yield from _told(subject, part, (person or script.caller).voice.rate)


def _told(subject: Subject, line: Line, rate: int) -> Iterator[Diagnostic]:
    stretch = max(stretches(line.say), key=spoken_words)
    seconds = 60 * spoken_words(stretch) / rate
    if seconds > LONGEST:
        yield Diagnostic(
            code="long-line",
            message=f"this takes about {seconds:.0f} seconds to say without a pause; a breath lasts 3 to 4",
            span=subject.spans.text(stretch, line.at),
            hint="set a comma or a full stop where one would breathe, or say less",
            severity=Severity.WARNING,
        )


def stretches(text: str) -> list[str]:
    """The parts of a text between marks at which a voice pauses; in Thai and Lao a space is one."""
    parts = _PAUSE.split(text)
    if _THAI.search(text):
        parts = [piece for part in parts for piece in part.split()]
    return [part.strip() for part in parts]


def spoken_words(text: str) -> float:
    """How many English words take as long to say: a voice's rate is counted in these."""
    characters, clusters = len(_IDEOGRAPH.findall(text)), len(_THAI_CLUSTER.findall(text))
    rest = _THAI.sub(" ", _IDEOGRAPH.sub(" ", text)) if characters or clusters else text
    return characters / _CHARACTERS_A_WORD + clusters / _CLUSTERS_A_WORD + len(_SPACED.findall(rest))
