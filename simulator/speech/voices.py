"""Choosing a voice: who, in which language, on which engine."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.speech.speaker import Gender, VoiceSpec

# Each person is an espeak voice variant and an offset from its pitch. They were chosen by measured pitch
# and brightness, so that two callers of one gender are told apart by ear; m1-m5 as they come are not.
_PEOPLE: dict[Gender, tuple[tuple[str, int], ...]] = {
    "female": (("f2", 0), ("f3", 8), ("Annie", 0), ("steph", -4), ("f1", -14)),
    "male": (("m3", 0), ("m7", 8), ("m1", -6), ("m2", 22), ("m4", -14)),
}
_ESPEAK_LANGUAGES = {
    "zh": "cmn",
    "zh-cn": "cmn",
    "zh-hans": "cmn",
    "zh-sg": "cmn",
    "zh-tw": "cmn",
    "zh-hant": "cmn",
    "zh-hk": "yue",
    "zh-mo": "yue",
    "no": "nb",
    "en-uk": "en-gb",
}


@dataclass(frozen=True, slots=True)
class InstalledVoice:
    """A voice of the speech engine. `languages` are tags such as `en-US`; `gender` may be unknown."""

    id: str
    languages: tuple[str, ...]
    gender: Gender | None
    name: str = ""


def espeak_voices(language: str, voice: VoiceSpec) -> tuple[str, ...]:
    """Names of espeak voices for a person, best first: the language, its parent, and English."""
    name, _ = _person(voice)
    return tuple(dict.fromkeys(f"{known}+{name}" for known in _espeak_languages(language) if known))


def espeak_pitch(voice: VoiceSpec) -> int:
    """The pitch espeak is told (0-99), so that a person's ordinary 50 is where that person's voice lies."""
    return max(0, min(99, voice.pitch + _person(voice)[1]))


def espeak_language(language: str, installed: Sequence[InstalledVoice]) -> InstalledVoice | None:
    """The espeak voice that speaks a language, or None where English has to do."""
    *own, _ = _espeak_languages(language)
    known = {language.lower(): one for one in installed for language in one.languages}
    known |= {one.id.split("/")[-1].lower(): one for one in installed}
    return next((known[name] for name in own if name in known), None)


def installed_voice(language: str, voice: VoiceSpec, installed: Sequence[InstalledVoice]) -> str | None:
    """The id of the operating system's voice for a person, or None to keep its default voice.

    Another variant is another voice as long as there are enough of them for the language and gender.
    """
    tag = language.lower().replace("_", "-")
    speaking = [one for one in installed if _speaks(one, tag)] or [
        one for one in installed if _speaks(one, tag.split("-")[0])
    ]
    candidates = [one for one in speaking if one.gender == voice.gender] or speaking
    return candidates[(voice.variant - 1) % len(candidates)].id if candidates else None


def _espeak_languages(language: str) -> tuple[str, str, str]:
    """What espeak calls a language and its parent, and English."""
    tag = language.lower().replace("_", "-")
    primary = tag.split("-")[0]
    return _ESPEAK_LANGUAGES.get(tag, tag), _ESPEAK_LANGUAGES.get(primary, primary), "en"


def _person(voice: VoiceSpec) -> tuple[str, int]:
    people = _PEOPLE[voice.gender]
    return people[(voice.variant - 1) % len(people)]


def _speaks(one: InstalledVoice, tag: str) -> bool:
    known = (language.lower().replace("_", "-") for language in one.languages)
    return any(language == tag or language.startswith(tag + "-") for language in known)
