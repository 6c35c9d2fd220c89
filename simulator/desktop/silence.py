"""A loudspeaker that plays nothing: what the window has until the real one is open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.desktop.kit.sounds import Sound


class Silence:
    """Takes every request and makes no sound; captions then go by the clock."""

    def play_voice(self, wav: bytes) -> float:
        del wav
        return 0.0

    def voice_position_ms(self) -> float | None:
        return None

    def voice_level(self) -> float:
        return 0.0

    def stop_voice(self) -> None: ...

    def pause(self, on: bool) -> None: ...

    def ring(self, on: bool) -> None: ...

    def music(self, on: bool) -> None: ...

    def effect(self, sound: "Sound") -> None: ...

    def set_volumes(self, voice: float = 1.0, effects: float = 1.0, music: float = 1.0) -> None: ...

    def close(self) -> None: ...
