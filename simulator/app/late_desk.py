"""The window's desk, made when the window first asks for it: the first frame does not wait for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.desktop.ports import Attempt, Shelf, Unplayable
from simulator.desktop.view.library import Mode
from simulator.desktop.view.menu import Preferences

if TYPE_CHECKING:
    from simulator.app.window_desk import WindowDesk
    from simulator.desktop.results_ports import Results
    from simulator.desktop.shift_ports import Shifts


class LateDesk:
    """A `WindowDesk` to be. What scenarios and calls need is imported when it is made."""

    def __init__(self, make: "Callable[[], WindowDesk]") -> None:
        self._make = make
        self._made: WindowDesk | None = None

    def whole(self) -> "WindowDesk":
        """The desk itself."""
        self._made = self._made or self._make()
        return self._made

    def shelf(self, trainee: str) -> Shelf:
        return self.whole().shelf(trainee)

    def begin(self, scenario: str, trainee: str, mode: Mode) -> Attempt | Unplayable:
        return self.whole().begin(scenario, trainee, mode)

    def resume(self, scenario: str, trainee: str) -> Attempt | Unplayable | None:
        return self.whole().resume(scenario, trainee)

    def shifts(self) -> "Shifts":
        return self.whole().shifts()

    def keep(self, preferences: Preferences) -> str:
        return self.whole().keep(preferences)

    def results(self) -> "Results":
        return self.whole().results()

    def close(self) -> None:
        """Ends what the desk has under way."""
        if self._made:
            self._made.close()
