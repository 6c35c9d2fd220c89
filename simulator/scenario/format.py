"""Every key of the scenario format: how it is read and what it means to an author."""

from scoring.rubric import CRITICAL_ERRORS
from simulator.scenario import model, translation
from simulator.scenario.document import MOST_PARTS
from simulator.scenario.fields import ListOf, MapOf, OneOf, TextOrNothing, Whole
from simulator.scenario.lints import LEVELS, LINTS
from simulator.scenario.readers import (
    FLAG,
    NAME,
    REF,
    ROUTES,
    TEXT,
    WHEN,
    FactReader,
    Language,
    Levels,
    MarksReader,
    OneOrMany,
    RouteTarget,
    RubricReader,
    SettingsReader,
    plain,
)
from simulator.scenario.records import Field, Record
from simulator.scenario.state_rules import keys_of_ends, one_way_on

_SHIFT = Whole(-10, 10)
_MOOD_LEVEL = Whole(0, 10)
_CRITICAL = ListOf(OneOf(tuple(CRITICAL_ERRORS), "a critical error of the rubric"), lone=True)

PORTRAIT = Record("a portrait", model.Portrait, (
    Field("skin", OneOf(("pale", "light", "tan", "brown", "dark"), "a skin"), "skin tone"),
    Field("hair", OneOf(("short", "bob", "long", "bun", "curly", "braids", "bald", "scarf"), "a hair style"),
          "hair style"),
    Field("hair-colour", OneOf(("black", "brown", "blond", "red", "grey", "white"), "a hair colour"),
          "colour of the hair"),
    Field("top", OneOf(("teal", "plum", "navy", "green", "rust", "grey", "gold"), "a colour of top"),
          "clothes"),
    Field("glasses", FLAG, "wears glasses"),
    Field("beard", FLAG, "has a beard"),
    Field("age", OneOf(("young", "middle", "old"), "an age"), "age"),
))  # fmt: skip

VOICE = Record("a voice", model.Voice, (
    Field("gender", OneOf(("female", "male"), "a gender of voice"), "female or male voice"),
    Field("variant", Whole(1, 5), "another person of that gender"),
    Field("rate", Whole(110, 230), "words a minute"),
    Field("pitch", Whole(0, 99), "0 low to 99 high"),
))  # fmt: skip

MOOD = Record("a mood", model.Mood, (
    Field("patience", _MOOD_LEVEL, "0 gone to 10 endless"),
    Field("trust", _MOOD_LEVEL, "0 none to 10 full"),
))  # fmt: skip

PERSON = Record("a person", model.Person, (
    Field("name", TEXT, "what they are called", required=True),
    Field("pronoun", OneOf(("she", "he", "they"), "a pronoun"), "she, he or they"),
    Field("about", TEXT, "a few words under the name"),
    Field("tier", NAME, "a word conditions can read as 'tier'"),
    Field("portrait", PORTRAIT, "how they look"),
    Field("voice", VOICE, "how they sound"),
    Field("mood", MOOD, "how they are when the phone rings"),
))  # fmt: skip

AGENT = Record("the agent", model.Agent, (
    Field("authority", Record("an authority", model.Authority, (
        Field("goodwill", Whole(0, 1000), "the most the trainee may give away"),
        Field("currency", TEXT, "in what"),
    )), "what the trainee may decide alone"),
))  # fmt: skip

PROMISE = Record("a promise", model.Promise, (
    Field("text", TEXT, "what was promised, as the desk shows it", required=True),
    Field("due", REF, "the call by whose end it must have been kept"),
))  # fmt: skip

RUNG = Record("a level of the ladder", model.Rung, (
    Field("level", NAME, "its id", required=True),
    Field("title", TEXT, "its name", required=True),
    Field("right", WHEN, "when going there is right", required=True),
), name="level")  # fmt: skip

CASE = Record("a case", model.Case, (
    Field("number", TEXT, "its number"),
    Field("status", TEXT, "its status"),
    Field("history", ListOf(Record("an entry of the history", model.HistoryEntry, (
        Field("on", TEXT, "when"),
        Field("by", TEXT, "by which channel"),
        Field("note", TEXT, "what was written", required=True),
        Field("when", WHEN, "only there if this holds"),
    ))), "what the desk shows"),
))  # fmt: skip

ARTICLE = Record("an article", model.Article, (
    Field("id", NAME, "its id; conditions read knowledge.ID", required=True),
    Field("title", TEXT, "its title", required=True),
    Field("text", TEXT, "its text", required=True),
    Field("when", WHEN, "only there if this holds"),
), name="id")  # fmt: skip

STEP = Record("a box of the flowchart", model.Step, (
    Field("id", NAME, "its id", required=True),
    Field("text", TEXT, "what it tells the agent to ask", required=True),
    Field("yes", REF, "the box after a yes"),
    Field("no", REF, "the box after a no"),
), name="id")  # fmt: skip

_LINE_FIELDS = (
    Field("say", TEXT, "the words"),
    Field("aside", TEXT, "shown, not spoken"),
    Field("when", WHEN, "only if this holds"),
    Field("by", REF, "who speaks, if not the caller"),
    Field("delivery", OneOf(("calm", "warm", "sharp", "tired", "hurried", "quiet"), "a delivery"),
          "how it is said"),
    Field("clip", TEXT, "a recording used in place of the voice"),
)  # fmt: skip
SINGLE_LINE = Record("a line", model.Line, _LINE_FIELDS, short="say")
LINE = Record("a line", model.Line, (
    *_LINE_FIELDS,
    Field("first", ListOf(SINGLE_LINE, least=1), "says only the first of these that holds"),
), short="say")  # fmt: skip

_EFFECTS = (
    Field("when", WHEN, "only possible if this holds"),
    Field("set", SettingsReader(), "facts and what they become"),
    Field("add", SettingsReader(), "counts and by how much they change"),
    Field("mood", Record("a change of mood", model.MoodChange, (
        Field("patience", _SHIFT, "by how much"),
        Field("trust", _SHIFT, "by how much"),
        Field("because", TEXT, "the reason, as the trainee sees it"),
    )), "what it does to the caller"),
    Field("retell", FLAG, "the caller has to tell it again; costs 1 patience"),
)  # fmt: skip
_TO = Field("to", RouteTarget(), "the state after this, or a list of {when, to}", required=True)
_SCORED = (
    Field("marks", MarksReader(), "behaviours of the rubric, 0 to 3"),
    Field("critical", _CRITICAL, "critical errors of the rubric"),
    Field("why", TEXT, "one line for the review"),
)
THEN = Record("a step", model.Move, (_TO, *_EFFECTS), short="to")
SILENCE = Record("a silence", model.Move, (
    Field("after", Whole(3, 600), "seconds until it happens", required=True), _TO, *_EFFECTS, *_SCORED,
))  # fmt: skip
CHOICE = Record("a choice", model.Move, (
    Field("id", NAME, "its id, unique in its state", required=True),
    Field("say", TEXT, "the words", required=True),
    _TO,
    *_EFFECTS,
    *_SCORED,
    Field("locked", TEXT, "the reason shown while 'when' does not hold"),
    Field("repeat", Whole(1, 7), "how often it can be said in one call"),
    Field("apology", OneOf(("specific", "generic"), "a kind of apology"), "how it apologises, if it does"),
    Field("promise", REF, "makes this promise"),
    Field("keep", REF, "keeps this promise"),
    Field("escalate", REF, "'keep', or a level of the ladder"),
    Field("hold", Record("a hold", model.Hold, (
        Field("seconds", Whole(5, 900), "how long"),
        Field("explained", FLAG, "it was said why and how long; else it costs 2 patience"),
    )), "puts the caller on hold"),
    Field("look-up", REF, "opens an article"),
    Field("note", TEXT, "writes this into the case"),
    Field("goodwill", Whole(1, 1000), "gives the caller this amount"),
    Field("transfer", Record("a transfer", model.Transfer, (
        Field("to", REF, "a level of the ladder", required=True),
        Field("warm", FLAG, "stays on until they are speaking"),
        Field("consent", FLAG, "asked first"),
        Field("briefed", FLAG, "told the colleague the story"),
    )), "hands the caller over to another level"),
    Field("conference", REF, "brings this level of the ladder onto the line"),
    Field("callback", REF, "makes this promise as an appointment"),
), name="id")  # fmt: skip

STATE = Record("a state", model.State, (
    Field("lines", ListOf(LINE, lone=True), "what is heard"),
    Field("choices", ListOf(CHOICE, least=1, most=50), "what the trainee can say or do"),
    Field("then", OneOrMany(THEN), "moves on by itself: one step, or the first of several that holds"),
    Field("ending", NAME, "the end of everything, as an outcome word"),
    Field("next", RouteTarget(), "the end of this call, and the call that comes next"),
    Field("outcome", NAME, "with 'next': how this call ended"),
    Field("title", TEXT, "the end in a few words"),
    *_SCORED,
    Field("silence", SILENCE, "what happens when nothing is said"),
    Field("step", REF, "the box of the flowchart one is at"),
    Field("hint", TEXT, "help in practice"),
), rules=(one_way_on, keys_of_ends))  # fmt: skip

CALL = Record("a call", model.CallScript, (
    Field("id", NAME, "its id", required=True),
    Field("start", REF, "its first state", required=True),
    Field("states", MapOf(STATE, most=MOST_PARTS), "its states, by id", required=True),
    Field("line", TEXT, "which phone rings"),
    Field("role", TEXT, "who the trainee is"),
    Field("date", TEXT, "what the desk clock shows"),
    Field("intro", TEXT, "what is known before the phone rings"),
    Field("waiting", Whole(0, 999), "how many others are in the queue, as the desk shows it"),
    Field("interruptions", ROUTES, "after a reply, the first that holds takes the call elsewhere"),
), name="id")  # fmt: skip

BAND = Record("a band", model.Band, (
    Field("at most", Whole(0, 100), "the highest mean total", attribute="at_most"),
    Field("at least", Whole(0, 100), "the lowest mean total", attribute="at_least"),
    Field("passes", OneOf(("never", "seldom", "always"), "how often a bot passes"), "how often it passes"),
))  # fmt: skip

BANDS = Record("the bands", plain, tuple(
    Field(bot, BAND, f"what the bot '{bot}' may score", attribute=bot) for bot in model.PLAYERS
))  # fmt: skip

CLAIM = Record("a claim", model.Claim, (
    Field("never", WHEN, "holds at no moment of any call"),
    Field("always", WHEN, "holds at every moment of every call"),
    Field("eventually", WHEN, "holds at some moment of every call"),
    Field("possible", WHEN, "holds at some moment of some call"),
    Field("until", WHEN, "'possible' stays so until this holds"),
))  # fmt: skip

CHECKS = Levels("the checks", plain, tuple(
    Field(code, OneOf(LEVELS, "one of off, note, warning and error"), finds, attribute=code)
    for code, finds in LINTS.items()
))  # fmt: skip

SCENARIO = Record("a scenario", model.Script, (
    Field("format", Whole(1, 1), "the version of this format: 1", required=True),
    Field("title", TEXT, "its title", required=True),
    Field("caller", PERSON, "the person on the phone", required=True),
    Field("calls", ListOf(CALL, least=1), "one call, or a series", required=True),
    Field("language", Language(), "a tag such as en or zh; the voice is chosen by it"),
    Field("level", Whole(1, 4), "1 beginner to 4 expert"),
    Field("minutes", Whole(1, 240), "what a first play takes"),
    Field("topics", ListOf(TEXT), "words to find it by in the library"),
    Field("summary", TEXT, "one or two sentences for the library"),
    Field("learn", ListOf(TEXT), "what it trains"),
    Field("rubric", RubricReader(), "weights other than 35/40/25"),
    Field("people", MapOf(PERSON), "others who are heard, by id"),
    Field("agent", AGENT, "the trainee's authority"),
    Field("facts", MapOf(FactReader()), "what the calls remember"),
    Field("promises", MapOf(PROMISE), "what can be promised, by id"),
    Field("escalation", ListOf(RUNG), "the ladder, lowest level first"),
    Field("case", CASE, "the case on the desk"),
    Field("knowledge", ListOf(ARTICLE), "articles on the desk"),
    Field("flowchart", ListOf(STEP), "the script on screen"),
    Field("claims", ListOf(CLAIM), "what 'analyse' is to prove of every call"),
    Field("bands", BANDS, "what bots may score, by bot"),
    Field("checks", CHECKS, "how much each finding of 'check' matters, by its code"),
))  # fmt: skip

ENTRY = Record("a translated text", translation.Entry, (
    Field("id", TEXT, "which text of the scenario", required=True),
    Field("source", TEXT, "the words it translates", required=True),
    Field("text", TextOrNothing(), "the words in the other language; \"\" until somebody writes them",
          required=True),
    Field("stale", FLAG, "'source' has changed since; to be removed when 'text' is right again"),
    Field("was", TEXT, "what 'source' was when 'text' was written"),
), name="id")  # fmt: skip

TRANSLATION = Record("a translation", translation.Translation, (
    Field("format", Whole(1, 1), "the version of this format: 1", required=True),
    Field("translates", TEXT, "the id of the scenario, whose file lies beside this one", required=True),
    Field("language", Language(), "a tag such as zh or pt-BR", required=True),
    Field("texts", ListOf(ENTRY, most=MOST_PARTS), "every text of the scenario", required=True),
    Field("gone", ListOf(ENTRY, most=MOST_PARTS), "translations of texts the scenario has no more"),
    Field("checks", CHECKS, "how much each finding of 'check' matters, by its code"),
), name="translates")  # fmt: skip
