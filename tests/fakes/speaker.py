"""A speaker for tests of those who use one: it answers when told to, and remembers what it was asked."""

from itertools import count

from simulator.speech.silent import captions_only
from simulator.speech.speaker import Finished, Spoken, Ticket, Utterance
from simulator.speech.wav import silence


class PromptSpeaker:
    """Answers every line at the next `poll` with a silent WAV, as long as the line would take to say.

    `asked` holds all lines requested, `cancelled` the tickets given up, `closed` whether `close` was called.
    While `holding` is true the answers are kept back; texts in `failing` come without sound, with a problem.
    """

    def __init__(self, failing: tuple[str, ...] = (), problem: str = "") -> None:
        self.asked: list[Utterance] = []
        self.cancelled: list[Ticket] = []
        self.holding = False
        self.closed = False
        self.problem = problem
        self._failing = failing
        self._tickets = count(1)
        self._waiting: dict[Ticket, Utterance] = {}

    def request(self, utterance: Utterance) -> Ticket:
        ticket = Ticket(next(self._tickets))
        self.asked.append(utterance)
        self._waiting[ticket] = utterance
        return ticket

    def poll(self) -> list[Finished]:
        if self.holding:
            return []
        finished = [self._answer(ticket, utterance) for ticket, utterance in self._waiting.items()]
        self._waiting.clear()
        return finished

    def cancel(self, ticket: Ticket) -> None:
        self.cancelled.append(ticket)
        self._waiting.pop(ticket, None)

    def close(self) -> None:
        self.closed = True

    def _answer(self, ticket: Ticket, utterance: Utterance) -> Finished:
        timed = captions_only(utterance)
        if utterance.text in self._failing:
            return Finished(ticket, timed, "The voice failed: it was told to.")
        return Finished(ticket, Spoken(silence(timed.seconds), timed.seconds, timed.onsets))
