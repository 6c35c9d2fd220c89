"""From what a scenario and a call are to what the screens show. Pure; decides nothing."""

from collections.abc import Sequence
from dataclasses import replace

from simulator.call.events import TAKEN_UP, CallEnded, Ended, Event
from simulator.call.session import Session
from simulator.call.situation import Feeling, Said, Situation, transcript
from simulator.desktop.ports import SpokenLine
from simulator.desktop.view.call import (
    Article,
    CaseNote,
    Closing,
    DeskView,
    Heard,
    Mood,
    Offer,
    Person,
    Promise,
    ScriptBox,
    Side,
)
from simulator.desktop.view.library import Card
from simulator.desktop.view.look import Look
from simulator.desktop.view.ring import RingView
from simulator.scenario import model
from simulator.scenario.languages import own_name
from simulator.scenario.load import Scenario

SIGNS = {
    "hold": "hold", "note": "note", "goodwill": "gift", "transfer": "transfer", "conference": "people",
    "callback": "clock", "look-up": "book",
}  # fmt: skip
DEEDS = {
    "hold": "You put the caller on hold.",
    "note": "Written into the case.",
    "goodwill": "Goodwill given.",
    "transfer": "The call is being transferred.",
    "conference": "Somebody is brought onto the line.",
    "callback": "The call back is in the diary.",
    "look-up": "Looked up.",
}
_OWN = "en"
"""The language of the window itself."""
STANDARD_TIER = "standard"
RECENT_MOODS = 40


def look(portrait: model.Portrait) -> Look:
    return Look(
        portrait.skin,
        portrait.hair,
        portrait.hair_colour,
        portrait.top,
        portrait.glasses,
        portrait.beard,
        portrait.age,
    )


def person(who: model.Person) -> Person:
    """Somebody on the line; an ordinary tier is not worth a label."""
    tier = "" if who.tier == STANDARD_TIER else who.tier
    tier = tier.upper() if len(tier) <= 3 else tier.capitalize()
    return Person(who.name, who.about, tier, who.pronoun, look(who.portrait))


def card(
    id: str,
    script: model.Script,
    best: int | None = None,
    passed: bool = False,
    attempts: int = 0,
    waiting: str = "",
) -> Card:
    """A scenario's card in the library, with how it went."""
    return Card(
        id,
        script.title,
        script.summary,
        script.level,
        script.minutes,
        len(script.calls),
        script.topics,
        script.learn,
        look(script.caller.portrait),
        best,
        passed,
        attempts,
        waiting,
        language="" if script.language.partition("-")[0] == _OWN else own_name(script.language),
    )


def waiting_words(call: int, of: int, ringing: bool) -> str:
    """What a card says of an unfinished attempt: the next call of a series, or the one to go on with."""
    return f"Call {call} next" if of > 1 and ringing else "Resume"


def ring(script: model.Script, now: Situation, exam: bool) -> RingView:
    who = person(script.caller)
    about = ", ".join(part for part in (who.about, who.tier) if part)
    return RingView(
        script.title,
        now.line,
        now.role,
        now.date,
        now.intro,
        who.name,
        about,
        now.number,
        now.of,
        now.waiting,
        exam,
        who.look,
    )


def heard(said: Said, script: model.Script) -> tuple[Heard, ...]:
    """An entry of the transcript, with a line about the deed when it was more than words."""
    if said.who == "agent":
        words = Heard("agent", said.text, "You")
        deed = DEEDS.get(said.does, "")
        return (words, Heard("aside", deed, sign=SIGNS[said.does])) if deed else (words,)
    if said.who == "aside":
        return (Heard("aside", said.text),)
    somebody = script.people.get(said.who)
    side: Side = "person" if somebody else "caller"
    return (Heard(side, said.text, (somebody or script.caller).name, said.delivery),)


def spoken(said: Said, scenario: Scenario, mood: Feeling) -> SpokenLine | None:
    """How an entry is to be said aloud; None for what the trainee says and for what is only shown."""
    if said.who in ("agent", "aside"):
        return None
    script = scenario.script
    voice = script.people.get(said.who, script.caller).voice
    return SpokenLine(
        said.text,
        script.language,
        voice.gender,
        voice.variant,
        voice.rate,
        voice.pitch,
        mood.patience,
        mood.trust,
        said.delivery,
        said.clip,
        scenario.id,
        said.state,
        said.who if said.who in script.people else "",
    )


def opening(now: Situation) -> tuple[Heard, ...]:
    """What stands above the first line of a call."""
    words = " · ".join(part for part in (f"Call {now.number}" if now.of > 1 else now.line, now.date) if part)
    return (Heard("break", words),) if words else ()


def said_in_call(session: Session, since: int = 0) -> tuple[Said, ...]:
    """Everything said since the phone was last picked up, also when the next one rings already.

    Of a call known already up to the event `since`, only the rest.
    """
    log = session.log
    start = next((place for place in range(len(log) - 1, -1, -1) if isinstance(log[place], TAKEN_UP)), 0)
    return transcript(session.program, log[max(start, since) :])


def answered_at(log: Sequence[Event]) -> float:
    """When the phone was last picked up."""
    return next((event.at for event in reversed(log) if isinstance(event, TAKEN_UP)), 0.0)


def hold_of(session: Session, choice: str) -> model.Hold | None:
    """The hold that a choice of the present state is, if it is one."""
    state = session.program.positions[session.call.place].state
    return next((move.hold for move in state.choices if move.id == choice), None)


def staying(here: Situation, now: Situation) -> Situation:
    """The call that has just ended as its desk shows it while the next phone rings already."""
    before = tuple(note for note in here.case if not note.written_here)
    written = tuple(note for note in now.case if note.written_here)
    return replace(here, case=before + written, promises=now.promises, goodwill=now.goodwill)


def closing(now: Situation, log: Sequence[Event]) -> Closing:
    """How a call that is over ended, and where Enter leads."""
    ended = next((event for event in reversed(log) if isinstance(event, Ended | CallEnded)), None)
    outcome = ended.outcome if ended else ""
    title = ended.title if ended and ended.title else "They have hung up"
    words = f"The call is over. Outcome: {outcome}." if outcome else "The call is over."
    return Closing(title, words, "See the score card" if now.over else "To the next call")


def offers(now: Situation) -> tuple[Offer, ...]:
    """The replies, numbered from 1."""
    return tuple(
        Offer(number, offer.id, offer.text, offer.kind, offer.available, offer.reason)
        for number, offer in enumerate(now.offers, 1)
    )


def mood_word(patience: int, trust: int) -> str:
    """A mood in a word, so that colour never says it alone."""
    if patience <= 1:
        return "Furious"
    if patience <= 3:
        return "Frustrated" if trust < 6 else "Strained"
    if patience <= 6:
        return "Wary" if trust <= 3 else "Hopeful" if trust >= 7 else "Guarded"
    return "Sceptical" if trust <= 3 else "Warm" if trust >= 7 else "Calm"


def mood(feelings: Sequence[Feeling]) -> Mood:
    last = feelings[-1]
    history = tuple((feeling.patience, feeling.trust) for feeling in feelings[-RECENT_MOODS:])
    return Mood(last.patience, last.trust, mood_word(last.patience, last.trust), history, last.because)


def desk(script: model.Script, now: Situation, reading: str) -> DeskView:
    """Everything on the agent's desk."""
    case = tuple(CaseNote(note.on, note.by, note.text, note.written_here) for note in now.case)
    return DeskView(
        script.case.number, script.case.status, case, _authority(script), _given(script, now.goodwill),
        tuple(Promise(promise.text, promise.status) for promise in now.promises),
        tuple(Article(article.id, article.title, article.text, article.opened) for article in now.articles),
        reading, tuple(note.text for note in now.case if note.written_here), flowchart(script, now.step),
    )  # fmt: skip


def flowchart(script: model.Script, step: str) -> tuple[ScriptBox, ...]:
    """The script on screen with the box one is at."""
    names = {box.id: box.text for box in script.flowchart}

    def short(ref: model.Ref | None) -> str:
        words = names.get(ref.name, ref.name).split() if ref else []
        return " ".join(words[:4]) + ("…" if len(words) > 4 else "")

    return tuple(
        ScriptBox(box.id, box.text, short(box.yes), short(box.no), box.id == step) for box in script.flowchart
    )


def _authority(script: model.Script) -> str:
    authority = script.agent.authority
    return f"Goodwill up to {authority.goodwill} {authority.currency}".rstrip() if authority.goodwill else ""


def _given(script: model.Script, given: int) -> str:
    return f"{given} {script.agent.authority.currency} given so far".replace("  ", " ") if given else ""
