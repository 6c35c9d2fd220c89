"""Faces that differ from each other and follow their mood."""

import itertools

import pygame
import pytest

from simulator.desktop.kit.face import BLINK_EVERY, Face, expression, lids_at
from simulator.desktop.kit.hair import STYLES
from simulator.desktop.kit.looks import CLOTHS, HAIRS, SKINS, Looks
from simulator.desktop.kit.portrait import Portraits
from simulator.desktop.kit.shapes import Shapes


@pytest.fixture(scope="module")
def portraits() -> Portraits:
    return Portraits(Shapes())


SOMEBODY = Looks()
CALM = Face()


def picture(portraits: Portraits, looks: Looks = SOMEBODY, face: Face = CALM) -> bytes:
    surface = pygame.Surface((100, 100))
    portraits.draw(surface, (50, 50), 96, looks, face)
    return pygame.image.tobytes(surface, "RGB")


def share_that_differs(a: bytes, b: bytes) -> float:
    pixels = [(a[at : at + 3], b[at : at + 3]) for at in range(0, len(a), 3)]
    return sum(max(abs(x - y) for x, y in zip(p, q, strict=True)) > 12 for p, q in pixels) / len(pixels)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(STYLES, 2)))
def test_hair_styles_are_told_apart(portraits, one, other):
    a = picture(portraits, Looks(hair=one, hair_colour="brown"))
    b = picture(portraits, Looks(hair=other, hair_colour="brown"))
    assert share_that_differs(a, b) > 0.03


@pytest.mark.parametrize(
    ("part", "words"), [("skin", SKINS), ("hair_colour", HAIRS), ("top", CLOTHS), ("age", ("young", "old"))]
)
def test_every_word_of_the_format_looks_different(portraits, part, words):
    pictures = {picture(portraits, Looks(**{part: word})) for word in words}
    assert len(pictures) == len(words)


def test_glasses_and_beard_show(portraits):
    assert (
        len({picture(portraits, Looks(glasses=g, beard=b)) for g in (True, False) for b in (True, False)})
        == 4
    )


def test_an_unknown_word_counts_as_the_default(portraits):
    assert picture(portraits, Looks(skin="plaid", hair="?", hair_colour="?", top="?")) == picture(portraits)


def test_each_step_of_the_mood_shows_in_the_face(portraits):
    for feeling in ("patience", "trust"):
        faces = [picture(portraits, face=Face(**{feeling: float(value)})) for value in range(11)]
        assert len(set(faces)) == 11


def test_mood_moves_the_face_a_little_at_a_time():
    smiles = [expression(Face(patience=value / 2, trust=5)).smile for value in range(21)]
    assert smiles == sorted(smiles)
    assert max(b - a for a, b in itertools.pairwise(smiles)) < 0.1


def test_moods_beyond_the_ends_count_as_the_ends():
    assert expression(Face(patience=-3, trust=99, level=7)) == expression(Face(patience=0, trust=10, level=1))


def test_the_mouth_opens_with_the_voice(portraits):
    assert len({picture(portraits, face=Face(level=level)) for level in (0, 0.5, 1.0)}) == 3


def test_eyes_blink_now_and_then_and_are_mostly_open():
    lids = [lids_at(frame / 60) for frame in range(int(60 * BLINK_EVERY * 5))]
    shut = sum(1 for before, after in itertools.pairwise(lids) if before != 3 and after == 3)
    assert shut == 5
    assert lids.count(0) > 0.9 * len(lids)


def test_nothing_is_drawn_outside_the_disc(portraits):
    surface = pygame.Surface((100, 100))
    for hair in STYLES:
        portraits.draw(surface, (50, 50), 96, Looks(hair=hair))
    assert all(
        surface.get_at(corner)[:3] == (0, 0, 0) for corner in ((8, 8), (92, 8), (8, 92), (92, 92), (50, 0))
    )


def test_the_ring_shows_patience(portraits):
    def ring(patience: float) -> tuple[int, ...]:
        surface = pygame.Surface((100, 100))
        portraits.draw_with_ring(surface, (50, 50), 96, Looks(), Face(patience=patience))
        return tuple(surface.get_at((50 - 46, 50)))[:3]

    assert ring(2) == ring(0)
    assert ring(10) != ring(0)


def test_card_art_keeps_to_its_rectangle_and_differs_by_topic(portraits):
    def art(topic: str) -> bytes:
        surface = pygame.Surface((220, 100))
        portraits.card_art(surface, pygame.Rect(10, 10, 200, 80), Looks(), topic)
        assert surface.get_at((5, 50))[:3] == surface.get_at((10, 10))[:3] == (0, 0, 0)
        return pygame.image.tobytes(surface, "RGB")

    assert len({art(topic) for topic in ("de-escalation", "billing", "Tier 1", "mailing list")}) == 4
