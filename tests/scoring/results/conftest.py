"""A scenario, and a store for it: in a file, and in a database on a server where one can be started."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scoring.results.place import Place, Server, Target
from scoring.results.records import PlayedScenario
from scoring.results.store import Store
from tests.postgres import NoServer, PostgresServer

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
SCENARIO = PlayedScenario("4f2a", "vip-billing", "The bill that would not die", "format: 1\ntitle: …\n")

Begin = Callable[..., str]

on_a_server = pytest.mark.xdist_group("postgresql")
"""Tests that need the server run on one worker, which starts it once."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    try:
        server = PostgresServer.make()
    except NoServer as reason:
        pytest.skip(str(reason))
    yield server
    server.remove()


@pytest.fixture
def scenario() -> PlayedScenario:
    return SCENARIO


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results" / "attempts.db"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=on_a_server)])
def target(request: pytest.FixtureRequest, path: Path) -> Target:
    """Where the store is: each test that asks runs on both kinds."""
    if request.param == "sqlite":
        return path
    return Server(request.getfixturevalue("postgres").database())


@pytest.fixture
def store(target: Target) -> Iterator[Store]:
    with Store.open(Place(target)) as store:
        yield store


@pytest.fixture
def begin(store: Store, scenario: PlayedScenario) -> Begin:
    """Begins an exam of Ana's at noon on the billing scenario, unless told otherwise; returns its id."""
    return beginner(store, scenario)


def beginner(store: Store, scenario: PlayedScenario) -> Begin:
    """What begins attempts in a store."""

    def begin(**changes: object) -> str:
        usual: dict[str, object] = {"trainee": "Ana", "mode": "exam", "seed": 7, "started_at": NOON}
        return store.begin(changes.pop("scenario", scenario), **(usual | changes))  # type: ignore[arg-type]

    return begin
