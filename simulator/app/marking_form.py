"""The form on which a second person marks an attempt: every reply, every behaviour, and no mark of the
system's."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.cohort.agreement import MARKS
from scoring.results.remark_records import GivenMark
from scoring.rubric import BEHAVIOURS
from scoring.sheets.csv_sheet import BYTE_ORDER_MARK, csv_line
from scoring.sheets.files import replacing
from scoring.sheets.wording import clock_words
from simulator.app.recorded import Recorded
from simulator.call.events import Event, FellSilent, Heard, Replied
from simulator.scenario.program import Program

COLUMNS = ("attempt", "event", "at", "heard before", "reply", "behaviour", "meaning", "mark")
_NEEDED = ("attempt", "event", "behaviour", "mark")
MOST_BYTES = 10_000_000
_WORKBOOK = b"PK"
_SILENCE = "(said nothing)"


@dataclass(frozen=True, slots=True)
class HeardReply:
    """A reply as a marker meets it: its place in the log, what was heard before it, what was said."""

    event: int
    at: float
    heard: str
    said: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says: marks, and a sentence for everything that is wrong with it."""

    marks: tuple[GivenMark, ...]
    problems: tuple[str, ...]


def heard_replies(found: Recorded) -> Iterator[HeardReply]:
    """Every reply of a call, silences included, with the lines heard since the one before."""
    heard: list[str] = []
    for number, event in enumerate(found.log):
        if isinstance(event, Heard):
            heard.append(event.line.text)
        elif isinstance(event, Replied | FellSilent):
            said = _said(found.scenario.program, event)
            yield HeardReply(number, event.at, " / ".join(heard), said)
            heard = []


def _said(program: Program, event: Event) -> str:
    if not isinstance(event, Replied):
        return _SILENCE
    move = program.positions[program.places[event.state]].transitions[event.slot].move
    assert move is not None
    return move.say


def write_form(attempt: str, replies: Iterable[HeardReply], path: Path) -> int:
    """Writes an empty form as CSV; returns how many replies are on it. Raises FileProblem."""
    many = 0
    with replacing(path) as file:
        file.write((BYTE_ORDER_MARK + csv_line(COLUMNS)).encode())
        for reply in replies:
            many += 1
            begins = (attempt, reply.event, clock_words(reply.at), reply.heard, reply.said)
            for behaviour in BEHAVIOURS.values():
                line = csv_line((*begins, behaviour.key, behaviour.meaning, ""))
                file.write(line.encode("utf-8", "replace"))
    return many


def read_form(path: Path, attempt: str, replies: Sequence[HeardReply]) -> Filled:
    """What was filled in, with the name of the file and the line in every sentence. Raises OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if content.startswith(_WORKBOOK):
        return _unusable(f"{path} is a workbook: save its sheet as CSV, and name that file.")
    if len(content) > MOST_BYTES:
        return _unusable(f"{path} is larger than {MOST_BYTES // 1_000_000} MB, so it is no form of 'mark'.")
    # Only ASCII is read of it, so it does not matter what a spreadsheet made of the other letters.
    lines = content.decode("utf-8-sig", "replace").replace("\0", "").splitlines(keepends=True)
    return _Reading(path, attempt, {reply.event for reply in replies}).all(lines)


def _unusable(sentence: str) -> Filled:
    return Filled((), (sentence,))


class _Reading:
    def __init__(self, path: Path, attempt: str, events: set[int]) -> None:
        self._path = path
        self._attempt = attempt
        self._events = events
        self._marks: dict[tuple[int, str], tuple[GivenMark, int]] = {}
        self._problems: list[str] = []

    def all(self, lines: Sequence[str]) -> Filled:
        first = lines[0] if lines else ""
        # Where a comma stands in numbers, spreadsheets put a semicolon between cells.
        divider = max(",;\t", key=first.count)
        rows = csv.DictReader(lines, delimiter=divider, restval="")
        try:
            missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                return _unusable(
                    f"{self._path}, line 1: there is no column '{missing[0]}'. Write a form with "
                    "'mark ATTEMPT -o FILE.csv', fill in its last column, and leave the others as they are."
                )
            for row in rows:
                self._row(row, rows.line_num)
        except csv.Error as error:
            self._say(rows.line_num, f"this is no CSV ({error}). Save the form as CSV again.")
        return Filled(tuple(mark for mark, _ in self._marks.values()), tuple(self._problems))

    def _row(self, row: Mapping[str, str], line: int) -> None:
        mark = row["mark"].strip()
        if not mark:
            return
        if row["attempt"].strip() != self._attempt:
            what = row["attempt"].strip() or "no attempt"
            self._say(line, f"this marks {what}, not {self._attempt}. Name the attempt the form is of.")
        elif (event := _whole(row["event"])) not in self._events:
            said = row["event"].strip()
            self._say(line, f"event '{said}' is no reply of this attempt. Put the number back as it was.")
        elif (behaviour := row["behaviour"].strip()) not in BEHAVIOURS:
            names = ", ".join(BEHAVIOURS)
            self._say(line, f"'{behaviour}' is no behaviour. Write one of {names}.")
        elif (value := _whole(mark)) not in MARKS:
            self._say(line, f"'{mark}' is no mark. Write 0, 1, 2 or 3, or leave the cell empty.")
        else:
            assert event is not None
            assert value is not None
            self._add(GivenMark(event, behaviour, value), line)

    def _add(self, mark: GivenMark, line: int) -> None:
        known, earlier = self._marks.setdefault((mark.event, mark.behaviour), (mark, line))
        if known != mark:
            self._say(line, f"this was marked {known.value} in line {earlier} already. Empty one of the two.")

    def _say(self, line: int, what: str) -> None:
        self._problems.append(f"{self._path}, line {line}: {what}")


def _whole(text: str) -> int | None:
    """The number in a cell, which a spreadsheet may have written as 2.0; None for anything else."""
    digits = text.strip().removesuffix(".0").removesuffix(",0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
