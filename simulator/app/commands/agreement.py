"""`agreement`: how far second markings agree with the rubric, and with each other."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import chain

from scoring.cohort.agreement import Agreement, TwiceMarked, agreement, agreement_by_behaviour
from scoring.results.store import Store
from scoring.rubric import BEHAVIOURS
from simulator.app.cohort_cells import Cells, interval, percent, share, table, told
from simulator.app.places import read_place, store_place
from simulator.app.twice_marked import Marked, marked

_DONE, _WRONG_USE = 0, 2
ByMarker = Mapping[str, Sequence[TwiceMarked]]
_HEAD = ("", "n", "the same", "kappa", "from–to", "weighted", "from–to")


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        if given.scenario and not store.attempts(scenario=given.scenario):
            print(
                f"Nobody has played a scenario '{given.scenario}' in {store_place(given.store)}. "
                "The command 'attempts' lists what was played.",
                file=sys.stderr,
            )
            return _WRONG_USE
        found = marked(store, store.markings(given.scenario))
        for note in store.notes():
            print(note, file=sys.stderr)
    if given.json:
        print(json.dumps(_document(given.scenario, found), indent=2, ensure_ascii=False))
    elif not found.attempts:
        print(
            "Nothing has been marked a second time yet: 'mark ATTEMPT -o FILE.csv' begins.", file=sys.stderr
        )
    else:
        print("\n".join(_page(found)))
    return _DONE


def _page(found: Marked) -> Iterable[str]:
    attempts = "1 attempt" if found.attempts == 1 else f"{found.attempts} attempts"
    yield f"Marked a second time: {attempts}, by {len(found.with_rubric)}"
    yield ""
    yield "MARKERS AND RUBRIC"
    yield from _table(_with_rubric(found), found.with_rubric)
    if found.alone:
        marks = "1 mark stands" if found.alone == 1 else f"{found.alone} marks stand"
        yield f"{marks} where the rubric has none, and can be compared with nothing."
    yield ""
    yield "MARKERS AMONG EACH OTHER"
    if found.between:
        yield from _table(found.between, {})
    else:
        yield "No reply has been marked by two people."
    yield ""
    yield "1 is full agreement, 0 no more than chance. Several marks of one attempt are not"
    yield "independent of each other, so the intervals are somewhat too narrow."


def _table(twice: Sequence[TwiceMarked], by_marker: ByMarker) -> list[str]:
    """In all, for each marker, for each behaviour."""
    rows = [_row("all", agreement(twice))]
    if len(by_marker) > 1:
        rows += [_row(marker, agreement(by_marker[marker])) for marker in sorted(by_marker)]
    each = agreement_by_behaviour(twice)
    rows += [_row(BEHAVIOURS[key].title, each[key]) for key in BEHAVIOURS if key in each]
    return table(_HEAD, rows)


def _row(name: str, how: Agreement) -> Cells:
    kappas = (
        cell
        for figure in (how.kappa, how.weighted)
        for cell in (told(figure, share), interval(figure, share))
    )
    return name, f"{how.same.n:,}", told(how.same, percent), *kappas


def _with_rubric(found: Marked) -> list[TwiceMarked]:
    return list(chain.from_iterable(found.with_rubric.values()))


def _document(scenario: str | None, found: Marked) -> dict[str, object]:
    return {
        "scenario": scenario,
        "attempts": found.attempts,
        "markers": sorted(found.with_rubric),
        "marks_without_rubric": found.alone,
        "rubric": _figures(_with_rubric(found), found.with_rubric),
        "markers_among_each_other": _figures(found.between, {}),
    }


def _figures(twice: Sequence[TwiceMarked], by_marker: ByMarker) -> dict[str, object]:
    by_behaviour = agreement_by_behaviour(twice)
    return {
        "all": asdict(agreement(twice)),
        "by_marker": {marker: asdict(agreement(by_marker[marker])) for marker in sorted(by_marker)},
        "by_behaviour": {key: asdict(how) for key, how in by_behaviour.items()},
    }
