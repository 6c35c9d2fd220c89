"""The real yaml-language-server, spoken to as an editor does."""

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any

from tests.node.tools import node, node_tool

LONGEST_WAIT = 60.0
"""Seconds after which the server counts as hanging."""
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}
"""What VS Code has without a setting of the user's, but for stores on the net."""


@dataclass(frozen=True, slots=True, order=True)
class Squiggle:
    """What the editor underlines: from `line` and `column`, from 1, to line `last`; and what it says.

    The server makes one of several that say the same in neighbouring lines.
    """

    line: int
    column: int
    last: int
    message: str


class Editor:
    """One file at a time: what the server says of it."""

    def __init__(self, server: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._ids = count(1)
        self._files = count(1)
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def start(self) -> None:
        """Introduce the editor to the server."""
        folder = self._folder.as_uri()
        self._ask("initialize", {"processId": None, "rootUri": folder, "capabilities": _CAPABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def close(self) -> None:
        """End the server, and with it everything that waits for it."""
        self._server.kill()
        self._listener.join()
        for pipe in (self._server.stdin, self._server.stdout):
            assert pipe is not None
            pipe.close()
        self._server.wait()

    def squiggles(self, *texts: str) -> list[list[Squiggle]]:
        """Everything the editor underlines, in the order of each text.

        The server waits a little before it looks at a text, so many are opened at once.
        """
        said: dict[str, list[Squiggle]] = {}
        uris = [self._open(text) for text in texts]
        while len(said) < len(uris):
            message = self._until(lambda heard: heard.get("method") == "textDocument/publishDiagnostics")
            if message["params"]["uri"] in uris:
                said[message["params"]["uri"]] = _squiggles(message["params"]["diagnostics"])
        for uri in uris:
            self._close(uri)
        return [said[uri] for uri in uris]

    def completions(self, text: str) -> list[str]:
        """What the editor offers at the `|` of this text, which is not part of it."""
        answer = self._ask_at("textDocument/completion", text)
        return [item["label"] for item in answer["items"]]

    def hover(self, text: str) -> str:
        """What the editor shows when the pointer rests on the `|` of this text."""
        answer = self._ask_at("textDocument/hover", text)
        contents = answer["contents"] if answer else ""
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def _ask_at(self, method: str, text: str) -> Any:
        before, _, after = text.partition("|")
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        uri = self._open(before + after)
        answer = self._ask(method, {"textDocument": {"uri": uri}, "position": position})
        self._close(uri)
        return answer

    def _open(self, text: str) -> str:
        uri = (self._folder / f"call-{next(self._files)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _close(self, uri: str) -> None:
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": parameters})
        answer = self._until(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next wanted message; what the server asks meanwhile is answered with nothing."""
        while True:
            message = self._heard.get(timeout=LONGEST_WAIT)
            if wanted(message):
                return message
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})

    def _listen(self) -> None:
        assert self._server.stdout is not None
        while message := _message(self._server.stdout):
            self._heard.put(message)


def _squiggles(diagnostics: list[dict[str, Any]]) -> list[Squiggle]:
    return sorted(
        Squiggle(start["line"] + 1, start["character"] + 1, end["line"] + 1, problem["message"])
        for problem in diagnostics
        for start, end in [(problem["range"]["start"], problem["range"]["end"])]
    )


_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    }
}


def _message(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message, or None when the server has gone."""
    length = 0
    while line := stream.readline():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if not line.strip():
            body = stream.read(length)
            return dict(json.loads(body)) if len(body) == length else None
    return None


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor with files in this folder; nothing is written there."""
    script = node_tool("yaml-language-server") / "bin" / "yaml-language-server"
    server = subprocess.Popen(
        [node(), str(script), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    opened = Editor(server, folder)
    try:
        opened.start()
        yield opened
    finally:
        opened.close()
