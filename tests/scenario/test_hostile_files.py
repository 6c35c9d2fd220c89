"""Files that were made to do harm yield diagnostics, in little memory, and never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from simulator.scenario.document import MOST_BYTES
from simulator.scenario.library import read_scenario
from simulator.scenario.load import load

PROJECT = Path(__file__).parents[2]
READER = Path(__file__).with_name("read_file.py")
MOST_MEMORY = 300
HANGS_AFTER = 60
FULL = MOST_BYTES - 100_000
HEAD = "format: 1\ntitle: T\ncaller: {name: Ana}\n"
CALLS = HEAD + "calls:\n  - id: first\n    start: s0\n    states:\n"


def lines(pattern: str, count: int) -> str:
    """The pattern so many times, `%d` being the number of the line."""
    return "".join(pattern % number if "%" in pattern else pattern for number in range(count))


def noise(letters: bool) -> bytes:
    random = Random(10)
    if letters:
        return bytes(random.choices(range(32, 127), k=FULL))
    return random.randbytes(10_000_000)


BIG: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "a hundred thousand brackets": (lambda: "[" * 100_000, "too-deep"),
    "a hundred thousand braces": (lambda: "{a: " * 100_000, "too-deep"),
    "a hundred thousand dashes": (lambda: "- " * 100_000, "too-deep"),
    "ever deeper keys": (lambda: "".join(" " * depth + "a:\n" for depth in range(3000)), "too-deep"),
    "ten megabytes of bytes": (lambda: noise(letters=False), "too-large"),
    "eight megabytes of letters": (lambda: noise(letters=True), ""),
    "ten megabytes on one line": (lambda: "a: " + "x" * 10_000_000, "too-large"),
    "eight megabytes on one line": (lambda: "a: " + "x" * FULL, "text-too-long"),
    "eight megabytes in one block": (lambda: "a: |\n" + " x\n" * (FULL // 3), "text-too-long"),
    "two million items": (lambda: "a:\n" + "- 1\n" * (FULL // 4), "too-many"),
    "four million items on a line": (lambda: "a: [" + "1," * (FULL // 2 - 4) + "]", "too-many"),
    "smiling items": (lambda: "a:\n" + "- \U0001f600\n" * (FULL // 7), "too-many"),
    "three million empty lists": (lambda: "a: [" + "[]," * (FULL // 3 - 4) + "]", "too-many"),
    "three million empty maps": (lambda: "a: [" + "{}," * (FULL // 3 - 4) + "]", "too-many"),
    "a million keys": (lambda: lines("k%d: 1\n", 700_000), "too-many"),
    "many long lists": (
        lambda: "".join(f"k{n}: [" + "1," * 15_000 + "]\n" for n in range(200)), "too-many-nodes"
    ),
    "many long smiling lists": (
        lambda: "".join(f"k{n}:\n" + "- \U0001f600\n" * 15_000 for n in range(70)), "too-many-nodes"
    ),
    "many wide maps": (
        lambda: "".join(f"k{n}:\n" + lines(" k%d: 1\n", 15_000) for n in range(50)), "too-many-nodes"
    ),
    "many small maps": (
        lambda: "".join(f"k{n}:\n" + "- {a: 1}\n" * 15_000 for n in range(40)), "too-many-nodes"
    ),
    "unknown keys": (lambda: HEAD + lines("tilte%d: x\n", 15_000), "too-many-problems"),
    "the same key": (lambda: "a:\n" + " b: 1\n" * (FULL // 6), "too-many-problems"),
    "empty keys": (lambda: "? \n" * (FULL // 3), "too-many-problems"),
    "many anchors": (lambda: lines("k%d: &a 1\n", 400_000), "alias"),
    "comments": (lambda: "#\n" * (FULL // 2), "not-a-scenario"),
    "empty lines": (lambda: "\n" * FULL, "not-a-scenario"),
    "dashes": (lambda: "-\n" * (FULL // 2), "too-many"),
    "colons": (lambda: ":\n" * (FULL // 2), "syntax"),
    "calls that are none": (lambda: HEAD + "calls:\n" + "- 1\n" * 900_000, "too-many"),
    "too many states": (lambda: CALLS + lines("      s%d: {ending: x}\n", 160_000), "too-many"),
    "states that lead nowhere": (
        lambda: CALLS + lines("      s%d: {then: gone}\n", 20_000), "too-many-problems"
    ),
    "thousands of states, all nearly named": (
        lambda: (
            CALLS
            + "".join(
                f"      state-{n}: {{choices: [{{id: a, say: {'x' * 300}, to: state-{n}-x}}]}}\n"
                for n in range(19_000)
            )
        ),
        "too-many-problems",
    ),
    "a chain of states": (
        lambda: CALLS + "".join(f"      s{n}: {{then: s{n + 1}}}\n" for n in range(250_000)), "too-many"
    ),
    "a state of choices": (
        lambda: (
            CALLS + "      s0:\n        choices:\n" + lines("        - {id: c%d, say: x, to: s0}\n", 90_000)
        ),
        "too-many",
    ),
    "too many facts": (lambda: HEAD + "facts:\n" + lines("  f%d: true\n", 400_000), "too-many"),
    "replies one can come back to": (
        lambda: CALLS + "".join(
            f"      s{n}: {{choices: [{{id: a, say: x, to: s{(n + 1) % 17_000}}}]}}\n" for n in range(17_000)
        ),
        "too-much-to-remember",
    ),
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by getrusage")
@pytest.mark.parametrize("name", BIG)
def test_big_files_are_refused_in_little_memory(name: str, tmp_path: Path) -> None:
    make, code = BIG[name]
    content = make()
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    seen = read_alone(path)
    assert seen["problems"] > 0
    assert not code or code in seen["codes"]
    assert seen["memory"] < MOST_MEMORY


def read_alone(path: Path) -> dict[str, Any]:
    """What a process of its own made of the file."""
    run = subprocess.run(
        [sys.executable, str(READER), str(path)],
        capture_output=True,
        text=True,
        timeout=HANGS_AFTER,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
MANY_DIGITS = "9" * 5000

SMALL = {
    "an alias bomb": (BOMB, "alias"),
    "an alias alone": ("a: *b", "alias"),
    "an alias as a key": ("*b : a", "alias"),
    "a merge key": ("base: {a: 1}\nother:\n  <<: *base\n", "alias"),
    "a merge key without an alias": (HEAD + "<<: {a: 1}\n", "unknown-key"),
    "5,000 digits": (HEAD + f"level: {MANY_DIGITS}\n", "wrong-type"),
    "an empty integer": (HEAD + '!!int "": 1\n', "tag"),
    "an odd boolean": (HEAD + "level: !!bool maybe\n", "tag"),
    "an odd date": (HEAD + "level: !!timestamp x\n", "tag"),
    "a tag of its own": (HEAD + "level: !thing x\n", "tag"),
    "a tagged map": (HEAD + "caller: !!map {}\n", "tag"),
    "a python object": (HEAD + "x: !!python/object/apply:os.system [ls]\n", "tag"),
    "a number that is a time": (HEAD + "level: 1:30\n", "wrong-type"),
    "a country that is no": (HEAD + "language: NO\n", "missing-key"),
    "a duplicate key": ("format: 1\nformat: 1\n", "duplicate-key"),
    "a nul": ("title: a\x00b\n", "syntax"),
    "an escape": ("title: \x1b[2J\n", "syntax"),
    "half a letter": ("title: \ud800\n", "unreadable"),
    "half a letter, escaped": ('title: "\\ud800"\n', "syntax"),
    "nothing": ("", "not-a-scenario"),
    "a byte order mark": ("\ufeff", "not-a-scenario"),
    "spaces": ("   \n \n", "not-a-scenario"),
    "a lone word": ("hello", "not-a-scenario"),
    "a null": ("~", "not-a-scenario"),
    "two documents": ("a: 1\n---\nb: 2\n", "second-document"),
    "a document's end in the middle": ("a: 1\n...\nb: 2\n", "syntax"),
    "a directive": ("%YAML 9.9\n---\na: 1\n", "syntax"),
    "a tab": ("a:\n\tb: 1\n", "syntax"),
    "an open quote": ('a: "', "syntax"),
    "a very long condition": (
        CALLS + f"      s0: {{choices: [{{id: a, say: x, to: s0, when: {'not ' * 200}x}}]}}\n",
        "bad-condition",
    ),
    "brackets in a condition": (
        CALLS + f"      s0: {{choices: [{{id: a, say: x, to: s0, when: {'(' * 150}x}}]}}\n", "bad-condition"
    ),
    "no call that can be read": (HEAD + "calls: [1, 2]\n", "wrong-type"),
    "calls without states": (HEAD + "calls: [{id: a, start: b, states: {}}]\n", "unknown-state"),
    "a fact with a name of ours": (
        HEAD + "facts: {patience: {values: [much, little]}}\n"
        "calls: [{id: a, start: b, states: {b: {ending: c}}}]\n",
        "reserved-name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_odd_texts_are_diagnosed(name: str) -> None:
    text, code = SMALL[name]
    found = load(text, "hostile")
    assert found.scenario is None
    assert code in {problem.code for problem in found.diagnostics}


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"title: caf\xe9\n", "title: T".encode("utf-16")],
    ids=["bom", "latin-1", "utf-16"],
)
def test_bytes_that_are_not_utf_8_are_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bytes.yaml"
    path.write_bytes(content)
    assert [problem.code for problem in read_scenario(path).diagnostics] == ["unreadable"]


def test_the_letter_that_is_not_utf_8_is_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "latin-1.yaml"
    path.write_bytes(b"format: 1\ntitle: \xc3\xa9t\xe9\n")
    (found,) = read_scenario(path).diagnostics
    assert (found.span.line, found.span.column) == (2, 10)


def test_a_file_of_nothing_is_called_empty() -> None:
    (found,) = load("# to be written\n", "hostile").diagnostics
    assert found.message == "the file is empty"


def test_a_file_cut_inside_a_letter_is_too_large_not_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "cut.yaml"
    path.write_bytes(b"a: " + "é".encode() * (MOST_BYTES // 2))
    assert [problem.code for problem in read_scenario(path).diagnostics] == ["too-large"]


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    assert [problem.code for problem in read_scenario(tmp_path).diagnostics] == ["unreadable"]


def test_a_byte_order_mark_changes_neither_meaning_nor_hash() -> None:
    text = HEAD + "calls: [{id: a, start: b, states: {b: {ending: c}}}]\n"
    plain, marked = load(text, "a").scenario, load("\ufeff" + text, "a").scenario
    windows = load(text.replace("\n", "\r\n"), "a").scenario
    assert plain is not None
    assert marked is not None
    assert windows is not None
    assert plain.hash == marked.hash == windows.hash
