"""Writing a file as a whole, so that an interruption leaves the earlier one and no half of the next."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class FileProblem(Exception):
    """A file cannot be written; its text says which, why, and how to mend it."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `path` once the block ends without an exception.

    A device or a pipe is written to directly. Raises FileProblem where writing fails.
    """
    try:
        # The target of a link is replaced, not the link.
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as device:
                yield device
        else:
            yield from _beside(target)
    except OSError as error:
        raise FileProblem(
            f"{path} cannot be written ({error.strerror or error}). Check that its folder exists and has "
            "space, that this user may write there, and that no other program has the file open."
        ) from error


def _beside(target: Path) -> Iterator[BinaryIO]:
    part = target.with_name(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
