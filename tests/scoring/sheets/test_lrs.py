"""Statements reach the store, each once, however it behaves."""

from base64 import b64encode
from collections.abc import Iterator

import pytest

from scoring.sheets.calls import ScoredCall
from scoring.sheets.lrs import BATCH, TRIES, HttpChannel, LrsProblem, authorization, deliver
from scoring.sheets.xapi import Statement, statements
from tests.fakes.record_store import TOO_LATE, RecordStore, record_store
from tests.scoring.sheets.conftest import again


@pytest.fixture
def store() -> Iterator[RecordStore]:
    with record_store() as store:
        yield store


@pytest.fixture
def found(call: ScoredCall) -> list[Statement]:
    """Those of forty calls: three batches."""
    return [statement for number in range(1, 41) for statement in statements(again(call, number))]


class Pauses(list[float]):
    """Waits that take no time."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def wait() -> Pauses:
    return Pauses()


def test_every_statement_arrives_as_it_was(store: RecordStore, found: list[Statement], wait: Pauses) -> None:
    done = deliver(found, HttpChannel(store.url), wait)
    assert (done.taken, done.known, store.posts) == (120, 0, -(-120 // BATCH))
    assert list(store.kept.values()) == found
    assert wait == []


def test_the_store_is_told_the_version_and_the_password(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    deliver(found[:1], HttpChannel(store.url, authorization("key:secret\n")), wait)
    assert store.seen_headers["X-Experience-Api-Version"] == "1.0.3"
    assert store.seen_headers["Authorization"] == "Basic " + b64encode(b"key:secret").decode()


def test_sending_again_keeps_nothing_twice(store: RecordStore, found: list[Statement], wait: Pauses) -> None:
    deliver(found, HttpChannel(store.url), wait)
    deliver(found, HttpChannel(store.url), wait)
    assert list(store.kept.values()) == found


@pytest.mark.parametrize("mood", [429, 500, 502, 503, 504, "cut"])
def test_a_store_in_trouble_is_asked_again_ever_more_slowly(
    mood: int | str, store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.moods = [mood, mood, mood]
    deliver(found, HttpChannel(store.url), wait)
    assert list(store.kept.values()) == found
    assert wait == [1.0, 2.0, 4.0]


def test_a_store_says_itself_how_long_to_wait_but_not_for_ever(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.moods, store.retry_after = [429], "7"
    deliver(found[:3], HttpChannel(store.url), wait)
    store.moods, store.retry_after = [429], "86400"
    deliver(found[:3], HttpChannel(store.url), wait)
    assert wait == [7.0, 60.0]


def test_what_was_kept_without_an_answer_is_not_kept_twice(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.moods = ["lost"]
    deliver(found, HttpChannel(store.url, timeout=TOO_LATE / 5), wait)
    assert list(store.kept.values()) == found
    assert store.posts == -(-120 // BATCH) + 1


def test_statements_that_the_store_has_otherwise_are_left_and_the_rest_arrives(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    held = {**found[17], "version": "1.0.0"}
    store.kept[held["id"]] = held
    done = deliver(found, HttpChannel(store.url), wait)
    assert (done.taken, done.known, len(store.kept)) == (119, 1, 120)
    assert store.kept[held["id"]] == held


def test_batches_that_are_too_large_are_halved(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.most = 10
    assert deliver(found, HttpChannel(store.url), wait).taken == 120
    assert len(store.kept) == 120


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "refused the password"),
        (403, "refused the password"),
        (404, "There is no store at this URL"),
        (302, "There is no store at this URL"),
        (400, "refused a statement"),
    ],
)
def test_what_asking_again_would_not_mend_is_said_at_once(
    status: int, said: str, store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.moods = [200, status]
    with pytest.raises(LrsProblem, match=f"{said}.*{BATCH} statements are there; run this again"):
        deliver(found, HttpChannel(store.url), wait)
    assert wait == []


def test_a_store_that_stays_busy_is_given_up(
    store: RecordStore, found: list[Statement], wait: Pauses
) -> None:
    store.moods = [503] * 50
    with pytest.raises(LrsProblem, match="stayed busy"):
        deliver(found, HttpChannel(store.url), wait)
    assert (store.posts, len(wait)) == (TRIES, TRIES - 1)


def test_a_store_that_is_not_there_is_said(found: list[Statement], wait: Pauses) -> None:
    with record_store() as gone:
        url = gone.url
    with pytest.raises(LrsProblem, match=r"could not be reached.*0 statements are there"):
        deliver(found, HttpChannel(url), wait)


@pytest.mark.parametrize("url", ["lrs.example", "ftp://lrs.example", "https://", ""])
def test_a_url_that_is_none_is_said(url: str) -> None:
    with pytest.raises(LrsProblem, match="not the URL of a store"):
        HttpChannel(url)


def test_a_password_never_travels_in_the_open() -> None:
    with pytest.raises(LrsProblem, match="use https://"):
        HttpChannel("http://lrs.example/xapi", "Basic abc")
    HttpChannel("https://lrs.example/xapi", "Basic abc")
