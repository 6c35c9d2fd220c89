"""Whether the recordings of a scenario and its lines still belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Diagnostic, Severity, Span
from simulator.scenario.model import Script
from simulator.scenario.recordings import place_of, recording_name
from simulator.scenario.texts import Text, texts

_TOP = Span(1, 1, 2)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Listing:
    """The recordings of a scenario, each with what is wrong with it as a sound; empty if nothing is.

    `own` are the files of `clips/SCENARIO/`, `shared` those of `clips/` itself; `unheard` are recordings
    in `clips/SCENARIO/` that are no WAV files.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, str] = field(default_factory=dict)
    unheard: tuple[str, ...] = ()


def clip_problems(script: Script, clips: Listing) -> tuple[Diagnostic, ...]:
    """Recordings that are named and not there or cannot be heard, that are of lines whose words have
    changed, or of nothing; and who is heard partly recorded, partly not.
    """
    if not clips.own and not clips.unheard and not _names_recordings(script):
        return ()
    lines = [text for text in texts(script) if text.spoken]
    return (
        *_missing(lines, clips),
        *_half_recorded(script, lines, clips),
        *_left_over(script, lines, clips),
        *(_in_another_format(name) for name in clips.unheard),
    )


def _names_recordings(script: Script) -> bool:
    states = (state for call in script.calls for state in call.states.values())
    lines = (part for state in states for line in state.lines for part in line.first or (line,))
    return any(line.clip for line in lines)


def _missing(lines: Iterable[Text], clips: Listing) -> Iterator[Diagnostic]:
    for line in lines:
        name = line.clip or recording_name(line.id)
        problem = _problem_with(name, clips)
        if problem is None and line.clip:
            hint = "put it there, correct the name, or leave 'clip' out to have the line spoken"
            message = f"the recording '{line.clip}' is not in the folder of clips"
            yield _warning("missing-clip", message, _span(line), hint)
        elif problem:
            message = f"the recording '{name}' cannot be heard: {problem}"
            yield _warning("missing-clip", message, _span(line), "until it can, the voice says the line")


def _problem_with(name: str, clips: Listing) -> str | None:
    """What is wrong with a recording; None if there is no such file."""
    return clips.own.get(name, clips.shared.get(name))


def _half_recorded(script: Script, lines: Iterable[Text], clips: Listing) -> Iterator[Diagnostic]:
    people = {"": script.caller, **script.people}
    said: dict[str, list[Text]] = defaultdict(list)
    for line in lines:
        said[line.by].append(line)
    for by, theirs in said.items():
        left = [line for line in theirs if not _is_recorded(line, clips)]
        if not left or len(left) == len(theirs):
            continue
        message = (
            f"{people[by].name} is recorded in {len(theirs) - len(left)} of {len(theirs)} lines; "
            f"this is the first that the voice says"
        )
        hint = f"record it as {recording_name(left[0].id)}"
        yield Diagnostic("missing-clip", message, _span(left[0]), hint, Severity.NOTE)


def _is_recorded(line: Text, clips: Listing) -> bool:
    return _problem_with(line.clip or recording_name(line.id), clips) == ""


def _left_over(script: Script, lines: Sequence[Text], clips: Listing) -> Iterator[Diagnostic]:
    """Files of the scenario's own folder that no line is heard from."""
    by_state: dict[str, list[Text]] = {
        f"{call.id}/{name}": [] for call in script.calls for name in call.states
    }
    used = {line.clip or recording_name(line.id) for line in lines}
    recorded = {line.by for line in lines if _is_recorded(line, clips)}
    for line in lines:
        if not _is_recorded(line, clips):
            by_state[f"{line.call}/{line.state}"].append(line)
    for name in sorted(set(clips.own) - used):
        place = place_of(name)
        if place is None or place[0] not in by_state:
            message = f"the recording '{name}' is of no line of this scenario"
            yield _warning("unused-clip", message, _TOP, "delete it, or call it what 'script' says")
        else:
            left = by_state[place[0]]
            yield _stale(name, place[0], [line for line in left if line.by in recorded] or left)


def _in_another_format(name: str) -> Diagnostic:
    message = f"the recording '{name}' is no WAV file, so it is never heard"
    return _warning("unused-clip", message, _TOP, "export it as WAV, PCM, 16 bit")


def _stale(name: str, state: str, left: Sequence[Text]) -> Diagnostic:
    """A recording of words that a state does not have; `left` are lines that it may have been for."""
    if not left:
        message = f"the recording '{name}' is of a line that {state} no longer has"
        return _warning("stale-clip", message, _TOP, "delete it")
    probably = " or ".join(f"“{_shortened(line.words)}”" for line in left[:2])
    message = f"the recording '{name}' is of words that {state} no longer has; probably it was for {probably}"
    again = recording_name(left[0].id)
    return _warning(
        "stale-clip", message, _span(left[0]), f"record the line again as {again}, or rename the file so"
    )


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _warning(code: Code, message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(code, message, span, hint, Severity.WARNING)


def _span(line: Text) -> Span:
    return Span(line.at[0], line.at[1], line.at[1] + 1)
