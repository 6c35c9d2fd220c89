"""Views of plausible calls, for tests and pictures."""

from dataclasses import replace

from simulator.desktop.view.call import (
    Article,
    CallView,
    CaseNote,
    Closing,
    DeskView,
    HeaderView,
    Heard,
    Hold,
    Mood,
    Offer,
    Person,
    Promise,
    ScriptBox,
    Silence,
    Speech,
)
from simulator.desktop.view.draft import DraftView, Mistake
from simulator.desktop.view.library import Card, LibraryView, topics_of
from simulator.desktop.view.look import Look
from simulator.desktop.view.menu import PauseView, Preferences, SettingsView
from simulator.desktop.view.review import (
    ChangeView,
    ListenView,
    MoodView,
    PanelView,
    ReviewView,
    StepView,
)
from simulator.desktop.view.ring import RingView
from simulator.desktop.view.score import CriticalView, DimensionView, LossView, ScoreView

MEI = Person(
    "Mei Lin",
    "Customer for 9 years",
    "VIP",
    "she",
    Look("tan", "bob", "black", "plum", glasses=True),
)

HEARD = (
    Heard("break", "Call 2 of 4 · 15 Nov, 09:12"),
    Heard("aside", "You answered on the second ring."),
    Heard(
        "caller",
        "Do you know why I am calling? I rang you not five minutes ago. Tell me you have it written down.",
        "Mei Lin",
        "sharp",
    ),
    Heard(
        "agent",
        "I have it in front of me, Mrs Lin: the picture message from 3737 that you never ordered, and our "
        "promise that nothing would be billed.",
        "You",
    ),
    Heard("aside", "You hear a kettle."),
    Heard(
        "caller",
        "…Well. That is the first time anyone has known. So explain this to me: ten yuan. On my bill. "
        "For a service I was told did not exist.",
        "Mei Lin",
    ),
)

OFFERS = (
    Offer(1, "pay-first", "Please pay it this month and I will cancel the service; it stops in thirty days."),
    Offer(
        2,
        "credit",
        "You should not be out ten yuan for our mistake. I am crediting it now, and I will stop the "
        "charge at its source.",
        "goodwill",
    ),
    Offer(3, "partner-number", "That charge is from the content partner. I can give you their number."),
    Offer(
        4, "anything-else", "I understand your frustration. Is there anything else I can help you with today?"
    ),
    Offer(
        5,
        "partner-desk",
        "Bring in the partner desk on the line with us.",
        "conference",
        False,
        "look up the case first",
    ),
)

DESK = DeskView(
    "1860-17",
    "Open · 22 days",
    (
        CaseNote("14 Nov 15:40", "phone", "Code 17 text. Told: “no record, please relax.”"),
        CaseNote("14 Nov 17:05", "phone", "Asked to wait for more messages."),
        CaseNote("15 Nov 09:12", "you", "Source found: 3737. Nothing logged.", ours=True),
        CaseNote("6 Dec 10:02", "bill", "Charged ¥10."),
    ),
    "Credit up to ¥50",
    "¥10 given so far",
    (Promise("Ring Mei at five, mobile ending 40"), Promise("Cancel at the source", "kept")),
    (
        Article(
            "cancel-at-source",
            "Stopping a partner charge at its source",
            "Open the partner console, find the sender's number, choose Stop.\n\nThe charge ends the "
            "same day. The customer gets a text from the partner, which you should announce.",
            True,
        ),
        Article("refunds", "Refunds below ¥50", "You may credit up to ¥50 a case without asking."),
        Article(
            "verification-texts", "Verification texts the customer did not ask for", "Write down the sender."
        ),
    ),
    notes=("Code 17 text at 15:31, then a password for a community she never joined. Sender 3737.",),
)

SCRIPT = (
    ScriptBox("power", "Is the power light on?", "restart", "check the plug"),
    ScriptBox("restart", "Restart the router. Did it help?", "close the call", "reset", current=True),
    ScriptBox("reset", "Press reset for ten seconds. Did it help?", "close the call", "tier 2"),
    ScriptBox("tier-2", "Offer a technician within five working days."),
)

MOOD = Mood(
    3,
    5,
    "Frustrated",
    ((7, 6), (6, 6), (5, 3), (3, 4), (2, 2), (3, 4), (3, 5)),
    "Somebody is writing it down.",
)


def call_view(**changes: object) -> CallView:
    """Mei's second call, while she speaks."""
    header = HeaderView(
        "The bill that would not die", 2, 4, "Billing line · tier 1", 2, 134, hold_offered=True
    )
    view = CallView(
        header,
        MEI,
        3,
        5,
        HEARD,
        OFFERS,
        DESK,
        MOOD,
        4,
        speech=Speech(5, 74, 77),
        silence=Silence(20, 11),
        hint_offered=True,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def silent_view() -> CallView:
    return call_view(speech=None, tab="actions")


def scripted_view() -> CallView:
    view = call_view(speech=None, tab="script", silence=None)
    return replace(view, desk=replace(DESK, script=SCRIPT))


def held_view() -> CallView:
    return call_view(speech=None, hold=Hold(90, 30, True), offers=(), silence=None, tab="knowledge")


def exam_view() -> CallView:
    view = call_view(speech=None, mood=None, retellings=0, tab="notes")
    return replace(view, header=replace(view.header, exam=True))


def troubled_view() -> CallView:
    view = call_view(speech=None)
    trouble = "The disk is full, so the last reply is not stored. Make room; the next step stores it too."
    return replace(view, header=replace(view.header, trouble=trouble))


def closed_view() -> CallView:
    return call_view(
        speech=None,
        silence=None,
        offers=(),
        closing=Closing("She believes you", "The call has ended: resolved.", "See the score card"),
    )


def long_view(lines: int) -> CallView:
    """A call whose transcript has that many lines."""
    heard = tuple(
        Heard("agent" if place % 2 else "caller", f"{place}. {HEARD[2 + place % 2].text}", "Mei Lin")
        for place in range(lines)
    )
    return call_view(heard=heard, speech=None)


CEO = Card(
    "irate-ceo",
    "Get me the CEO",
    "He will not speak to anyone but the boss. You answer three different phones.",
    3,
    8,
    3,
    ("de-escalation", "escalation"),
    ("Say what you can do before what you cannot.", "Route a complaint to where it is answered."),
    Look("light", "short", "grey", "navy", beard=True, age="old"),
    best=84,
    passed=True,
    attempts=3,
)
BILL = Card(
    "vip-billing",
    "The bill that would not die",
    "A VIP, ten yuan, four calls. Nobody ever wrote it down.",
    4,
    14,
    4,
    ("billing", "series"),
    ("Record before you reassure.", "Promise only what you will do."),
    MEI.look,
    waiting="Call 2 next",
    best=41,
    attempts=1,
)
SCRIPTED = Card(
    "over-scripted-tier-1",
    "Have you tried turning it off?",
    "A network engineer meets your flowchart. Leave the script, or lose her.",
    2,
    6,
    1,
    ("tier 1",),
    ("Leave the script at the right moment, in both directions.",),
    Look("brown", "curly", "black", "rust", age="young"),
)
BROKEN = Card("mine", "mine.yaml", broken="Line 12: the state `hello` is not there. Did you mean `hallo`?")

CARDS = (CEO, BILL, SCRIPTED)


def library_view(**changes: object) -> LibraryView:
    """Three calls, the first chosen."""
    view = LibraryView(
        CARDS, topics_of(CARDS), trainee="Sam", total=3, done=1, chosen="irate-ceo", next="irate-ceo"
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def crowded_library() -> LibraryView:
    """More cards than fit, one of them broken, while searching."""
    more = tuple(replace(card, id=f"{card.id}-{n}") for n in range(4) for card in CARDS)
    return library_view(cards=(BROKEN, *more), total=13, searching=True, search="bill", mode="exam")


def troubled_library() -> LibraryView:
    return library_view(trouble="This attempt was begun on a text this version cannot read. Begin another.")


def ring_view(**changes: object) -> RingView:
    view = RingView(
        "The bill that would not die",
        "VIP desk",
        "You are the VIP desk agent. You may credit up to ¥50 yourself.",
        "15 Nov, 09:12",
        "Yesterday she was told to wait for more messages. Nobody wrote down who sent the first.",
        "Mei Lin",
        "customer for 9 years, VIP",
        2,
        4,
        2,
        look=MEI.look,
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def unknown_ring() -> RingView:
    return ring_view(caller="", intro="", about="")


LOSSES = (
    LossView(
        4.2,
        "attentive",
        "empathy",
        "I see no record here, so please don't worry.",
        "She had not asked whether to worry.",
        "0 of 3",
    ),
    LossView(
        3.1,
        "diagnosis",
        "resolution",
        "I see no record here, so please don't worry.",
        "The sender's number was the one thing to ask for.",
        "1 of 3",
    ),
    LossView(
        6.0,
        "decision",
        "escalation",
        "Please pay it this month and I will cancel the service; it stops in thirty days.",
        "The charge was ours to stop; sending her to the branch hides the way to it.",
        "0 of 3",
    ),
    LossView(
        2.7,
        "closure",
        "resolution",
        "Is there anything else I can help you with today?",
        "No owner, no date, no reference.",
        "1 of 3",
    ),
)


def score_view(**changes: object) -> ScoreView:
    view = ScoreView(
        "Resolved, and she believes you",
        "The bill that would not die",
        "resolved",
        "practice",
        True,
        84.0,
        "proficient",
        True,
        (),
        "",
        "Above chance: 78 of 100. Someone choosing at random gets 27.",
        (
            DimensionView("empathy", 91, 35),
            DimensionView("resolution", 86, 40),
            DimensionView("escalation", 70, 25, "few marks on this path"),
        ),
        LOSSES,
        (),
        ((5, 6), (6, 7), (7, 8), (4, 6), (3, 5), (6, 7), (8, 8), (9, 9)),
        4,
        "she",
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def failed_view() -> ScoreView:
    return score_view(
        title="She hung up",
        outcome="lost",
        total=49.0,
        band="not yet",
        passed=False,
        why_not=("the total is below 70", "escalation is below 50"),
        cap="The total is at most 49 because an escalation was refused; without it, it would be 63.",
        critical=(
            CriticalView(
                "A legitimate escalation was refused", "The total is at most 49.", "There is nobody above me."
            ),
        ),
        losses=LOSSES * 6,
    )


def pending_view() -> ScoreView:
    return ScoreView("She hung up", "The bill that would not die", "lost", ready=False, mood=((5, 5), (3, 3)))


def pause_view() -> PauseView:
    return PauseView("The bill that would not die", "call 2 of 4, 02:14")


def settings_view(**changes: object) -> SettingsView:
    view = SettingsView(Preferences("Sam"), note="Voices are ready.")
    return replace(view, **changes)  # type: ignore[arg-type]


STEPS = (
    StepView(1, "“I have it in front of me, Mrs Lin…”", "best", "0"),
    StepView(2, "“You should not be out ten yuan for our mistake.”", "good", "−1.4"),
    StepView(
        3,
        "“Let me put you on hold while I ask the partner desk, and then we shall see what they say.”",
        "mistake",
        "−11.0",
        turning=True,
        no_return=True,
    ),
    StepView(4, "Read “Content partners” on the desk.", "best", "0"),
    StepView(5, "You said nothing.", "inaccuracy", "−4.2"),
    StepView(6, "“I will ring you myself on the 5th, when the bill closes.”", "blunder", "−24.5"),
)
PANEL = PanelView(
    "Reply 3 cost 11 points",
    "Made a repeat caller tell it all again",
    "“Let me put you on hold while I ask the partner desk, and then we shall see what they say.”",
    "She was silent on hold at patience 3 and had already waited once. You did not say why or for how long.",
    ("Made a repeat caller tell it all again: the total is at most 69.",),
    "“I'd like to bring the partner desk onto the line so you hear it from them. It takes about a minute.”",
    (
        ChangeView("escalation", "Warm hand-over 0 → 3", True),
        ChangeView("empathy", "Proportionate goodwill at the end not marked → 3", True),
        ChangeView("resolution", "Fix 3 → 2", False),
    ),
    ("The turning point: no other reply cost as much.", "Best total still within reach after it: 69."),
    "Best from there: still 69 of 100",
    ("“Nobody should have to tell that twice.”", "“It stops today, and I ring you on the 5th.”"),
)


def review_view(**changes: object) -> ReviewView:
    view = ReviewView(
        "Resolved, and she believes you",
        "Call review · The bill that would not die · practice · resolved",
        PANEL,
        MoodView((5, 6, 7, 4, 3, 6, 8), (6, 7, 8, 6, 5, 7, 8), (5, 6, 7, 7, 8, 8, 9, 9), 3, 3),
        total=58.9,
        band="developing",
        pronoun="she",
        dimensions=(
            DimensionView("empathy", 91, 35),
            DimensionView("resolution", 86, 40),
            DimensionView("escalation", None, 25),
        ),
        steps=STEPS,
        chosen=3,
        sum="100 − 41.1 of costs = 58.9; a critical error limits it to 49",
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def long_review() -> ReviewView:
    return review_view(steps=tuple(replace(STEPS[n % 6], number=n + 1) for n in range(30)), chosen=28)


def pending_review() -> ReviewView:
    waiting = PanelView("", "One moment", why="Every way this call could have gone is being looked at.")
    return ReviewView(
        "She hung up", "Call review · The bill that would not die", waiting, MoodView((), ()), ready=False
    )


def estimated_review() -> ReviewView:
    steps = tuple(replace(step, grade="", cost="", turning=False, no_return=False) for step in STEPS)
    return review_view(
        steps=steps,
        panel=PanelView("Reply 3", "Not weighed", "“One moment.”", "She had waited once already."),
        mood=MoodView((5, 6, 7, 4, 3, 6, 8), (6, 7, 8, 6, 5, 7, 8), chosen=3),
        sum="",
        note="This scenario is too large to be explored in full. Its bounds are an estimate from 900 plays.",
        trouble="The disk that holds the results is full, so nothing more can be recorded.",
    )


def listen_view(**changes: object) -> ListenView:
    view = ListenView(
        "The bill that would not die", "Mei Lin", 3, 5, "Frustrated", HEARD, Speech(2, 3, 7), look=MEI.look
    )
    return replace(view, **changes)  # type: ignore[arg-type]


MISTAKES = (
    Mistake(
        "Line 418",
        "unknown-state",
        "there is no state 'brushed-of' in the call",
        "did you mean 'brushed-off'?",
    ),
    Mistake("Line 431", "wrong-type", "expected a whole number from 0 to 3, found 'three'"),
    Mistake(
        "Line 512",
        "bad-condition",
        "'retelings' in \"retelings >= 2 and not source-known\" is not a fact, a promise or anything else "
        "that a call remembers",
        "did you mean 'retellings'?",
    ),
)


def mistaken_draft(count: int = 7) -> DraftView:
    return DraftView("vip-billing.yaml", MISTAKES[:count], count)


def noted_draft() -> DraftView:
    note = "first/brushed-off is gone; the call went back to first/opening."
    return DraftView("vip-billing.yaml", note=note)
