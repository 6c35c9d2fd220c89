"""Which screen an attempt is at: a ringing phone, a call, or its score card."""

from simulator.call.situation import situation
from simulator.desktop.ports import Attempt, Unplayable
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.shell import Shell
from simulator.scenario.program import Kind


def screen_for(shell: Shell, attempt: Attempt) -> Screen:
    """The screen on which the attempt goes on."""
    from simulator.desktop.screens.call import CallScreen
    from simulator.desktop.screens.ring import RingScreen
    from simulator.desktop.screens.score import ScoreScreen

    now = situation(attempt.session)
    if now.over:
        return ScoreScreen(shell, attempt)
    return RingScreen(shell, attempt) if now.kind is Kind.RING else CallScreen(shell, attempt)


def start_again(shell: Shell, attempt: Attempt) -> str:
    """Puts a fresh attempt at the same scenario on the screen; why not, if that fails."""
    again = shell.desk.begin(attempt.session.scenario.id, shell.preferences.trainee, attempt.mode)
    if isinstance(again, Unplayable):
        return again.reason
    shell.home()
    shell.open(screen_for(shell, again))
    return ""
