"""Programs from npm that judge our work, installed once into the user's cache folder.

They are named in package.json; package-lock.json says exactly which. After a change of package.json:
`npm install --package-lock-only --omit-lockfile-registry-resolved` in this folder, so that the lock file
names no registry.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import platformdirs
import pytest

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
LONGEST_INSTALL = 180.0
"""Seconds after which npm is given up."""
_LOCKED = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
FOLDER = platformdirs.user_cache_path("call-simulator", appauthor=False) / "tests" / _LOCKED
_ENVIRONMENT = dict(os.environ)
"""Taken on import, like FOLDER: a test has cache and home folders of its own, empty every time."""


class NoTools(Exception):
    """Why there are no tools from npm."""


def node_tool(name: str) -> Path:
    """The folder of this package; its siblings are what it needs. Skips the test where there is none."""
    try:
        package = _installed() / name
    except NoTools as reason:
        pytest.skip(str(reason))
    assert package.is_dir(), f"{name} is not among the dependencies in {HERE / 'package.json'}"
    return package


def node() -> str:
    """The node program. Skips the test where there is none."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed")
    return found


def _installed() -> Path:
    modules = FOLDER / "node_modules"
    if not modules.is_dir():
        reason = _install()
        if reason:
            raise NoTools(reason)
    return modules


@cache
def _install() -> str:
    """Install beside FOLDER and put it there in one step, since others may do so at the same time.

    Returns why it could not be done, or nothing. It is tried once in a process.
    """
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "node and npm are not installed"
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent, ignore_cleanup_errors=True) as made:
        ready = Path(made) / "ready"
        ready.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, ready)
        reason = _run_npm(npm, ready)
        if reason:
            return reason
        try:
            ready.rename(FOLDER)
        except OSError:
            if not FOLDER.is_dir():
                raise
    return ""


def _run_npm(npm: str, folder: Path) -> str:
    command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"]
    try:
        run = subprocess.run(
            command, cwd=folder, env=_ENVIRONMENT, capture_output=True, text=True, timeout=LONGEST_INSTALL,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"npm did not answer within {LONGEST_INSTALL:g} seconds"
    return f"npm could not install the tests' tools: {run.stderr.strip()[-300:]}" if run.returncode else ""
