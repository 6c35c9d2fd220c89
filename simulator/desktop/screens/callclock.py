"""The clocks of a call: its own time, which stands still in the pause menu, its silences and its holds."""

from dataclasses import dataclass

from simulator.desktop.view.call import Hold

LONGEST_HOLD = 8.0
"""Seconds the music really plays, however long the hold counts."""


class CallClock:
    """Turns the window's clock into seconds since the attempt began."""

    def __init__(self, now: float, last_at: float, answered_at: float) -> None:
        self._base = now - last_at
        self._answered_at = answered_at
        self._stopped: float | None = None
        self._quiet_since = now

    def at(self, now: float) -> float:
        """Seconds since the attempt began, pauses left out."""
        return round((self._stopped if self._stopped is not None else now) - self._base, 3)

    def seconds(self, now: float) -> int:
        """Seconds since this call was answered."""
        return max(0, int(self.at(now) - self._answered_at))

    def stop(self, now: float) -> None:
        if self._stopped is None:
            self._stopped = now

    def go_on(self, now: float) -> float:
        """Starts again; returns for how many seconds it stood still."""
        if self._stopped is None:
            return 0.0
        rested, self._stopped = now - self._stopped, None
        self._base += rested
        self._quiet_since += rested
        return rested

    def spoke(self, now: float) -> None:
        """Somebody spoke: silence begins anew."""
        self._quiet_since = now

    def silence_left(self, now: float, limit: float) -> float:
        return limit - ((self._stopped if self._stopped is not None else now) - self._quiet_since)


@dataclass(slots=True)
class HoldTimer:
    """A hold of so many seconds, told in a few."""

    since: float
    seconds: float
    explained: bool

    def _share(self, now: float) -> float:
        return min(1.0, (now - self.since) / min(self.seconds, LONGEST_HOLD)) if self.seconds else 1.0

    def over(self, now: float) -> bool:
        return self._share(now) >= 1.0

    def view(self, now: float) -> Hold:
        return Hold(self.seconds, self.seconds * self._share(now), self.explained)
