"""Where scenarios are kept, and reading their files. The only part of the scenario room that opens files."""

from dataclasses import dataclass
from pathlib import Path

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Diagnostic, Span, did_you_mean
from simulator.scenario.document import MOST_BYTES, TOO_LARGE
from simulator.scenario.load import Loaded, load

_PACKAGE = Path(__file__).resolve().parent.parent
_ENDINGS = (".yaml", ".yml")


def shipped_folder(name: str) -> Path:
    """A folder that comes with the product: beside the packages in a checkout, inside them when installed."""
    checkout = _PACKAGE.parent / name
    return checkout if checkout.is_dir() else _PACKAGE / "shipped" / name


@dataclass(frozen=True, slots=True)
class NotFound:
    """A scenario that is not there, in a sentence."""

    reason: str


class Library:
    """The scenarios of one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or shipped_folder("scenarios")

    def paths(self) -> tuple[Path, ...]:
        """The scenario files, by name."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path for path in self.folder.iterdir() if path.suffix in _ENDINGS))

    def find(self, name: str) -> Path | NotFound:
        """A file from an id of the library, or a path."""
        for path in self.paths():
            if path.stem == name:
                return path
        path = Path(name)
        if path.is_file():
            return path
        if path.suffix in _ENDINGS or len(path.parts) > 1:
            return NotFound(f"There is no file {name}. Check the path, or run 'list' for the ids.")
        hint = did_you_mean(name, [path.stem for path in self.paths()])
        return NotFound(f"There is no scenario '{name}' in {self.folder}: {hint}")


def read_scenario(path: Path) -> Loaded:
    """Load a file. What cannot be opened or decoded is a diagnostic like any other."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return _refused("too-large", TOO_LARGE, "split the scenario")
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unreadable(f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except OSError as error:
        return _unreadable(error.strerror or str(error), "check that the file is there and can be read")
    return load(text, path.stem)


def source_lines(path: Path) -> list[str]:
    """The file's lines for showing beside a diagnostic; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _unreadable(what: str, hint: str) -> Loaded:
    return _refused("unreadable", f"the file cannot be read: {what}", hint)


def _refused(code: Code, message: str, hint: str) -> Loaded:
    return Loaded(None, (Diagnostic(code, message, Span(1, 1, 2), hint),))
