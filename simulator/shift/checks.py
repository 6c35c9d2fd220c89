"""What must hold in a shift's file beyond its keys: times in order, and names that its calls have."""

from collections.abc import Collection, Mapping
from itertools import combinations, pairwise

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Problems, Related, Severity, did_you_mean
from simulator.scenario.fields import shorten
from simulator.scenario.load import Scenario
from simulator.scenario.model import Person, Place, Ref
from simulator.scenario.resolver import span
from simulator.shift.compile import value_of
from simulator.shift.model import Entry, Script

_NEAR_RATE, _NEAR_PITCH = 10, 8
"""Voices of one gender and variant that differ by less in both sound like one person."""


def check(script: Script, calls: Mapping[str, Scenario], problems: Problems) -> None:
    """Report what is wrong. Entries whose scenario is not among `calls` are passed over."""
    _check_times(script, problems)
    entries = script.pool + (script.outage.pool if script.outage else ())
    for entry in entries:
        if entry.call.name in calls:
            _check_entry(entry, calls[entry.call.name], problems)
    _check_voices(entries, calls, problems)


def _check_times(script: Script, problems: Problems) -> None:
    def odd(message: str, at: Place, hint: str) -> None:
        problems.add("odd-period", message, span(at, 1), hint)

    periods = script.arrivals
    if periods and periods[0].minute:
        odd("nobody knows how many ring before this", periods[0].at, "let the first period begin from 0")
    for before, period in pairwise(periods):
        if period.minute <= before.minute:
            odd(f"minute {period.minute} is not after minute {before.minute}", period.at,
                "put the periods into their order")  # fmt: skip
    for period in periods[1:]:
        if period.minute >= script.minutes:
            odd(f"minute {period.minute} is after the line closes", period.at,
                f"the line is open for {script.minutes} minutes")  # fmt: skip
    outage = script.outage
    if outage and not outage.begins < outage.ends <= script.minutes:
        odd(f"the outage cannot last from minute {outage.begins} to {outage.ends}", outage.at,
            f"let it begin before it ends, within the {script.minutes} minutes")  # fmt: skip
    returns = script.returns
    if returns.soonest > returns.latest:
        odd(f"the first cannot ring after {returns.soonest} minutes and the last after {returns.latest}",
            returns.at, "let 'latest' be no less than 'soonest'")  # fmt: skip


def _check_entry(entry: Entry, scenario: Scenario, problems: Problems) -> None:
    fields, script = scenario.program.fields, scenario.script
    facts = {name: fields[name] for name in script.facts}
    for setting in entry.set:
        value_of(setting, facts, f"scenario {scenario.id}", problems)
    endings = {position.state.ending for position in scenario.program.positions} - {""}

    def known(ref: Ref | None, names: Collection[str], code: Code, what: str) -> None:
        if ref and ref.name and ref.name not in names:
            problems.add(code, f"{scenario.id} has no {what} '{shorten(ref.name)}'",
                         span(ref.at, len(ref.name)), did_you_mean(ref.name, names))  # fmt: skip

    for ref in entry.solved:
        known(ref, endings, "unknown-ending", "ending")
    for fact in (entry.again, *entry.keeps):
        known(fact, facts, "unknown-fact", "fact")
    if entry.call_back:
        known(entry.call_back.promise, script.promises, "unknown-promise", "promise")


def _check_voices(entries: tuple[Entry, ...], calls: Mapping[str, Scenario], problems: Problems) -> None:
    heard = [
        (entry, entry.caller or calls[entry.call.name].script.caller)
        for entry in entries
        if entry.call.name in calls
    ]
    for (one, first), (other, second) in combinations(heard, 2):
        if _alike(first, second):
            there = (Related(span(one.at, len(one.call.name)), f"{first.name} is here"),)
            problems.add("same-voice", f"{second.name} sounds like {first.name}",
                         span(other.at, len(other.call.name)),
                         "give one of them another voice: gender, variant, rate or pitch",
                         Severity.WARNING, related=there)  # fmt: skip


def _alike(one: Person, other: Person) -> bool:
    a, b = one.voice, other.voice
    same = (a.gender, a.variant) == (b.gender, b.variant)
    return same and abs(a.rate - b.rate) < _NEAR_RATE and abs(a.pitch - b.pitch) < _NEAR_PITCH
