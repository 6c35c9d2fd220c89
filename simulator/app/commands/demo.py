"""`demo`: one call played by itself with its voice, and its score sheet.

Needs no screen, no sound card and no keyboard.
"""

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir

from scoring.results.store import Store
from scoring.sheets.files import replacing
from scoring.sheets.text_sheet import text_sheet
from simulator.analysis.bots import scripted
from simulator.app.attempt import LiveAttempt, Player, trial_name
from simulator.app.autoplay import autoplay
from simulator.app.clip_files import clip_folders
from simulator.app.opening import open_scenario
from simulator.app.outcome import scored_record
from simulator.app.places import cache_folder, store_place
from simulator.app.voice import ask, utterance_of
from simulator.call.events import Event
from simulator.call.situation import Feeling, Said, feelings, transcript
from simulator.desktop.kit.audio import Audio
from simulator.desktop.present import spoken
from simulator.scenario.load import Scenario
from simulator.speech.choosing import choose_speaker
from simulator.speech.clips import ClipSpeaker
from simulator.speech.recording import recording_of
from simulator.speech.speaker import Spoken, Ticket, Utterance
from simulator.speech.waiting import answers_to


def run(given: Namespace) -> int:
    if given.output and Path(given.output).suffix.lower() != ".wav":
        print(f"{Path(given.output).name} is no .wav file: name the output so.", file=sys.stderr)
        return 2
    scenario = open_scenario(given.scenario)
    if scenario is None:
        return 2
    with ExitStack() as open_things:
        store = open_things.enter_context(
            Store.open(store_place(given.store)) if given.store else Store.in_memory()
        )
        attempt = LiveAttempt.begin(store, scenario, Player(trial_name("demo")))
        print(f"{scenario.script.title}\n{scenario.script.summary}\n")
        chosen = choose_speaker(cache_folder=cache_folder() / "voice")
        if chosen.reason:
            print(chosen.reason, file=sys.stderr)
        speaker = ClipSpeaker(chosen.speaker)
        open_things.callback(speaker.close)
        clips = clip_folders(given.scenario)(scenario.id)
        audio = Audio()
        audible = not given.output and audio.open()
        open_things.callback(audio.close)
        lines = _play(attempt, speaker, clips, audio if audible else None)
        card = attempt.finish()
        if not audible:
            _keep(lines, given.output)
        print()
        if attempt.problem:
            print(attempt.problem, file=sys.stderr)
        print(text_sheet(scored_record(attempt, card)))
    return 0


def _play(attempt: LiveAttempt, speaker: ClipSpeaker, clips: Path, audio: Audio | None) -> list[Spoken]:
    """Plays the best line; every line is printed, and spoken by the caller's voice."""
    scenario = attempt.session.scenario
    said: list[Spoken] = []
    bot = scripted(attempt.solution.best_line)
    for happened in autoplay(attempt, bot):
        mood = feelings(scenario.program, attempt.session.log)[-1]
        for entry in transcript(scenario.program, happened):
            print(_printed(entry, scenario), flush=True)
        for finished in answers_to(speaker, _asked(speaker, clips, happened, scenario, mood)):
            said.append(finished.spoken)
            if finished.problem:
                print(finished.problem, file=sys.stderr)
            if audio and finished.spoken.wav:
                time.sleep(audio.play_voice(finished.spoken.wav) / 1000 + 0.3)
        if attempt.problem:
            print(attempt.problem, file=sys.stderr)
    return said


def _asked(
    speaker: ClipSpeaker, clips: Path, happened: Sequence[Event], scenario: Scenario, mood: Feeling
) -> list[tuple[Ticket, Utterance]]:
    """Asks for the lines that are heard, recorded ones among them."""
    lines = (spoken(entry, scenario, mood) for entry in transcript(scenario.program, happened))
    return [(ask(speaker, line, clips), utterance_of(line)) for line in lines if line]


def _printed(entry: Said, scenario: Scenario) -> str:
    if entry.who == "aside":
        return f"    ({entry.text})"
    if entry.who == "agent":
        return f"  > {entry.text}"
    people = scenario.script.people
    name = people[entry.who].name if entry.who in people else scenario.script.caller.name
    return f"{name}: {entry.text}"


def _keep(lines: Sequence[Spoken], output: str | None) -> None:
    """Writes the spoken call to a file, and says where."""
    path = Path(output or Path(gettempdir()) / "call-simulator-demo.wav")
    if not any(line.wav for line in lines):
        print("\nNothing could be spoken on this machine; the captions above are the call.")
        return
    with replacing(path) as file:
        file.write(recording_of(lines))
    print(f"\nThe spoken call is in {path}" + ("" if output else " (no sound card was found)"))
