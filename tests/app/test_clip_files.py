"""Recordings beside a scenario, found for the lines they hold."""

from pathlib import Path

import pytest

from simulator.app.clip_files import clip_findings, clip_folders, listing_of, recording_of
from simulator.app.main import DONE, FINDINGS
from simulator.app.voice import WindowVoice
from simulator.call.session import Session
from simulator.desktop.ports import SpokenLine, VoicedLine
from simulator.desktop.present_listen import entries
from simulator.scenario.library import read_scenario
from simulator.scenario.recordings import recording_name
from simulator.scenario.texts import texts
from simulator.speech.clips import ClipSpeaker
from simulator.speech.wav import silence
from tests.app.conftest import Command
from tests.fakes.speaker import PromptSpeaker
from tests.speech.test_clips import tone

HELLO = SpokenLine("Where is my parcel?", scenario="parcel", state="only/hello")


@pytest.fixture
def clips(small: Path) -> Path:
    """The folder of the small scenario's recordings, with one of its first line."""
    folder = small.parent / "clips"
    (folder / "parcel").mkdir(parents=True)
    (folder / "parcel" / file_of(small, HELLO.text)).write_bytes(tone(1.0))
    return folder


def file_of(scenario: Path, words: str) -> str:
    loaded = read_scenario(scenario).scenario
    assert loaded is not None
    return next(recording_name(text.id) for text in texts(loaded.script) if text.words == words)


def test_a_line_is_found_by_its_id(clips: Path, small: Path) -> None:
    assert recording_of(HELLO, clips) == clips / "parcel" / file_of(small, HELLO.text)
    assert recording_of(SpokenLine("Where is it?", scenario="parcel", state="only/hello"), clips) is None
    assert recording_of(SpokenLine(HELLO.text, scenario="other", state="only/hello"), clips) is None


def test_the_recording_a_line_names_comes_before_the_one_of_its_id(clips: Path) -> None:
    named = SpokenLine(HELLO.text, clip="hello.wav", scenario="parcel", state="only/hello")
    assert recording_of(named, clips) == clips / "hello.wav"
    (clips / "parcel" / "hello.wav").write_bytes(tone(1.0))
    assert recording_of(named, clips) == clips / "parcel" / "hello.wav"


def test_a_recording_outside_the_folder_is_not_used(clips: Path) -> None:
    named = SpokenLine(HELLO.text, clip="../parcel.yaml", scenario="parcel")
    assert recording_of(named, clips) == clips / "parcel.yaml"


def test_recordings_lie_beside_the_file_that_was_named(small: Path) -> None:
    folders = clip_folders(str(small))
    assert folders("parcel") == small.parent / "clips"
    assert folders("irate-ceo") == clip_folders(None)("irate-ceo") != small.parent / "clips"


@pytest.mark.usefixtures("clips")
def test_a_call_is_heard_from_its_recordings_and_else_from_the_voice(small: Path) -> None:
    scenario = read_scenario(small).scenario
    assert scenario is not None
    session = Session(scenario)
    session.answer(1.0)
    session.reply("ask", 2.0)
    heard = [entry.line for entry in entries(session) if entry.line]
    synthetic = PromptSpeaker()
    voice = WindowVoice(ClipSpeaker(synthetic), clip_folders(str(small)))
    tickets = [voice.say(line) for line in heard]
    answers: dict[int, VoicedLine] = {}
    while len(answers) < len(tickets):
        answers |= {voiced.ticket: voiced for voiced in voice.poll()}
    assert answers[tickets[0]].wav == tone(1.0)
    assert [line.text for line in synthetic.asked] == ["Seven."]
    voice.close()


def test_files_are_listened_to(clips: Path, small: Path) -> None:
    (clips / "parcel" / "quiet.wav").write_bytes(silence(1.0))
    (clips / "bye.wav").write_bytes(b"not a sound")
    (clips / "notes.txt").write_text("Record on Monday.", encoding="utf-8")
    (clips / "parcel" / "bye.mp3").write_bytes(b"a sound of another kind")
    listing = listing_of(small)
    assert listing.own == {
        file_of(small, HELLO.text): "",
        "quiet.wav": "there is nothing but silence in it",
    }
    assert list(listing.shared) == ["bye.wav"]
    assert listing.unheard == ("bye.mp3",)


TRANSLATION = """\
format: 1
translates: parcel
language: zh
texts:
  - {id: title, source: A lost parcel, text: 丢失的包裹}
"""


def test_findings_are_told_where_the_line_stands_and_in_a_translation_at_its_top(small: Path) -> None:
    translation = small.with_name("parcel.zh.yaml")
    translation.write_text(TRANSLATION, encoding="utf-8")
    for path, line in ((small, 11), (translation, 1)):
        folder = small.parent / "clips" / path.stem
        folder.mkdir(parents=True)
        (folder / "only--hello--000000.wav").write_bytes(tone(1.0))
        scenario = read_scenario(path).scenario
        assert scenario is not None
        (found,) = clip_findings(path, scenario)
        assert (found.code, found.span.line) == ("stale-clip", line)


def test_a_scenario_without_recordings_has_none(small: Path) -> None:
    assert listing_of(small) == type(listing_of(small))()


def test_check_tells_of_recordings_and_a_note_alone_is_no_finding(
    clips: Path, small: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    off = [
        part
        for code in ("unmarked-choice", "first-wins", "no-opportunity")
        for part in ("--severity", f"{code}=off")
    ]
    assert command("check", *off, small) == DONE
    assert "note [missing-clip] Ana is recorded in 1 of 2 lines" in capsys.readouterr().out
    (clips / "parcel" / "only--hello--000000.wav").write_bytes(tone(1.0))
    assert command("check", *off, small) == FINDINGS
    assert "warning [stale-clip]" in capsys.readouterr().out
