"""A small shift with two short calls, and ways to work it."""

from pathlib import Path
from random import Random

from simulator.analysis.bots import EXPERT, Turn, make_bot
from simulator.analysis.playing import replies
from simulator.analysis.solve import solve
from simulator.call.decide import Answer, Refused, Reply, ringing
from simulator.call.session import Session
from simulator.scenario.load import load
from simulator.shift.arrivals import Run, draw
from simulator.shift.bots import QUOTA, between, quickest
from simulator.shift.dealing import call_under_way
from simulator.shift.decide import FinishCall
from simulator.shift.events import Event
from simulator.shift.handling import finished
from simulator.shift.load import load_shift
from simulator.shift.playing import work
from simulator.shift.program import Shift
from simulator.shift.state import State, begin
from simulator.speech.timing import estimated_seconds

CALL = """\
format: 1
title: A call
caller: {name: %s, voice: {gender: female, variant: %d}}
facts: {again: false, noted: false, recorded: false}
promises: {ring: {text: Ring back.}}
calls:
  - id: only
    start: hello
    states:
      hello:
        lines:
          - first:
              - {say: You wrote it down., when: noted}
              - {say: It is broken again., when: again}
              - {say: It is broken., when: not recorded}
              - It is broken as you said on the recording. How long will it be?
        choices:
          - {id: away, say: "Look it up.", marks: {attentive: 0, diagnosis: 0}, to: gone}
          - id: note
            say: "Let me write that down and look into it with you now."
            marks: {attentive: 3, diagnosis: 3}
            set: {noted: true}
            to: found
          - id: later
            say: "I will ring you back when I know more."
            marks: {attentive: 1, diagnosis: 1}
            callback: ring
            to: promised
      found:
        lines: "And what do I do with it?"
        choices:
          - id: mend
            say: "Press the button at the back and hold it for ten seconds."
            marks: {fix: 3}
            to: solved
          - {id: shrug, say: "No idea.", marks: {fix: 0}, to: gone}
      solved: {ending: solved, lines: "Oh. It works.", marks: {closure: 3}}
      promised: {ending: promised, marks: {closure: 2}}
      gone: {ending: gone, marks: {closure: 0}}
"""
SHIFT = """\
format: 1
title: A small shift
minutes: 60
quota: 20
wrap-up: 20
arrivals: [{from: 0, an-hour: 20}, {from: 30, an-hour: 30}]
facts: {recorded: false, boast: false}
actions:
  - {id: boast, title: Promise half an hour, takes: 20, set: {boast: true}}
  - {id: record, title: Record what is known, takes: 20, set: {recorded: true}}
pool:
  - {call: one, solved: [solved], again: again, keeps: [noted], call-back: {promise: ring, within: 10}}
outage:
  from: 10
  to: 40
  times: 4
  pool:
    - {call: two, solved: [solved], again: again, keeps: [noted], call-back: {promise: ring, within: 10}}
  lulls:
    - {when: recorded, share: 25}
    - {when: boast, share: 40, lasts: 10, after: 200}
"""
TEXTS = {"one": CALL % ("Ana", 1), "two": CALL % ("Ben", 2)}


def small_files(folder: Path) -> Path:
    """The shift and its calls as files in a folder; the shift's own."""
    for id, text in {**TEXTS, "small.shift": SHIFT}.items():
        (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder / "small.shift.yaml"


def small_shift(text: str = SHIFT) -> Shift:
    found = load_shift(text, "small.shift", lambda id: load(TEXTS[id], id) if id in TEXTS else None)
    assert found.shift is not None, found.diagnostics
    return found.shift


def small_run(seed: int = 0, text: str = SHIFT) -> Run:
    return draw(small_shift(text), Random(seed))


def answered(run: Run, bot: str, state: State, chance: Random) -> tuple[Session, FinishCall]:
    """The call under way, played to its end by a bot."""
    scenario = call_under_way(run.shift, state, "shift")
    session = Session(scenario)
    if bot == QUOTA:
        player = quickest(scenario, estimated_seconds)
    else:
        best = (lambda: solve(scenario.program, scenario.script.rubric).best_line) if bot == EXPERT else tuple
        player = make_bot(bot, chance, scenario.script, best)
    while not session.call.over:
        position = session.program.positions[session.call.place]
        if ringing(session.program, session.call):
            happened = session.do(Answer(0.0))
        else:
            happened = session.do(Reply(0.0, player(Turn(position, replies(position, session.call.world)))))
        assert not isinstance(happened, Refused), happened.reason
    return session, finished(session, estimated_seconds)


def worked(run: Run, bot: str, seed: int = 0) -> tuple[list[Event], State]:
    """A whole shift worked by a bot: its log, and where it stands at the end."""
    log: list[Event] = []
    chance = Random(seed)
    state = begin(run)
    for events, after in work(run, state, between(bot), lambda now: answered(run, bot, now, chance)[1]):
        log += events
        state = after
    return log, state
