"""The box of a state: its id, its first words, its best total, how many plays come there, what is wrong."""

from collections.abc import Iterator

from simulator.workbench.graph.elements import element, number, rectangle, text, title
from simulator.workbench.graph.layout.lines import Point
from simulator.workbench.graph.model import Graph, Interruption, Mark, Node, Shape
from simulator.workbench.graph.placing import HEIGHT, WIDTH
from simulator.workbench.graph.style import band
from simulator.workbench.graph.texts import percent, shortened, wide

MARKS = {
    Mark.UNREACHABLE: ("✕", "unreachable", "nothing leads here"),
    Mark.NEVER_REACHED: ("∅", "never reached", "no play comes here"),
    Mark.DEAD_END: ("■", "dead end", "no ending can be reached from here"),
    Mark.SOFT_LOCK: ("!", "soft-lock", "some play can say nothing here"),
}
"""Of each mark its sign, its word, and what it means."""

SMALL, USUAL, BOLD = 11.0, 11.5, 15.0
"""Font sizes, in pixels; bold letters count as somewhat larger than they are."""
_ROOM = {Shape.MOVES_ON: (24.0, 22.0)}
_USUAL_ROOM = (13.0, 11.0)
"""How far texts stand from the left and the right side."""


def box(graph: Graph, place: int, corner: Point) -> str:
    """The state with this number, at the corner."""
    node = graph.nodes[place]
    x, y = corner
    breaks = [found for found in graph.interruptions if found.target == place]
    parts = [
        title(told(graph, node, breaks)),
        outline(node.shape, _weight(node), x, y, WIDTH, HEIGHT),
        *_inside(node, graph.basis.exact, x, y),
        *_flags(node, x, y),
        *(_break(found, x, y) for found in breaks),
    ]
    return element("g", "node", "".join(parts), id=f"n{place}")


def outline(shape: Shape, weight: str, x: float, y: float, width: float, height: float) -> str:
    """What kind of state it is can be told by its outline alone."""
    style = f"box {weight}".rstrip()
    if shape is Shape.MOVES_ON:
        return rectangle(style, x, y, width, height, round=height / 2)
    if shape is Shape.NEXT_CALL:
        half, low = number(width / 2), number(height * 0.82)
        tip = number(height * 0.18)
        path = f"M{number(x)} {number(y)}h{number(width)}v{low}l-{half} {tip}l-{half} -{tip}z"
        return element("path", style, d=path)
    if shape is Shape.ENDING:
        inner = rectangle("inner", x + 3, y + 3, width - 6, height - 6)
        return rectangle(style if weight else "box heavy", x, y, width, height) + inner
    return rectangle(style, x, y, width, height, round=min(8.0, height / 3))


def _weight(node: Node) -> str:
    return "wrong" if node.marks else "heavy" if node.start else ""


def _inside(node: Node, exact: bool, x: float, y: float) -> Iterator[str]:
    before, after = _ROOM.get(node.shape, _USUAL_ROOM)
    left, right = x + before, x + WIDTH - after
    score = score_of(node, exact)
    pill = wide(score, USUAL) + 12
    yield rectangle(band(node.best), right - pill, y + 8, pill, 17, round=8.5)
    yield text("score", right - pill / 2, y + 20.5, score)
    name = f"{node.id} (start)" if node.start else node.id
    yield text("id", left, y + 21, shortened(name, right - pill - 6 - left, BOLD))
    yield text("muted", left, y + 38, shortened(node.words, right - left, USUAL))
    share = percent(node.share)
    yield text("small", left, y + 53.5, share)
    said = wide(share, SMALL) + 8
    if node.outcome:
        yield text("end", right, y + 53.5, shortened(node.outcome, right - left - said, USUAL))
        return
    track = right - left - said
    yield rectangle("track", left + said, y + 47, track, 5)
    yield rectangle("share", left + said, y + 47, track * node.share, 5)


def score_of(node: Node, exact: bool) -> str:
    """The best total as a picture says it: `≈` where it is estimated, `–` where no play comes."""
    if node.best is None:
        return "–"
    return f"{node.best:.0f}" if exact else f"≈ {node.best:.0f}"


def _flags(node: Node, x: float, y: float) -> Iterator[str]:
    left = x + 10
    for mark in node.marks:
        sign, word, _ = MARKS[mark]
        width = wide(f"{sign} {word}", SMALL) + 14
        yield rectangle("flag", left, y - 9, width, 17, round=3)
        yield text("flag-text", left + 6, y + 3.5, f"{sign} {word}")
        left += width + 4


def _break(found: Interruption, x: float, y: float) -> str:
    share = percent(found.share)
    when = shortened(f"⚡ {found.condition}", WIDTH - 48 - wide(share, SMALL), SMALL)
    width = wide(f"{when} · {share}", SMALL) + 16
    pill = rectangle("break", x + 4, y + HEIGHT - 6, width, 18, round=9)
    return pill + text("small", x + 12, y + HEIGHT + 7, f"{when} · {share}")


def told(graph: Graph, node: Node, breaks: list[Interruption]) -> list[str]:
    """All there is to say of a state, line by line."""
    best = "" if node.best is None else f"best total of a call that comes here: {node.best:.1f}"
    estimated = "" if graph.basis.exact or not best else " (estimated)"
    return [
        f"{node.key}, line {node.line}",
        node.words,
        f"outcome: {node.outcome}" if node.outcome else "",
        best + estimated,
        f"{percent(node.share)} of random plays come here",
        *(f"{MARKS[mark][1]}: {MARKS[mark][2]}" for mark in node.marks),
        *(
            f"from every state of the call, when {found.condition}: {percent(found.share)} of random plays"
            for found in breaks
        ),
    ]
