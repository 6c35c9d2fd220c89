from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scoring.results.records import PlayedScenario
from scoring.results.store import Store

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def scenario() -> PlayedScenario:
    return PlayedScenario("4f2a", "vip-billing", "The bill that would not die", "format: 1\ntitle: …\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results" / "attempts.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


@pytest.fixture
def begin(store: Store, scenario: PlayedScenario) -> Callable[..., str]:
    """Begins an exam of Ana's at noon on the billing scenario, unless told otherwise; returns its id."""

    def begin(**changes: object) -> str:
        usual: dict[str, object] = {"trainee": "Ana", "mode": "exam", "seed": 7, "started_at": NOON}
        return store.begin(changes.pop("scenario", scenario), **(usual | changes))  # type: ignore[arg-type]

    return begin
