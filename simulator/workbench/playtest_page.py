"""What a playtest found, as one page that needs nothing beside itself and may load nothing."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from simulator.analysis.playtest import Distribution, Playtest
from simulator.scenario.load import Scenario
from simulator.workbench.score_plot import STYLE, score_plot

_STYLE = (
    STYLE
    + """
body{margin:0 auto;max-width:1000px;padding:24px 20px;font:15px/1.5 system-ui,"Segoe UI",sans-serif;
 background:#fff;color:#16202b}
svg{max-width:100%;height:auto}
table{border-collapse:collapse;margin:8px 0 20px}
th,td{padding:4px 14px 4px 0;text-align:right;border-bottom:1px solid #dde4ec;
 font-variant-numeric:tabular-nums}
th:first-child,td:first-child{text-align:left}
th{font-weight:600;color:#55657a}
.bad{color:#b3352a;font-weight:600}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 4px}
.muted{color:#55657a}
@media(prefers-color-scheme:dark){body{background:#10171f;color:#e9eef4}th,.muted{color:#93a4b8}
 th,td{border-color:#2a3848}.bad{color:#f2705f}}
"""
)


def plot(scenario: Scenario, found: Playtest) -> str:
    """The picture of the bots' scores."""
    flagged = frozenset(finding.code.partition("-")[2] for finding in found.findings)
    below = f"{found.plays} plays by each bot, seed {found.seed}, scenario {scenario.id} {scenario.hash[:12]}"
    title = f"How bots score: {scenario.script.title}"
    return score_plot(found.distributions, title, below, scenario.script.rubric.pass_total, flagged)


def page(scenario: Scenario, found: Playtest) -> str:
    """The whole page as HTML."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    title = escape(scenario.script.title)
    return "\n".join([
        "<!doctype html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>Playtest: {title}</title>',
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        f'<p class="muted">Scenario {escape(scenario.id)}, {scenario.hash}</p>',
        _verdict(found),
        plot(scenario, found),
        "<h2>Scores</h2>",
        _table(("bot", "least", "lower quartile", "median", "upper quartile", "greatest", "mean", "passes"),
               (_scores(row) for row in found.distributions)),
        "<h2>Telling the best reply without reading</h2>",
        _table(("the best reply is", "states", "hits", "expected", "chance of so many"),
               ((p.name, str(p.states), str(p.hits), f"{p.expected:.1f}", f"{p.chance:.2g}")
                for p in found.patterns)),
        "<h2>How much there is to hear and read</h2>",
        _table(("call", "plays", "words heard", "words read", "minutes", "least", "most"),
               ((e.call, str(e.plays), f"{e.heard:.0f}", f"{e.read:.0f}", f"{e.minutes:.1f}",
                 f"{e.shortest:.1f}", f"{e.longest:.1f}") for e in found.efforts)),
        _coverage(found),
        "</body></html>",
        "",
    ])  # fmt: skip


def _verdict(found: Playtest) -> str:
    if not found.findings:
        return "<p>No bot gets through without listening.</p>"
    items = (f"<li><b>{escape(f.code)}</b>: {escape(f.message)}</li>" for f in found.findings)
    return f'<ul class="bad">{"".join(items)}</ul>'


def _scores(row: Distribution) -> tuple[str, ...]:
    values = (row.totals[0], *row.quartiles, row.totals[-1], row.mean)
    return (row.bot, *(f"{value:.1f}" for value in values), f"{row.passed:.1%}")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(tag: str, cells: Sequence[str]) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"

    return f"<table>{line('th', head)}{''.join(line('td', row) for row in rows)}</table>"


def _coverage(found: Playtest) -> str:
    seen = found.coverage
    counted = (
        f"<h2>What the plays saw</h2><p>{seen.states_seen} of {seen.states} states, {seen.choices_seen} of "
        f"{seen.choices} choices, by the bots and {found.plans} plans.</p>"
    )
    if not seen.unseen:
        return counted
    rows = ((f"{part.state} {part.choice}".strip(), str(part.line)) for part in seen.unseen)
    return counted + _table(("not seen", "line"), rows)
