from dataclasses import replace
from pathlib import Path

import pytest

from simulator.speech.cache import FolderCache, MemoryCache, cache_key
from simulator.speech.speaker import Spoken, Utterance, VoiceSpec
from simulator.speech.wav import silence

LINE = Utterance("Ten yuan.", voice=VoiceSpec("female", 2, 170, 50), volume=0.9)
SPOKEN = Spoken(silence(0.1), 0.1, ((0, 3, 0), (4, 8, 40)))


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, text="Ten yuan?"),
        replace(LINE, language="en-GB"),
        replace(LINE, volume=0.8),
        *(
            replace(LINE, voice=voice)
            for voice in (
                VoiceSpec("male", 2, 170, 50),
                VoiceSpec("female", 3, 170, 50),
                VoiceSpec("female", 2, 171, 50),
                VoiceSpec("female", 2, 170, 51),
            )
        ),
    ],
)
def test_what_sounds_different_has_another_key(other: Utterance) -> None:
    assert cache_key(other) != cache_key(LINE)


def test_memory_lets_go_of_the_line_longest_unused() -> None:
    cache = MemoryCache(most_bytes=3 * (len(SPOKEN.wav or b"") + 250))
    for key in ("one", "two", "three"):
        cache.put(key, SPOKEN)
    cache.get("one")
    cache.put("four", SPOKEN)
    assert [key for key in ("one", "two", "three", "four") if cache.get(key)] == ["one", "three", "four"]


def test_a_folder_remembers_between_runs(tmp_path: Path) -> None:
    FolderCache(tmp_path / "voice").put("line", SPOKEN)
    assert FolderCache(tmp_path / "voice").get("line") == SPOKEN


def test_a_folder_stays_within_its_bounds(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path, most_bytes=20_000)
    for number in range(12):
        cache.put(f"line {number}", SPOKEN)
    kept = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert 0 < kept <= 20_000
    assert cache.get("line 11") == SPOKEN


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"\0" * 5000])
def test_a_damaged_file_counts_as_absent_and_is_removed(tmp_path: Path, damage: bytes) -> None:
    cache = FolderCache(tmp_path)
    cache.put("line", SPOKEN)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert cache.get("line") is None
    assert not file.exists()


def test_a_file_cut_short_by_a_crash_counts_as_absent(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("line", SPOKEN)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.get("line") is None


def test_a_folder_that_cannot_be_written_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = FolderCache(tmp_path / "file" / "voice")
    cache.put("line", SPOKEN)
    assert cache.get("line") is None
