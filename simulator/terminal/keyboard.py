"""Lines from the standard input, within a time where a person types them."""

import sys
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
    import time

    _LOOK_AGAIN = 0.05

    def _typed_within(_: TextIO, seconds: float) -> bool:
        """Whether typing begins in time: Windows cannot tell when a line is whole."""
        until = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_AGAIN)
        return True

    _comes_within = _typed_within

else:
    import select
    import termios

    def _comes_within(stream: TextIO, seconds: float) -> bool:
        """Whether a whole line is there in time; half a line may be typed on."""
        return bool(select.select([stream], [], [], seconds)[0])

    def _typed_within(stream: TextIO, seconds: float) -> bool:
        """Whether a whole line is there in time; half a line is not left for the next question."""
        if _comes_within(stream, seconds):
            return True
        termios.tcflush(stream.fileno(), termios.TCIFLUSH)
        return False


class StandardInput:
    """The trainee's keyboard, or whatever is piped in."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def live(self) -> bool:
        return self._stream.isatty()

    def comes(self, seconds: float) -> bool:
        """Whether a line comes within that time; what is half typed then stays."""
        try:
            return not self.live or _comes_within(self._stream, max(0.0, seconds))
        except (OSError, ValueError):  # the terminal was closed
            raise EOFError from None

    def line(self, seconds: float | None = None) -> str | None:
        try:
            if self.live and seconds is not None and not _typed_within(self._stream, max(0.0, seconds)):
                return None
            line = self._stream.readline()
        except (OSError, ValueError):  # the terminal was closed
            raise EOFError from None
        if not line:
            raise EOFError
        return line.rstrip("\r\n")
