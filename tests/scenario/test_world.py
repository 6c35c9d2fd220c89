"""Packed worlds: every variable in bits of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.world import FLAG, MOOD, Domain, pack, width

domains = st.one_of(
    st.just(FLAG),
    st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True).map(
        lambda words: Domain(words=tuple(words))
    ),
    st.tuples(st.integers(0, 7), st.integers(1, 9)).map(lambda ends: Domain(low=ends[0], high=sum(ends))),
)


@given(st.dictionaries(st.sampled_from("abcdefgh"), domains, min_size=1), st.data())
def test_what_is_put_is_got_and_nothing_else_moves(declared: dict[str, Domain], data: st.DataObject) -> None:
    fields = pack(declared)
    values = {name: data.draw(st.integers(0, domain.size - 1)) for name, domain in declared.items()}
    world = 0
    for name in data.draw(st.permutations(sorted(values))):
        world = fields[name].put(world, values[name])
    assert {name: field.get(world) for name, field in fields.items()} == values
    assert world < 1 << sum(width(domain) for domain in declared.values())


@given(domains)
def test_words_and_values_are_two_ways_to_say_the_same(domain: Domain) -> None:
    words = [str(domain.word(value)).lower() for value in range(domain.size)]
    assert [domain.value(word) for word in words] == list(range(domain.size))


@pytest.mark.parametrize("word", ["--5", "-", "", "5-", "11", "-1", "٤", "²", "9" * 5000, "true"])
def test_what_is_no_value(word: str) -> None:
    assert MOOD.value(word) is None
