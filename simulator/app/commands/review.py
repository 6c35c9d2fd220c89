"""`review`: what every reply of an attempt cost, and what would have been better; of a shift, its calls."""

import json
from argparse import Namespace

from scoring.results.store import Store
from simulator.analysis.review import review
from simulator.analysis.solve import solve
from simulator.app.places import read_place
from simulator.app.recorded import change_since, finished_attempt, retry_label
from simulator.app.review_document import review_document
from simulator.app.review_page import review_page
from simulator.app.shift_review import is_whole_shift, shift_review
from simulator.scenario.library import Library


def run(given: Namespace) -> int:
    with Store.open(read_place(given.store)) as store:
        record = store.attempt(given.attempt)
        if is_whole_shift(record):
            print(shift_review(store, record, given.json))
            return 0
        found = finished_attempt(store, given.attempt)
        label = retry_label(store, found)
    program, rubric = found.scenario.program, found.scenario.script.rubric
    result = review(program, rubric, solve(program, rubric), found.log)
    changed = change_since(found.scenario, Library())
    if given.json:
        document = review_document(found.record, result, label, changed)
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        print(review_page(found.record, result, label, changed))
    return 0
