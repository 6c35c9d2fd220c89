"""`analyse`: the certificate of a scenario, and whether its author's claims are true."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from simulator.analysis.certificate import Certificate, certify
from simulator.analysis.claims import Verdict, check_claims
from simulator.analysis.solve import solve
from simulator.app.certificate_page import certificate_page
from simulator.app.opening import open_scenario
from simulator.app.playthrough import save_refutations
from simulator.scenario.load import Scenario


def run(given: Namespace) -> int:
    scenario = open_scenario(given.scenario)
    if scenario is None:
        return 2
    program, rubric = scenario.program, scenario.script.rubric
    _progress("Exploring every call …")
    solution = solve(program, rubric)
    certificate = certify(program, rubric, solution)
    _progress("Trying the claims …")
    verdicts = check_claims(program, rubric, solution)
    _progress("")
    saved = save_refutations(Path(given.save), scenario, solution, verdicts) if given.save else {}
    if given.json:
        print(json.dumps(document(scenario, certificate, verdicts, saved), indent=2, ensure_ascii=False))
    else:
        print(certificate_page(scenario, certificate, verdicts), end="")
    for path in saved.values():
        print(f"The call that shows it is in {path}; 'play {given.scenario} --plan {path}' plays it.",
              file=sys.stderr)  # fmt: skip
    return 0 if all(verdict.proved for verdict in verdicts) else 1


def document(
    scenario: Scenario, certificate: Certificate, verdicts: tuple[Verdict, ...], saved: Mapping[int, Path]
) -> dict[str, object]:
    """The certificate as plain values, for `--json`."""
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        **certificate.as_json(),
        "claims": [
            {
                "claim": verdict.claim.text,
                "line": verdict.claim.line,
                "proved": verdict.proved,
                "moments": verdict.moments,
                "state": verdict.state or None,
                "choices": None if verdict.choices is None else list(verdict.choices),
                "shown_after": verdict.shown_after if verdict.choices is not None else None,
                "saved": str(saved[place]) if place in saved else None,
            }
            for place, verdict in enumerate(verdicts)
        ],
    }


def _progress(doing: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{doing}", end="", file=sys.stderr, flush=True)
