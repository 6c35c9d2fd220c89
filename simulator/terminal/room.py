"""The room where a call is played: asks, does, and shows what happened."""

from collections.abc import Callable, Sequence

from simulator.call import events as e
from simulator.call.decide import Answer, Command, OpenArticle, Refused, Reply, StaySilent
from simulator.call.situation import Situation, situation, transcript
from simulator.scenario.model import Script
from simulator.scenario.program import Kind
from simulator.terminal import desk, screens
from simulator.terminal.mood import changes, show_change, show_mood
from simulator.terminal.page import Page
from simulator.terminal.ports import Attempt, Clock, Keyboard, Rules
from simulator.terminal.questions import ask
from simulator.terminal.transcript import show_transcript
from simulator.terminal.typed import Leave, Look, PickUp, Read, Say, Unclear, understand


class CallRoom:
    """Plays one attempt, from where it stands."""

    def __init__(
        self,
        attempt: Attempt,
        page: Page,
        keyboard: Keyboard,
        clock: Clock,
        rules: Rules,
        beside: Callable[[], str] = str,
    ) -> None:
        """`beside` is what goes on beside the call, in a sentence that is shown before the replies."""
        self._beside = beside
        self._attempt = attempt
        self._page = page
        self._keyboard = keyboard
        self._clock = clock
        self._rules = rules
        self._began = clock() - attempt.last_at
        self._here = situation(attempt.session)
        self._silent_at: float | None = None
        self._problem = ""

    @property
    def _script(self) -> Script:
        return self._attempt.session.scenario.script

    def play(self) -> bool:
        """Play until the last call is over, or until the trainee leaves: then False.

        Raises EOFError when no more lines come.
        """
        self._show_where_it_stands()
        while not self._here.over:
            if not self._turn():
                return False
        screens.show_end(self._page, self._here)
        return True

    def _show_where_it_stands(self) -> None:
        here = self._here
        if here.over:
            return
        if here.kind is Kind.RING:
            self._show_ring()
            return
        screens.show_call_head(self._page, self._script, here)
        show_transcript(self._page, self._script, here.transcript)
        self._show_mood()
        screens.show_replies(self._page, here)
        self._start_silence([said.text for said in here.transcript if said.who != "agent"][-2:])

    def _turn(self) -> bool:
        """One line from the trainee; False when they leave."""
        ringing = self._here.kind is Kind.RING
        left = None if self._silent_at is None else self._silent_at - self._now()
        line = ask(self._page, self._keyboard, "Answer?" if ringing else ">", left)
        if line is None:
            self._step(StaySilent(self._now()))
            return True
        match understand(line, self._here):
            case Leave():
                return False
            case PickUp():
                self._step(Answer(self._now()))
            case Say(choice):
                self._step(Reply(self._now(), choice))
            case Read(article):
                self._read(article)
            case Look(letter):
                self._look(letter)
            case Unclear(reason):
                self._page.say(reason)
            case _:
                screens.show_replies(self._page, self._here)
        return True

    def _step(self, command: Command) -> None:
        """Carry out what takes the call on, then show all that happened."""
        before = self._here
        happened = self._do(command)
        if happened is None:
            return
        if isinstance(command, Answer):
            screens.show_call_head(self._page, self._script, self._here)
        said = transcript(self._attempt.session.program, happened)
        self._page.gap()
        show_transcript(self._page, self._script, said)
        if not self._rules.exam:
            for old, new in changes(self._here.feelings, len(before.feelings) - 1):
                show_change(self._page, old, new)
        self._show_what_follows(happened)
        self._start_silence([entry.text for entry in said if entry.who != "agent"])

    def _show_what_follows(self, happened: Sequence[e.Event]) -> None:
        if self._here.over:
            return
        ended = next((event for event in happened if isinstance(event, e.CallEnded)), None)
        if ended is None:
            self._show_mood()
            screens.show_replies(self._page, self._here)
            return
        script = next(call for call in self._script.calls if call.id == ended.call)
        screens.show_end_of_call(self._page, script, ended.title or ended.outcome.capitalize(), self._here)
        self._show_ring()

    def _show_ring(self) -> None:
        screens.show_ring(self._page, self._script, self._here)
        screens.show_ring_keys(self._page)

    def _do(self, command: Command) -> tuple[e.Event, ...] | None:
        """What the command made happen; None, with the reason said, when it cannot be done now."""
        happened = self._attempt.do(command)
        if isinstance(happened, Refused):
            self._page.say(f"Not now: {happened.reason.rstrip('.')}.")
            return None
        self._here = situation(self._attempt.session)
        self._tell_problem()
        return happened

    def _tell_problem(self) -> None:
        problem, told = self._attempt.problem, self._problem
        self._problem = problem
        if problem and problem != told:
            self._page.say(problem, "bold red")
        elif told and not problem:
            self._page.say("Everything is recorded again.")

    def _read(self, id: str) -> None:
        offers = self._here.offers
        article = next(found for found in self._here.articles if found.id == id)
        if not article.opened and self._do(OpenArticle(self._now(), id)) is None:
            return
        desk.show_article(self._page, article)
        if self._here.offers != offers:
            screens.show_replies(self._page, self._here)

    def _look(self, letter: str) -> None:
        page, script, here = self._page, self._script, self._here
        match letter:
            case "c":
                desk.show_case(page, script, here)
            case "k":
                desk.show_articles(page, here)
            case "n":
                desk.show_notes(page, here)
            case "s":
                desk.show_script(page, script, here)
            case "t":
                self._show_transcript(here)
            case "h":
                desk.show_hint(page, here, self._rules.exam)
            case _:
                desk.show_help(page, here.kind is Kind.RING)

    def _show_transcript(self, here: Situation) -> None:
        self._page.rule("Transcript")
        if here.transcript:
            show_transcript(self._page, self._script, here.transcript)
        else:
            self._page.say("Nothing has been said on this call yet.", "dim")

    def _show_mood(self) -> None:
        if not self._rules.exam:
            self._page.gap()
            show_mood(self._page, self._here)
        if going_on := self._beside():
            self._page.say(going_on, "dim")

    def _start_silence(self, heard: Sequence[str]) -> None:
        """From when the last word has sounded, the trainee has the state's time to answer."""
        self._silent_at = None
        timed = self._rules.exam and self._rules.silence_timer and self._keyboard.live
        if not (timed and self._here.silence_after) or self._here.over:
            return
        words = sum(len(text.split()) for text in heard)
        sounding = words * 60 / self._script.caller.voice.rate
        self._silent_at = self._now() + sounding + self._here.silence_after
        self._page.say(
            f"Answer within {self._here.silence_after} s of the last word: saying nothing is an answer too.",
            "dim",
        )

    def _now(self) -> float:
        """Seconds since the attempt began, without the time it lay still."""
        return self._clock() - self._began
