"""Letters keep their marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.clusters import clusters, segments


@given(st.text(max_size=60))
def test_clusters_and_segments_joined_are_the_text(text):
    assert "".join(clusters(text)) == text
    assert "".join(segments(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("น้ำ", ["น้ำ"]),
        ("เก้า", ["เก้า"]),
        ("\U0001f44b\U0001f3fd!", ["\U0001f44b\U0001f3fd", "!"]),
    ],
)
def test_what_belongs_together(text, parts):
    assert clusters(text) == parts


def test_a_segment_carries_the_spaces_behind_it():
    assert segments("tell me  you") == ["tell ", "me  ", "you"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    assert segments("好「是」。") == ["好", "「是」。"]
