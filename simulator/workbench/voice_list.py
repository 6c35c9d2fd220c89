"""The voices of a machine and the people who speak with them, as a page and as a document."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from rich.cells import cell_len

from simulator.scenario.model import Script, Voice
from simulator.scenario.texts import texts
from simulator.workbench.voice_script import CALLER

VoiceOf = Callable[[str, Voice], str]
"""What a person's voice is called on this machine, given the language."""


@dataclass(frozen=True, slots=True)
class Known:
    """A voice that is installed. `gender` is empty where it is unknown, or where it is any."""

    id: str
    name: str
    languages: tuple[str, ...]
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """A person of a scenario, and the voice they have here."""

    scenario: str
    person: str
    name: str
    language: str
    gender: str
    variant: int
    rate: int
    pitch: int
    voice: str


def cast_of(scenario: str, script: Script, voice_of: VoiceOf) -> tuple[Cast, ...]:
    """Everybody who is heard in a scenario."""
    heard = {text.by for text in texts(script) if text.spoken}
    people = {"": script.caller, **script.people}
    return tuple(
        Cast(scenario, by or CALLER, person.name, script.language, person.voice.gender,
             person.voice.variant, person.voice.rate, person.voice.pitch,
             voice_of(script.language, person.voice))
        for by, person in people.items() if by in heard
    )  # fmt: skip


def voices_page(engine: str, voices: Sequence[Known], cast: Sequence[Cast], any_gender: bool) -> str:
    """The page. With `any_gender` every voice speaks as ten people."""
    people = " Each speaks as ten people: female 1 to 5 and male 1 to 5." if any_gender else ""
    lines = [f"{len(voices)} voice{'s' * (len(voices) != 1)} of {engine}.{people}", ""]
    lines += _table((", ".join(one.languages), one.id, one.gender, one.name) for one in voices)
    if cast:
        lines += ["", "People of the library", ""]
        lines += _table(
            (one.scenario, one.person, one.name, one.language, f"{one.gender} {one.variant}",
             f"rate {one.rate}", f"pitch {one.pitch}", one.voice)
            for one in cast
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def voices_document(engine: str, voices: Iterable[Known], cast: Iterable[Cast]) -> dict[str, object]:
    """The same as plain values, for `--json`."""
    return {
        "engine": engine,
        "voices": [asdict(one) for one in voices],
        "people": [asdict(one) for one in cast],
    }


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """The rows in columns as wide as their widest cell; columns without text are left out.

    Chinese counts two places a character.
    """
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widest = [max(map(cell_len, column)) for column in columns]
    padded = [
        [cell + " " * (width - cell_len(cell)) for cell in column]
        for width, column in zip(widest, columns, strict=True)
    ]
    return ["  ".join(cells).rstrip() for cells in zip(*padded, strict=True)]
