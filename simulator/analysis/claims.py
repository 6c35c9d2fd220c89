"""Proving what an author claims of every call, or finding the shortest call that shows otherwise.

A claim is settled by whether some moment can be come to: for `never` one at which its condition holds, for
`always` one at which it does not, for `eventually` the end of a call that has not had it, for `possible` one
that has it, and with `until` one from which it cannot be come to any more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scoring.rubric import Rubric
from simulator.analysis.explore import BUDGET
from simulator.analysis.moments import Moments, Step, moments_read_by, shortest
from simulator.analysis.pass_rate import Bar
from simulator.analysis.pass_routes import TooMany, shortest_decided
from simulator.analysis.solve import Solution
from simulator.scenario.claims import PASSED
from simulator.scenario.program import Claim, Kind, MomentTest, Program


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim is true; `proved` is None where there is too much to try.

    `choices` are those of a whole call, of which the first `shown_after` lead to the moment that shows it;
    `state` is where that is. A false claim has one unless it says that something is possible; a true one only
    if it does.
    """

    claim: Claim
    proved: bool | None
    moments: int
    choices: tuple[str, ...] | None = None
    shown_after: int = 0
    state: str = ""


def check_claims(
    program: Program, rubric: Rubric, solution: Solution, budget: int = BUDGET
) -> tuple[Verdict, ...]:
    """A verdict for each claim of the scenario, in the order of the file."""
    prover = _Prover(program, rubric, solution, budget)
    return tuple(prover.verdict(claim) for claim in program.claims)


class _Prover:
    def __init__(self, program: Program, rubric: Rubric, solution: Solution, budget: int) -> None:
        self._program = program
        self._exact = solution.bounds.exact
        self._budget = budget
        self._passed = program.watched[PASSED].bits
        self._known: dict[int, Moments] = {}
        self._bar = Bar.of(rubric, solution.bounds)

    def verdict(self, claim: Claim) -> Verdict:
        reads = self._reads(claim.holds) | (self._reads(claim.until) if claim.until else 0)
        moments = self._moments(reads & ~self._passed)
        if not moments.complete or (reads & self._passed and not self._exact):
            return Verdict(claim, None, 0)
        try:
            steps = self._shown(claim, moments)
        except TooMany:
            return Verdict(claim, None, len(moments.places))
        proved = (steps is None) == (claim.kind != "possible" or claim.until is not None)
        if steps is None:
            return Verdict(claim, proved, len(moments.places))
        there = steps[-1].target if steps else 0
        rest = shortest(moments, there, lambda _: True, moments.over) or []
        return Verdict(
            claim=claim,
            proved=proved,
            moments=len(moments.places),
            choices=_ids([*steps, *rest]),
            shown_after=len(_ids(steps)),
            state=moments.position(there).key,
        )

    def _reads(self, test: MomentTest) -> int:
        """All bits that a condition looks at somewhere."""
        bits = 0
        for position in self._program.positions:
            bits |= test(position, position.kind is Kind.END).reads
            if position.kind is Kind.TALK:
                bits |= test(position, True).reads
        return bits

    def _moments(self, reads: int) -> Moments:
        if reads not in self._known:
            self._known[reads] = moments_read_by(self._program, reads, self._budget)
        return self._known[reads]

    def _shown(self, claim: Claim, moments: Moments) -> list[Step] | None:
        """The way to the moment that settles the claim, or None if no call comes to one."""
        holds = self._holding(claim.holds, moments)
        if claim.until:
            return self._out_of_reach(holds, self._holding(claim.until, moments), moments)
        if claim.kind in ("never", "possible"):
            return self._first(moments, lambda _: True, holds)
        if claim.kind == "always":
            return self._first(moments, lambda _: True, lambda n, passed: n > 0 and not holds(n, passed))
        return self._first(
            moments,
            lambda n: not holds(n, False),
            lambda n, passed: moments.over(n) and not holds(n, passed),
        )

    def _holding(self, test: MomentTest, moments: Moments) -> Callable[[int, bool], bool]:
        """Whether a condition holds at a moment, given whether the call that ends there has passed. The phone
        before the first call is no moment of a call."""

        def holds(number: int, passed: bool) -> bool:
            world = moments.worlds[number] | (self._passed if passed else 0)
            here = test(moments.position(number), moments.over(number))
            return number > 0 and here.holds(world)

        return holds

    def _first(
        self, moments: Moments, through: Callable[[int], bool], wanted: Callable[[int, bool], bool]
    ) -> list[Step] | None:
        """The way with the fewest replies to a wanted moment, by a call that passes or does not where that
        decides whether it is wanted."""
        if_passed: set[int] = set()
        if_failed: set[int] = set()
        for number in range(len(moments.places)):
            if moments.over(number) and wanted(number, True) != wanted(number, False):
                (if_passed if wanted(number, True) else if_failed).add(number)
        undecided = if_passed | if_failed
        ways = [shortest(moments, 0, through, lambda n: n not in undecided and wanted(n, False))]
        for ends, passing in ((if_passed, True), (if_failed, False)):
            if ends:
                ways.append(shortest_decided(moments, self._bar, through, ends, passing))
        found = [way for way in ways if way is not None]
        return min(found, key=lambda way: sum(step.replies for step in way), default=None)

    def _out_of_reach(
        self, holds: Callable[[int, bool], bool], until: Callable[[int, bool], bool], moments: Moments
    ) -> list[Step] | None:
        """The way to the first moment from which no call comes to the condition, with neither it nor `until`
        on the way."""
        can = _leading_to([n for n in range(len(moments.places)) if holds(n, False)], moments)
        bare = [n for n in range(len(moments.places)) if not until(n, False) and not holds(n, False)]
        allowed = set(bare)
        return shortest(moments, 0, allowed.__contains__, lambda n: n > 0 and n in allowed and n not in can)


def _leading_to(wanted: list[int], moments: Moments) -> set[int]:
    """The moments from which a wanted one can be come to, these included."""
    behind: list[list[int]] = [[] for _ in moments.places]
    for number, steps in enumerate(moments.steps):
        for step in steps:
            behind[step.target].append(number)
    found = set(wanted)
    work = list(wanted)
    while work:
        for number in behind[work.pop()]:
            if number not in found:
                found.add(number)
                work.append(number)
    return found


def _ids(steps: list[Step]) -> tuple[str, ...]:
    return tuple(step.id for step in steps if step.id)
