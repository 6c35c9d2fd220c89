"""What languages call themselves."""

import pytest

from simulator.scenario.languages import own_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("zh", "中文"),
        ("zh-CN", "中文"),
        ("zh_TW", "繁體中文（台灣）"),
        ("pt-BR", "Português"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_called_as_in_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name
