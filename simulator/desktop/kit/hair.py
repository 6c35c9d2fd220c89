"""Hair styles: what is painted behind the head, and what before it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from simulator.desktop.kit.canvas import Canvas, flipped
from simulator.desktop.kit.looks import Hair, Looks, cloth_of, hair_of
from simulator.desktop.kit.smooth import Point
from simulator.desktop.kit.theme import Colour, mix

Paint = Callable[[Canvas, Looks], None]


@dataclass(frozen=True, slots=True)
class HairStyle:
    """`behind` is painted before the body, `front` over the face; `ears` says whether they show."""

    behind: Paint
    front: Paint
    ears: bool = True


def _nothing(_: Canvas, __: Looks) -> None:
    return


def _short_behind(canvas: Canvas, looks: Looks) -> None:
    canvas.twin([(100, 36), (122, 40), (135, 56), (137, 78), (134, 96)], hair_of(looks).deep)


def _short(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    crown: list[Point] = [
        (65, 88), (61, 70), (64, 52), (76, 38), (94, 30), (114, 30), (130, 40), (138, 56), (138, 74),
        (135, 88), (132, 80), (131, 68), (124, 60), (110, 62), (94, 60), (82, 55), (74, 62), (69, 72),
        (68, 80),
    ]  # fmt: skip
    canvas.blob(crown, hair.base)
    canvas.blob(
        [(82, 54), (94, 42), (112, 37), (128, 44), (134, 56), (122, 48), (106, 47), (94, 52)], hair.lit
    )


def _bob_behind(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    canvas.twin(
        [
            (100, 30),
            (122, 34),
            (140, 52),
            (146, 84),
            (148, 118),
            (142, 138),
            (126, 142),
            (112, 138),
            (100, 136),
        ],
        hair.deep,
    )


def _bob(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    lock: list[Point] = [
        (120, 40), (138, 52), (145, 80), (148, 114), (143, 136), (133, 139), (130, 124), (132, 96), (130, 72),
    ]  # fmt: skip
    canvas.blob(lock, hair.base)
    canvas.blob(flipped(lock), hair.base)
    fringe: list[Point] = [(100, 29), (122, 34), (137, 50), (137, 66), (120, 68), (100, 69)]
    canvas.twin(fringe, hair.base)
    canvas.line([(66, 62), (74, 47), (92, 39), (112, 39)], 3.4, hair.lit)
    canvas.line([(60, 116), (61, 96), (64, 82)], 2.6, hair.lit)


def _long_behind(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    fall: list[Point] = [
        (100, 29), (122, 33), (140, 50), (147, 80), (150, 115), (156, 150), (154, 186), (138, 196),
        (120, 190), (100, 188),
    ]  # fmt: skip
    canvas.twin(fall, hair.deep)


def _long(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    curtain: list[Point] = [
        (98, 30), (120, 32), (139, 50), (147, 82), (150, 116), (156, 150), (152, 182), (142, 190), (137, 168),
        (135, 140), (136, 110), (133, 84), (124, 66), (108, 52),
    ]  # fmt: skip
    canvas.blob(curtain, hair.base)
    canvas.blob(flipped(curtain), hair.base)
    canvas.line([(108, 41), (126, 53), (137, 76), (141, 110), (146, 146)], 2.8, hair.lit)
    canvas.line(flipped([(108, 41), (126, 53), (137, 76), (141, 110), (146, 146)]), 2.8, hair.lit)
    canvas.line([(100, 31), (100, 46)], 1.4, hair.deep)


def _bun_behind(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    canvas.oval((100, 31), 18, 15, hair.base)
    canvas.line([(87, 28), (97, 20), (111, 23)], 2.6, hair.lit)
    canvas.line([(91, 34), (101, 27), (113, 31)], 2.0, hair.deep)
    canvas.twin([(100, 34), (122, 39), (136, 58), (137, 80), (134, 92)], hair.deep)


def _bun(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    cap: list[Point] = [
        (100, 33), (120, 36), (134, 50), (138, 70), (135, 86), (132, 76), (126, 63), (114, 54), (100, 51),
    ]  # fmt: skip
    canvas.twin(cap, hair.base)
    for points in ([(104, 39), (118, 43), (129, 55)], [(110, 49), (121, 55), (129, 66)]):
        canvas.line(points, 2.0, hair.lit)
        canvas.line(flipped(points), 2.0, hair.lit)


def _curls(canvas: Canvas, hair: Hair, spots: list[tuple[float, float, float]]) -> None:
    for x, y, radius in spots:
        canvas.disc((x, y), radius, hair.base)
    for x, y, radius in spots:
        arc = [
            (x + radius * 0.58 * math.cos(turn), y + radius * 0.58 * math.sin(turn))
            for turn in (3.4, 4.2, 5.0)
        ]
        canvas.line(arc, 2.0, hair.lit)


def _curly_behind(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    canvas.disc((100, 78), 52, hair.deep)
    for step in range(15):
        turn = math.radians(-205 + step * 230 / 14)
        canvas.disc((100 + 49 * math.cos(turn), 80 + 49 * math.sin(turn)), 14, hair.deep)


def _curly(canvas: Canvas, looks: Looks) -> None:
    outer = [
        (100 + 44 * math.cos(math.radians(turn)), 76 + 43 * math.sin(math.radians(turn)), 14.0)
        for turn in (-196, -172, -150, -128, -108, -90, -72, -52, -30, -8, 16)
    ]
    inner = [
        (74.0, 56.0, 11.0),
        (88.0, 50.0, 12.0),
        (104.0, 49.0, 12.0),
        (119.0, 53.0, 11.0),
        (130.0, 62.0, 9.0),
    ]
    _curls(canvas, hair_of(looks), [*outer, *inner])


def _braids_behind(canvas: Canvas, looks: Looks) -> None:
    canvas.twin(
        [(100, 31), (122, 36), (138, 56), (142, 86), (140, 118), (126, 124), (100, 124)], hair_of(looks).deep
    )


def _braids(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    side: list[Point] = [
        (99, 31), (121, 34), (137, 50), (142, 76), (143, 104), (137, 112), (134, 96), (132, 80), (124, 64),
        (108, 50),
    ]  # fmt: skip
    canvas.blob(side, hair.base)
    canvas.blob(flipped(side), hair.base)
    canvas.line([(100, 33), (100, 48)], 1.6, hair.deep)
    for points in ([(108, 41), (124, 52), (134, 74)], [(104, 46), (120, 58), (130, 76)]):
        canvas.line(points, 1.8, hair.lit)
        canvas.line(flipped(points), 1.8, hair.lit)
    for way in (1, -1):
        _plait(canvas, hair, cloth_of(looks).scarf, way)


def _plait(canvas: Canvas, hair: Hair, tie: Colour, way: int) -> None:
    x = 100 + 42.5 * way
    for knot in range(7):
        y = 112 + knot * 10.0
        canvas.oval((x + 3.2 * way, y), 7.2, 7.4, hair.base)
        canvas.oval((x - 3.2 * way, y + 5), 7.2, 7.4, hair.base)
        canvas.line([(x + 8 * way, y - 3), (x + 1 * way, y + 4)], 1.7, hair.lit)
        canvas.line([(x - 8 * way, y + 1), (x - 1 * way, y + 8)], 1.7, hair.deep)
    canvas.line([(x - 5, 182), (x + 5, 182)], 5, tie)
    canvas.blob([(x - 4, 184), (x + 4, 184), (x + 6, 196), (x, 200), (x - 6, 196)], hair.base)


def _scarf_behind(canvas: Canvas, looks: Looks) -> None:
    scarf = cloth_of(looks).scarf
    canvas.twin(
        [
            (100, 26),
            (126, 31),
            (144, 52),
            (149, 86),
            (146, 120),
            (152, 150),
            (164, 172),
            (140, 186),
            (100, 190),
        ],
        scarf,
    )


def _scarf(canvas: Canvas, looks: Looks) -> None:
    scarf = cloth_of(looks).scarf
    fold, lit = mix(scarf, (20, 24, 40), 0.22), mix(scarf, (255, 255, 255), 0.22)
    rim: list[Point] = [
        (100, 27), (126, 32), (144, 54), (149, 88), (143, 120), (126, 146), (104, 154), (100, 140),
        (116, 134), (130, 114), (133, 88), (129, 68), (116, 56), (100, 53),
    ]  # fmt: skip
    canvas.blob(rim, scarf)
    canvas.blob(flipped(rim), scarf)
    band: list[Point] = [(100, 53), (116, 56), (128, 67), (126, 70), (114, 61), (100, 58.5)]
    canvas.twin(band, fold)
    drape: list[Point] = [
        (62, 112),
        (74, 132),
        (92, 143),
        (112, 142),
        (134, 128),
        (148, 150),
        (134, 178),
        (96, 186),
        (58, 170),
        (50, 148),
    ]
    canvas.blob(drape, scarf)
    canvas.line([(74, 134), (96, 150), (128, 146)], 2.0, fold)
    canvas.line([(60, 146), (86, 168), (126, 162)], 2.0, fold)
    canvas.line([(62, 70), (72, 48), (92, 37), (112, 37)], 3.0, lit)


STYLES: dict[str, HairStyle] = {
    "short": HairStyle(_short_behind, _short),
    "bob": HairStyle(_bob_behind, _bob, ears=False),
    "long": HairStyle(_long_behind, _long, ears=False),
    "bun": HairStyle(_bun_behind, _bun),
    "curly": HairStyle(_curly_behind, _curly, ears=False),
    "braids": HairStyle(_braids_behind, _braids, ears=False),
    "bald": HairStyle(_nothing, _nothing),
    "scarf": HairStyle(_scarf_behind, _scarf, ears=False),
}


def style_of(looks: Looks) -> HairStyle:
    """The hair style; short for a word that is none."""
    return STYLES.get(looks.hair, STYLES["short"])
