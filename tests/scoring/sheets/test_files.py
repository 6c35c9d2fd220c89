"""A file is replaced as a whole."""

import os
from pathlib import Path

import pytest

from scoring.sheets.files import FileProblem, replacing


def test_the_earlier_content_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sheet"
    path.write_bytes(b"a longer earlier content")
    with replacing(path) as file:
        file.write(b"later")
    assert path.read_bytes() == b"later"
    assert list(tmp_path.iterdir()) == [path]


def test_until_the_end_the_earlier_content_is_there(tmp_path: Path) -> None:
    path = tmp_path / "sheet"
    path.write_bytes(b"earlier")
    with replacing(path) as file:
        file.write(b"later")
        file.flush()
        assert path.read_bytes() == b"earlier"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be written"), replacing(tmp_path) as file:
        file.write(b"later")
    assert tmp_path.is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(path) as file:
        file.write(b"through the pipe")
    assert os.read(reader, 100) == b"through the pipe"
    os.close(reader)
    assert path.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege here")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"earlier")
    link.symlink_to(target)
    with replacing(link) as file:
        file.write(b"later")
    assert link.is_symlink()
    assert target.read_bytes() == b"later"
