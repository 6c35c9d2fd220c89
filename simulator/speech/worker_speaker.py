"""The speaker with a voice: lines go to a worker process that may be killed, stopped or hang."""

import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from simulator.speech.cache import FolderCache, MemoryCache, cache_key
from simulator.speech.dispatch import (
    Asked,
    Cancelled,
    Deliver,
    Dispatcher,
    Ended,
    Event,
    GiveUp,
    Kill,
    Order,
    Patience,
    Send,
    Start,
    Tick,
)
from simulator.speech.process import WorkerProcess, worker_command
from simulator.speech.silent import captions_only
from simulator.speech.speaker import Finished, Spoken, Ticket, Utterance
from simulator.speech.wav import silence
from simulator.speech.wire import line_frame, spoken_from
from simulator.speech.words import has_words

_CLOSED = "The voice has been closed."


class WorkerSpeaker:
    """Speaks through a worker process, started at once so that the first line finds it ready.

    Requests, answers and the worker's life are handled by a thread of its own; the caller's methods only
    put into and take from queues. `command` gives the worker's command line for a scratch folder;
    `cache_folder` keeps spoken lines between runs, None keeps them in memory alone.
    """

    def __init__(
        self,
        cache_folder: Path | None = None,
        command: Callable[[Path], Sequence[str]] = worker_command,
        patience: Patience | None = None,
    ) -> None:
        self._memory = MemoryCache()
        self._folder = FolderCache(cache_folder) if cache_folder is not None else None
        self._scratch = tempfile.TemporaryDirectory(prefix="call-voice-", ignore_cleanup_errors=True)
        self._command = command(Path(self._scratch.name))
        self._dispatcher = Dispatcher(patience or Patience())
        self._worker: WorkerProcess | None = None
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._answers: SimpleQueue[Finished] = SimpleQueue()
        self._tickets = count(1)
        self._open: set[Ticket] = set()
        self._closed = False
        self._thread = Thread(target=self._serve, name="speech", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> str:
        """Why nothing is heard any more, in one sentence; empty while the voice works."""
        return _CLOSED if self._closed else self._dispatcher.problem

    @property
    def worker_pid(self) -> int | None:
        """The process that speaks at present, None between two of them."""
        worker = self._worker
        return worker.pid if worker is not None else None

    def request(self, utterance: Utterance) -> Ticket:
        """Ask for a line; one heard before is answered by the next `poll`."""
        ticket = Ticket(next(self._tickets))
        self._open.add(ticket)
        known = self._memory.get(cache_key(utterance)) or _unspoken(utterance)
        if self._closed:
            self._answers.put(Finished(ticket, captions_only(utterance), _CLOSED))
        elif known is not None:
            self._answers.put(Finished(ticket, known))
        else:
            self._events.put(Asked(ticket, utterance))
        return ticket

    def poll(self) -> list[Finished]:
        """The answers that have arrived since the last call."""
        arrived: list[Finished] = []
        while True:
            try:
                finished = self._answers.get_nowait()
            except Empty:
                return arrived
            if finished.ticket in self._open:
                self._open.discard(finished.ticket)
                arrived.append(finished)

    def cancel(self, ticket: Ticket) -> None:
        """Forget a line. One that is being rendered is finished, for the cache, and not answered."""
        if ticket in self._open:
            self._open.discard(ticket)
            self._events.put(Cancelled(ticket))

    def close(self) -> None:
        """End the worker; it is gone within moments. Lines still waiting are not answered."""
        if not self._closed:
            self._closed = True
            self._events.put(None)

    def wait_closed(self, timeout: float = 5.0) -> bool:
        """Wait until nothing is left running after `close`; says whether that is so."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        self._carry_out(self._dispatcher.start(time.monotonic()))
        while True:
            try:
                event = self._events.get(timeout=self._dispatcher.seconds_left(time.monotonic()))
            except Empty:
                event = Tick()
            if event is None:
                break
            if not (isinstance(event, Asked) and self._answered_from_cache(event)):
                self._carry_out(self._dispatcher.handle(event, time.monotonic()))
        self._end_worker()

    def _answered_from_cache(self, asked: Asked) -> bool:
        key = cache_key(asked.utterance)
        spoken = self._memory.get(key)
        if spoken is None and self._folder is not None:
            spoken = self._folder.get(key)
            if spoken is not None:
                self._memory.put(key, spoken)
        if spoken is not None:
            self._answers.put(Finished(asked.ticket, spoken))
        return spoken is not None

    def _carry_out(self, orders: Sequence[Order]) -> None:
        for order in orders:
            match order:
                case Start(number):
                    self._start(number)
                case Kill():
                    self._kill()
                case Send(_, ticket, utterance):
                    if self._worker is not None:
                        self._worker.send(line_frame(ticket, utterance))
                case Deliver(ticket, utterance, frame):
                    self._deliver(ticket, utterance, spoken_from(frame))
                case GiveUp(ticket, utterance, problem):
                    self._answers.put(Finished(ticket, captions_only(utterance), problem))

    def _start(self, number: int) -> None:
        try:
            self._worker = WorkerProcess(number, self._command, self._events.put)
        except OSError as error:
            self._worker = None
            self._events.put(Ended(number, error.strerror or "it cannot be run"))

    def _kill(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _deliver(self, ticket: Ticket, utterance: Utterance, spoken: Spoken) -> None:
        key = cache_key(utterance)
        self._memory.put(key, spoken)
        self._answers.put(Finished(ticket, spoken))
        if self._folder is not None:
            self._folder.put(key, spoken)

    def _end_worker(self) -> None:
        self._kill()
        self._scratch.cleanup()


def _unspoken(utterance: Utterance) -> Spoken | None:
    """A line of dots or dashes is a pause, which needs no engine."""
    if has_words(utterance.text):
        return None
    pause = captions_only(utterance)
    return Spoken(silence(pause.seconds), pause.seconds, ())
