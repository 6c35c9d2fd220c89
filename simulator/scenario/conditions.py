"""The grammar of conditions, and what a condition means for a world.

    condition := part ("or" part)*          part := test ("and" test)*          test := "not" test | atom
    atom := "(" condition ")" | name | name comparison value | name ["not"] "in" "[" value, … "]"

Parsing knows nothing of a scenario; `resolve` binds names to a vocabulary and returns a `Test`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.scenario.codes import Code
from simulator.scenario.condition_words import KEYWORDS, Slip, Token, Words, where_to_close, words_of
from simulator.scenario.diagnostics import did_you_mean, meant
from simulator.scenario.world import FLAG, Domain, Vocabulary, WorldField

LONGEST = 400
DEEPEST = 20

_ORDERED = {"<", "<=", ">", ">="}
_AS_FLAG = {(">", "0"): "true", (">=", "1"): "true", ("<", "1"): "false", ("<=", "0"): "false"}
"""What a yes or no that is compared as if it were a number must be."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`name op values`; a bare name is `name is true`. `op`: < <= > >= is, "is not", in, "not in".

    `column` is the name's in the text, from 0, `columns` are those of the values, and `sign` is where the
    stretch with `op` begins and ends.
    """

    name: str
    op: str
    values: tuple[str, ...]
    column: int
    columns: tuple[int, ...]
    sign: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Not:
    part: "Tree"


@dataclass(frozen=True, slots=True)
class Both:
    """All parts hold, or with `any` at least one."""

    parts: tuple["Tree", ...]
    any: bool


Tree = Comparison | Not | Both


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why a condition cannot be read or resolved; `column` counts from 0 in its text.

    `cure` are replacements, each a column, a length and a text; `about` is the variable it is about; `tree`
    is what was meant, where that is clear.
    """

    code: Code
    message: str
    hint: str
    column: int
    length: int = 1
    cure: tuple[tuple[int, int, str], ...] = ()
    about: str = ""
    tree: "Tree | None" = None


class _Stop(Exception):
    def __init__(self, malformed: Malformed) -> None:
        self.malformed = malformed


@lru_cache(maxsize=4096)
def parse(text: str) -> Tree | Malformed:
    """The condition's tree, or why there is none."""
    if len(text) > LONGEST:
        return Malformed("bad-condition", f"a condition of {len(text)} letters", f"at most {LONGEST}", 0)
    words = words_of(text)
    try:
        tree = _Reader(text, words).whole()
    except _Stop as stop:
        return _slipped(words.slips, text, None) if words.slips else stop.malformed
    return _slipped(words.slips, text, tree) if words.slips else tree


def _slipped(slips: Sequence[Slip], text: str, tree: Tree | None) -> Malformed:
    first = slips[0]
    cure = tuple((slip.column, len(slip.written), slip.spaced(text)) for slip in slips)
    return Malformed("bad-condition", f"'{first.written}' means nothing in a condition",
                     f"write '{first.meant}'", first.column, len(first.written), cure, tree=tree)  # fmt: skip


class _Reader:
    """Recursive descent over the tokens of one condition."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.tokens = words.tokens
        self.odd = words.odd
        self.next = 0

    def whole(self) -> Tree:
        if self.odd is not None:
            raise _Stop(Malformed("bad-condition", f"'{self.text[self.odd]}' means nothing in a condition",
                                  "use and, or, not, < <= > >= == !=, is, in [ ]", self.odd))  # fmt: skip
        tree = self.either(0)
        if self.next < len(self.tokens):
            raise self.stop(f"'{self.peek()}' is not expected here", "join tests with 'and' or 'or'")
        return tree

    def peek(self) -> str:
        return self.tokens[self.next].word if self.next < len(self.tokens) else ""

    def column(self) -> int:
        return self.tokens[self.next].start if self.next < len(self.tokens) else len(self.text.rstrip())

    def take(self, word: str) -> bool:
        if self.peek() != word:
            return False
        self.next += 1
        return True

    def stop(self, message: str, hint: str) -> _Stop:
        return _Stop(Malformed("bad-condition", message, hint, self.column(), max(1, len(self.peek()))))

    def open_bracket(self, opened: int, close: str) -> _Stop:
        """A bracket is not closed where it would have to be at the latest."""
        place = where_to_close(self.tokens, opened, self.next)
        cure = () if place is None else ((place, 0, close),)
        return _Stop(Malformed("bad-condition", f"a '{close}' is missing", f"write '{close}' where it ends",
                               self.column(), max(1, len(self.peek())), cure))  # fmt: skip

    def nothing_follows(self, before: Token) -> _Stop:
        """An 'and', 'or' or 'not' is the last word."""
        return _Stop(Malformed("bad-condition", f"nothing comes after '{before.word}'",
                               f"remove this '{before.word}', or write a test after it", before.start,
                               before.end - before.start))  # fmt: skip

    def either(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise self.stop(f"brackets nested more than {DEEPEST} deep", "use a fact to simplify")
        parts = [self.both(depth)]
        while self.take("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts), any=True)

    def both(self, depth: int) -> Tree:
        parts = [self.test(depth)]
        while self.take("and"):
            parts.append(self.test(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts), any=False)

    def test(self, depth: int) -> Tree:
        if self.take("not"):
            if depth > DEEPEST:
                raise self.stop("too many 'not'", "one is enough")
            return Not(self.test(depth + 1))
        opened = self.next
        if self.take("("):
            tree = self.either(depth + 1)
            if not self.take(")"):
                raise self.open_bracket(opened, ")")
            return tree
        return self.comparison()

    def comparison(self) -> Comparison:
        name, column = self.value("a name", "a fact, patience, trust, retellings, promise.…, knowledge.…")
        begins = self.column()
        op = self.operator()
        sign = begins, self.tokens[self.next - 1].end
        if not op:
            return Comparison(name, "is", ("true",), column, (column,))
        if op in ("in", "not in"):
            values, columns = zip(*self.listed(), strict=True)
            return Comparison(name, op, values, column, columns, sign)
        value, value_column = self.value("a value", "a number or a word")
        return Comparison(name, op, (value,), column, (value_column,), sign)

    def operator(self) -> str:
        if self.take("=="):
            return "is"
        if self.take("!="):
            return "is not"
        if self.take("is"):
            return "is not" if self.take("not") else "is"
        if self.take("in"):
            return "in"
        if self.peek() == "not":
            self.next += 1
            if not self.take("in"):
                raise self.stop("'not' is not expected here", "write 'not in', or 'not' before the name")
            return "not in"
        word = self.peek()
        return word if word in _ORDERED and self.take(word) else ""

    def listed(self) -> list[tuple[str, int]]:
        opened = self.next
        if not self.take("["):
            raise self.stop("'in' needs a list", "for example: in [partner, carrier]")
        values = [self.value("a value", "a number or a word")]
        while self.take(","):
            values.append(self.value("a value", "a number or a word"))
        if not self.take("]"):
            raise self.open_bracket(opened, "]")
        return values

    def value(self, what: str, hint: str) -> tuple[str, int]:
        """The next word, and its column."""
        word, column = self.peek(), self.column()
        before = self.tokens[self.next - 1] if self.next else None
        if not word and before and before.word in ("and", "or", "not"):
            raise self.nothing_follows(before)
        if not word or word in KEYWORDS or not (word[0].isalnum() or word[0] in "\"'"):
            found = f"'{word}'" if word else "the end"
            raise self.stop(f"expected {what}, found {found}", hint)
        self.next += 1
        return (word, column) if word[0].isalnum() else (word[1:-1], column + 1)


@dataclass(frozen=True, slots=True)
class Test:
    """A resolved condition: `holds` for a packed world; `reads` are the bits it looks at."""

    holds: Callable[[int], bool]
    reads: int


def all_and_none(tests: Sequence[Test], others: Sequence[Test]) -> Test | None:
    """All of `tests` and none of `others` hold; None if there is nothing to test."""
    if not tests and not others:
        return None
    if len(tests) == 1 and not others:
        return tests[0]
    reads = 0
    for test in (*tests, *others):
        reads |= test.reads
    wanted = tuple(test.holds for test in tests)
    barred = tuple(test.holds for test in others)

    def holds(world: int) -> bool:
        return all(test(world) for test in wanted) and not any(test(world) for test in barred)

    return Test(holds, reads)


def resolve(tree: Tree, vocabulary: Vocabulary) -> Test | Malformed:
    """Bind a tree's names to the scenario's variables."""
    if isinstance(tree, Comparison):
        return _resolve_comparison(tree, vocabulary)
    if isinstance(tree, Not):
        part = resolve(tree.part, vocabulary)
        if isinstance(part, Malformed):
            return part
        holds = part.holds
        return Test(lambda world: not holds(world), part.reads)
    return _resolve_both(tree, vocabulary)


def mistakes(tree: Tree, vocabulary: Vocabulary) -> tuple[Malformed, ...]:
    """Everything that keeps a tree from being resolved, in its order."""
    if isinstance(tree, Not):
        return mistakes(tree.part, vocabulary)
    if isinstance(tree, Both):
        return tuple(found for part in tree.parts for found in mistakes(part, vocabulary))
    found = _resolve_comparison(tree, vocabulary)
    return (found,) if isinstance(found, Malformed) else ()


def _resolve_both(tree: Both, vocabulary: Vocabulary) -> Test | Malformed:
    """A part that reads nothing is known already: it settles the whole, or does not count."""
    tests: list[Test] = []
    settled: Test | None = None
    for part in tree.parts:
        test = resolve(part, vocabulary)
        if isinstance(test, Malformed):
            return test
        if test.reads:
            tests.append(test)
        elif test.holds(0) == tree.any:
            settled = test
    if settled or not tests:
        return settled or Test(lambda _: not tree.any, 0)
    return tests[0] if len(tests) == 1 else _joined(tests, tree.any)


def _joined(tests: Sequence[Test], any_of: bool) -> Test:
    reads = 0
    for test in tests:
        reads |= test.reads
    if len(tests) == 2:
        first, second = tests[0].holds, tests[1].holds
        if any_of:
            return Test(lambda world: first(world) or second(world), reads)
        return Test(lambda world: first(world) and second(world), reads)
    every = tuple(test.holds for test in tests)
    if any_of:
        return Test(lambda world: any(holds(world) for holds in every), reads)
    return Test(lambda world: all(holds(world) for holds in every), reads)


def _resolve_comparison(tree: Comparison, vocabulary: Vocabulary) -> Test | Malformed:
    field, constant = vocabulary.fields.get(tree.name), vocabulary.constants.get(tree.name)
    if field is not None:
        values = _values(tree, field.domain, strict=True)
        return values if isinstance(values, Malformed) else _field_test(tree.op, field, values)
    if constant is None:
        return _unknown(tree, (*vocabulary.fields, *vocabulary.constants))
    values = _values(tree, constant.domain, constant.strict)
    if isinstance(values, Malformed):
        return values
    outcome = _compare(tree.op, constant.value, values)
    return Test(lambda _: outcome, 0)


def _unknown(tree: Comparison, names: Sequence[str]) -> Malformed:
    length = max(1, len(tree.name))
    likely = {name for name in names if name.partition(".")[2] == tree.name} | {meant(tree.name, names)} - {
        ""
    }
    near = likely.pop() if len(likely) == 1 else ""
    cure = ((tree.column, length, near),) if near else ()
    hint = f"did you mean '{near}'?" if near else did_you_mean(tree.name, names)
    return Malformed("unknown-name", f"'{tree.name}' is not known here", hint, tree.column, length, cure,
                     tree.name)  # fmt: skip


def _values(tree: Comparison, domain: Domain, strict: bool) -> list[int] | Malformed:
    """What is compared with, packed; words that are no value are left out where they may be any."""
    if tree.op in _ORDERED and not domain.ordered:
        return _no_order(tree, domain)
    values = [domain.value(word) for word in tree.values]
    for word, value, column in zip(tree.values, values, tree.columns, strict=True):
        if value is None and (strict or tree.op in _ORDERED):
            return _no_value(tree.name, word, column, domain)
    return [value for value in values if value is not None]


def _no_order(tree: Comparison, domain: Domain) -> Malformed:
    """A comparison with < or > of what is no number."""
    hint, length = "use 'is' or 'in'", max(1, len(tree.name))
    cure: tuple[tuple[int, int, str], ...] = ()
    meant_as = _AS_FLAG.get((tree.op, tree.values[0])) if domain == FLAG else None
    if meant_as:
        hint = f"write '{tree.name} is {meant_as}'"
        cure = (tree.sign[0], tree.sign[1] - tree.sign[0], "is"), (tree.columns[0], 1, meant_as)
    return Malformed("bad-condition", f"'{tree.name}' has no order", hint, tree.column, length, cure,
                     tree.name)  # fmt: skip


def _no_value(name: str, word: str, column: int, domain: Domain) -> Malformed:
    length, near = max(1, len(word)), domain.meant(word)
    cure = ((column, length, near),) if near else ()
    return Malformed("bad-value", f"'{word}' is not a value of '{name}'", domain.hint(word), column, length,
                     cure, name)  # fmt: skip


def _compare(op: str, left: int, values: list[int]) -> bool:
    if op in ("is", "in"):
        return left in values
    if op in ("is not", "not in"):
        return left not in values
    right = values[0]
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[op]


def _field_test(op: str, field: WorldField, values: list[int]) -> Test:
    """Every field is small, so a test on it is a set of accepted values, as bits of one number."""
    shift, mask = field.shift, field.mask
    accepted = sum(1 << left for left in range(mask + 1) if _compare(op, left, values))
    if mask != 1 or accepted not in (1, 2):
        return Test(lambda world: accepted >> (world >> shift & mask) & 1 != 0, field.bits)
    bit = field.bits
    if accepted == 2:
        return Test(lambda world: world & bit != 0, bit)
    return Test(lambda world: world & bit == 0, bit)
