"""The still parts of a portrait: shoulders, neck, head, beard, lines of age, glasses."""

from simulator.desktop.kit.canvas import Canvas, flipped
from simulator.desktop.kit.hair import style_of
from simulator.desktop.kit.looks import Looks, Skin, cloth_of, hair_of, skin_of
from simulator.desktop.kit.smooth import Point
from simulator.desktop.kit.theme import Colour, mix

HEAD: list[Point] = [
    (100, 42), (118, 45), (131, 58), (135, 78), (134, 98), (128, 118), (117, 131), (107, 137), (100, 138),
]  # fmt: skip
FRAME: Colour = (38, 44, 56)
PREMULTIPLIED_GLINT = (26, 28, 30, 26)


def paint_still(canvas: Canvas, looks: Looks, backdrop: Colour) -> None:
    """Everything of the portrait but brows, eyes, mouth and glasses, on a full square."""
    style = style_of(looks)
    canvas.surface.fill(backdrop)
    canvas.disc((100, 74), 70, mix(backdrop, (255, 255, 255), 0.05))
    style.behind(canvas, looks)
    _body(canvas, looks)
    if style.ears:
        _ears(canvas, skin_of(looks))
    _head(canvas, skin_of(looks))
    _age(canvas, looks)
    if looks.beard:
        _beard(canvas, looks)
    _nose(canvas, skin_of(looks))
    style.front(canvas, looks)


def _body(canvas: Canvas, looks: Looks) -> None:
    skin, cloth = skin_of(looks), cloth_of(looks)
    shoulders: list[Point] = [
        (100, 150), (118, 153), (138, 161), (162, 171), (178, 186), (184, 206), (150, 214), (100, 214),
    ]  # fmt: skip
    canvas.twin(shoulders, cloth.base)
    canvas.blob([(146, 176), (150, 190), (150, 214), (158, 214), (155, 190)], cloth.fold)
    canvas.blob(flipped([(146, 176), (150, 190), (150, 214), (158, 214), (155, 190)]), cloth.fold)
    canvas.twin([(100, 146), (124, 152), (128, 158), (117, 170), (100, 174)], cloth.fold)
    canvas.twin(
        [(100, 110), (118, 112), (119, 134), (120, 150), (123, 156), (113, 166), (100, 169)], skin.light
    )
    canvas.twin([(100, 118), (119, 120), (119, 136), (111, 147), (100, 150)], skin.shade)


def _ears(canvas: Canvas, skin: Skin) -> None:
    for side in (1, -1):
        canvas.oval((100 + 36 * side, 93), 6.5, 10, skin.light if side < 0 else skin.shade)
        canvas.line([(100 + 37 * side, 88), (100 + 39 * side, 93), (100 + 37 * side, 98)], 1.6, skin.line)


def _head(canvas: Canvas, skin: Skin) -> None:
    canvas.twin(HEAD, skin.light)
    shade: list[Point] = [
        (112, 43), (124, 49), (132, 60), (135, 78), (134, 98), (128, 118), (117, 131), (107, 137), (116, 127),
        (123, 112), (127, 94), (127, 74), (122, 56),
    ]  # fmt: skip
    canvas.blob(shade, mix(skin.light, skin.shade, 0.55))
    for x in (79.5, 119.5):
        canvas.oval((x, 107), 8.5, 5.5, mix(skin.light, skin.cheek, 0.4))


def _nose(canvas: Canvas, skin: Skin) -> None:
    canvas.blob([(101, 84), (105, 96), (108, 103), (104, 107), (98, 106)], mix(skin.light, skin.shade, 0.7))
    canvas.line([(94.5, 104.5), (98, 107), (103, 107), (106.5, 104.5)], 1.9, mix(skin.line, skin.shade, 0.25))


def _age(canvas: Canvas, looks: Looks) -> None:
    skin = skin_of(looks)
    if looks.age == "young":
        return
    old = looks.age == "old"
    faint = mix(skin.shade, skin.line, 0.5) if old else mix(skin.light, skin.shade, 0.8)
    folds: list[list[Point]] = [[(88, 109), (84.5, 114)]]
    if old:
        folds += [
            [(89, 106), (83.5, 113), (82, 122)],
            [(77, 100), (83, 102.6), (89, 101)],
            [(69.5, 90), (66.8, 87.5)],
            [(69.5, 93.5), (66.6, 94.2)],
        ]
        canvas.line([(84, 66), (100, 64.5), (116, 66)], 1.3, faint)
        canvas.line([(87, 71.5), (100, 70.2), (113, 71.5)], 1.3, faint)
    for fold in folds:
        canvas.line(fold, 1.4, faint)
        canvas.line(flipped(fold), 1.4, faint)


def _beard(canvas: Canvas, looks: Looks) -> None:
    hair = hair_of(looks)
    jaw: list[Point] = [
        (136, 84), (136, 102), (131, 122), (119, 137), (108, 144), (100, 145), (92, 144), (81, 137),
        (69, 122), (64, 102), (64, 84), (68, 96), (73, 108), (82, 113), (92, 110), (100, 110.5), (108, 110),
        (118, 113), (127, 108), (132, 96),
    ]  # fmt: skip
    canvas.blob(jaw, hair.base)
    canvas.blob([(131, 112), (128, 124), (117, 137), (106, 143.5), (114, 133), (123, 122)], hair.deep)


def paint_glasses(canvas: Canvas) -> None:
    """Glasses, to be laid over the eyes; the glint is premultiplied."""
    for x in (83.5, 116.5):
        canvas.oval((x, 90), 14.2, 12.4, FRAME)
        canvas.oval((x, 90), 12.2, 10.4, (0, 0, 0, 0))
        canvas.polygon([(x - 8, 94), (x - 1, 82), (x + 3, 82), (x - 5, 97)], PREMULTIPLIED_GLINT)
    canvas.line([(96.5, 88), (100, 86.4), (103.5, 88)], 2.2, FRAME)
    canvas.line([(69.5, 87.5), (66.5, 86.6)], 2.2, FRAME)
    canvas.line([(130.5, 87.5), (133.5, 86.6)], 2.2, FRAME)
