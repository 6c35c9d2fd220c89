"""`play`: a scenario in the window, in the terminal, by a list of choices, by a plan, or by a bot."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from random import Random

from scoring.results.store import Store
from scoring.sheets.text_sheet import text_sheet
from simulator.analysis.bots import Bot, make_bot, scripted
from simulator.app.attempt import LiveAttempt, Player, trial_name
from simulator.app.autoplay import Stopped, autoplay
from simulator.app.opening import open_scenario
from simulator.app.outcome import outcome_document, scored_record
from simulator.app.places import store_place
from simulator.app.plan_files import read_plans_of
from simulator.app.rehearsing import as_asked, rehearsal_document
from simulator.call.events import Event, FellSilent, Opened, Replied
from simulator.call.rehearsal import Rehearsal
from simulator.scenario.load import Scenario


def run(given: Namespace) -> int:
    whole = open_scenario(given.scenario)
    scenario = as_asked(given, whole) if whole else None
    if scenario is None:
        return 2
    if given.choices is None and given.bot is None and given.plan is None:
        return _by_hand(given, scenario)
    choices = _choices(given, scenario)
    return 2 if choices is None else _by_itself(given, scenario, choices)


def _by_hand(given: Namespace, scenario: Scenario) -> int:
    if given.terminal:
        from simulator.app.commands.terminal import play

        return play(given, scenario)
    from simulator.app.commands.desktop import play as play_in_window

    return play_in_window(given, scenario)


def _choices(given: Namespace, scenario: Scenario) -> list[str] | None:
    """What is to be said, nothing of it by a bot; None after saying what is wrong."""
    if given.plan is None:
        return [part.strip() for part in (given.choices or "").split(",") if part.strip()]
    plans = read_plans_of(given.plan, scenario)
    if plans is None:
        return None
    if len(plans) > 1:
        print(f"Playing the first of {len(plans)} plans: {plans[0].name}", file=sys.stderr)
    return list(plans[0].choices)


def _by_itself(given: Namespace, scenario: Scenario, choices: list[str]) -> int:
    player = Player(given.trainee or trial_name(given.bot or "plan"), given.mode or "practice", given.seed)
    with Store.open(store_place(given.store)) as store:
        attempt = LiveAttempt.begin(store, scenario, player)
        show = _shown(given, attempt)
        try:
            for happened in autoplay(attempt, _bot(given, attempt, choices)):
                show(happened)
            _refuse_left_over(attempt, choices)
        except Stopped as stopped:
            attempt.give_up()
            print(stopped, file=sys.stderr)
            return 2
        card = attempt.finish()
        for said in filter(None, (*store.notes(), attempt.problem)):
            print(said, file=sys.stderr)
        if given.json:
            document = outcome_document(attempt, card, attempt.solution)
            if isinstance(scenario, Rehearsal):
                document["rehearsal"] = rehearsal_document(scenario)
            print(json.dumps(document, indent=2, ensure_ascii=False))
        else:
            print(text_sheet(scored_record(attempt, card)))
        recorded = store.attempt(attempt.id).scorecard is not None
        if recorded:
            _count(store, attempt)
    return 0 if recorded else 2


def _shown(given: Namespace, attempt: LiveAttempt) -> Callable[[Sequence[Event]], None]:
    """Shows each step as the terminal does, where that is asked for; one document stays one document."""
    if not given.terminal or given.json:
        return lambda _: None
    from simulator.app.commands.terminal import Terminal
    from simulator.terminal.read_aloud import ReadAloud

    return ReadAloud(Terminal.standard().page, attempt.session).show


def _refuse_left_over(attempt: LiveAttempt, choices: Sequence[str]) -> None:
    """A list that goes on after the end belongs to another call, or was mistyped. Raises Stopped."""
    said = sum(isinstance(event, Replied | FellSilent | Opened) for event in attempt.session.log)
    if left := choices[said:]:
        where = attempt.session.program.positions[attempt.session.call.place].key
        raise Stopped(
            f"The call ends after {said} of {len(choices)} choices, at {where}, and was not scored. "
            f"Take out what is left over: {', '.join(left)}"
        )


def _count(store: Store, attempt: LiveAttempt) -> None:
    """Adds the call to its cohort, now that what its replies cost is at hand and its score has been told."""
    from simulator.app.cohort_attempts import choices_of
    from simulator.app.cohort_counting import count_at_once

    session = attempt.session
    count_at_once(store, attempt.id, lambda: choices_of(session.program, attempt.solution, session.log))


def _bot(given: Namespace, attempt: LiveAttempt, choices: list[str]) -> Bot:
    if given.bot is None:
        return scripted(choices)
    script = attempt.session.scenario.script
    return make_bot(given.bot, Random(given.seed), script, lambda: attempt.solution.best_line)
