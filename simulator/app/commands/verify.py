"""`attempts verify`: whether what is stored is still what was recorded."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from scoring.results.store import Store
from scoring.results.verifying import Finding
from simulator.app.places import read_place
from simulator.scenario.load import content_hash

_DONE, _FINDINGS = 0, 1


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        attempt = store.attempt(given.attempt).id if given.attempt else None
        verified, found = store.findings(attempt)
        found += _edited_texts(store, attempt) + _another_head(store, attempt, given.head)
        for note in store.notes():
            print(note, file=sys.stderr)
    if given.json:
        document = {"verified": verified, "findings": [asdict(finding) for finding in found]}
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        for finding in found:
            print(finding)
        _sum_up(verified, len(found))
    return _FINDINGS if found else _DONE


def _edited_texts(store: Store, attempt: str | None) -> tuple[Finding, ...]:
    """The attempts whose scenario's text is no longer the one they were played on."""
    records = [store.attempt(attempt)] if attempt else store.attempts()
    hashes = {record.hash for record in records}
    edited = {hash for hash in hashes if content_hash(store.scenario_text(hash).text) != hash}
    what = "the text of its scenario, kept under the hash {}, was edited"
    return tuple(
        Finding(record.id, None, what.format(record.hash[:12])) for record in records if record.hash in edited
    )


def _another_head(store: Store, attempt: str | None, head: str | None) -> tuple[Finding, ...]:
    """Whether the chain ends in the head that a sheet was printed with, or that begins so."""
    if attempt is None or head is None:
        return ()
    stored = store.attempt(attempt).head
    if head and stored.startswith(head.strip().lower()):
        return ()
    return (Finding(attempt, None, f"its chain ends in {stored or 'nothing yet'}, not in {head}"),)


def _sum_up(verified: int, found: int) -> None:
    attempts = "1 attempt" if verified == 1 else f"{verified} attempts"
    findings = "nothing" if not found else "1 thing" if found == 1 else f"{found} things"
    print(f"{attempts} verified: {findings} changed since it was recorded", file=sys.stderr)
