"""What a person looks like, and in which colours."""

from dataclasses import dataclass

from simulator.desktop.kit.theme import Colour, mix


@dataclass(frozen=True, slots=True)
class Looks:
    """The parts of a portrait, in the words of the scenario format. An unknown word counts as the default."""

    skin: str = "light"
    hair: str = "short"
    hair_colour: str = "brown"
    top: str = "teal"
    glasses: bool = False
    beard: bool = False
    age: str = "middle"


@dataclass(frozen=True, slots=True)
class Skin:
    """One skin tone: in light, in shade, in lines; cheeks and lips."""

    light: Colour
    shade: Colour
    line: Colour
    cheek: Colour
    lips: Colour


@dataclass(frozen=True, slots=True)
class Hair:
    """One colour of hair: base, lit strands, depth; brows."""

    base: Colour
    lit: Colour
    deep: Colour
    brow: Colour


@dataclass(frozen=True, slots=True)
class Cloth:
    """One colour of clothing: base, folds, and the scarf that goes with it."""

    base: Colour
    fold: Colour
    scarf: Colour


SKINS = {
    "pale": Skin((248, 221, 204), (233, 191, 170), (196, 138, 118), (243, 190, 174), (205, 112, 106)),
    "light": Skin((240, 197, 164), (220, 164, 130), (176, 115, 86), (232, 164, 138), (190, 98, 88)),
    "tan": Skin((214, 160, 114), (187, 129, 86), (138, 86, 54), (202, 130, 92), (164, 82, 72)),
    "brown": Skin((164, 111, 73), (136, 87, 55), (92, 54, 34), (158, 92, 62), (128, 62, 56)),
    "dark": Skin((116, 76, 52), (92, 58, 40), (58, 34, 24), (122, 70, 52), (134, 70, 66)),
}

HAIRS = {
    "black": Hair((40, 36, 44), (66, 62, 76), (26, 23, 30), (32, 27, 32)),
    "brown": Hair((96, 62, 44), (126, 84, 60), (70, 44, 32), (74, 47, 34)),
    "blond": Hair((222, 184, 112), (240, 211, 150), (190, 148, 82), (164, 122, 66)),
    "red": Hair((176, 82, 48), (206, 112, 70), (138, 58, 34), (132, 58, 36)),
    "grey": Hair((142, 148, 156), (176, 182, 189), (110, 116, 125), (104, 108, 116)),
    "white": Hair((224, 227, 230), (245, 246, 248), (190, 195, 201), (168, 172, 178)),
}

CLOTHS = {
    "teal": Cloth((45, 143, 134), (32, 112, 106), (226, 172, 92)),
    "plum": Cloth((138, 78, 110), (108, 58, 86), (96, 132, 160)),
    "navy": Cloth((58, 84, 134), (42, 62, 102), (196, 110, 118)),
    "green": Cloth((92, 142, 88), (68, 112, 68), (222, 190, 150)),
    "rust": Cloth((190, 98, 64), (152, 74, 46), (74, 128, 134)),
    "grey": Cloth((124, 136, 150), (98, 108, 121), (134, 96, 142)),
    "gold": Cloth((214, 168, 78), (176, 132, 54), (66, 110, 142)),
}

BACKDROP: Colour = (62, 84, 106)


def skin_of(looks: Looks) -> Skin:
    """The skin's colours."""
    return SKINS.get(looks.skin, SKINS["light"])


def hair_of(looks: Looks) -> Hair:
    """The hair's colours."""
    return HAIRS.get(looks.hair_colour, HAIRS["brown"])


def cloth_of(looks: Looks) -> Cloth:
    """The clothing's colours."""
    return CLOTHS.get(looks.top, CLOTHS["teal"])


def backdrop_of(looks: Looks) -> Colour:
    """The colour of the disc behind the person."""
    return mix(BACKDROP, cloth_of(looks).base, 0.16)
