"""`python -m tests.mistakes [SEED …]`: two hundred mistakes, by kind, and each that is missed."""

import sys

from tests.mistakes.judged import Verdict, judged, table
from tests.mistakes.made import mistakes


def missed(verdict: Verdict) -> str:
    slip, mistake = verdict.mistake.slip, verdict.mistake
    line = min(slip.lines)
    shown = [f"{number}: {slip.text.split(chr(10))[number - 1]}" for number in sorted(slip.lines)[:3]]
    told = [
        f"    {one.code} {one.span.line}:{one.span.column} {one.message} = {one.hint}"
        for one in verdict.found
    ]
    what = "MISSED" if not verdict.told else "not mended" if not verdict.cure else "otherwise mended"
    return "\n".join(
        [f"#{mistake.number} {what}: {mistake.kind}, {mistake.path.stem}:{line}", *shown, *told[:4]]
    )


def main(seeds: list[int]) -> None:
    for seed in seeds:
        verdicts = [judged(mistake) for mistake in mistakes(seed)]
        for one in verdicts:
            if not one.told or not one.cure or one.otherwise or one.worse:
                print(missed(one))
        print(f"\nseed {seed}\n{table(verdicts)}")


main([int(word) for word in sys.argv[1:]] or [1])
