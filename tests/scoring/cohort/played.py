"""Attempts made up for tests: what trainees lost at each decision point."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from scoring.cohort.attempts import Attempt, Chosen, Scores
from scoring.marks import Mark

VERSION = "hash-of-the-text"
STATES = ("greeting", "refund", "callback", "goodbye")
SCORES: Scores = (80.0, 60.0, 40.0)


def attempt(
    trainee: str,
    choices: Sequence[Chosen] = (),
    *,
    total: float | None = None,
    scores: Scores = SCORES,
    ordinal: int = 1,
    retry: bool = False,
    version: str = VERSION,
) -> Attempt:
    """An attempt whose total is what its choices leave of 100, unless said otherwise; 70 passes."""
    left = 100.0 - sum(choice.lost or 0.0 for choice in choices) if total is None else total
    return Attempt(trainee, version, ordinal, retry, left, scores, left >= 70, tuple(choices))


def lost(points: Mapping[str, float | None]) -> list[Chosen]:
    """One choice at each decision point, named by what it lost."""
    return [Chosen(state, f"loses-{value}", value) for state, value in points.items()]


def cohort(rows: Sequence[Sequence[float | None]], states: Sequence[str] = STATES) -> list[Attempt]:
    """One first attempt a row, with what was lost at each of the states in turn."""
    return [
        attempt(f"trainee-{number}", lost(dict(zip(states, row, strict=False))))
        for number, row in enumerate(rows)
    ]


def losses() -> st.SearchStrategy[float]:
    """Points lost, in halves."""
    return st.integers(0, 20).map(lambda halves: halves / 2)


def choices() -> st.SearchStrategy[Chosen]:
    return st.builds(
        Chosen,
        st.sampled_from(STATES),
        st.sampled_from(["sorry", "refuse", "explain"]),
        st.none() | losses(),
        st.lists(st.builds(Mark, st.sampled_from(["attentive", "fix"]), st.integers(0, 3)), max_size=2).map(
            tuple
        ),
    )


def attempts() -> st.SearchStrategy[list[Attempt]]:
    """First attempts by different trainees, some of whom came back to a point or left one out."""
    score = st.none() | st.integers(0, 100).map(float)
    walk = st.tuples(
        st.lists(choices(), max_size=6),
        st.tuples(score, score, score),
        st.integers(0, 200).map(lambda t: t / 2),
    )
    return st.lists(walk, max_size=12).map(
        lambda walks: [
            attempt(f"trainee-{number}", path, scores=scores, total=total)
            for number, (path, scores, total) in enumerate(walks)
        ]
    )


def tables(least: int = 2, most: int = 40, items: int = 4) -> st.SearchStrategy[list[list[float]]]:
    """What each of so many trainees lost at each of so many decision points."""
    return st.lists(st.lists(losses(), min_size=items, max_size=items), min_size=least, max_size=most)
