"""Calls that the store cannot take: kept on this computer, and delivered once it can."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scoring.results.finding import Finder
from scoring.results.opened import OpenStore
from scoring.results.people import People
from scoring.results.place import Place
from scoring.results.problem import StoreProblem, StoreUnavailable
from scoring.results.recording import Recorder
from scoring.results.records import CallSoFar, Ending, Step


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many attempts came to the store, and a sentence for each that it refused."""

    delivered: int
    refused: tuple[str, ...]


class Outbox:
    """The calls of this computer on their way to one store.

    They lie in the first spare folder that can be written, else in memory.
    """

    def __init__(self, place: Place, wait: float) -> None:
        self._files = outbox_files(place)
        self._wait = wait
        self._spares: dict[Path | None, OpenStore] = {}
        self._away: dict[str, OpenStore] = {}

    def holds(self, attempt: str) -> bool:
        """Whether a call that is played here goes on in the outbox."""
        return attempt in self._away

    def where(self, attempt: str) -> Path | None:
        """The file that a call that is away is kept in; None for memory."""
        spare = self._away[attempt]
        return None if spare.in_memory else Path(str(spare.where))

    @property
    def only_in_memory(self) -> int:
        """How many calls would be lost with this program."""
        return sum(spare.in_memory for spare in self._away.values())

    def take(self, call: CallSoFar) -> None:
        """Keeps a whole call. Raises StoreProblem only where it contradicts what is kept already."""
        for path in (*self._files, None):
            with suppress(StoreUnavailable):
                spare = self._spare(path)
                spare.recorder.deliver(call)
                self._away[call.beginning.attempt] = spare
                return

    def append(self, call: CallSoFar, first_seq: int, step: Step) -> None:
        """Keeps the next step of a call that is away; `call` is all of it, this step too."""
        attempt = call.beginning.attempt
        try:
            self._away[attempt].recorder.append(attempt, first_seq, step)
        except StoreProblem:
            # The spare store fails too, or another desk has delivered what was in it.
            self.take(call)

    def finish(self, call: CallSoFar, ending: Ending) -> None:
        """Keeps how a call that is away ended; `call` is all of it, this ending too."""
        attempt = call.beginning.attempt
        try:
            self._away[attempt].recorder.finish(attempt, ending)
        except StoreProblem:
            self.take(call)

    def finder(self, attempt: str) -> Finder:
        """Where a call that is away can be read."""
        return self._away[attempt].finder

    def finders(self) -> Iterator[Finder]:
        """Where the calls that are kept can be read, those of earlier programs too."""
        return (spare.finder for spare in self._kept())

    def people(self) -> Iterator[tuple[Path | None, People]]:
        """Who played the calls that are kept, with the file they are kept in; None for memory."""
        return ((None if spare.in_memory else Path(str(spare.where)), spare.people) for spare in self._kept())

    def deliver(self, into: Recorder) -> Delivery:
        """Takes everything that is kept to the store. Where the store fails, the rest stays kept."""
        delivered, refused = 0, []
        for spare in list(self._kept()):
            try:
                for record in spare.finder.attempts():
                    refusal = self._deliver(spare, record.id, into)
                    refused += [refusal] if refusal else []
                    delivered += not refusal
            except StoreUnavailable:
                break
        return Delivery(delivered, tuple(refused))

    def _deliver(self, spare: OpenStore, attempt: str, into: Recorder) -> str:
        """Delivers one call; returns why the store refused it, or nothing."""
        call = spare.finder.call(attempt)
        try:
            into.deliver(call)
        except StoreUnavailable:
            raise
        except StoreProblem as refusal:
            return f"An attempt of {call.beginning.trainee} stays in {spare.where}: {refusal}"
        if spare.recorder.forget(call):
            self._away.pop(attempt, None)
        return ""

    def _kept(self) -> Iterator[OpenStore]:
        """The spare stores there are, whoever made them; a damaged one is passed over."""
        for path in self._files:
            with suppress(StoreProblem):
                if path in self._spares or path.exists():
                    yield self._spare(path)
        if None in self._spares:
            yield self._spares[None]

    def _spare(self, path: Path | None) -> OpenStore:
        if path not in self._spares:
            self._spares[path] = OpenStore.open(path, self._wait) if path else OpenStore.of_memory()
        return self._spares[path]

    def close(self) -> None:
        for spare in self._spares.values():
            with suppress(StoreProblem):
                spare.close()
        self._spares.clear()
        self._away.clear()


def outbox_files(place: Place) -> tuple[Path, ...]:
    """The files that calls on their way to this store may be kept in, the first the best."""
    mark = sha256(str(place).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return tuple(folder / f"outbox-{mark}.sqlite" for folder in place.spares)
