"""`playtest`: bots play a scenario, and say whether it gives itself away."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from scoring.sheets.files import replacing
from simulator.analysis.bots import BOTS, EXPERT
from simulator.analysis.effort import Pace
from simulator.analysis.playtest import Distribution, Playtest, playtest
from simulator.analysis.solve import solve
from simulator.app.opening import open_scenario
from simulator.app.plan_files import open_plans
from simulator.scenario.diagnostics import did_you_mean
from simulator.scenario.load import Scenario
from simulator.speech.timing import estimated_seconds
from simulator.speech.words import words

PACE = Pace(words=lambda text: len(words(text)), seconds=estimated_seconds)


def run(given: Namespace) -> int:
    scenario = open_scenario(given.scenario)
    bots = _bots(given.bots)
    if scenario is None or bots is None or not _writable(given.output):
        return 2
    plans = open_plans(given.plans, scenario)
    if plans is None:
        return 2
    solution = solve(scenario.program, scenario.script.rubric)
    trails = [trail for _, trail in plans]
    found = playtest(scenario, solution, bots, given.plays, given.seed, PACE, trails, _progress)
    if given.output:
        _write(Path(given.output), scenario, found)
    if given.json:
        print(json.dumps(document(scenario, found), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_text(scenario, found)))
    return 1 if found.findings else 0


def _bots(wanted: str | None) -> tuple[str, ...] | None:
    """The bots that were named, each once; None after saying which there is not."""
    names = tuple(dict.fromkeys(name.strip() for name in wanted.split(","))) if wanted else BOTS
    for name in names:
        if name not in BOTS:
            print(f"There is no bot '{name}': {did_you_mean(name, BOTS)}", file=sys.stderr)
            return None
    return names


def _writable(output: str | None) -> bool:
    if output is None or Path(output).suffix in (".html", ".svg"):
        return True
    print(f"{output}: scores are drawn as .html or .svg; end the name with one of them.", file=sys.stderr)
    return False


def _progress(bot: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{bot} plays …" if bot != EXPERT else "\r\x1b[K", end="", file=sys.stderr, flush=True)


def _write(path: Path, scenario: Scenario, found: Playtest) -> None:
    from simulator.workbench.playtest_page import page, plot
    from simulator.workbench.score_plot import standalone

    text = page(scenario, found) if path.suffix == ".html" else standalone(plot(scenario, found))
    with replacing(path) as file:
        file.write(text.encode())
    print(f"The scores are drawn in {path}", file=sys.stderr)


def document(scenario: Scenario, found: Playtest) -> dict[str, object]:
    """What was found as plain values, for `--json`."""
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "plays": found.plays,
        "seed": found.seed,
        "exact": found.exact,
        "bots": {row.bot: _scores(row) for row in found.distributions},
        "coverage": {**asdict(found.coverage), "plans": found.plans},
        "calls": [asdict(effort) for effort in found.efforts],
        "patterns": [{**asdict(pattern), "share": pattern.share} for pattern in found.patterns],
        "findings": [asdict(finding) for finding in found.findings],
        "fair": not found.findings,
    }


def _scores(row: Distribution) -> dict[str, object]:
    lower, median, upper = row.quartiles
    band = {"at most": row.band.at_most, "at least": row.band.at_least, "passes": row.band.passes or None}
    return {
        "plays": len(row.totals),
        "least": row.totals[0],
        "lower_quartile": lower,
        "median": median,
        "upper_quartile": upper,
        "greatest": row.totals[-1],
        "mean": row.mean,
        "pass_rate": row.passed,
        "band": {key: value for key, value in band.items() if value is not None},
        "declared": row.declared,
    }


def _text(scenario: Scenario, found: Playtest) -> Iterable[str]:
    yield f"{scenario.script.title} ({scenario.id}), {found.plays} plays by each bot, seed {found.seed}"
    if not found.exact:
        yield "The scenario is too large to solve: its totals are estimated."
    yield ""
    yield _row("bot", ("least", "25 %", "50 %", "75 %", "most", "mean", "passes"))
    for row in found.distributions:
        values = (row.totals[0], *row.quartiles, row.totals[-1], row.mean)
        yield _row(row.bot, (*(f"{value:.1f}" for value in values), f"{row.passed:.1%}"))
    yield ""
    yield from _coverage(found)
    yield ""
    yield from _efforts(found)
    for pattern in found.patterns[:1]:
        by_chance = f"{pattern.expected:.1f} would be expected by chance"
        yield f"The longest reply is the best in {pattern.hits} of {pattern.states} states; {by_chance}"
    yield ""
    for finding in found.findings:
        yield f"[{finding.code}] {finding.message}"
    yield "This scenario gives itself away." if found.findings else "No bot gets through without listening."


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:<16}" + "".join(f" {cell:>7}" for cell in cells)


def _coverage(found: Playtest) -> Iterable[str]:
    seen = found.coverage
    by = f"the bots and {found.plans} plans" if found.plans else "the bots"
    states = f"{seen.states_seen} of {seen.states} states"
    yield f"Seen by {by}: {states}, {seen.choices_seen} of {seen.choices} choices"
    for part in seen.unseen:
        yield f"  not seen: {f'{part.state} {part.choice}'.rstrip()} (line {part.line})"


def _efforts(found: Playtest) -> Iterable[str]:
    for effort in found.efforts:
        yield (
            f"Call '{effort.call}': {effort.heard:.0f} words heard, {effort.read:.0f} read, "
            f"{effort.minutes:.1f} minutes ({effort.shortest:.1f} to {effort.longest:.1f})"
        )
