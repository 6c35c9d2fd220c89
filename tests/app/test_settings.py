"""Settings survive from one session to the next, and never stand in the way of a call."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.app.settings import Loaded, Settings, legible_name, load, save, settings_file

CHOSEN = Settings(
    trainee="Nguyễn Ánh",
    voice_volume=0.25,
    effects_volume=0.0,
    music_volume=1.0,
    voice=False,
    captions=False,
    text_size=1.75,
    silence_timer=False,
    reduced_motion=True,
    last_mode="exam",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "call-simulator" / "settings.json"


def written(path: Path, content: bytes | object) -> Path:
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_without_a_file_the_usual_settings_hold(path: Path) -> None:
    assert load(path) == Loaded(Settings())


def test_what_was_chosen_comes_back(path: Path) -> None:
    assert save(CHOSEN, path) is None
    assert load(path) == Loaded(CHOSEN)


def test_a_later_choice_replaces_the_earlier_and_leaves_nothing_beside_it(path: Path) -> None:
    save(Settings(), path)
    save(CHOSEN, path)
    assert load(path).settings == CHOSEN
    assert list(path.parent.iterdir()) == [path]


def test_a_file_of_an_older_version_lacks_settings(path: Path) -> None:
    assert load(written(path, {"trainee": "Ana"})) == Loaded(Settings(trainee="Ana"))


def test_settings_of_another_version_are_passed_over(path: Path) -> None:
    assert load(written(path, {"theme": "dark", "captions": False})) == Loaded(Settings(captions=False))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"voice_volume": 1' + b"0" * 5_000 + b"}",
        b" " * 100_000 + b"{}",
    ],
)
def test_a_damaged_file_yields_the_usual_settings_and_a_sentence(path: Path, content: bytes) -> None:
    loaded = load(written(path, content))
    assert loaded.settings == Settings()
    assert loaded.problem is not None
    assert str(path) in loaded.problem
    assert "damaged" in loaded.problem
    assert "Choose yours again" in loaded.problem


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", 0.5),
        ("text_size", 2.01),
        ("text_size", float("nan")),
        ("text_size", "big"),
        ("voice_volume", -0.1),
        ("effects_volume", float("inf")),
        ("music_volume", True),
        ("music_volume", 10**400),
        ("captions", 1),
        ("silence_timer", "off"),
        ("last_mode", "easy"),
        ("last_mode", []),
        ("trainee", 7),
        ("voice", None),
    ],
)
def test_a_senseless_value_costs_only_that_setting(path: Path, name: str, value: object) -> None:
    usual = getattr(Settings(), name)
    chosen = {field: getattr(CHOSEN, field) for field in Settings.__slots__} | {name: value}
    loaded = load(written(path, chosen))
    assert loaded.settings == replace(CHOSEN, **{name: usual})
    assert loaded.problem is not None
    assert name.replace("_", " ") in loaded.problem


def test_a_folder_in_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    loaded = load(path)
    assert loaded.settings == Settings()
    assert loaded.problem is not None


def test_settings_that_cannot_be_kept_are_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    problem = save(CHOSEN, tmp_path / "taken" / "settings.json")
    assert problem is not None
    assert "could not be kept" in problem


def test_a_file_that_cannot_be_replaced_is_said_and_leaves_nothing(path: Path) -> None:
    path.mkdir(parents=True)
    problem = save(CHOSEN, path)
    assert problem is not None
    assert str(path) in problem
    assert list(path.parent.iterdir()) == [path]


@given(st.text(st.characters(exclude_categories=[])))
def test_any_name_becomes_one_that_can_be_shown_and_stored(name: str) -> None:
    legible = legible_name(name)
    legible.encode("utf-8")
    assert len(legible) <= 80
    assert len(legible.splitlines()) <= 1
    assert legible_name(legible) == legible


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG rules are Linux's")
def test_settings_live_in_the_users_configuration_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file() == tmp_path / "call-simulator" / "settings.json"
