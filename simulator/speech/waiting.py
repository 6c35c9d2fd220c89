"""Waiting for a speaker, for those with nothing better to do: a demonstration, a test, a benchmark."""

import time
from collections.abc import Sequence

from simulator.speech.silent import captions_only
from simulator.speech.speaker import Finished, Speaker, Ticket, Utterance

_BETWEEN_POLLS = 0.002


def speak_all(speaker: Speaker, lines: Sequence[Utterance], timeout: float = 60.0) -> list[Finished]:
    """Ask for every line and wait for all answers, returned in the order of the lines.

    A line that is not answered within `timeout` seconds of the start is cancelled and comes back with
    captions only and the reason. Answers to tickets asked for elsewhere are lost, so use a speaker of
    your own.
    """
    return answers_to(speaker, [(speaker.request(line), line) for line in lines], timeout)


def answers_to(
    speaker: Speaker, asked: Sequence[tuple[Ticket, Utterance]], timeout: float = 60.0
) -> list[Finished]:
    """Wait for the answers to tickets, as `speak_all` does; each is given with its line."""
    answered: dict[Ticket, Finished] = {}
    until = time.monotonic() + timeout
    while len(answered) < len(asked) and time.monotonic() < until:
        arrived = speaker.poll()
        answered.update((finished.ticket, finished) for finished in arrived)
        if not arrived:
            time.sleep(_BETWEEN_POLLS)
    return [answered.get(ticket) or _given_up(speaker, ticket, line, timeout) for ticket, line in asked]


def _given_up(speaker: Speaker, ticket: Ticket, line: Utterance, timeout: float) -> Finished:
    speaker.cancel(ticket)
    return Finished(ticket, captions_only(line), f"The voice did not answer within {timeout:g} seconds.")
