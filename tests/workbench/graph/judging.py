"""Graphviz and Mermaid themselves read what we write. They come from npm."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.node.tools import node, node_tool

_JUDGE = Path(__file__).with_name("judge.mjs")
_PACKAGES = {"dot": "@viz-js/viz", "mermaid": "mermaid"}


def understood(kind: str, text: str) -> dict[str, Any]:
    """What the program understood: nodes, groups and edges; or its errors."""
    package = node_tool(_PACKAGES[kind])
    modules = package.parents[_PACKAGES[kind].count("/")]
    done = subprocess.run(
        [node(), str(_JUDGE), kind, str(modules)],
        input=text, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
