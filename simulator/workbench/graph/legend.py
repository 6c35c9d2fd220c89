"""What stands above a graph: what it shows, what its numbers rest on, what its shapes mean."""

from collections.abc import Iterator

from simulator.workbench.graph.boxes import USUAL, outline
from simulator.workbench.graph.elements import element, number, rectangle, text
from simulator.workbench.graph.model import Graph, Shape
from simulator.workbench.graph.style import BANDS
from simulator.workbench.graph.texts import percent, plain, shortened, wide

HEIGHT = 176.0
"""How much room it takes."""
MOST_ENDINGS = 9
TITLE = 25.0
"""The title's font size, with allowance for its weight."""

_SHAPES = (
    (Shape.TALK, "asks for a reply"),
    (Shape.MOVES_ON, "moves on by itself"),
    (Shape.NEXT_CALL, "ends this call, the phone rings again"),
    (Shape.ENDING, "ends everything"),
)
_LINES = (
    ("way", 1.1, "few plays"),
    ("way", 6.5, "many plays go this way"),
    ("way rare", 1.4, "only silence or the desk, or no play"),
    ("back", 2.0, "leads back"),
    ("next", 3.0, "to the next call"),
)


def heading(graph: Graph, width: float) -> Iterator[str]:
    """The title, the endings, the legend; no wider than `width`."""
    title = graph.title + (f", from {graph.begins}" if graph.begins else "")
    yield text("title", 0, 20, shortened(title, width, TITLE))
    about = f"{graph.scenario} {graph.hash[:12]}: {_counted(graph)}. {basis(graph)}"
    yield text("muted", 0, 42, shortened(about, width, USUAL))
    yield text("", 0, 64, shortened(_endings(graph), width, USUAL))
    yield from _scores(92)
    yield from _shapes(122)
    yield from _lines(150)


def in_words(graph: Graph) -> str:
    """The graph for who cannot see it."""
    wrong = [f"{node.key}: {', '.join(node.marks)}" for node in graph.nodes if node.marks]
    said = f"{_counted(graph)}. {basis(graph)} {_endings(graph)}"
    return plain(f"{said} Marked as wrong: {'; '.join(wrong)}." if wrong else said)


def basis(graph: Graph) -> str:
    """What the numbers rest on."""
    found = graph.basis
    if found.exact and not found.plays:
        return f"All numbers are exact, over {found.configurations:,} configurations."
    plays = f"{found.plays:,} random plays"
    if found.exact:
        return f"Best totals are exact, over {found.configurations:,} configurations; shares are of {plays}."
    return f"Too large to solve quickly: best totals (≈) and shares are estimated from {plays}."


def _counted(graph: Graph) -> str:
    calls = len({node.call for node in graph.nodes})
    return (
        f"{len(graph.nodes)} states in {calls} {'call' if calls == 1 else 'calls'}, "
        f"{len(graph.edges)} ways between them"
    )


def _endings(graph: Graph) -> str:
    ends = [f"{ending.outcome} {percent(ending.share)}" for ending in graph.endings]
    shown = ", ".join(ends[:MOST_ENDINGS]) + (", …" if len(ends) > MOST_ENDINGS else "")
    return f"Random plays end: {shown or 'nowhere'}."


def _scores(y: float) -> Iterator[str]:
    said = "Best total of a call that comes to the state:"
    yield text("muted", 0, y, said)
    x = wide(said, USUAL) + 14
    upper = 100
    for cut, name in BANDS:
        yield rectangle(name, x, y - 13, 52, 17, round=8.5)
        yield text("score", x + 26, y - 0.5, f"{cut}–{upper}")
        upper = cut - 1
        x += 60
    yield rectangle("none", x, y - 13, 26, 17, round=8.5)
    yield text("score", x + 13, y - 0.5, "–")
    yield text("muted", x + 34, y, "no play comes there")
    x += 174
    yield rectangle("track", x, y - 8, 60, 5)
    yield rectangle("share", x, y - 8, 24, 5)
    yield text("muted", x + 68, y, "share of random plays that come there")


def _shapes(y: float) -> Iterator[str]:
    x = 0.0
    for shape, words in _SHAPES:
        yield outline(shape, "", x, y - 14, 34, 18)
        yield text("muted", x + 42, y, words)
        x += 42 + wide(words, USUAL) + 24
    yield rectangle("flag", x, y - 13, 18, 17, round=3)
    yield text("flag-text mid", x + 9, y, "✕")
    yield text("muted", x + 26, y, "something is wrong: the word says what")


def _lines(y: float) -> Iterator[str]:
    x = 0.0
    for style, width, words in _LINES:
        yield element("path", style, stroke_width=width, d=f"M{number(x)} {number(y - 4)}h34")
        yield text("muted", x + 42, y, words)
        x += 42 + wide(words, USUAL) + 20
    yield rectangle("break", x, y - 13, 24, 17, round=8.5)
    yield text("small mid", x + 12, y, "⚡")
    yield text("muted", x + 32, y, "comes from every state when this holds")
