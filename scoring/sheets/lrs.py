"""Posting statements to a learning record store, with patience, and each of them once.

A statement's id never changes, so one that is sent again because its answer was lost is not kept twice.
"""

import json
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from itertools import islice
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from scoring.sheets.xapi import Statement

BATCH = 50
"""Statements in one request."""
TRIES = 6
LONGEST_WAIT = 60.0
"""Seconds between two tries, whatever the store asks for."""
_TIMEOUT = 30.0
_BUSY = {408, 425, 429, 500, 502, 503, 504}
_CONFLICT = 409
_TOO_LARGE = 413
_HOME = ("localhost", "127.0.0.1", "::1")


class LrsProblem(Exception):
    """Statements could not be delivered; its text says why, how many were, and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store said: a status, headers by lower-case name, and the beginning of its words.

    `status` is 0 where nothing was heard; `words` then say why.
    """

    status: int
    headers: Mapping[str, str]
    words: str


class Channel(Protocol):
    """The way to a store."""

    def ask(self, method: str, query: str, body: bytes | None) -> Answer:
        """Ask for the store's `statements` resource."""


@dataclass(slots=True)
class Delivery:
    """How many statements were taken, and how many the store had already."""

    taken: int = 0
    known: int = 0


def authorization(words: str) -> str:
    """The header for `KEY:SECRET`; words that begin with Basic or Bearer are the header themselves."""
    words = words.strip()
    if words.lower().startswith(("basic ", "bearer ")):
        return words
    return "Basic " + b64encode(words.encode()).decode()


class HttpChannel:
    """A store on the network. Raises LrsProblem for a URL that would not do."""

    def __init__(self, url: str, authorization: str = "", timeout: float = _TIMEOUT) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise LrsProblem(f"'{url}' is not the URL of a store: it begins with https://.")
        if authorization and parts.scheme == "http" and parts.hostname not in _HOME:
            raise LrsProblem(f"{url} is not encrypted, so the password would be open to all: use https://.")
        base = url.rstrip("/")
        self._url = base if base.endswith("/statements") else f"{base}/statements"
        self._headers = {"X-Experience-API-Version": "1.0.3", "Content-Type": "application/json"}
        if authorization:
            self._headers["Authorization"] = authorization
        self._timeout = timeout
        self._opener = urllib.request.build_opener(_NoRedirects)

    def ask(self, method: str, query: str, body: bytes | None) -> Answer:
        request = urllib.request.Request(self._url + query, body, self._headers, method=method)
        try:
            with self._opener.open(request, timeout=self._timeout) as reply:
                return Answer(reply.status, _lower(reply.headers), _beginning(reply.read(2_000)))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, _lower(error.headers), _beginning(error.read(2_000)))
        except urllib.error.URLError as error:
            return Answer(0, {}, str(error.reason))
        except (OSError, HTTPException) as error:
            return Answer(0, {}, str(error) or type(error).__name__)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirected request would lose its body, and take the password elsewhere."""

    def redirect_request(self, *_: object) -> None:
        return None


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _beginning(words: bytes) -> str:
    return " ".join(words.decode("utf-8", "replace").split())[:300]


def deliver(found: Iterable[Statement], channel: Channel, wait: Callable[[float], None]) -> Delivery:
    """Post statements in their order; `wait` sleeps for so many seconds. Raises LrsProblem."""
    done = Delivery()
    for batch in _batches(found):
        _post(batch, channel, wait, done)
    return done


def _batches(found: Iterable[Statement]) -> Iterator[list[Statement]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _post(
    batch: Sequence[Statement], channel: Channel, wait: Callable[[float], None], done: Delivery
) -> None:
    body = json.dumps(batch, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    answer = _patiently("POST", "", body, channel, wait)
    if 200 <= answer.status < 300:
        done.taken += len(batch)
    elif answer.status in (_CONFLICT, _TOO_LARGE) and len(batch) > 1:
        half = len(batch) // 2
        _post(batch[:half], channel, wait, done)
        _post(batch[half:], channel, wait, done)
    elif answer.status == _CONFLICT and _is_there(batch[0], channel, wait):
        done.known += 1
    else:
        raise LrsProblem(_why(answer, done))


def _is_there(statement: Statement, channel: Channel, wait: Callable[[float], None]) -> bool:
    query = "?" + urlencode({"statementId": statement["id"]})
    return _patiently("GET", query, None, channel, wait).status == 200


def _patiently(
    method: str, query: str, body: bytes | None, channel: Channel, wait: Callable[[float], None]
) -> Answer:
    """The store's answer, asked again while it is busy or out of reach."""
    answer = channel.ask(method, query, body)
    for again in range(TRIES - 1):
        if answer.status and answer.status not in _BUSY:
            break
        wait(_pause(answer, again))
        answer = channel.ask(method, query, body)
    return answer


def _pause(answer: Answer, again: int) -> float:
    """Twice as long each time, or as long as the store asks for in seconds."""
    asked = answer.headers.get("retry-after", "").strip()
    seconds = float(asked) if asked.isascii() and asked.isdigit() else 2.0**again
    return min(seconds, LONGEST_WAIT)


def _why(answer: Answer, done: Delivery) -> str:
    there = done.taken + done.known
    sent = f"{there:,} statements are there; run this again to send the rest, none is kept twice."
    said = f" It said: {answer.words}" if answer.words else ""
    if not answer.status:
        return f"The store could not be reached ({answer.words}). Check the URL and the network. {sent}"
    if answer.status in (401, 403):
        return f"The store refused the password ({answer.status}). Check the file of --lrs-auth-file. {sent}"
    if answer.status == 404 or 300 <= answer.status < 400:
        return (
            f"There is no store at this URL ({answer.status}): it ends before '/statements', as in "
            f"https://lrs.example/xapi. {sent}"
        )
    if answer.status in _BUSY:
        return f"The store stayed busy ({answer.status}) over {TRIES} tries. {sent}{said}"
    return f"The store refused a statement ({answer.status}). {sent}{said}"
