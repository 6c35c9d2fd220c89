"""What a translator is told of a text: where it is heard, from whom, and in answer to what."""

from collections.abc import Iterator, Mapping

from simulator.scenario.gaps import group_of
from simulator.scenario.model import Script
from simulator.scenario.texts import Text, texts
from simulator.workbench.voice_script import Take, voice_script

_HEADINGS = {
    "caller": "the caller", "people": "the others", "agent": "the trainee's desk",
    "promises": "promises, as the desk shows them", "escalation": "the levels of the ladder",
    "case": "the case on the desk", "knowledge": "the articles on the desk",
    "flowchart": "the script on the screen", "title": "the library", "summary": "the library",
    "learn": "the library", "topics": "the library",
}  # fmt: skip
_KINDS = {
    "reply": "the trainee says", "aside": "shown, not spoken", "hint": "help in practice",
    "why": "for the review", "because": "why the mood changes", "locked": "shown while it cannot be said",
    "note": "written into the case", "title": "the end in a few words",
}  # fmt: skip


class Context:
    """What there is to tell of the texts of one script."""

    def __init__(self, script: Script) -> None:
        parts = voice_script(script, lambda *_: (0, 0.0))
        self._takes: Mapping[str, Take] = {take.id: take for part in parts for take in part.takes}
        spoken = [text for text in texts(script) if text.spoken]
        firsts = {(text.call, text.state): text.id for text in reversed(spoken)}
        self._firsts = frozenset(firsts.values())

    def heading(self, text: Text) -> str:
        """What the texts around this one have in common."""
        group = group_of(text)
        return group if text.call else _HEADINGS.get(group, group)

    def about(self, text: Text) -> str:
        """One line on a text; empty where its id says it all."""
        take = self._takes.get(text.id)
        words = (
            "; ".join(_of_line(take, text.id in self._firsts))
            if take
            else _KINDS.get(text.kind, "")
            if text.state
            else ""
        )
        return " ".join(words.split())


def _of_line(take: Take, is_first: bool) -> Iterator[str]:
    yield f"{take.person} says, {take.delivery}" if take.delivery else f"{take.person} says"
    if take.condition:
        yield f"if {take.condition}"
    if is_first and take.direction:
        yield f"after {take.direction}"
