"""How a person speaks at this moment: mood and delivery move rate, pitch and volume."""

from dataclasses import dataclass, replace

from simulator.speech.speaker import Utterance, VoiceSpec

_RATES = (100, 240)
_PITCHES = (5, 94)
_VOLUMES = (0.5, 1.0)
_CALM_MOOD = 5


@dataclass(frozen=True, slots=True)
class _Change:
    rate: float
    pitch: float
    volume: float


_DELIVERIES = {
    "calm": _Change(0.94, -3, 0.90),
    "warm": _Change(0.96, 5, 0.92),
    "sharp": _Change(1.06, 7, 1.00),
    "tired": _Change(0.86, -9, 0.78),
    "hurried": _Change(1.16, 4, 0.95),
    "quiet": _Change(0.93, -3, 0.62),
}
_PLAIN = _Change(1.0, 0, 0.88)


def in_manner(
    utterance: Utterance, patience: float = 5, trust: float = 5, delivery: str | None = None
) -> Utterance:
    """The utterance as said in a mood (patience and trust, 0-10 each) and a delivery.

    Impatience speeds a voice up, raises it and makes it louder; trust softens it and lifts it a little.
    A delivery is `calm`, `warm`, `sharp`, `tired`, `hurried` or `quiet`; any other leaves the mood alone.
    Whatever comes together, rate stays within 100-240 words a minute and a third of the person's own, pitch
    within 5-94 and volume within 0.5-1 of the utterance's own, where speech can still be understood.
    """
    said = _DELIVERIES.get(delivery or "", _PLAIN)
    strain = (_CALM_MOOD - _clamp(patience, 0, 10)) / 5
    ease = (_clamp(trust, 0, 10) - _CALM_MOOD) / 5
    own = utterance.voice
    rate = own.rate * _clamp(said.rate * (1 + 0.09 * strain - 0.02 * ease), 2 / 3, 4 / 3)
    pitch = own.pitch + said.pitch + 6 * strain + 2 * ease
    volume = _clamp(said.volume + 0.08 * strain - 0.03 * ease, *_VOLUMES)
    voice = _voice(own, rate, pitch)
    return replace(utterance, voice=voice, volume=_clamp(round(utterance.volume * volume, 2), 0, 1))


def _voice(own: VoiceSpec, rate: float, pitch: float) -> VoiceSpec:
    return replace(own, rate=round(_clamp(rate, *_RATES)), pitch=round(_clamp(pitch, *_PITCHES)))


def _clamp(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))
