"""The real program on a real terminal."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest

from tests.terminal.conftest import KETTLE

RUN = Path(__file__).parents[2] / "run_sim.py"
PLAY = [sys.executable, str(RUN), "play", str(KETTLE), "--terminal"]
SHIFT = [sys.executable, str(RUN), "shift", "avalanche", "--terminal"]
COLOURED = re.compile(r"\x1b\[(\d+;)*[349]\d")
PATIENCE = 60.0  # seconds until a program that says nothing counts as hung


class Window:
    """A terminal window with the program in it."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self.process = process
        self.seen = ""
        self._end = end

    def wait_for(self, words: str) -> None:
        """Reads on until the words are on screen."""
        while words not in self.seen:
            assert select([self._end], [], [], PATIENCE)[0], self.seen
            self.seen += os.read(self._end, 4096).decode("utf-8", "replace")

    def type(self, line: str) -> None:
        self.seen = ""
        os.write(self._end, line.encode())


@contextmanager
def window(home: Path, *arguments: str, command: list[str] = PLAY, **environment: str) -> Iterator[Window]:
    ours, theirs = pty.openpty()
    os.set_inheritable(theirs, True)
    process = subprocess.Popen(
        [*command, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=_at_home(home) | environment,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    try:
        yield Window(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _at_home(home: Path) -> dict[str, str]:
    """An environment in which the program keeps everything under `home`."""
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "TERM": "xterm"}
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | own | {"PYTHONUTF8": "1"}


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # Tests that are run in the background hand down a Ctrl+C that is ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


def test_a_call_is_played_from_name_to_score_sheet(tmp_path: Path) -> None:
    with window(tmp_path) as screen:
        screen.wait_for("Your name")
        screen.type("Ana\n")
        screen.wait_for("Answer?")
        screen.type("\n")
        screen.wait_for("> ")
        screen.type("k 2\n")
        screen.wait_for("Sent free of charge.")
        screen.type("send\n")
        screen.wait_for("Answer?")
        screen.type("\n")
        screen.wait_for("I am glad to hear it.")
        screen.type("1\n")
        screen.wait_for("Recorded as attempt")
        assert screen.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_by_a_key_keeps_the_call(key: str, tmp_path: Path) -> None:
    with window(tmp_path, "--trainee", "Ana") as screen:
        screen.wait_for("Answer?")
        screen.type("\n")
        screen.wait_for("Your reply")
        screen.wait_for("> ")
        screen.type(key)
        screen.wait_for("The call is kept.")
        assert screen.process.wait(PATIENCE) == 0
        assert "Traceback" not in screen.seen


def test_no_color_and_dumb_terminals_get_no_colours(tmp_path: Path) -> None:
    with window(tmp_path, "--trainee", "Ana", TERM="dumb") as screen:
        screen.wait_for("Answer?")
        assert "\x1b" not in screen.seen
    with window(tmp_path, "--trainee", "Bo", NO_COLOR="1") as screen:
        screen.wait_for("Answer?")
        screen.type("\n")
        screen.wait_for("Trust")
        assert not COLOURED.search(screen.seen)


def test_a_script_plays_through_pipes(tmp_path: Path) -> None:
    lines = "\nk 2\nsend\n\nglad\n"
    done = subprocess.run(
        PLAY, input=lines, env=_at_home(tmp_path), capture_output=True, encoding="utf-8", timeout=PATIENCE
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert "> send" in done.stdout
    assert "Recorded as attempt" in done.stdout


def test_a_terminal_that_knows_only_ascii_gets_plain_bars(tmp_path: Path) -> None:
    environment = _at_home(tmp_path) | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(PLAY, input="\nq\n", env=environment, capture_output=True, encoding="ascii")
    assert done.returncode == 0
    assert "Patience #####..... 5/10" in done.stdout


def answer_the_first(screen: Window) -> None:
    """From the desk of a shift to the first replies of its first call."""
    for seen in ("What now?", "Take the next call"):
        screen.wait_for(seen)
        screen.wait_for("> ")
        screen.type("1\n")
    screen.wait_for("Your reply")
    screen.wait_for("> ")


def test_a_shift_killed_in_a_call_goes_on_from_the_last_choice(tmp_path: Path) -> None:
    with window(tmp_path, "--trainee", "Ana", command=SHIFT) as screen:
        answer_the_first(screen)
        screen.type("1\n")
        screen.wait_for("Your reply")
        screen.process.kill()
        assert screen.process.wait(PATIENCE) == -signal.SIGKILL
    with window(tmp_path, "--trainee", "Ana", command=SHIFT) as screen:
        screen.wait_for("Go on with it?")
        screen.type("\n")
        screen.wait_for("You:")
        screen.wait_for("Your reply")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_by_a_key_keeps_the_shift(key: str, tmp_path: Path) -> None:
    with window(tmp_path, "--trainee", "Ana", command=SHIFT, NO_COLOR="1") as screen:
        answer_the_first(screen)
        assert not COLOURED.search(screen.seen)
        screen.type(key)
        screen.wait_for("The shift is kept.")
        assert screen.process.wait(PATIENCE) == 0
        assert "Traceback" not in screen.seen


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_a_shift_is_worked_through_pipes(tmp_path: Path) -> None:
    lines = "1\n" * 12
    done = subprocess.run(
        SHIFT[:-1], input=lines, env=_at_home(tmp_path), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0
    assert "> 1" in done.stdout
    assert "The shift is kept." in done.stdout
    assert done.stderr == (
        "No screen was found here, so no window can be opened. The shift is worked in the terminal.\n"
    )
