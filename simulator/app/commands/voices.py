"""`voices`: the voices this machine has, who speaks with them, and what a line sounds like in one."""

import json
import sys
import time
from argparse import Namespace
from pathlib import Path
from tempfile import gettempdir

from scoring.sheets.files import replacing
from simulator.app.places import cache_folder
from simulator.scenario.library import Library, read_scenario
from simulator.scenario.model import Voice
from simulator.speech.choosing import choose_speaker
from simulator.speech.installed import Installed, NoVoices, installed_voices
from simulator.speech.speaker import Gender, Spoken, Utterance, VoiceSpec
from simulator.speech.waiting import speak_all
from simulator.workbench.voice_list import Cast, Known, cast_of, voices_document, voices_page

_DONE, _FINDINGS, _WRONG_USE = 0, 1, 2
_ANY_LANGUAGE = "en"


def run(given: Namespace) -> int:
    if given.output and given.say is None:
        return _told("Say what is to be heard: --say TEXT.", _WRONG_USE)
    if given.output and Path(given.output).suffix.lower() != ".wav":
        return _told(f"{Path(given.output).name} is no .wav file: name the output so.", _WRONG_USE)
    found = installed_voices()
    if isinstance(found, NoVoices):
        return _told(found.reason, _FINDINGS)
    unspoken = bool(given.language) and not found.speaking(given.language)
    if unspoken:
        _told(f"No voice here speaks '{given.language}'; its lines are said by another.", _FINDINGS)
    if given.say is not None:
        return _audition(given, found)
    if not unspoken:
        _list(given, found)
    return _FINDINGS if unspoken else _DONE


def _told(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _list(given: Namespace, found: Installed) -> None:
    chosen = found.speaking(given.language) if given.language else found.voices
    any_gender = found.engine == "espeak"
    voices = [
        Known(one.id, one.name, one.languages, "" if any_gender else one.gender or "") for one in chosen
    ]
    cast = [
        one for one in _cast(found)
        if not given.language or one.language.split("-")[0] == given.language.lower().split("-")[0]
    ]  # fmt: skip
    if given.json:
        print(json.dumps(voices_document(found.engine, voices, cast), indent=2, ensure_ascii=False))
    else:
        print(voices_page(found.engine, voices, cast, any_gender), end="")


def _cast(found: Installed) -> list[Cast]:
    """The people of the library; scenarios with mistakes are for `check` to tell."""

    def voice_of(language: str, voice: Voice) -> str:
        gender: Gender = "male" if voice.gender == "male" else "female"
        return found.voice_of(language, VoiceSpec(gender, voice.variant, voice.rate, voice.pitch))

    cast: list[Cast] = []
    for path in Library().paths():
        scenario = read_scenario(path).scenario
        cast += cast_of(scenario.id, scenario.script, voice_of) if scenario else ()
    return cast


def _audition(given: Namespace, found: Installed) -> int:
    spec = VoiceSpec(given.gender, given.variant, given.rate, given.pitch)
    line = Utterance(given.say, given.language or _ANY_LANGUAGE, spec)
    chosen = choose_speaker(cache_folder=cache_folder() / "voice")
    try:
        (finished,) = speak_all(chosen.speaker, [line])
    finally:
        chosen.speaker.close()
    if finished.spoken.wav is None:
        return _told(finished.problem or chosen.reason, _FINDINGS)
    heard = None if given.output is None and _play(finished.spoken) else _write(finished.spoken, given.output)
    told = {
        "voice": found.voice_of(line.language, spec),
        "seconds": round(finished.spoken.seconds, 2),
        "file": str(heard) if heard else None,
    }
    if given.json:
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        where = f", in {heard}" if heard else ""
        print(f"{told['voice'] or 'the default voice'}, {told['seconds']:.1f} seconds{where}")
    return _DONE


def _play(spoken: Spoken) -> bool:
    """Plays a line to its end; False where there is no sound card."""
    from simulator.desktop.kit.audio import Audio  # a list of voices does without

    audio = Audio()
    try:
        if not audio.open():
            return False
        time.sleep(audio.play_voice(spoken.wav or b"") / 1000 + 0.1)
        return True
    finally:
        audio.close()


def _write(spoken: Spoken, output: str | None) -> Path:
    if output is None:
        print("No sound card was found here, so the line is written to a file.", file=sys.stderr)
    path = Path(output) if output else Path(gettempdir()) / "call-simulator-voice.wav"
    with replacing(path) as file:
        file.write(spoken.wav or b"")
    return path
