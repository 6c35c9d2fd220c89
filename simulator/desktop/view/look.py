"""How a person looks, in the words of a scenario's `portrait`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Parts of a portrait; every field takes the words that scenario files use."""

    skin: str = "tan"
    hair: str = "short"
    hair_colour: str = "brown"
    top: str = "teal"
    glasses: bool = False
    beard: bool = False
    age: str = "middle"
