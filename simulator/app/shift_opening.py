"""Getting at a shift by what the user typed, and at the one that was left, whatever became of its files."""

from dataclasses import dataclass
from pathlib import Path

from scoring.results.place import Place
from scoring.results.records import AttemptRecord
from scoring.results.store import Store
from simulator.app.attempt import Player
from simulator.app.live_shift import unfinished_shift
from simulator.scenario.diagnostics import render
from simulator.scenario.library import Library, NotFound, source_lines
from simulator.scenario.load import SHIFT_ENDING as ENDING
from simulator.shift.library import find_shift, read_shift
from simulator.shift.program import Shift

_FILES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class OpenedShift:
    """What was found under a name: the shift, or why it cannot be worked; `id` is what it is recorded as."""

    id: str
    shift: Shift | None
    problem: str = ""


def open_shift(name: str) -> OpenedShift:
    """The shift with this id or path, with all that is wrong with its files."""
    path = find_shift(name, Library())
    if isinstance(path, NotFound):
        return OpenedShift(_id(name), None, path.reason)
    read = read_shift(path)
    if read.shift is not None:
        return OpenedShift(read.shift.id, read.shift)
    lines = source_lines(path)
    found = [render(problem, str(path), lines) for problem in read.diagnostics]
    problem = "\n".join([*found, f"{path} cannot be worked before this is mended."])
    return OpenedShift(_id(path.name), None, problem)


def _id(name: str) -> str:
    file = Path(name)
    id = file.stem if file.suffix in _FILES else name
    return id if id.endswith(ENDING) else id + ENDING


def left_shift(store: Store, opened: OpenedShift, player: Player) -> AttemptRecord | None:
    """The shift that this player left: on the files as they are, else on what they were then.

    The mode and the seed are the player's in any case. Raises StoreProblem.
    """
    same = unfinished_shift(store, opened.shift, player) if opened.shift else None
    if same is not None:
        return same
    found = store.unfinished(player.trainee, opened.id)
    return next((one for one in found if (one.mode, one.seed) == (player.mode, player.seed)), None)


def since_left(opened: OpenedShift, left: AttemptRecord) -> str:
    """What became of its files since a shift was left, in sentences; empty if nothing did."""
    if opened.shift is None:
        return f"{opened.problem}\nThe shift that you left goes on, on the text it was begun on."
    if opened.shift.hash != left.hash:
        return (
            "Its files were edited since you left this shift. It goes on, on the text it was begun on; "
            "the next one is worked on the edited files."
        )
    return ""


def can_have_left(place: Place) -> bool:
    """Whether there is a store at all to have left a shift in: looking into none would make one."""
    return not isinstance(place.target, Path) or place.target.exists()
