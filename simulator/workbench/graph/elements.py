"""Elements of SVG. Texts and attributes are escaped here and nowhere else."""

from html import escape

from simulator.workbench.graph.texts import plain


def element(name: str, style: str, inside: str = "", /, **attributes: float | str) -> str:
    """An element of a class; `inside` is markup. A `_` in an attribute's name stands for `-`."""
    given = {"class": style, **attributes} if style else attributes
    told = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in given.items())
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def rectangle(style: str, x: float, y: float, width: float, height: float, round: float = 0.0) -> str:
    more: dict[str, float | str] = {"rx": round} if round else {}
    return element("rect", style, x=x, y=y, width=width, height=height, **more)


def text(style: str, x: float, y: float, words: str) -> str:
    """`x` and `y` are of its base line's start, middle or end, as the style has it."""
    return element("text", style, escape(plain(words)) or " ", x=x, y=y)


def title(lines: list[str]) -> str:
    """What is shown on pointing at the element it is in, and read out."""
    return f"<title>{escape(chr(10).join(plain(line) for line in lines if line))}</title>"


def number(value: float) -> str:
    """To a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: float | str) -> str:
    return escape(value) if isinstance(value, str) else number(value)
