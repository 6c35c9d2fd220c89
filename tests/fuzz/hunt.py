"""Atheris itself, with the arguments of libFuzzer; it ends the process that it runs in."""

import sys

import atheris

PACKAGES = ["simulator.scenario", "simulator.workbench", "simulator.analysis.lint"]


def main() -> None:
    with atheris.instrument_imports(include=PACKAGES):
        from tests.fuzz.targets import any_target
    atheris.Setup(sys.argv, any_target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
