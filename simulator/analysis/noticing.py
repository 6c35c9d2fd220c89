"""Who notices a slip in the rubric: a plan that scores otherwise, a band that is left, a claim that turns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from scoring.marks import Losses, Mark, losses
from scoring.rubric import DIMENSIONS
from scoring.scorecard import Bounds, Moment, Scorecard, cap_of, score
from simulator.analysis.bots import EXPERT, RANDOM
from simulator.analysis.claims import Verdict, check_claims
from simulator.analysis.mutation import Marked, Mutation, loses_nothing, mutated, mutations
from simulator.analysis.plans import NEAR, Plan, differences
from simulator.analysis.playing import Trail, marked
from simulator.analysis.playtest import Distribution, bot_plays, misses
from simulator.analysis.remarking import Changed, Remarking
from simulator.analysis.solve import Solution, solve
from simulator.scenario.load import Scenario
from simulator.scenario.model import Band
from simulator.scenario.program import Claim, Program

ENOUGH = 1.0
"""A mutation matters that changes the total of some call by so many points."""
_WITNESSES = 200
_BAND_PLAYS = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mutation: who noticed it, or nobody; and by how many points it changes some call's total.

    `points` is worked out only where no plan noticed.
    """

    mutation: Mutation
    noticed_by: str
    points: float | None

    @property
    def matters(self) -> bool:
        return not self.noticed_by and self.points is not None and self.points >= ENOUGH


class _Marks:
    """What one call is marked, by reply and end. What it loses is added up once; it is asked for often."""

    def __init__(self, scenario: Scenario, trail: Trail) -> None:
        given = marked(scenario.program, trail)
        self._moments = [(site, (marks, errors)) for site, marks, errors in given]
        self._sites = {site for site, _ in self._moments}
        self.given = self._all(None)
        self.lost = losses(self.given[0])

    def touched_by(self, mutation: Mutation) -> bool:
        return any(site in self._sites for site in mutation.sites)

    def after(self, mutation: Mutation | None) -> Marked:
        """All marks and errors of the call, with what the mutation makes of them."""
        return self._all(mutation) if mutation and self.touched_by(mutation) else self.given

    def lost_after(self, mutation: Mutation) -> Losses:
        return losses(self._all(mutation)[0]) if self.touched_by(mutation) else self.lost

    def _all(self, mutation: Mutation | None) -> Marked:
        marks: list[Mark] = []
        critical: list[str] = []
        for (place, slot), given in self._moments:
            more = mutation.of(place, slot, given) if mutation else given
            marks += more[0]
            critical += more[1]
        return tuple(marks), tuple(critical)


class Watch:
    """Everybody who could notice: the plans that hold as things are, the declared bands and the claims."""

    def __init__(self, scenario: Scenario, solution: Solution, plans: Sequence[tuple[Plan, Trail]]) -> None:
        self._scenario = scenario
        self._solution = solution
        self._rubric = scenario.script.rubric
        self._remarking = Remarking(scenario.program, self._rubric, solution)
        every = [(plan, _Marks(scenario, trail)) for plan, trail in plans]
        checked = [(plan, marks, self._differs(plan, marks)) for plan, marks in every]
        self.broken = tuple((plan, found) for plan, _, found in checked if found)
        self._plans = [(plan, marks) for plan, marks, found in checked if not found]
        trails = bot_plays(scenario, solution, RANDOM, _WITNESSES, seed=0)
        self._calls = [_Marks(scenario, trail) for trail in (*trails, *(trail for _, trail in plans))]
        self._bands = self._declared()
        claims = scenario.program.claims
        self._sensitive = tuple(claim for claim in claims if _hears_of_marks(claim, scenario.program))
        self._claims = [v.proved for v in self._verdicts(scenario.program, solution)]

    def outcomes(self, progress: Callable[[int, int], None] = lambda _, __: None) -> Iterator[Outcome]:
        """Every mutation that could change a total, tried."""
        found = [one for one in mutations(self._scenario.program) if not loses_nothing(one)]
        for number, mutation in enumerate(found):
            progress(number, len(found))
            yield self._outcome(mutation)

    def _outcome(self, mutation: Mutation) -> Outcome:
        changed = self._remarking.changed(mutation)
        least, greatest = self._remarking.extremes(changed)
        rough = replace(self._remarking.bounds, least=least, greatest=greatest)
        plan = next((p for p, marks in self._plans if self._stands_out(p, marks, mutation, rough)), None)
        if plan:
            return Outcome(mutation, f"plan '{plan.name}'", None)
        bounds = self._remarking.bounds_with(changed, least, greatest)
        for plan, marks in self._plans:
            touched = bounds is not self._remarking.bounds or marks.touched_by(mutation)
            if touched and differences(plan, self._card(marks, mutation, bounds)):
                return Outcome(mutation, f"plan '{plan.name}'", None)
        points = self._points(mutation, changed, bounds)
        if points < ENOUGH:
            return Outcome(mutation, "", points)
        return Outcome(mutation, self._otherwise_noticed(mutation, bounds), points)

    def _differs(self, plan: Plan, marks: _Marks) -> list[str]:
        return differences(plan, self._card(marks, None, self._remarking.bounds))

    def _card(self, marks: _Marks, mutation: Mutation | None, bounds: Bounds) -> Scorecard:
        given, critical = marks.after(mutation)
        return score(self._rubric, bounds, [Moment(0.0, "", "", "", given, critical)])

    def _stands_out(self, plan: Plan, marks: _Marks, mutation: Mutation, rough: Bounds) -> bool:
        """Whether the plan notices by its dimensions or its critical errors; the total is not known yet."""
        if set(marks.after(mutation)[1]) != set(plan.critical):
            return True
        lost = marks.lost_after(mutation)
        for index, name in enumerate(DIMENSIONS):
            planned, found = plan.dimensions.get(name.value), rough.dimension_score(index, lost[index])
            if planned is not None and (found is None or abs(found - planned) > NEAR):
                return True
        return False

    def _points(self, mutation: Mutation, changed: Changed, bounds: Bounds) -> float:
        """The most by which the total of a call changes, over calls that tell."""
        if not changed:
            return 0.0
        before = self._remarking.bounds
        moved = [
            abs(_total(bounds, call.lost_after, call.cap_after) - _total(before, call.lost, call.cap))
            for call in self._remarking.calls_through(changed)
        ]
        if bounds is not before:
            for call in self._calls:
                total = _total(before, call.lost, cap_of(call.given[1]))
                after = _total(bounds, call.lost_after(mutation), cap_of(call.after(mutation)[1]))
                moved.append(abs(after - total))
        return max(moved)

    def _otherwise_noticed(self, mutation: Mutation, bounds: Bounds) -> str:
        for bot, (band, calls) in self._bands.items():
            cards = [self._card(marks, mutation, bounds) for marks in calls]
            if _leaves(bot, band, cards):
                return f"band of '{bot}'"
        if self._claims:
            program = mutated(self._scenario.program, mutation)
            verdicts = self._verdicts(program, solve(program, self._rubric))
            for was, verdict in zip(self._claims, verdicts, strict=True):
                if verdict.proved != was:
                    return f"claim on line {verdict.claim.line}"
        return ""

    def _verdicts(self, program: Program, solution: Solution) -> Sequence[Verdict]:
        """Of the claims that marks can turn; proving the others again would take long for nothing."""
        if not self._sensitive:
            return ()
        return check_claims(replace(program, claims=self._sensitive), self._rubric, solution)

    def _declared(self) -> dict[str, tuple[Band, list[_Marks]]]:
        """The declared bands that hold as things are, with the plays they are measured by.

        The expert is none of them: it says the best line, whatever that is.
        """
        found = {}
        for bot, band in self._scenario.script.bands.items():
            if bot == EXPERT:
                continue
            trails = bot_plays(self._scenario, self._solution, bot, _BAND_PLAYS, seed=0)
            calls = [_Marks(self._scenario, trail) for trail in trails]
            if not _leaves(bot, band, [self._card(marks, None, self._remarking.bounds) for marks in calls]):
                found[bot] = (band, calls)
        return found


def _hears_of_marks(claim: Claim, program: Program) -> bool:
    """Whether a claim speaks of a pass or a critical error; all else is no matter of marks."""
    watched = 0
    for field in program.watched.values():
        watched |= field.bits
    tests = [test for test in (claim.holds, claim.until) if test]
    return any(
        test(position, over).reads & watched
        for test in tests
        for position in program.positions
        for over in (False, True)
    )


def _leaves(bot: str, band: Band, cards: Sequence[Scorecard]) -> bool:
    totals = tuple(sorted(card.total for card in cards))
    passed = sum(card.passed for card in cards) / len(cards)
    return any(misses(Distribution(bot, totals, passed, band, declared=True)))


def _total(bounds: Bounds, lost: Losses, cap: int) -> float:
    return min(float(cap), bounds.uncapped_total(lost))
