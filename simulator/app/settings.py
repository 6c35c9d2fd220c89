"""What the trainee has chosen once and for all, kept in the user's configuration folder."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from scoring.sheets.files import FileProblem, replacing

Mode = Literal["practice", "exam"]

SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0
LONGEST_NAME = 80
LONGEST_RETENTION = 1200
_LARGEST_FILE = 64 * 1024  # bytes; the file of every setting at its longest is under 1 KB
_ILLEGIBLE = dict.fromkeys([*range(32), 127, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class Settings:
    """Volumes run from 0.0 to 1.0; `text_size` is a factor from 1.0 to 2.0.

    Without `silence_timer` the trainee may think as long as they need, in exams too.
    `trainee` is empty until a name has been given. `retain_months` is how long attempts are to be kept; 0
    is for ever.
    """

    trainee: str = ""
    voice_volume: float = 1.0
    effects_volume: float = 0.8
    music_volume: float = 0.5
    voice: bool = True
    captions: bool = True
    text_size: float = 1.0
    silence_timer: bool = True
    reduced_motion: bool = False
    last_mode: Mode = "practice"
    retain_months: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings to go on with, and one sentence on what of the file could not be used, if anything."""

    settings: Settings
    problem: str | None = None


def settings_file() -> Path:
    """Where this user's settings are kept."""
    from platformdirs import user_config_path  # only the desktop and the terminal need it

    return user_config_path("call-simulator", appauthor=False) / "settings.json"


def load(path: Path) -> Loaded:
    """The settings in the file at `path`; the usual ones where there is no such file, or for what is damaged.

    Never raises for what the file holds.
    """
    try:
        chosen = _read(path)
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(Settings(), _unusable(path, error.strerror or str(error)))
    except (ValueError, RecursionError):
        return Loaded(Settings(), _unusable(path, "it is damaged"))
    usable = {name: accept(chosen[name]) for name, accept in _ACCEPTED.items() if name in chosen}
    refused = sorted(name.replace("_", " ") for name, value in usable.items() if value is None)
    settings = Settings(**{name: value for name, value in usable.items() if value is not None})
    return Loaded(settings, _partly_unusable(path, refused) if refused else None)


def save(settings: Settings, path: Path) -> str | None:
    """Keeps the settings in the file at `path`, as a whole or not at all; a sentence if that fails."""
    text = json.dumps(asdict(settings), indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(text.encode())
    except (FileProblem, OSError) as error:
        return f"The settings hold until you leave, but could not be kept: {error}"
    return None


def legible_name(name: str) -> str:
    """A trainee's name as it can be shown and stored: one line, no control characters, not too long."""
    return " ".join(name.split()).translate(_ILLEGIBLE)[:LONGEST_NAME].strip()


def _read(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as file:
        content = file.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise ValueError("too large")
    chosen = json.loads(content.decode("utf-8-sig"))
    if not isinstance(chosen, dict):
        raise ValueError("not an object")
    return chosen


def _between(low: float, high: float) -> Callable[[object], float | None]:
    def accept(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high else None

    return accept


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _name(value: object) -> str | None:
    return legible_name(value) if isinstance(value, str) else None


def _months(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= LONGEST_RETENTION else None


def _mode(value: object) -> str | None:
    return value if isinstance(value, str) and value in get_args(Mode) else None


_volume = _between(0.0, 1.0)

_ACCEPTED: Mapping[str, Callable[[object], Any]] = {
    "trainee": _name,
    "voice_volume": _volume,
    "effects_volume": _volume,
    "music_volume": _volume,
    "voice": _switch,
    "captions": _switch,
    "text_size": _between(SMALLEST_TEXT, LARGEST_TEXT),
    "silence_timer": _switch,
    "reduced_motion": _switch,
    "last_mode": _mode,
    "retain_months": _months,
}


def _unusable(path: Path, reason: str) -> str:
    return (
        f"The settings in {path} could not be read ({reason}), so the usual ones are in force. "
        "Choose yours again in Settings; that replaces the file."
    )


def _partly_unusable(path: Path, names: list[str]) -> str:
    return (
        f"In {path} the values of {', '.join(names)} make no sense, so the usual ones are in force for them. "
        "Choose yours again in Settings; that replaces the file."
    )
