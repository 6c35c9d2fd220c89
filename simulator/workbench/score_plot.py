"""A picture of how bots score: one row each, a histogram over its quartiles, drawn as SVG."""

from collections.abc import Sequence
from html import escape

from simulator.analysis.bots import STRATEGIES
from simulator.analysis.playtest import Distribution

WIDTH = 960
BIN = 5
"""Points of the total a bar stands for."""

_LEFT, _RIGHT = 236, 812
_TOP, _ROW, _BARS = 78, 66, 34
"""The first row's upper end; the height of a row, and of its tallest bar."""

STYLE = """
:root{color-scheme:light dark}
.plot{--ground:#fff;--text:#16202b;--muted:#55657a;--grid:#dde4ec;--bar:#2f7f9e;--box:#16202b;
 --mean:#b4661a;--bad:#b3352a;--band:#eef2f6;background:var(--ground)}
@media(prefers-color-scheme:dark){.plot{--ground:#10171f;--text:#e9eef4;--muted:#93a4b8;--grid:#2a3848;
 --bar:#43a5c9;--box:#e9eef4;--mean:#f3b755;--bad:#f2705f;--band:#18222e}}
.plot text{font:13px system-ui,"Segoe UI",sans-serif;fill:var(--text)}
.plot .small{font-size:12px;fill:var(--muted)}
.plot .title{font-size:17px;font-weight:600}
.plot .name{font-weight:600}
.plot .bad{fill:var(--bad);font-weight:600}
.plot .ground{fill:var(--ground)}
.plot .strip{fill:var(--band)}
.plot .grid{stroke:var(--grid);stroke-width:1}
.plot .pass{stroke:var(--text);stroke-width:1.5;stroke-dasharray:5 4}
.plot .limit{fill:none;stroke:var(--muted);stroke-width:2}
.plot .limit.broken{stroke:var(--bad)}
.plot .bar{fill:var(--bar)}
.plot .whisker{stroke:var(--box);stroke-width:1.5}
.plot .box{stroke:var(--box);stroke-width:7}
.plot .median{stroke:var(--ground);stroke-width:2}
.plot .mean{fill:var(--mean);stroke:var(--ground);stroke-width:1.5}
"""


def score_plot(
    rows: Sequence[Distribution], title: str, below: str, pass_total: int, flagged: frozenset[str]
) -> str:
    """The picture as an `svg` element without its style; `flagged` bots are outside their band."""
    bottom = _TOP + _ROW * len(rows)
    height = bottom + 74
    parts = [
        f'<svg class="plot" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" role="img" aria-labelledby="plot-title plot-about">',
        f'<title id="plot-title">{escape(title)}</title>',
        f'<desc id="plot-about">{escape(_in_words(rows))}</desc>',
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
        f'<text class="title" x="20" y="30">{escape(title)}</text>',
        f'<text class="small" x="20" y="50">{escape(below)}</text>',
        *(_strip(number) for number in range(0, len(rows), 2)),
        *_axis(bottom, pass_total),
    ]
    for number, row in enumerate(rows):
        parts += _row(row, _TOP + _ROW * number, row.bot in flagged)
    parts += [*_legend(bottom + 58), "</svg>"]
    return "\n".join(parts)


def standalone(svg: str) -> str:
    """The picture as a file of its own."""
    return svg.replace("<title", f"<style>{STYLE}</style>\n<title", 1)


def _x(total: float) -> str:
    return f"{_LEFT + (_RIGHT - _LEFT) * total / 100:.1f}"


def _in_words(rows: Sequence[Distribution]) -> str:
    return "; ".join(f"{row.bot}: mean {row.mean:.1f}, passes {_share(row.passed)}" for row in rows)


def _share(part: float) -> str:
    return f"{part:.1%}" if 0 < part < 0.1 else f"{part:.0%}"


def _strip(number: int) -> str:
    y = _TOP + _ROW * number
    return f'<rect class="strip" x="8" y="{y}" width="{WIDTH - 16}" height="{_ROW}" rx="4"/>'


def _axis(bottom: int, pass_total: int) -> list[str]:
    parts = []
    for total in range(0, 101, 10):
        x = _x(total)
        parts.append(f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{bottom}"/>')
        parts.append(f'<text class="small" x="{x}" y="{bottom + 17}" text-anchor="middle">{total}</text>')
    x = _x(pass_total)
    middle = (_LEFT + _RIGHT) / 2
    return [
        *parts,
        f'<line class="pass" x1="{x}" y1="{_TOP - 4}" x2="{x}" y2="{bottom}"/>',
        f'<text class="small" x="{x}" y="{_TOP - 9}" text-anchor="middle">a pass needs {pass_total}</text>',
        f'<text x="{middle}" y="{bottom + 35}" text-anchor="middle">total score of a play, in points</text>',
    ]


def _row(row: Distribution, top: int, flagged: bool) -> list[str]:
    about = STRATEGIES[row.bot].title if row.bot in STRATEGIES else "says the best line"
    name = f"{row.bot}: outside its band" if flagged else row.bot
    style = "name bad" if flagged else "name"
    side = _RIGHT + 18
    return [
        f'<text class="{style}" x="20" y="{top + 28}">{escape(name)}</text>',
        f'<text class="small" x="20" y="{top + 46}">{escape(_shortened(about))}</text>',
        *_bars(row, top + 10 + _BARS),
        *_limits(row, top + 10 + _BARS),
        *_box(row, top + 20 + _BARS),
        f'<text x="{side}" y="{top + 28}">mean {row.mean:.1f}</text>',
        f'<text class="small" x="{side}" y="{top + 46}">passes {_share(row.passed)}</text>',
    ]


def _shortened(about: str) -> str:
    return about if len(about) <= 34 else about.split(",")[0]


def _bars(row: Distribution, base: int) -> list[str]:
    """Bars of the share of plays; a full bar is the row's most frequent score."""
    counts = [0] * (100 // BIN)
    for total in row.totals:
        counts[min(int(total // BIN), len(counts) - 1)] += 1
    most = max(counts)
    width = (_RIGHT - _LEFT) * BIN / 100 - 2
    found = []
    for number, count in enumerate(counts):
        if count:
            height = max(1.5, _BARS * count / most)
            low = number * BIN
            label = f"{low} to {low + BIN}: {count} of {len(row.totals)} plays"
            found.append(
                f'<rect class="bar" x="{float(_x(low)) + 1:.1f}" y="{base - height:.1f}" width="{width:.1f}"'
                f' height="{height:.1f}"><title>{label}</title></rect>'
            )
    return found


def _limits(row: Distribution, base: int) -> list[str]:
    """Brackets that close off where the mean must not be."""
    found = []
    for limit, broken, ear in (
        (row.band.at_most, row.band.at_most is not None and row.mean > row.band.at_most, -7),
        (row.band.at_least, row.band.at_least is not None and row.mean < row.band.at_least, 7),
    ):
        if limit is not None:
            style = "limit broken" if broken else "limit"
            x = float(_x(limit))
            path = f"M{x + ear:.1f} {base - _BARS}H{x:.1f}V{base + 16}H{x + ear:.1f}"
            word = "at most" if ear < 0 else "at least"
            found.append(f'<path class="{style}" d="{path}"><title>mean {word} {limit}</title></path>')
    return found


def _box(row: Distribution, y: int) -> list[str]:
    lower, median, upper = (_x(value) for value in row.quartiles)
    least, greatest = _x(row.totals[0]), _x(row.totals[-1])
    return [
        f'<line class="whisker" x1="{least}" y1="{y}" x2="{greatest}" y2="{y}"/>',
        f'<line class="box" x1="{lower}" y1="{y}" x2="{upper}" y2="{y}"/>',
        f'<line class="median" x1="{median}" y1="{y - 4}" x2="{median}" y2="{y + 4}"/>',
        f'<circle class="mean" cx="{_x(row.mean)}" cy="{y}" r="5"/>',
    ]


def _legend(y: int) -> list[str]:
    return [
        f'<rect class="bar" x="20" y="{y - 11}" width="12" height="12"/>',
        f'<text class="small" x="38" y="{y}">share of plays in 5 points</text>',
        f'<line class="whisker" x1="205" y1="{y - 5}" x2="245" y2="{y - 5}"/>',
        f'<line class="box" x1="214" y1="{y - 5}" x2="236" y2="{y - 5}"/>',
        f'<text class="small" x="253" y="{y}">least to greatest, middle half, median</text>',
        f'<circle class="mean" cx="512" cy="{y - 5}" r="5"/>',
        f'<text class="small" x="524" y="{y}">mean</text>',
        f'<path class="limit" d="M583 {y - 12}H590V{y + 2}H583"/>',
        f'<text class="small" x="600" y="{y}">where the mean must end, or begin</text>',
    ]
