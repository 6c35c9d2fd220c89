"""Asking before something is done that cannot be undone."""

import sys

_YES = ("y", "yes")


def say_it_takes_time() -> None:
    """Where somebody waits at a terminal."""
    if sys.stderr.isatty():
        print("The store is being written anew without it …", file=sys.stderr, flush=True)


def agreed(question: str, given: bool, option: str = "--yes") -> bool:
    """Whether somebody agrees: by an option that was given, or at the terminal.

    Where there is no terminal to ask at, says which option agrees.
    """
    if given:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        print(f"Nothing was removed. Give {option} to agree.", file=sys.stderr)
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in _YES
