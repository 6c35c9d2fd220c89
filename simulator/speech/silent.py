"""The speaker without a voice: captions only, timed as if somebody spoke."""

from itertools import count

from simulator.speech.speaker import Finished, Spoken, Ticket, Utterance
from simulator.speech.timing import estimated_timing


def captions_only(utterance: Utterance) -> Spoken:
    """The timing of a line that is shown and not heard."""
    return Spoken(None, *estimated_timing(utterance.text, utterance.voice.rate))


class SilentSpeaker:
    """Answers every line at once with estimated timing and no sound."""

    def __init__(self, problem: str = "") -> None:
        self._problem = problem
        self._tickets = count(1)
        self._waiting: dict[Ticket, Finished] = {}

    @property
    def problem(self) -> str:
        """Why there is no voice, as it was given."""
        return self._problem

    def request(self, utterance: Utterance) -> Ticket:
        """Ask for a line; the next `poll` has it."""
        ticket = Ticket(next(self._tickets))
        self._waiting[ticket] = Finished(ticket, captions_only(utterance), self._problem)
        return ticket

    def poll(self) -> list[Finished]:
        """Every line asked for since the last call."""
        finished = list(self._waiting.values())
        self._waiting.clear()
        return finished

    def cancel(self, ticket: Ticket) -> None:
        """Forget a line."""
        self._waiting.pop(ticket, None)

    def close(self) -> None:
        """Nothing to let go of."""
