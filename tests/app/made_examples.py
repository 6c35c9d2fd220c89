"""Examples too large, or too odd, for a page: each is made here, under the name its page gives it."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.workbench.pages import Expected

HEAD = "format: 1\ntitle: The lost parcel\ncaller: {name: Ana}\n"
CALL = "calls:\n  - id: first\n    start: s0\n    states:\n"
SOUND = HEAD + CALL + "      s0: {ending: found}\n"


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a broken scenario, and what check finds in it."""

    content: Callable[[], bytes]
    expected: tuple[Expected, ...]


def _full_of_comments() -> bytes:
    return (SOUND + "# still waiting\n" * 510_000).encode()


def _full_of_values() -> bytes:
    full_list = f"[{'1,' * 19_999}1]\n"
    return (SOUND + "".join(f"list-{number}: {full_list}" for number in range(55))).encode()


def _long_summary() -> bytes:
    return f"{HEAD}summary: {'a' * 20_001}\n".encode()


def _many_topics() -> bytes:
    return f"{SOUND}topics: [{'a,' * 1_000}a]\n".encode()


def _many_keys() -> bytes:
    return (SOUND + "".join(f"k{number}: 1\n" for number in range(201))).encode()


def _latin_1() -> bytes:
    return SOUND.replace("lost parcel", "lost café").encode("latin-1")


def _circle() -> bytes:
    states = ""
    for number in range(110):
        states += f"      s{number}:\n        choices:\n"
        after = (number + 1) % 110
        states += "".join(
            f"          - {{id: c{choice}, say: Go on., repeat: 7, to: s{after}}}\n" for choice in range(50)
        )
    return (HEAD + CALL + states).encode()


MADE = {
    "a file of more than 8 MB": Made(_full_of_comments, (Expected("too-large", 1, 1),)),
    "a file of a million values": Made(_full_of_values, (Expected("too-many-nodes", 59, 10),)),
    "a summary of 20,001 letters": Made(_long_summary, (Expected("text-too-long", 4, 10),)),
    "1,001 topics": Made(_many_topics, (Expected("too-many", 9, 9),)),
    "201 unknown keys": Made(
        _many_keys,
        (
            *(Expected("unknown-key", line, 1) for line in range(9, 209)),
            Expected("too-many-problems", 208, 1),
        ),
    ),
    "an é in Latin-1": Made(_latin_1, (Expected("unreadable", 2, 20),)),
    "a circle of 110 states with 50 replies each": Made(_circle, (Expected("too-much-to-remember", 1, 1),)),
}
