"""Where scenarios are kept, and reading their files. The only part of the scenario room that opens files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.scenario.codes import Code
from simulator.scenario.diagnostics import Diagnostic, Severity, Span, did_you_mean
from simulator.scenario.document import MOST_BYTES, TOO_LARGE
from simulator.scenario.load import SHIFT_ENDING, Loaded, load
from simulator.scenario.model import Place
from simulator.scenario.translation import lines_before, stream, top_value

_PACKAGE = Path(__file__).resolve().parent.parent
_ENDINGS = (".yaml", ".yml")
SHIFTS = "shifts"
"""The folder within a library that has its shifts, and the short calls they draw from."""


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
        return tuple(path for path in _files(self.folder) if not is_shift(path))

    def shift_paths(self) -> tuple[Path, ...]:
        """The files of shifts, by name: those of the folder, and those of its folder of shifts."""
        found = (*_files(self.folder), *_files(self.folder / SHIFTS))
        return tuple(path for path in found if is_shift(path))

    def short_calls(self) -> tuple[Path, ...]:
        """The scenario files beside the library's shifts; they are played by shifts, and listed by none."""
        return tuple(path for path in _files(self.folder / SHIFTS) if not is_shift(path))

    def find(self, name: str) -> Path | NotFound:
        """A file from an id of the library, a short call's included, or a path."""
        for path in (*self.paths(), *self.short_calls()):
            if path.stem == name:
                return path
        path = Path(name)
        if path.is_file():
            return path
        if path.suffix in _ENDINGS or len(path.parts) > 1:
            return NotFound(f"There is no file {name}. Check the path, or run 'list' for the ids.")
        hint = did_you_mean(name, [path.stem for path in self.paths()])
        return NotFound(f"There is no scenario '{name}' in {self.folder}: {hint}")


def is_shift(path: Path) -> bool:
    """Whether the file's name is that of a shift: `monday.shift.yaml`."""
    return path.suffix in _ENDINGS and path.stem.endswith(SHIFT_ENDING)


def _files(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS))


def read_scenario(path: Path) -> Loaded:
    """Load a file. What cannot be opened or decoded is a diagnostic like any other.

    A translation is loaded with the scenario that lies beside it; its diagnostics are of its own lines.
    """
    text = read_text(path)
    return text if isinstance(text, Loaded) else load_as(path, text)


def load_as(path: Path, text: str) -> Loaded:
    """Load a text as if the file held it."""
    name, at = top_value(text, "translates")
    base = base_of(path, name)
    return load(text, path.stem) if base is None else _read_translation(path, text, base, at)


def _read_translation(path: Path, text: str, base: Path, at: Place) -> Loaded:
    first = read_text(base)
    if isinstance(first, Loaded):
        return _broken(f"{base.name} cannot be read", base, at)
    if top_value(first, "translates")[0]:
        hint = "translate the scenario itself"
        return _refused("unknown-scenario", f"{base.name} is a translation itself", hint, at)
    loaded = load(stream(first, text), path.stem)
    own = tuple(_moved(lines_before(first), loaded.diagnostics))
    if loaded.scenario is None and not any(found.severity is Severity.ERROR for found in own):
        return _broken(f"{base.name} has mistakes", base, at)
    return Loaded(loaded.scenario, (*own, *_odd_file_name(path, base, text)))


def base_of(path: Path, name: str) -> Path | None:
    """The other file of this folder that has the scenario of that name; None if there is none."""
    if not name or Path(name).name != name:
        return None
    files = (path.with_name(name + ending) for ending in _ENDINGS)
    return next((file for file in files if file.is_file() and file != path), None)


def read_text(path: Path) -> str | Loaded:
    """The text of a file with its line ends as they are, or why it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return _refused("too-large", TOO_LARGE, "split the scenario")
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _place_of(error.start, data)
        return _unreadable(f"byte {error.start} is not UTF-8", "save the file as UTF-8", at)
    except OSError as error:
        return _unreadable(error.strerror or str(error), "check that the file is there and can be read")


def _moved(lines: int, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those that stand behind so many lines, as places of the file that begins there."""

    def up(span: Span) -> Span:
        return replace(span, line=span.line - lines)

    for found in diagnostics:
        if found.span.line > lines:
            related = tuple(replace(other, span=up(other.span)) for other in found.related)
            fix = tuple(replace(edit, span=up(edit.span)) for edit in found.fix)
            yield replace(found, span=up(found.span), related=related, fix=fix)


def _odd_file_name(path: Path, base: Path, text: str) -> Iterator[Diagnostic]:
    """A translation is called after the scenario and its language."""
    language, (line, column) = top_value(text, "language")
    wanted = f"{base.stem}.{language}"
    if language and path.stem.lower() != wanted.lower():
        message = f"the translation of '{base.stem}' into '{language}' is called {path.name}"
        hint = f"call the file {wanted}{path.suffix}, or correct its language"
        span = Span(line, column, column + len(language))
        yield Diagnostic("odd-language", message, span, hint, Severity.WARNING)


def _broken(message: str, base: Path, at: Place) -> Loaded:
    hint = f"'check {base.name}' says what is wrong with it; a translation needs a sound scenario"
    return _refused("broken-scenario", message, hint, at)


def source_lines(path: Path) -> list[str]:
    """The file's lines for showing beside a diagnostic; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _place_of(byte: int, data: bytes) -> Place:
    """The line and column of a byte before which everything is UTF-8."""
    line_start = data.rfind(b"\n", 0, byte) + 1
    return data.count(b"\n", 0, byte) + 1, len(data[line_start:byte].decode("utf-8")) + 1


def _unreadable(what: str, hint: str, at: Place = (1, 1)) -> Loaded:
    return _refused("unreadable", f"the file cannot be read: {what}", hint, at)


def _refused(code: Code, message: str, hint: str, at: Place = (1, 1)) -> Loaded:
    return Loaded(None, (Diagnostic(code, message, Span(at[0], at[1], at[1] + 1), hint),))
