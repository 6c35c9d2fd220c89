"""Asking the engine of this machine what it speaks, and hearing that it does."""

import sys
from collections.abc import Iterator

import pytest

from simulator.speech.frames import Frame, encode
from simulator.speech.installed import Installed, NoVoices, installed_voices
from simulator.speech.speaker import Utterance, VoiceSpec
from simulator.speech.timing import estimated_seconds
from simulator.speech.voices import InstalledVoice
from simulator.speech.waiting import speak_all
from simulator.speech.wav import samples_of
from simulator.speech.worker_speaker import WorkerSpeaker

WINDOWS = Installed(
    "sapi5",
    (
        InstalledVoice("hui", ("zh-CN",), "female", "Huihui"),
        InstalledVoice("zira", ("en-US",), "female", "Zira"),
        InstalledVoice("david", ("en-US",), "male", "David"),
    ),
)


@pytest.fixture(scope="module")
def here() -> Installed:
    found = installed_voices()
    assert isinstance(found, Installed), found
    return found


@pytest.fixture
def speaker() -> Iterator[WorkerSpeaker]:
    speaker = WorkerSpeaker()
    yield speaker
    speaker.close()
    assert speaker.wait_closed()


def answering(frame: Frame) -> tuple[str, ...]:
    """A command that writes a frame among other things, as engines do."""
    return (sys.executable, "-c", f"import sys; sys.stdout.buffer.write(b'Hello.' + {encode(frame)!r})")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "English"), ("zh", "Mandarin"), ("zh-HK", "Cantonese"), ("vi", "Vietnamese"), ("th", "Thai")],
)
def test_the_languages_of_callers_are_spoken_here(language: str, name: str, here: Installed) -> None:
    (voice,) = here.speaking(language)
    assert name in voice.name


def test_a_language_nobody_speaks(here: Installed) -> None:
    assert here.speaking("xx") == ()
    assert here.voice_of("xx", VoiceSpec("male", 2)) == "en+m7"


def test_people_have_voices_of_their_own(here: Installed) -> None:
    people = [VoiceSpec(gender, variant) for gender in ("female", "male") for variant in range(1, 6)]
    assert len({here.voice_of("zh", person) for person in people}) == 10
    assert all(here.voice_of("zh", person).startswith("cmn+") for person in people)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我刚收到一条短信，上面写着验证码十七。"),
        ("th", "ฉันเพิ่งได้รับข้อความแจ้งว่ารหัสสิบเจ็ด"),
        ("vi", "Tôi vừa nhận được một tin nhắn, mã số mười bảy."),
    ],
)
def test_a_language_is_said_by_its_own_voice(speaker: WorkerSpeaker, language: str, text: str) -> None:
    own, english = (
        finished.spoken for finished in speak_all(speaker, [Utterance(text, language), Utterance(text)])
    )
    assert own.wav is not None
    assert any(samples_of(own.wav))
    expected = estimated_seconds(text, VoiceSpec().rate)
    assert expected / 2 < own.seconds < expected * 2
    assert english.seconds > expected * 2, "an English voice spells such a text out"


def test_voices_of_a_system_are_found_by_language_and_gender() -> None:
    assert [voice.name for voice in WINDOWS.speaking("en")] == ["Zira", "David"]
    assert WINDOWS.voice_of("en", VoiceSpec("male")) == "david"
    assert WINDOWS.speaking("th") == ()
    assert WINDOWS.voice_of("th", VoiceSpec()) == ""


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (answering(Frame({"cannot": "There is no voice because it is Sunday."})), "because it is Sunday."),
        (answering(Frame({"engine": "nsss", "voices": []})), "has none installed."),
        ((sys.executable, "-c", "print('nothing')"), "does not start."),
        (("/there/is/no/such/program",), "does not start."),
    ],
    ids=["cannot", "none", "no answer", "no program"],
)
def test_a_machine_without_voices_says_why(command: tuple[str, ...], reason: str) -> None:
    found = installed_voices(command)
    assert isinstance(found, NoVoices)
    assert found.reason.startswith("There is no voice because ")
    assert found.reason.endswith(reason)
