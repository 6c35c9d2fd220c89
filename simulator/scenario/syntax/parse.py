"""YAML text as a tree; where it cannot be read, the mistake that is to blame."""

from collections.abc import Callable

import yaml

from simulator.scenario.diagnostics import Problems
from simulator.scenario.document import Mapping, read_stream


def parse(text: str, problems: Problems) -> Mapping | None:
    """The document's top mapping, or None with the reason among the problems."""
    return next(iter(parse_stream(text, problems)), None)


def parse_stream(
    text: str, problems: Problems, second: str = "", weigh: Callable[[str], int] = lambda _: 0
) -> tuple[Mapping, ...]:
    """The top mappings of a stream; none, with the reason among the problems, if it cannot be read.

    There is one document; a second may follow if it is known by having the key `second`. Of several cures
    that make the text readable, the one is offered after which `weigh` counts the fewest mistakes.
    """
    try:
        return read_stream(text, problems, second)
    except yaml.YAMLError as error:
        from simulator.scenario.syntax.report import report_syntax  # only mistakes need it

        report_syntax(error, text, problems, weigh)
        return ()
