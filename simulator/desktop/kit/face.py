"""The moving parts of a portrait: brows, eyes and mouth, as mood and speech have them."""

import math
from dataclasses import dataclass, replace

from simulator.desktop.kit.canvas import Canvas
from simulator.desktop.kit.looks import Looks, Skin, hair_of, skin_of
from simulator.desktop.kit.smooth import Point, curve
from simulator.desktop.kit.theme import Colour, mix

BLINK_EVERY = 4.1
BLINK_LASTS = 0.18
WHITE: Colour = (250, 250, 248)
IRIS: Colour = (56, 42, 36)
PUPIL: Colour = (24, 20, 22)
MOUTH: Colour = (92, 32, 36)
TONGUE: Colour = (196, 92, 92)


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does at one moment: mood 0..10, mouth level 0..1, `seconds` passed (for blinking)."""

    patience: float = 5.0
    trust: float = 5.0
    level: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Expression:
    """A face in steps few enough to keep a picture of each: mood in halves, lids in thirds."""

    patience: int
    trust: int
    lids: int
    gaze: int
    mouth: int

    @property
    def anger(self) -> float:
        """0 calm … 1 out of patience."""
        return max(0.0, (10 - self.patience) / 10)

    @property
    def doubt(self) -> float:
        """0 trusting … 1 believes nothing."""
        return max(0.0, (10 - self.trust) / 10)

    @property
    def smile(self) -> float:
        """-1 turned down … 1 a smile."""
        return max(-1.0, min(1.0, 0.055 * (self.patience - 10) + 0.055 * (self.trust - 10) + 0.1))


def expression(face: Face) -> Expression:
    """The face at the nearest step."""
    return Expression(
        patience=round(2 * _within(face.patience, 10)),
        trust=round(2 * _within(face.trust, 10)),
        lids=lids_at(face.seconds),
        gaze=gaze_at(face.seconds),
        mouth=round(5 * _within(face.level, 1)),
    )


def _within(value: float, most: float) -> float:
    return min(most, max(0.0, value))


def lids_at(seconds: float) -> int:
    """How far the eyes are closed: 0 open … 3 shut. A blink every four seconds or so."""
    turn = int(seconds // BLINK_EVERY)
    begin = BLINK_EVERY * turn + 1.2 + 0.9 * math.sin(turn * 12.9898)
    share = (seconds - begin) / BLINK_LASTS
    return round(3 * math.sin(math.pi * share)) if 0 < share < 1 else 0


def gaze_at(seconds: float) -> int:
    """Where the eyes look: -1, 0 or 1; mostly straight on."""
    return round(1.2 * math.sin(seconds * 0.61) * math.sin(seconds * 0.23 + 1))


def paint_eyes(canvas: Canvas, looks: Looks, mood: Expression) -> None:
    """Both eyes and brows."""
    for side in (-1, 1):
        _eye(canvas, looks, mood, side)
        _brow(canvas, looks, mood, side)


def _eye(canvas: Canvas, looks: Looks, mood: Expression, side: int) -> None:
    skin = skin_of(looks)
    x, y, wide = 100 + 16.5 * side, 90.0, 7.6
    squint = 0.30 * mood.anger + 0.14 * max(0.0, mood.smile)
    upper = 5.6 * (1 - squint) * (1 - mood.lids / 3)
    lower = 4.6 * (1 - 0.3 * max(0.0, mood.smile) - 0.15 * mood.anger) * (1 - mood.lids / 4)
    lid: list[Point] = [
        (x - wide, y + 0.6),
        (x - 3.6, y - upper * 0.86),
        (x + 3.6, y - upper * 0.86),
        (x + wide, y + 0.6),
    ]
    if mood.lids == 3:
        canvas.line([(x - wide, y + 1), (x, y + 3.4), (x + wide, y + 1)], 2.2, mix(skin.line, IRIS, 0.6))
        return
    under: list[Point] = [(x + 3.6, y + lower * 0.86), (x - 3.6, y + lower * 0.86)]
    canvas.blob([*lid, *under], WHITE)
    centre = (x + 1.6 * mood.gaze, y - 0.2)
    _iris(canvas, centre, min(4.7, (upper + lower) / 2))
    canvas.line(lid, 1.7, mix(skin.line, PUPIL, 0.6))


def _iris(canvas: Canvas, centre: Point, radius: float) -> None:
    canvas.disc(centre, radius, IRIS)
    canvas.disc(centre, radius * 0.55, PUPIL)
    canvas.disc((centre[0] + 1.5, centre[1] - 1.6), 1.25, WHITE)


def _brow(canvas: Canvas, looks: Looks, mood: Expression, side: int) -> None:
    sad = max(0.0, mood.doubt - mood.anger)
    inner = 76.2 + 5.6 * mood.anger - 3.6 * sad - 1.2 * max(0.0, mood.smile)
    outer = 77.4 - 2.6 * mood.anger + 2.4 * sad - 1.0 * max(0.0, mood.smile)
    if side > 0:
        inner, outer = inner - 2.2 * sad, outer - 3.8 * sad
    middle = (inner + outer) / 2 - 3.4 + 1.6 * mood.anger
    thick = 3.7 if looks.age != "old" else 3.2
    spine: list[Point] = [(100 + 7.6 * side, inner), (100 + 16 * side, middle), (100 + 26 * side, outer)]
    path = curve(spine, closed=False)
    last = len(path) - 1
    over = [(x, y - thick / 2 * (1 - 0.65 * step / last)) for step, (x, y) in enumerate(path)]
    under = [(x, y + thick / 2 * (1 - 0.65 * step / last)) for step, (x, y) in enumerate(path)]
    canvas.polygon([*over, *reversed(under)], hair_of(looks).brow)
    canvas.disc(spine[0], thick / 2, hair_of(looks).brow)
    if mood.anger > 0.55:
        crease = mix(skin_of(looks).shade, skin_of(looks).line, 0.5)
        canvas.line([(100 + 3.4 * side, 74.5), (100 + 2.6 * side, 81)], 1.4, crease)


def paint_mouth(canvas: Canvas, looks: Looks, mood: Expression) -> None:
    """The mouth, closed or speaking."""
    skin, smile = skin_of(looks), mood.smile
    if looks.beard:
        skin = replace(skin, lips=mix(skin.lips, skin.light, 0.35))
    wide = 11.5 + 3.6 * max(0.0, smile) - 0.5 * mood.mouth
    lift = 5.4 if smile > 0 else 4.0
    corner = 120.6 - lift * smile
    top = 120.0 + (lift - 1.6) * smile
    if not mood.mouth:
        _closed(canvas, skin, wide, corner, top)
        return
    bottom = top + 1.6 + 2.4 * mood.mouth
    _open(canvas, skin, [(100 - wide, corner), (100, top - 0.8), (100 + wide, corner)], bottom)


def _closed(canvas: Canvas, skin: Skin, wide: float, corner: float, middle: float) -> None:
    third = wide * 0.55
    near = corner + (middle - corner) * 0.72
    canvas.blob(
        [(100 - third, near + 0.4), (100, middle + 0.6), (100 + third, near + 0.4), (100, middle + 4.2)],
        skin.lips,
    )
    line: list[Point] = [
        (100 - wide, corner),
        (100 - third, near),
        (100, middle),
        (100 + third, near),
        (100 + wide, corner),
    ]
    canvas.line(line, 2.3, mix(skin.lips, MOUTH, 0.6))


def _open(canvas: Canvas, skin: Skin, upper: list[Point], bottom: float) -> None:
    (left, corner), (_, top), (right, _) = upper
    span = right - left
    roof = [
        upper[0],
        (left + span * 0.27, (corner + top * 2) / 3),
        (100.0, top),
        (right - span * 0.27, (corner + top * 2) / 3),
        upper[2],
    ]
    floor = [
        (right - span * 0.18, (corner + bottom * 2) / 3),
        (100.0, bottom),
        (left + span * 0.18, (corner + bottom * 2) / 3),
    ]
    canvas.blob(
        [*[(100 + (x - 100) * 1.08, y - 1.5) for x, y in roof], *[(x, y + 2.0) for x, y in floor]], skin.lips
    )
    canvas.blob([*roof, *floor], MOUTH)
    depth = bottom - top
    if depth > 6:
        canvas.oval((100, bottom - depth * 0.2), span * 0.2, depth * 0.2, TONGUE)
    if depth > 3.5:
        teeth = [(x, y + min(2.6, depth * 0.3)) for x, y in reversed(roof[1:-1])]
        canvas.polygon([*[(x, y + 0.4) for x, y in roof[1:-1]], *teeth], WHITE)
