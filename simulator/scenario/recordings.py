"""How the recordings of a scenario's lines are named: by the ids of the lines."""

from simulator.scenario.texts import ids_of_line

_SUFFIX = ".wav"
_BETWEEN = "--"


def recording_name(id: str) -> str:
    """The file of a line: `first/opening/4f3a2c` is recorded as `first--opening--4f3a2c.wav`."""
    return id.replace("/", _BETWEEN) + _SUFFIX


def recording_names(state: str, by: str, words: str) -> tuple[str, ...]:
    """The files that can hold a line heard in a state (`call/state`), the surer one first."""
    usual, where_shared = ids_of_line(state, by, words)
    return recording_name(where_shared), recording_name(usual)


def place_of(name: str) -> tuple[str, str] | None:
    """The state (`call/state`) and the digest a recording is named by; None for another kind of name."""
    if not name.lower().endswith(_SUFFIX):
        return None
    place, found, digest = name[: -len(_SUFFIX)].rpartition(_BETWEEN)
    call, between, state = place.removeprefix(f"calls{_BETWEEN}").partition(_BETWEEN)
    return (f"{call}/{state}", digest) if found and between else None
