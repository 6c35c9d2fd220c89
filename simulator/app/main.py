"""The command line. Exit codes: 0 done, 1 findings, 2 wrong use."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

DONE, FINDINGS, WRONG_USE = 0, 1, 2
BOTS = (
    "expert", "random", "first", "longest", "apologetic", "never-escalate", "always-escalate",
    "script-reader", "over-promiser",
)  # fmt: skip
"""Named here because importing them would delay every other command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. What it needs is imported when it is chosen."""
    given = _parser().parse_args(arguments)
    try:
        return int(_command_module(given.module).run(given))
    except _known_problems() as problem:
        print(problem, file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as problem:
        what = f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem)
        print(f"{what}. Check the path and that it may be used.", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return FINDINGS


def _known_problems() -> tuple[type[Exception], ...]:
    """Problems that are told in a sentence. Asked for only once something went wrong."""
    from scoring.results.problem import StoreProblem
    from scoring.sheets.files import FileProblem
    from scoring.sheets.lrs import LrsProblem

    return StoreProblem, FileProblem, LrsProblem


def _command_module(name: str) -> ModuleType:
    """What is imported stays as long as the program: the collector need never look at it."""
    gc.disable()
    try:
        return import_module(f"simulator.app.commands.{name}")
    finally:
        gc.freeze()
        gc.enable()


class _Version(argparse.Action):
    """Asks the installed package for its version only when it is wanted."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(version("call-simulator"))
        except PackageNotFoundError:
            print("a checkout that is not installed")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="call-simulator",
        description="A flight simulator for support calls. Without a command it opens the desktop.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.set_defaults(module="desktop", scenario=None, mode=None, trainee=None, seed=0)
    _store(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _play(_added(commands, "play", "play a scenario"))
    _shift(_added(commands, "shift", "work a whole shift: calls come in while others wait"))
    _watch(_added(commands, "watch", "play a scenario while it is written: every save is played on"))
    _demo(_added(commands, "demo", "play one call by itself, with its voice, and print the score sheet"))
    _list(_added(commands, "list", "the scenarios there are"))
    _new(_added(commands, "new", "write a call that can be played at once, to make your own"))
    _check(_added(commands, "check", "say everything that is wrong with scenario files"))
    _explain(_added(commands, "explain", "say what a code of 'check' means, and how to mend it"))
    _analyse(_added(commands, "analyse", "what calls can come to, and whether claims are true"))
    _playtest(_added(commands, "playtest", "let bots play, and see whether a scenario is fair"))
    _graph(_added(commands, "graph", "draw the states of a scenario and the ways between them"))
    _mutate(_added(commands, "mutate", "the marks and critical errors that no plan or band holds"))
    _attempts(_added(commands, "attempts", "what is in the store"))
    _cohort(_added(commands, "cohort", "what all who played a scenario show together: one version of it"))
    _trainee(_added(commands, "trainee", "who is in the store; export or erase a person"))
    _note(_added(commands, "note", "write a trainer's note on an attempt, or read those there are"))
    _mark(_added(commands, "mark", "mark an attempt a second time, without seeing the first marks"))
    _agreement(_added(commands, "agreement", "how far second markings agree, beyond chance"))
    _rescore(_added(commands, "rescore", "work stored scores out again from the recorded events"))
    _review(_added(commands, "review", "what every reply of an attempt cost, and what was better"))
    _translate(_added(commands, "translate", "make or update the file of a scenario's translation"))
    _script(_added(commands, "script", "the spoken lines of a scenario, for recording them"))
    _voices(_added(commands, "voices", "the voices of this machine, and what a line sounds like"))
    _sheet(_added(commands, "sheet", "write score sheets to a file"))
    _screenshots(_added(commands, "screenshots", "draw every screen of the desktop into a folder"))
    return parser


def _added(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    """A command that says what it does in the list and in its own help."""
    return commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")


def _command(parser: argparse.ArgumentParser, module: str) -> None:
    parser.set_defaults(module=module)


def _store(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--store", metavar="STORE", default=default,
        help="the results: a file, or postgresql://USER@HOST/DATABASE; else in the user's data folder",
    )  # fmt: skip


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _play(parser: argparse.ArgumentParser) -> None:
    _command(parser, "play")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("--terminal", action="store_true", help="play here instead of in a window")
    _beginning(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--choices", metavar="ID,ID,…", help="the replies, in order; 'silence'; 'open:ARTICLE'")
    how.add_argument("--plan", metavar="FILE", help="the replies of the first plan of a file")
    how.add_argument("--bot", choices=BOTS, metavar="NAME", help=f"let a bot play: {', '.join(BOTS)}")
    parser.add_argument("--mode", choices=("practice", "exam"), help="practice if not given")
    parser.add_argument("--trainee", metavar="NAME", help="who plays")
    parser.add_argument("--seed", type=_whole, default=0, metavar="N", help="the chance of the bots")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _shift(parser: argparse.ArgumentParser) -> None:
    _command(parser, "shift")
    bots = (*BOTS, "quota")
    parser.add_argument("shift", help="an id of the library, or a path")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--terminal", action="store_true", help="work here instead of in a window")
    how.add_argument("--bot", choices=bots, metavar="NAME", help=f"let a bot work: {', '.join(bots)}")
    parser.add_argument("--mode", choices=("practice", "exam"), help="practice if not given")
    parser.add_argument("--trainee", metavar="NAME", help="who works")
    parser.add_argument("--seed", type=_whole, default=1, metavar="N", help="who rings and when; else 1")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _beginning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="beginning", metavar="STATE", help="rehearse from this state: STATE or CALL/STATE"
    )
    parser.add_argument(
        "--set", dest="settings", action="append", metavar="NAME=VALUE",
        help="a fact, patience, trust, retellings or promise.ID as it is there; again for each",
    )  # fmt: skip


def _watch(parser: argparse.ArgumentParser) -> None:
    _command(parser, "watch")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("--terminal", action="store_true", help="play here instead of in a window")
    _beginning(parser)
    parser.add_argument("--mode", choices=("practice", "exam"), help="practice if not given")


def _demo(parser: argparse.ArgumentParser) -> None:
    _command(parser, "demo")
    parser.add_argument("scenario", nargs="?", default="irate-ceo", help="an id of the library, or a path")
    parser.add_argument(
        "-o", "--output", metavar="FILE.wav", help="where the spoken call goes without a sound card"
    )
    _store(parser, argparse.SUPPRESS)


def _list(parser: argparse.ArgumentParser) -> None:
    _command(parser, "listing")
    _json(parser)


def _new(parser: argparse.ArgumentParser) -> None:
    _command(parser, "new")
    parser.add_argument("name", metavar="NAME", help="its id: lower case letters, digits and '-'")
    parser.add_argument("--title", help="its title in the library")
    parser.add_argument("--caller", metavar="NAME", help="what the person on the phone is called")
    parser.add_argument("--language", metavar="TAG", help="the language it will be in; en if not given")
    parser.add_argument(
        "--folder", metavar="FOLDER", default=".", help="where it is written; here if not given"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    _command(parser, "check")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="scenario files, or folders of them")
    formats = ("text", "json", "sarif")
    parser.add_argument("--format", choices=formats, default="text", help="text if not given")
    parser.add_argument("--fix", action="store_true", help="mend what has one safe cure; say what is left")
    parser.add_argument(
        "--severity", type=_severity, action="append", default=[], metavar="CODE=LEVEL",
        help="what a finding counts as: off, note, warning or error; may be given again",
    )  # fmt: skip


def _severity(text: str) -> tuple[str, str]:
    from simulator.scenario.lints import LEVELS, LINTS, why_fixed

    code, _, level = text.partition("=")
    if code not in LINTS:
        raise argparse.ArgumentTypeError(why_fixed(code))
    if level not in LEVELS:
        raise argparse.ArgumentTypeError(f"'{level}' is none of {', '.join(LEVELS)}")
    return code, level


def _explain(parser: argparse.ArgumentParser) -> None:
    _command(parser, "explain")
    parser.add_argument("code", nargs="?", metavar="CODE", help="all codes, with a line each, if not given")
    _json(parser)


def _analyse(parser: argparse.ArgumentParser) -> None:
    _command(parser, "analyse")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("--save", metavar="FOLDER", help="where calls that break claims are written")
    _json(parser)


def _playtest(parser: argparse.ArgumentParser) -> None:
    _command(parser, "playtest")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("--bots", metavar="NAME,NAME,…", help=f"all if not given: {', '.join(BOTS)}")
    parser.add_argument(
        "--plays", type=_between(1, 1_000_000), default=1000, metavar="N", help="how often each; else 1000"
    )
    parser.add_argument("--seed", type=_whole, default=0, metavar="N", help="the chance of the bots")
    parser.add_argument("-o", "--output", metavar="FILE.html|.svg", help="where to draw the scores")
    _plans(parser)
    _json(parser)


def _graph(parser: argparse.ArgumentParser) -> None:
    _command(parser, "graph")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("-o", "--output", metavar="FILE.svg|.mmd|.dot|.json", help="else the SVG is printed")
    parser.add_argument("--from", dest="begin", metavar="STATE", help="only what can follow this state")


def _mutate(parser: argparse.ArgumentParser) -> None:
    _command(parser, "mutate")
    parser.add_argument("scenario", help="an id of the library, or a path")
    _plans(parser)
    _json(parser)


def _plans(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plans", metavar="FILE.yaml", help="calls as their author expects them to score")


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number") from None


def _attempts(parser: argparse.ArgumentParser) -> None:
    _command(parser, "attempts")
    _json(parser)
    _store(parser, argparse.SUPPRESS)
    actions = parser.add_subparsers(metavar="verify | retain")
    verify = _added(actions, "verify", "find events that were edited, removed or reordered")
    _command(verify, "verify")
    verify.add_argument("attempt", nargs="?", metavar="ATTEMPT", help="its id, or how it begins; else all")
    verify.add_argument("--head", metavar="HASH", help="the head of the chain that a sheet shows for it")
    _json(verify)
    _store(verify, argparse.SUPPRESS)
    retain = _added(actions, "retain", "remove attempts that are older than you want to keep them")
    _command(retain, "retain")
    retain.add_argument(
        "--months", type=_between(1, 1200), metavar="N", help="how long to keep them; else as it is set"
    )
    retain.add_argument("--remember", action="store_true", help="set this for next time too")
    retain.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    retain.add_argument("--yes", action="store_true", help="remove it without asking")
    _store(retain, argparse.SUPPRESS)


def _trainee(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(module="trainee")
    actions = parser.add_subparsers(metavar="list | export | erase", dest="action", required=True)
    listing = _added(actions, "list", "everybody in the store, with what is kept of them")
    _json(listing)
    export = _added(actions, "export", "write everything kept of a person to a file, as JSON")
    export.add_argument("-o", "--output", metavar="FILE.json", required=True, help="the file to write")
    erase = _added(actions, "erase", "take a person's name and the notes about them away, for good")
    erase.add_argument("--yes", action="store_true", help="erase without asking")
    erase.add_argument("--copies", action="store_true", help="remove backups that name the person too")
    for action in (export, erase):
        action.add_argument("name", metavar="NAME", help="as 'trainee list' shows it")
    for action in (listing, export, erase):
        _store(action, argparse.SUPPRESS)


def _note(parser: argparse.ArgumentParser) -> None:
    _command(parser, "note")
    parser.add_argument("attempt", metavar="ATTEMPT", help="its id, or how it begins")
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the note; without it, those there are")
    parser.add_argument("--by", metavar="NAME", help="who writes it")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _mark(parser: argparse.ArgumentParser) -> None:
    _command(parser, "mark")
    parser.add_argument("attempt", metavar="ATTEMPT", help="its id, or how it begins")
    parser.add_argument("form", nargs="?", metavar="FILE.csv", help="a form that is filled in")
    parser.add_argument("-o", "--output", metavar="FILE.csv", help="where to write an empty form")
    parser.add_argument("--by", metavar="NAME", help="whose marks are on the form")
    _store(parser, argparse.SUPPRESS)


def _agreement(parser: argparse.ArgumentParser) -> None:
    _command(parser, "agreement")
    parser.add_argument("--scenario", metavar="ID", help="only attempts at this scenario")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _cohort(parser: argparse.ArgumentParser) -> None:
    _command(parser, "cohort")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--scenario", metavar="ID", help="this one; needed where several have been played")
    what.add_argument(
        "--simulate", metavar="SCENARIO", help="how many trainees figures take, from made-up ones; id or path"
    )
    parser.add_argument(
        "--version", dest="version_hash", metavar="HASH", help="how its hash begins; else the last played"
    )
    parser.add_argument(
        "--since", metavar="DATE", help="only attempts begun on this day or later, 2026-11-22"
    )
    parser.add_argument("--recount", action="store_true", help="forget what was counted, and count it again")
    parser.add_argument("--seed", type=_whole, default=0, metavar="N", help="the chance of --simulate")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _rescore(parser: argparse.ArgumentParser) -> None:
    _command(parser, "rescore")
    parser.add_argument("--rubric", metavar="FILE.yaml", help="other weights: who would be in another place")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _review(parser: argparse.ArgumentParser) -> None:
    _command(parser, "review")
    parser.add_argument("attempt", metavar="ATTEMPT", help="its id, or how it begins")
    _json(parser)
    _store(parser, argparse.SUPPRESS)


def _sheet(parser: argparse.ArgumentParser) -> None:
    _command(parser, "sheet")
    parser.add_argument("--trainee", metavar="NAME", help="only this trainee's attempts")
    parser.add_argument("--scenario", metavar="ID", help="only attempts at this scenario")
    parser.add_argument(
        "--since", metavar="DATE", help="only attempts begun on this day or later, 2026-11-22"
    )
    parser.add_argument("--attempt", metavar="ID", help="only this attempt; its id, or how it begins")
    where = parser.add_mutually_exclusive_group(required=True)
    endings = ".csv, .txt, .xlsx, .html, .pdf, .jsonl or .xapi.jsonl"
    where.add_argument("-o", "--output", metavar="FILE", help=f"the file to write: {endings}")
    where.add_argument("--lrs", metavar="URL", help="the learning record store that takes xAPI statements")
    parser.add_argument(
        "--lrs-auth-file", metavar="FILE", help="'KEY:SECRET' for the store, or its whole Authorization"
    )
    _store(parser, argparse.SUPPRESS)


def _script(parser: argparse.ArgumentParser) -> None:
    _command(parser, "script")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("--by", metavar="PERSON", help="only this one's lines: 'caller', an id, or a name")
    parser.add_argument("--language", metavar="TAG", help="the scenario's translation into this language")
    parser.add_argument("-o", "--output", metavar="FILE.csv|.xlsx", help="a file; printed if not given")


def _translate(parser: argparse.ArgumentParser) -> None:
    _command(parser, "translate")
    parser.add_argument("scenario", help="an id of the library, or a path")
    parser.add_argument("language", help="a tag such as zh or pt-BR")
    parser.add_argument(
        "-o", "--output", metavar="FILE.yaml", help="SCENARIO.LANGUAGE.yaml beside the scenario if not given"
    )
    _json(parser)


def _voices(parser: argparse.ArgumentParser) -> None:
    _command(parser, "voices")
    parser.add_argument("--language", metavar="TAG", help="only voices of this language, such as zh")
    parser.add_argument("--say", metavar="TEXT", help="a line to hear")
    parser.add_argument("--gender", choices=("female", "male"), default="female", help="female if not given")
    parser.add_argument("--variant", type=int, choices=range(1, 6), default=1, help="which person, 1 to 5")
    parser.add_argument(
        "--rate", type=_between(110, 230), default=170, metavar="N", help="words a minute, 110 to 230"
    )
    parser.add_argument("--pitch", type=_between(0, 99), default=50, metavar="N", help="0 low to 99 high")
    parser.add_argument(
        "-o", "--output", metavar="FILE.wav", help="where the line goes instead of being heard"
    )
    _json(parser)


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"'{text}' is no whole number from {least} to {most}")
        return int(text)

    return number


def _screenshots(parser: argparse.ArgumentParser) -> None:
    _command(parser, "screenshots")
    parser.add_argument(
        "-o", "--output", default="screenshots", metavar="FOLDER", help="'screenshots' if not given"
    )
