"""A learning record store on this machine, which can be told to misbehave."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOO_LATE = 1.5
"""Seconds after which an answer comes that is meant to come too late."""


class RecordStore:
    """What a store holds, in `kept`, by id. `moods` are what it does with the next posts, one each.

    A mood is a status to answer with nothing kept, `lost` to keep and then say nothing in time, or `cut` to
    hang up before anything is kept.
    """

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.moods: list[int | str] = []
        self.retry_after = ""
        self.posts = 0
        self.seen_headers: dict[str, str] = {}
        self.most = 1_000
        self.url = ""

    def post(self, statements: list[dict[str, Any]]) -> int:
        """The status a conformant store answers."""
        if len(statements) > self.most:
            return 413
        if any(self.kept.get(one["id"], one) != one for one in statements):
            return 409
        for one in statements:
            self.kept[one["id"]] = one
        return 200


@contextmanager
def record_store() -> Iterator[RecordStore]:
    """A store that listens at `url`."""
    store = RecordStore()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(store))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    store.url = f"http://127.0.0.1:{server.server_port}/xapi"
    try:
        yield store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(store: RecordStore) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            store.posts += 1
            store.seen_headers = dict(self.headers.items())
            mood = store.moods.pop(0) if store.moods else 200
            if mood == "cut":
                self.close_connection = True
                return
            status = mood if isinstance(mood, int) and mood != 200 else store.post(json.loads(body))
            if mood == "lost":
                time.sleep(TOO_LATE)
            self._answer(status if self.path == "/xapi/statements" else 404)

        def do_GET(self) -> None:
            (id,) = parse_qs(urlsplit(self.path).query)["statementId"]
            self._answer(200 if id in store.kept else 404)

        def _answer(self, status: int) -> None:
            try:
                self.send_response(status)
                if store.retry_after:
                    self.send_header("Retry-After", store.retry_after)
                if status == 302:
                    self.send_header("Location", "http://elsewhere.invalid/")
                self.send_header("Content-Length", "0")
                self.end_headers()
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    return Handler
