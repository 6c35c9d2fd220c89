"""`python -m tests.fuzz [MINUTES]`: atheris looks for inputs that yield anything but diagnostics.

It needs the extra `fuzz` (`pip install -e '.[test,fuzz]'`), which there is for Linux. An input that it finds
is kept in tests/fuzz/found, and is a test from then on.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.seeds import inputs, words

FOUND = Path(__file__).with_name("found")
PROJECT = Path(__file__).parents[2]
LONGEST = 4096
"""Bytes of an input."""
HANGS_AFTER = 20
MOST_MEMORY = 2048
MINUTES = 10


def main(minutes: float) -> int:
    """The exit code of the hunt: 0 if nothing was found."""
    if find_spec("atheris") is None:
        sys.exit("Fuzzing needs atheris, which there is for Linux: pip install -e '.[test,fuzz]'")
    FOUND.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        seeds, known = Path(folder, "seeds"), Path(folder, "words")
        seeds.mkdir()
        for number, data in enumerate(inputs()):
            (seeds / f"{number:04}").write_bytes(data)
        known.write_text("".join(f'"{_escaped(word)}"\n' for word in words()), encoding="ascii")
        hunt = [
            *(str(seeds), f"-dict={known}", f"-artifact_prefix={FOUND}/"),
            *(f"-max_total_time={round(minutes * 60)}", f"-max_len={LONGEST}", f"-timeout={HANGS_AFTER}"),
            *(f"-rss_limit_mb={MOST_MEMORY}", "-print_final_stats=1"),
        ]
        return subprocess.run(
            [sys.executable, "-m", "tests.fuzz.hunt", *hunt], cwd=PROJECT, check=False
        ).returncode


def _escaped(word: str) -> str:
    """The word as dictionaries of libFuzzer have it."""
    return "".join(
        letter
        if letter.isascii() and letter.isprintable() and letter not in '"\\'
        else f"\\x{ord(letter):02X}"
        for letter in word
    )


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES))
