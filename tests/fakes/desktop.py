"""The outside of the window: a library in memory, a voice of known length, a loudspeaker that listens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scoring.scorecard import Scorecard, score
from simulator.analysis.review import review
from simulator.analysis.reviewed import Review
from simulator.analysis.solve import solve
from simulator.analysis.standing import turns
from simulator.call.decide import Command, Refused
from simulator.call.events import Event
from simulator.call.session import Session
from simulator.call.situation import moments, situation
from simulator.desktop import present
from simulator.desktop.captions import reading_time
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.ports import Attempt, Shelf, SpokenLine, Unplayable, VoicedLine
from simulator.desktop.results_ports import Results, ResultsNews
from simulator.desktop.view.library import Mode
from simulator.desktop.view.menu import Preferences
from simulator.scenario.load import Scenario, load
from simulator.scenario.program import Kind

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def scenario_named(name: str) -> Scenario:
    """A shipped scenario."""
    loaded = load((SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8"), name).scenario
    assert loaded is not None
    return loaded


class FakeAttempt:
    """An attempt that is kept nowhere. `kept` are the events in the order they would have been stored."""

    def __init__(self, scenario: Scenario, mode: Mode, so_far: Sequence[Event] = (), label: str = "") -> None:
        self.session = Session.resume(scenario, so_far) if so_far else Session(scenario)
        self.mode: Mode = mode
        self.label = label
        self.problem = ""
        self.refuses_retries = False
        self.review_is_under_way = False
        self.estimated = False
        self.kept: list[Event] = list(self.session.log)

    @property
    def last_at(self) -> float:
        return self.session.log[-1].at

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        happened = self.session.do(command)
        if not isinstance(happened, Refused):
            self.kept += happened
        return happened

    def result(self) -> Scorecard | None:
        if not self.session.call.over:
            return None
        rubric = self.session.scenario.script.rubric
        return score(rubric, solve(self.session.program, rubric).bounds, moments(self.session.log))

    def begin_review(self) -> None: ...

    def review(self) -> Review | None:
        if self.review_is_under_way:
            return None
        program, rubric = self.session.program, self.session.scenario.script.rubric
        solution = solve(program, rubric, budget=1) if self.estimated else solve(program, rubric)
        return review(program, rubric, solution, self.session.log)

    def retry(self, step: int) -> "FakeAttempt | Unplayable":
        if self.refuses_retries:
            return Unplayable("The disk is full.")
        done = [turn.done for turn in turns(self.session.program, self.session.log) if turn.is_step]
        so_far = self.session.log[: self.session.log.index(done[step - 1])]
        return FakeAttempt(self.session.scenario, "practice", so_far, f"Retry from reply {step}")


class NoShifts:
    """A library without shifts."""

    def script(self, shift: str) -> Unplayable:
        return Unplayable(f"There is no shift {shift}.")

    def begin(self, shift: str, trainee: str, mode: Mode) -> Unplayable:
        del trainee, mode
        return self.script(shift)

    def resume(self, shift: str, trainee: str) -> None:
        del shift, trainee

    def last(self, shift: str, trainee: str) -> None:
        del shift, trainee


class FakeDesk:
    """A library of scenarios in memory, and the one attempt at each that is unfinished."""

    def __init__(self, *scenarios: Scenario) -> None:
        self.scenarios = {scenario.id: scenario for scenario in scenarios}
        self.attempts: dict[str, FakeAttempt] = {}
        self.kept = Preferences()
        self.begun: list[tuple[str, str, Mode]] = []
        self.read: FakeResults | None = None

    def shelf(self, trainee: str) -> Shelf:
        del trainee
        cards = []
        for id, scenario in self.scenarios.items():
            attempt = self.attempts.get(id)
            waiting = _waiting(attempt) if attempt and not attempt.session.call.over else ""
            cards.append(present.card(id, scenario.script, waiting=waiting))
        return Shelf(tuple(cards))

    def begin(self, scenario: str, trainee: str, mode: Mode) -> Attempt | Unplayable:
        if scenario not in self.scenarios:
            return Unplayable(f"There is no scenario {scenario}.")
        self.begun.append((scenario, trainee, mode))
        self.attempts[scenario] = FakeAttempt(self.scenarios[scenario], mode)
        return self.attempts[scenario]

    def resume(self, scenario: str, trainee: str) -> Attempt | Unplayable | None:
        del trainee
        attempt = self.attempts.get(scenario)
        return attempt if attempt and not attempt.session.call.over else None

    def shifts(self) -> "NoShifts":
        return NoShifts()

    def keep(self, preferences: Preferences) -> str:
        self.kept = preferences
        return ""

    def results(self) -> Results:
        self.read = self.read or FakeResults()
        return self.read


def _waiting(attempt: FakeAttempt) -> str:
    now = situation(attempt.session)
    return present.waiting_words(now.number, now.of, now.kind is Kind.RING)


@dataclass
class FakeResults:
    """Results that are `news` as soon as they are asked for; a version that is known by its hash has its own.

    `attempts` are those that can be looked at, by their ids.
    """

    news: ResultsNews = field(default_factory=lambda: ResultsNews(()))
    by_version: dict[str, ResultsNews] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    closed: bool = False

    def ask(self, version: str = "") -> None:
        self.asked.append(version)
        self.news = self.by_version.get(version, self.news)

    def poll(self) -> ResultsNews:
        return self.news

    def attempt(self, id: str) -> Attempt | Unplayable:
        return self.attempts.get(id) or Unplayable(f"There is no attempt {id}.")

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeVoice:
    """Answers every line at the next poll, with the timing of a calm reader; mute while `silent`."""

    silent: bool = False
    problem: str = ""
    said: list[SpokenLine] = field(default_factory=list)
    waiting: list[VoicedLine] = field(default_factory=list)

    def say(self, line: SpokenLine) -> int:
        self.said.append(line)
        ticket = len(self.said)
        timing = reading_time(line.text)
        if not self.silent:
            self.waiting.append(VoicedLine(ticket, line.text.encode(), timing.ms / 1000, timing.words))
        return ticket

    def poll(self) -> Sequence[VoicedLine]:
        arrived, self.waiting = self.waiting, []
        return arrived

    def cancel(self, ticket: int) -> None:
        self.waiting = [line for line in self.waiting if line.ticket != ticket]

    def close(self) -> None:
        self.waiting.clear()


@dataclass
class FakeSounds:
    """Notes what it was asked to play. Voices make no sound, so captions go by the clock."""

    played: list[str] = field(default_factory=list)
    voices: list[bytes] = field(default_factory=list)
    ringing: bool = False
    music_on: bool = False
    paused: bool = False
    volumes: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def play_voice(self, wav: bytes) -> float:
        self.voices.append(wav)
        return 0.0

    def voice_position_ms(self) -> float | None:
        return None

    def voice_level(self) -> float:
        return 0.5

    def stop_voice(self) -> None:
        self.played.append("stop")

    def pause(self, on: bool) -> None:
        self.paused = on

    def ring(self, on: bool) -> None:
        self.ringing = on

    def music(self, on: bool) -> None:
        self.music_on = on

    def effect(self, sound: Sound) -> None:
        self.played.append(sound.value)

    def set_volumes(self, voice: float = 1.0, effects: float = 1.0, music: float = 1.0) -> None:
        self.volumes = (voice, effects, music)

    def close(self) -> None:
        self.ringing = self.music_on = False
