"""What the pause menu and the settings show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PauseView:
    """A call or a shift at rest: where it is, and how the trainee can go on."""

    title: str
    where: str
    can_restart: bool = True
    what: str = "call"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a trainee has chosen. Volumes run from 0.0 to 1.0, `text_size` from 1.0 to 2.0."""

    trainee: str = ""
    voice_volume: float = 1.0
    effects_volume: float = 0.8
    music_volume: float = 0.5
    voice: bool = True
    captions: bool = True
    text_size: float = 1.0
    silence_timer: bool = True
    reduced_motion: bool = False
    last_mode: str = "practice"


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The preferences, whether the name is being typed, and one sentence on the voice or the file."""

    preferences: Preferences
    typing: bool = False
    typed: str = ""
    note: str = ""
