"""The review of a played call: what every step cost, and what would have been better.

The cost of a step is the total of the best continuation before it minus that after it, caps aside. Costs are
whole numbers on the scale of the bounds and add up exactly to what the call fell short of the best.
"""

from collections.abc import Iterable, Sequence

from scoring.rubric import Rubric
from scoring.scorecard import score
from simulator.analysis.costs import Cost, costs
from simulator.analysis.grades import Grade, grade_of
from simulator.analysis.outlook import Outlook
from simulator.analysis.pass_search import PassSearch
from simulator.analysis.reviewed import (
    Better,
    Line,
    MarkChange,
    Mood,
    NoReturn,
    Reply,
    Review,
    Step,
    Verdict,
)
from simulator.analysis.solve import Solution
from simulator.analysis.standing import Standing, Turn, critical_of, id_of, marks_of, outset, turns
from simulator.call.events import Event, FellSilent, Marked, Opened, Replied
from simulator.call.situation import moments
from simulator.scenario.program import Program


def review(program: Program, rubric: Rubric, solution: Solution, log: Sequence[Event]) -> Review:
    """The review of a call that is over."""
    played = turns(program, log)
    card = score(rubric, solution.bounds, moments(log))
    found = costs(program, solution, log)
    if found is None:
        return Review(card, _steps(program, played, [None] * len(played)), _moods(program, played))
    outlook = Outlook(program, solution)
    verdicts = _verdicts(program, outlook, played, found)
    steps = _steps(program, played, verdicts)
    turning = max(steps, key=_weight, default=None)
    turning = turning if turning and _weight(turning) > 0 else None
    turned = [turn for turn in played if turn.is_step][turning.number - 1].after if turning else None
    return Review(
        card,
        steps,
        _moods(program, played),
        turning=turning.number if turning else None,
        no_return=_no_return(played, PassSearch(program, rubric, solution), outset(program)),
        recovery=_line(program, outlook, turned) if turned and not turned.call.over else None,
        best=_line(program, outlook, outset(program)),
    )


def _weight(step: Step) -> float:
    return step.verdict.weight if step.verdict else 0.0


def _steps(program: Program, played: Sequence[Turn], verdicts: Sequence[Verdict | None]) -> tuple[Step, ...]:
    """The steps among the turns, each with its verdict; turns that are no steps have none."""
    found: list[Step] = []
    before = outset(program)
    for turn, verdict in zip(played, verdicts, strict=True):
        if turn.is_step:
            found.append(
                Step(
                    len(found) + 1,
                    turn.done.at,
                    _reply(program, before, turn),
                    marks_of(turn.happened),
                    critical_of(turn.happened),
                    _why(turn),
                    _mood(program, before),
                    _mood(program, turn.after),
                    verdict,
                )
            )
        before = turn.after
    return tuple(found)


def _verdicts(
    program: Program, outlook: Outlook, played: Sequence[Turn], found: Iterable[Cost]
) -> list[Verdict | None]:
    verdicts: list[Verdict | None] = []
    cost = iter(found)
    before = outset(program)
    for turn in played:
        verdicts.append(_verdict(program, outlook, before, turn, next(cost)) if turn.is_step else None)
        before = turn.after
    return verdicts


def _verdict(program: Program, outlook: Outlook, before: Standing, turn: Turn, cost: Cost) -> Verdict:
    best = outlook.best_turn(before)
    reached, possible = outlook.prospect(turn.after), outlook.prospect(best.after)
    fell = possible.total - reached.total
    if reached >= possible:
        return Verdict(cost.joint, cost.points, reached.total, fell, Grade.BEST, None)
    grade = grade_of(max(cost.points, fell))
    return Verdict(cost.joint, cost.points, reached.total, fell, grade, _better(program, before, turn, best))


def _better(program: Program, before: Standing, turn: Turn, best: Turn) -> Better:
    got = {(mark.behaviour, mark.weight): mark.value for mark in marks_of(turn.happened)}
    would = {(mark.behaviour, mark.weight): mark.value for mark in marks_of(best.happened)}
    changes = tuple(
        MarkChange(*key, got.get(key), would.get(key))
        for key in dict.fromkeys([*would, *got])
        if got.get(key) != would.get(key)
    )
    return Better(_reply(program, before, best), marks_of(best.happened), changes)


def _no_return(played: Sequence[Turn], search: PassSearch, start: Standing) -> NoReturn:
    possible = search.possible(start)
    certain = possible is not None
    if possible is False:
        return NoReturn(None, passable=False, certain=True)
    number = 0
    for turn in played:
        number += turn.is_step
        possible = search.possible(turn.after)
        if possible is False:
            return NoReturn(number, passable=True, certain=certain)
        certain = certain and possible is not None
    return NoReturn(None, passable=True, certain=certain)


def _line(program: Program, outlook: Outlook, start: Standing) -> Line:
    replies, moods, standing = [], [_mood(program, start)], start
    for turn in outlook.best_turns(start):
        if turn.is_step:
            replies.append(_reply(program, standing, turn))
            moods.append(_mood(program, turn.after))
        standing = turn.after
    return Line(tuple(replies), outlook.prospect(standing).total, tuple(moods))


def _moods(program: Program, played: Sequence[Turn]) -> tuple[Mood, ...]:
    after = (_mood(program, turn.after) for turn in played if turn.is_step)
    return (_mood(program, outset(program)), *after)


def _mood(program: Program, standing: Standing) -> Mood:
    world, fields = standing.call.world, program.fields
    return Mood(fields["patience"].get(world), fields["trust"].get(world))


def _reply(program: Program, before: Standing, turn: Turn) -> Reply:
    position = program.positions[before.call.place]
    return Reply(position.key, id_of(turn.done), _text(program, before, turn))


def _text(program: Program, before: Standing, turn: Turn) -> str:
    done = turn.done
    position = program.positions[before.call.place]
    if isinstance(done, Replied):
        move = position.transitions[done.slot].move
        return move.say if move else ""
    if isinstance(done, Opened):
        titles = {article.id: article.title for article, _ in program.desks[position.call].articles}
        return f"Read “{titles[done.article]}” on the desk."
    return "Silence." if isinstance(done, FellSilent) else "Picked up the phone."


def _why(turn: Turn) -> str:
    """The author's why: of the reply, else of a mark of it, else of the end it led to."""
    judged = [event.judged for event in turn.happened if isinstance(event, Marked)]
    of_marks = (mark.because for one in judged for mark in one.marks)
    return next((why for why in (*(one.why for one in judged), *of_marks) if why), "")
