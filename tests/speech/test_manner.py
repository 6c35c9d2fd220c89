import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.manner import in_manner
from simulator.speech.speaker import Utterance, VoiceSpec

LINE = Utterance("Ten yuan.", voice=VoiceSpec("female", 2, rate=170, pitch=50))
DELIVERIES = ["calm", "warm", "sharp", "tired", "hurried", "quiet", None]


def test_a_caller_out_of_patience_is_faster_higher_and_louder() -> None:
    cross, patient = in_manner(LINE, patience=0), in_manner(LINE, patience=10)
    assert cross.voice.rate > patient.voice.rate
    assert cross.voice.pitch > patient.voice.pitch
    assert cross.volume > patient.volume


def test_a_caller_who_trusts_speaks_softer() -> None:
    assert in_manner(LINE, trust=10).volume < in_manner(LINE, trust=0).volume


def test_tired_is_slower_and_lower_and_hurried_is_faster() -> None:
    plain, tired, hurried = (in_manner(LINE, delivery=how) for how in (None, "tired", "hurried"))
    assert tired.voice.rate < plain.voice.rate < hurried.voice.rate
    assert tired.voice.pitch < plain.voice.pitch


def test_a_quiet_line_is_the_quietest() -> None:
    volumes = {how: in_manner(LINE, delivery=how).volume for how in DELIVERIES}
    assert min(volumes, key=lambda how: volumes[how]) == "quiet"


def test_a_muted_line_stays_muted() -> None:
    assert in_manner(Utterance("Ten.", volume=0), patience=0, delivery="sharp").volume == 0


def test_mood_does_not_make_somebody_another_person() -> None:
    said = in_manner(LINE, patience=0, delivery="sharp")
    assert (said.text, said.voice.gender, said.voice.variant) == ("Ten yuan.", "female", 2)


@pytest.mark.parametrize("delivery", DELIVERIES)
@given(
    patience=st.floats(-5, 15),
    trust=st.floats(-5, 15),
    rate=st.integers(110, 230),
    pitch=st.integers(0, 99),
)
def test_every_manner_stays_intelligible(
    delivery: str | None, patience: float, trust: float, rate: int, pitch: int
) -> None:
    said = in_manner(Utterance("Ten.", voice=VoiceSpec(rate=rate, pitch=pitch)), patience, trust, delivery)
    assert 100 <= said.voice.rate <= 240
    assert abs(said.voice.rate - rate) <= rate / 3 + 1
    assert 5 <= said.voice.pitch <= 94
    assert 0.5 <= said.volume <= 1
