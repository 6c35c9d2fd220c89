"""What must hold among the keys of one state."""

from simulator.scenario.diagnostics import Problems, Related
from simulator.scenario.document import Mapping, Scalar
from simulator.scenario.records import Entries

_WAYS = ("choices", "then", "ending", "next")
_OF_ENDS = ("marks", "critical", "why", "title", "outcome")


def one_way_on(entries: Entries, where: Scalar | Mapping, whole: bool, problems: Problems) -> None:
    """A state does exactly one thing."""
    ways = [way for way in _WAYS if way in entries]
    if len(ways) == 1 or (not ways and not whole):
        return
    if not ways:
        problems.add("state-without-one-way", "this state does nothing", where.span,
                     _what_is_missing(entries), related=_of_ends(entries))  # fmt: skip
        return
    first, second = sorted(
        (entries[way][0] for way in ways), key=lambda key: (key.span.line, key.span.column)
    )[:2]
    problems.add("state-without-one-way", f"a state with '{first.text}' cannot have '{second.text}' too",
                 second.span, "keep one of choices, then, ending, next; make another state of the other",
                 related=(Related(first.span, "the state does this already"),))  # fmt: skip


def _what_is_missing(entries: Entries) -> str:
    if "outcome" in entries:
        return "it has an 'outcome': give it the 'next' call"
    if _of_ends(entries):
        return "it has keys of an end: give it an 'ending', or the 'next' call"
    return "give it one of choices, then, ending, next"


def _of_ends(entries: Entries) -> tuple[Related, ...]:
    return tuple(Related(entries[key][0].span, "only an end has this") for key in _OF_ENDS if key in entries)


def keys_of_ends(entries: Entries, where: Scalar | Mapping, whole: bool, problems: Problems) -> None:  # noqa: ARG001
    """A state has only the keys that go with what it does."""
    if "silence" in entries and "choices" not in entries and whole:
        problems.add("idle-silence", "nobody waits for a reply in this state", entries["silence"][0].span,
                     "'silence' goes with 'choices'")  # fmt: skip
    if "next" in entries or not whole or not any(way in entries for way in _WAYS):
        return
    for key in _OF_ENDS:
        if key in entries and (key == "outcome" or "ending" not in entries):
            hint = "it goes with 'next'" if key == "outcome" else "it goes with 'ending' or 'next'"
            problems.add("not-an-end", f"'{key}' does nothing in this state", entries[key][0].span,
                         hint)  # fmt: skip
