"""The plain sheet reads well in 80 columns and leaves no lost point without its reason."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from scoring.results.records import AttemptRecord
from scoring.scorecard import Moment
from scoring.sheets.page import WIDTH, bar, wrapped
from scoring.sheets.text_sheet import text_sheet, write_text_sheet
from scoring.sheets.wording import clock_words, duration_words, score_words
from tests.scoring.sheets.conftest import BILL_STOPPED, SENT_AWAY, WROTE_IT_DOWN, scorecard
from tests.scoring.sheets.test_csv_sheet import naughty_strings


def section(sheet: str, title: str) -> list[str]:
    """The lines under a heading, up to the next."""
    lines = sheet.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(title))
    end = next(number for number in range(start, len(lines)) if lines[number] == "")
    return lines[start + 2 : end]


def test_the_head_says_who_played_what(attempt: AttemptRecord) -> None:
    assert text_sheet(attempt).splitlines()[:9] == [
        "SCORE SHEET",
        "The bill that would not die",
        "=" * 80,
        "Trainee   Ana",
        "Scenario  vip-billing, version 9c1e9c1e9c1e",
        "Attempt   0b5e9c1e-0000-4000-8000-000000000001, number 2, exam",
        "Started   2026-03-06 12:00:00 UTC",
        "Duration  5 min 2 s",
        "Outcome   resolved",
    ]


def test_a_capped_total_says_what_it_would_have_been_and_why_it_is_no_pass(attempt: AttemptRecord) -> None:
    total = section(text_sheet(attempt), "TOTAL")
    assert total[:4] == [
        "49.0 of 100   not yet   NOT PASSED",
        "  Would be 68.6, but a critical error limits it to 49: see below.",
        "  Not passed: the total is below 70.",
        "  Not passed: escalation is below 50.",
    ]
    assert "Skill: 13.1" in total[-1]


def test_a_pass_is_said_plainly(attempt: AttemptRecord) -> None:
    passed = replace(attempt, scorecard=scorecard([WROTE_IT_DOWN, BILL_STOPPED], greatest=(9, 18, 0)))
    sheet = text_sheet(passed)
    assert section(sheet, "TOTAL")[0].endswith("PASSED")
    assert "NOT PASSED" not in sheet
    assert "Not passed" not in sheet


def test_dimensions_have_bars(attempt: AttemptRecord) -> None:
    assert section(text_sheet(attempt), "DIMENSIONS") == [
        "Empathy     weight 35  [##################--]  88.8  lost 1 (0 to 9)",
        "Resolution  weight 40  [#################---]  83.3  lost 3 (0 to 18)",
        "Escalation  weight 25  [###-----------------]  16.6  lost 5 (0 to 6)",
    ]


def test_missing_evidence_and_missing_span_are_said(attempt: AttemptRecord) -> None:
    card = scorecard([WROTE_IT_DOWN], greatest=(9, 18, 0))
    lines = section(text_sheet(replace(attempt, scorecard=card)), "DIMENSIONS")
    assert lines[2].strip() == "insufficient evidence: 0 of at least 2 marks"
    assert lines[3].endswith("not assessed: every call here loses the same")


def test_every_reply_has_its_marks_its_cost_and_the_why(attempt: AttemptRecord) -> None:
    assert section(text_sheet(attempt), "REPLIES") == [
        '  0:04  "Let me write this down as you tell it, so nobody asks you twice. What',
        '        number did it come from?"',
        "        first/opening / log-it",
        "          3  Attentive, Ownership",
        "    -3.9  2  Concrete",
        "        Why: Recording the first call is what the next four depend on.",
        '  1:23  "I\'ll put you through to billing, one moment."',
        "        first/demand / other-desk",
        "   -12.5  0  Decision: Billing was not right yet.",
        "    -8.3  1  Level",
        "        Why: She had told it twice already.",
    ]


def test_an_ending_counts_three_times(attempt: AttemptRecord) -> None:
    assert section(text_sheet(attempt), "ENDINGS") == [
        "  4:50  The bill stops, and she knows when",
        "        first/settled",
        "          3  Fix",
        "    -6.7  2  Closure, counts 3 times",
    ]


def test_critical_errors_say_what_they_do(attempt: AttemptRecord) -> None:
    shouted = Moment(9.0, "first/opening", "shout", "Are you deaf?", (), ("abuse",))
    lines = section(text_sheet(replace(attempt, scorecard=scorecard([shouted, SENT_AWAY]))), "CRITICAL")
    assert lines[0] == "  0:09  Abuse, plain or disguised (customer): fatal, the total is 0. At"
    assert lines[2].startswith(
        "  1:23  A repeat caller transferred cold (customer): the total is at most 49."
    )


def test_without_critical_errors_it_says_none(attempt: AttemptRecord) -> None:
    assert section(text_sheet(replace(attempt, scorecard=scorecard([WROTE_IT_DOWN]))), "CRITICAL") == ["none"]


def test_a_desk_action_without_words_is_named_by_its_place(attempt: AttemptRecord) -> None:
    hold = replace(WROTE_IT_DOWN, said="", what="hold", marks=(), why="")
    lines = section(text_sheet(replace(attempt, scorecard=scorecard([hold]))), "REPLIES")
    assert lines == ["  0:04  first/opening / hold", "        no marks"]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"finished_at": None, "outcome": None}, "still under way"), ({"outcome": "abandoned"}, "was given up")],
)
def test_a_call_without_a_scorecard_says_why(attempt: AttemptRecord, change: dict, words: str) -> None:
    assert words in text_sheet(replace(attempt, scorecard=None, **change))


def test_a_scorecard_of_another_shape_is_said(attempt: AttemptRecord) -> None:
    assert "cannot be read" in text_sheet(replace(attempt, scorecard={"total": 12}))


def test_no_text_breaks_the_page_or_steers_the_terminal(attempt: AttemptRecord) -> None:
    for text in [*naughty_strings(), "我昨天已经说过三次了。" * 20, "ผมโทรมาสามครั้งแล้ว" * 20, "x" * 300]:
        said = replace(WROTE_IT_DOWN, said=text, why=text)
        card = json.loads(json.dumps(scorecard([said])))
        sheet = text_sheet(replace(attempt, title=text, trainee=text, scorecard=card))
        assert max(cell_len(line) for line in sheet.split("\n")) <= WIDTH
        assert not any(ord(character) < 32 for character in sheet.replace("\n", ""))


def test_wrapped_text_keeps_every_character() -> None:
    chinese = "我昨天已经说过三次了" * 12
    assert "".join(line.strip() for line in wrapped(chinese, "  Why: ")) == "Why: " + chinese


@pytest.mark.parametrize(("score", "hashes"), [(0.0, 0), (0.1, 1), (50.0, 10), (99.9, 19), (100.0, 20)])
def test_a_bar_is_full_only_at_100_and_empty_only_at_0(score: float, hashes: int) -> None:
    assert bar(score) == f"[{'#' * hashes}{'-' * (20 - hashes)}]"


def test_a_score_below_a_cut_never_looks_like_the_cut() -> None:
    assert (score_words(69.96), score_words(70.0), score_words(84.3)) == ("69.9", "70.0", "84.3")


def test_times_read_as_people_say_them() -> None:
    assert (clock_words(0.0), clock_words(83.9), clock_words(3671.0)) == ("0:00", "1:23", "61:11")
    assert (duration_words(0.0), duration_words(302.0), duration_words(3600.0)) == (
        "0 s",
        "5 min 2 s",
        "1 h 0 min 0 s",
    )


def test_the_sheet_is_written_whole(tmp_path: Path, attempt: AttemptRecord) -> None:
    write_text_sheet(attempt, tmp_path / "sheet.txt")
    assert (tmp_path / "sheet.txt").read_text(encoding="utf-8") == text_sheet(attempt)


def test_the_certificate_of_the_scenario_is_stamped_with_its_version(attempt: AttemptRecord) -> None:
    assert " ".join(" ".join(section(text_sheet(attempt), "CERTIFICATE")).split()) == (
        "version 9c1e9c1e9c1e: best, worst and chance (41.2) were found exactly, from all 1,234 "
        "configurations a call can reach. 'analyse vip-billing' prints the certificate of the present "
        "version."
    )


def test_the_certificate_says_how_far_chance_can_be_off(attempt: AttemptRecord) -> None:
    assert attempt.scorecard
    bounds = {**attempt.scorecard["bounds"], "chance_within": 0.25}
    rough = replace(attempt, scorecard={**attempt.scorecard, "bounds": bounds})
    assert "chance (41.2, to within 0.250)" in text_sheet(rough)


def test_an_estimated_certificate_says_from_how_many_plays(attempt: AttemptRecord) -> None:
    assert attempt.scorecard
    bounds = {**attempt.scorecard["bounds"], "exact": False, "plays": 20_000}
    rough = replace(attempt, scorecard={**attempt.scorecard, "bounds": bounds})
    assert "as an estimate, from 20,000" in " ".join(text_sheet(rough).split())
