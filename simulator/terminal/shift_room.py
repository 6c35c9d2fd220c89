"""The room where a shift is worked: the desk between calls, and the call room for each of them."""

from collections.abc import Sequence

from simulator.call.decide import Answer, Refused, ringing
from simulator.shift.events import Event
from simulator.shift.state import State
from simulator.terminal import shift_desk
from simulator.terminal.news import news
from simulator.terminal.page import Page
from simulator.terminal.ports import Clock, Keyboard, Rules, Shift
from simulator.terminal.questions import ask
from simulator.terminal.room import CallRoom
from simulator.terminal.things import Thing, things_to_do, understand
from simulator.terminal.typed import Leave, Look, Unclear


class ShiftRoom:
    """Works one shift, from where it stands."""

    def __init__(self, live: Shift, page: Page, keyboard: Keyboard, clock: Clock, rules: Rules) -> None:
        self._live = live
        self._page = page
        self._keyboard = keyboard
        self._clock = clock
        self._rules = rules
        self._problem = ""

    def work(self) -> bool:
        """Work until the line closes, or until the trainee leaves: then False.

        Raises EOFError when no more lines come.
        """
        script = self._live.run.shift.script
        shift_desk.show_opening(self._page, script)
        if self._live.state.talking is None:
            self._show_desk()
        while not self._live.state.over:
            if not (self._turn() if self._live.state.talking is None else self._talk()):
                return False
        return True

    def _turn(self) -> bool:
        """One line from the trainee between calls; False when they leave."""
        things = things_to_do(self._live.situation())
        line = ask(self._page, self._keyboard, ">") or ""
        match understand(line, things):
            case Leave():
                return False
            case Thing() as thing:
                self._do(thing)
            case Look():
                shift_desk.show_help(self._page, things)
            case Unclear(reason):
                self._page.say(reason)
            case _:
                self._show_desk()
        return True

    def _do(self, thing: Thing) -> None:
        before = self._live.state
        happened = self._live.do(thing.command)
        if isinstance(happened, Refused):
            self._page.say(f"Not now: {happened.reason.rstrip('.')}.")
            return
        self._tell(before, happened)

    def _talk(self) -> bool:
        """The call under way, from where it stands to its end; False when the trainee leaves in it."""
        call = self._live.call()
        session = call.session
        if ringing(session.program, session.call):
            call.do(Answer(call.last_at))
        room = CallRoom(call, self._page, self._keyboard, self._clock, self._rules, self._queue_words)
        if not room.play():
            return False
        before = self._live.state
        self._tell(before, self._live.finish_call())
        return True

    def _queue_words(self) -> str:
        return shift_desk.queue_words(self._live.situation())

    def _tell(self, before: State, happened: Sequence[Event]) -> None:
        """What the step made happen, then the desk as it is."""
        for sentence in news(self._live.run, before, happened):
            self._page.say(sentence)
        self._tell_problem()
        if self._live.state.talking is None and not self._live.state.over:
            self._show_desk()

    def _tell_problem(self) -> None:
        problem, told = self._live.problem, self._problem
        self._problem = problem
        if problem and problem != told:
            self._page.say(problem, "bold red")
        elif told and not problem:
            self._page.say("Everything is recorded again.")

    def _show_desk(self) -> None:
        here = self._live.situation()
        shift_desk.show_desk(self._page, self._live.run.shift.script, here, self._rules.exam)
        shift_desk.show_things(self._page, things_to_do(here))
