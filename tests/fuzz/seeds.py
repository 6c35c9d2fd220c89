"""What fuzzing begins with: small scenarios, conditions and translations, and the words of the format."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from simulator.scenario.format import SCENARIO, TRANSLATION
from simulator.scenario.keys import records_of
from tests.fuzz.targets import BASE
from tests.generated import ATOMS, scenario_text

PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
TRANSLATED = """\
format: 1
translates: fuzz
language: zh
texts:
  - id: title
    source: A lost parcel
    text: 丢失的包裹
  - id: first/hello/bye/say
    source: "Bye."
    text: ""
    stale: true
"""
SIGNS = ("- ", ": ", "{", "}", "[", "]", ", ", "|", ">-", "'", '"', " #", "\n", "\n  ", "\n    ", "\t", "---",
         " and ", " or ", "not ", " in [", " is ", ">=", "==", "&&", "=>", "true", "false", "yes", "&a", "*a",
         "!x ", "99999999999", "keep", "{when: ", "promise.", "knowledge.")  # fmt: skip


def inputs() -> Iterator[bytes]:
    """Each input for the target that its first byte chooses."""
    for page in sorted(PAGES.glob("*.md")):
        for listing in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            yield b"\x00" + listing.encode()
            yield b"\x03" + listing.encode()
    for number in range(10):
        spec = scenario_text(Random(number))
        yield b"\x00" + json.dumps(json.loads(spec)).encode()
    for atom in ATOMS:
        yield b"\x01" + atom.encode()
    several = " and ".join(f"({one} or not {two})" for one, two in pairwise(ATOMS))
    yield b"\x01" + several.encode()
    for text in (TRANSLATED, BASE):
        for target in (b"\x00", b"\x02", b"\x03"):
            yield target + text.encode()


def words() -> tuple[str, ...]:
    """The keys of the format and the signs of YAML and of conditions."""
    keys = {
        field.key for top in (SCENARIO, TRANSLATION) for record in records_of(top) for field in record.fields
    }
    return (*SIGNS, *(f"{key}: " for key in sorted(keys)))
