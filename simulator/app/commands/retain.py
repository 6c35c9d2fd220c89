"""`attempts retain`: removing attempts that are older than they are to be kept."""

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime

from scoring.results.problem import StoreProblem
from scoring.results.retention import Due, months_before
from scoring.results.store import Store
from scoring.sheets.wording import time_words
from simulator.app.asking import agreed, say_it_takes_time
from simulator.app.places import read_place
from simulator.app.settings import load, save, settings_file

_DONE, _WRONG_USE = 0, 2


def run(given: Namespace) -> int:
    months = given.months or load(settings_file()).settings.retain_months
    if not months:
        print("Attempts are kept for ever. Say for how long to keep them: --months 24.", file=sys.stderr)
        return _WRONG_USE
    if given.remember:
        _remember(months)
    try:
        before = months_before(datetime.now(UTC), months)
    except OverflowError:
        print(f"{months} months are more than there are years. Give fewer.", file=sys.stderr)
        return _WRONG_USE
    with Store.open(read_place(given.store)) as store:
        due = store.retention.due(before)
        for note in store.notes():
            print(note, file=sys.stderr)
        _tell(due, months, before)
        if not due.attempts or given.dry_run:
            return _DONE
        if not agreed("Remove them for good?", given.yes):
            return _WRONG_USE
        _count_first(store)
        say_it_takes_time()
        removed, trouble = store.retention.remove(before)
    print(f"{_attempts(removed.attempts)} removed.", file=sys.stderr)
    if trouble:
        print(trouble, file=sys.stderr)
    return _DONE


def due_words(store: Store) -> str:
    """A sentence where attempts are older than the setting says they are to be kept; else empty."""
    months = load(settings_file()).settings.retain_months
    if not months:
        return ""
    due = store.retention.due(months_before(datetime.now(UTC), months))
    if not due.attempts:
        return ""
    return f"{_attempts(due.attempts)} older than {_months(months)}: 'attempts retain' removes them."


def _tell(due: Due, months: int, before: datetime) -> None:
    since = f"{_months(months)} ago ({time_words(before)} UTC)"
    if due.first is None or due.last is None:
        print(f"No attempt began earlier than {since}.", file=sys.stderr)
        return
    print(
        f"{_attempts(due.attempts)} began earlier than {since}, from {time_words(due.first)} to "
        f"{time_words(due.last)}. Every reply, score, note and mark of them goes.",
        file=sys.stderr,
    )
    if due.people:
        names = "1 person, whose name goes" if due.people == 1 else f"{due.people:,} people, whose names go"
        print(f"No other attempt is kept of {names} too.", file=sys.stderr)
    print("In cohort figures they stay as sums, which hold no person.", file=sys.stderr)


def _count_first(store: Store) -> None:
    """Attempts that wait to be counted are, while they are there."""
    from simulator.app.cohort_counting import catch_up, version_text

    for version in store.rollups.versions():
        if not version.waiting:
            continue
        try:
            left_out = catch_up(store, version_text(store, version.hash), lambda _: None)
        except StoreProblem as problem:
            print(problem, file=sys.stderr)
        else:
            for sentence in left_out.sentences():
                print(sentence, file=sys.stderr)


def _remember(months: int) -> None:
    path = settings_file()
    problem = save(replace(load(path).settings, retain_months=months), path)
    print(problem or f"{_months(months)} are set in {path}.", file=sys.stderr)


def _attempts(many: int) -> str:
    return "1 attempt" if many == 1 else f"{many:,} attempts"


def _months(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"
