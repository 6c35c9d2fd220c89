"""Every key of a shift's file: how it is read and what it means to an author."""

from simulator.scenario.fields import ListOf, MapOf, Whole
from simulator.scenario.format import PERSON
from simulator.scenario.readers import NAME, REF, TEXT, WHEN, FactReader, Language, SettingsReader
from simulator.scenario.records import Field, Record
from simulator.shift import model

_PERCENT = Whole(0, 100)
_MINUTE = Whole(0, 480)

PERIOD = Record("a period", model.Period, (
    Field("from", _MINUTE, "from this minute on", required=True, attribute="minute"),
    Field("an-hour", Whole(0, 600), "so many people ring in an hour", required=True, attribute="rate"),
))  # fmt: skip

CALL_BACK = Record("a call-back", model.CallBack, (
    Field("promise", REF, "the promise of the call that is kept by it", required=True),
    Field("within", Whole(1, 120), "minutes after the call by which it must be kept"),
    Field("takes", Whole(10, 600), "seconds it takes"),
))  # fmt: skip

ENTRY = Record("an entry of the pool", model.Entry, (
    Field("call", REF, "the scenario, whose file lies beside this one", required=True),
    Field("solved", ListOf(REF, lone=True, least=1), "the endings after which nobody rings again",
          required=True),
    Field("caller", PERSON, "another caller than the scenario's"),
    Field("set", SettingsReader(), "how facts of the scenario are at the start"),
    Field("again", REF, "the fact that says they rang before: yes or no, or how often"),
    Field("keeps", ListOf(REF, lone=True), "facts that go on into this caller's next call"),
    Field("call-back", CALL_BACK, "a promise that is kept between calls"),
), name="call")  # fmt: skip

ACTION = Record("an action", model.Action, (
    Field("id", NAME, "its id", required=True),
    Field("title", TEXT, "what is done, as the desk shows it", required=True),
    Field("say", TEXT, "the words that are recorded or written"),
    Field("takes", Whole(5, 900), "seconds it takes"),
    Field("when", WHEN, "only possible if this holds"),
    Field("set", SettingsReader(), "facts of the shift and what they become"),
), name="id")  # fmt: skip

LULL = Record("a lull", model.Lull, (
    Field("when", WHEN, "while this holds", required=True),
    Field("share", Whole(0, 300), "percent of the outage's callers who still ring", required=True),
    Field("lasts", Whole(0, 240), "minutes for which it is so; 0 for as long as it holds"),
    Field("after", Whole(0, 300), "percent who ring after that"),
))  # fmt: skip

OUTAGE = Record("an outage", model.Outage, (
    Field("from", _MINUTE, "the minute it begins", required=True, attribute="begins"),
    Field("to", _MINUTE, "the minute it is over", required=True, attribute="ends"),
    Field("times", Whole(2, 20), "so many times as many people ring", required=True),
    Field("pool", ListOf(ENTRY, least=1), "those who ring because of it", required=True),
    Field("lulls", ListOf(LULL), "what changes how many of them ring"),
))  # fmt: skip

RETURNS = Record("who rings again", model.Returns, (
    Field("unsolved", _PERCENT, "percent of those whose call solved nothing"),
    Field("abandoned", _PERCENT, "percent of those who rang off while they waited"),
    Field("soonest", Whole(1, 240), "minutes after which the first of them ring"),
    Field("latest", Whole(1, 240), "minutes after which the last of them ring"),
))  # fmt: skip

SHIFT = Record("a shift", model.Script, (
    Field("format", Whole(1, 1), "the version of this format: 1", required=True),
    Field("title", TEXT, "its title", required=True),
    Field("minutes", Whole(5, 480), "how long the line is open", required=True),
    Field("arrivals", ListOf(PERIOD, least=1), "how many people ring, by the time of day", required=True),
    Field("pool", ListOf(ENTRY, least=1), "those who ring", required=True),
    Field("language", Language(), "a tag such as en or zh"),
    Field("level", Whole(1, 4), "1 beginner to 4 expert"),
    Field("summary", TEXT, "one or two sentences for the library"),
    Field("learn", ListOf(TEXT), "what it trains"),
    Field("line", TEXT, "which phone rings"),
    Field("role", TEXT, "who the trainee is"),
    Field("intro", TEXT, "what is known before the line opens"),
    Field("quota", Whole(0, 600), "the calls that are to be answered in an hour; shown, never scored"),
    Field("wrap-up", Whole(0, 600), "seconds after each call before the next can be taken"),
    Field("wears", Whole(5, 600), "seconds of waiting that cost a caller a point of patience"),
    Field("facts", MapOf(FactReader()), "what the shift remembers, and shares with calls"),
    Field("actions", ListOf(ACTION), "what can be done between calls, each once"),
    Field("outage", OUTAGE, "a fault that makes many ring"),
    Field("returns", RETURNS, "who rings again"),
))  # fmt: skip
