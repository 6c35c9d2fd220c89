"""What may be wrong with YAML that cannot be read, each guess with the edits that would mend it.

The parser says where it noticed; the guesses look at that line and those before it. Whoever asks tries them.
"""

import re
from collections.abc import Iterator

from simulator.scenario.diagnostics import Edit, Span
from simulator.scenario.keys import belongs_to, stand_together
from simulator.scenario.source import quoted
from simulator.scenario.syntax.guess import Guess, Noticed, insertion
from simulator.scenario.syntax.indents import indentation, tabs

FAR = 60
"""Lines above the noticed place in which an unclosed quote is looked for."""
_KEY = re.compile(r"(\s*(?:- +)*)([A-Za-z_][\w-]*|\"[^\"]*\")(:\s+|:$)")
_ITEM = re.compile(r"(\s*(?:- +)+)(?=\S)")
_CLOSES = {"{": "}", "[": "]"}
_WORDS = r"[^,{}\[\]\"'#]"
_LIST = r"\[[^\[\]{}\"'#]{0,200}\]"
_ASKS_A_LIST = re.compile(
    rf"[{{,]\s*[\w-]+:\s+({_WORDS}{{1,200}}?\bin {_LIST}(?:{_WORDS}|{_LIST}){{0,200}}?)\s*(?=[,}}])"
)
"""A value between braces with a list in its midst: only conditions have such."""


def guesses(noticed: Noticed) -> Iterator[Guess]:
    """The likely causes, likeliest first, with edits of lines that are there."""
    last = len(noticed.source.lines)
    return (guess for guess in _guesses(noticed) if all(edit.span.line <= last for edit in guess.edits))


def _guesses(noticed: Noticed) -> Iterator[Guess]:
    yield from tabs(noticed)
    yield from _spaces(noticed)
    yield from _colons(noticed, known=True)
    yield from _unopened(noticed)
    yield from _unquoted(noticed)
    yield from _lists(noticed)
    yield from _brackets(noticed)
    yield from _open_quotes(noticed)
    yield from _commas(noticed)
    yield from _unquoted(noticed, with_keys=True)
    yield from _escapes(noticed)
    yield from indentation(noticed)
    yield from _colons(noticed, known=False)


def _spaces(noticed: Noticed) -> Iterator[Guess]:
    for number in noticed.near():
        line = noticed.source.line(number)
        dash = re.match(r"\s*(?:- +)*-(?=[A-Za-z\"'{\[])", line)
        if dash:
            yield Guess("a '-' without a space after it", Span(number, dash.end(), dash.end() + 1),
                        "write '- '", (insertion(number, dash.end() + 1, " "),))  # fmt: skip
        colon = re.match(r"\s*(?:- +)*[A-Za-z_][\w-]*:(?=[^\s:/])", line)
        if colon:
            yield Guess("a ':' without a space after it", Span(number, colon.end(), colon.end() + 1),
                        "write ': '", (insertion(number, colon.end() + 1, " "),))  # fmt: skip


def _colons(noticed: Noticed, known: bool) -> Iterator[Guess]:
    for number in noticed.near():
        line = noticed.source.line(number)
        word = re.match(r"\s*(?:- +)*([A-Za-z_][\w-]*)(?=\s|$)", line)
        if word and bool(belongs_to(word[1])) is known:
            yield Guess(f"a ':' is missing after '{word[1]}'",
                        Span(number, word.start(1) + 1, word.end(1) + 1), f"write '{word[1]}: '",
                        (insertion(number, word.end(1) + 1, ":"),))  # fmt: skip
        for word in re.finditer(r"[{,]\s*([\w-]+)\s+(?=[\"'\[{])", line):
            if known and belongs_to(word[1]):
                yield Guess(f"a ':' is missing after '{word[1]}'",
                            Span(number, word.start(1) + 1, word.end(1) + 1), f"write '{word[1]}: '",
                            (insertion(number, word.end(1) + 1, ":"),))  # fmt: skip


def _unopened(noticed: Noticed) -> Iterator[Guess]:
    """Values that end with a bracket, and do not begin with one."""
    opens = {close: opening for opening, close in _CLOSES.items()}
    for number in noticed.near():
        line = noticed.source.line(number)
        for start, end in _block_values(line):
            text = line[start:end]
            missing = opens.get(text[-1], "")
            if missing and text[0] not in _CLOSES and text.count(text[-1]) > text.count(missing):
                yield Guess(f"a '{missing}' is missing before this", Span(number, start + 1, end + 1),
                            f"write '{missing}'", (insertion(number, start + 1, missing),))  # fmt: skip


def _unquoted(noticed: Noticed, with_keys: bool = False) -> Iterator[Guess]:
    """Texts that need quotes: with ': ' in them, or beginning with what means something else.

    `with_keys` are those in which a key of the format stands before a ':'.
    """
    for number in noticed.near():
        line = noticed.source.line(number)
        places = [*_flow_values(line, with_keys), *(() if with_keys else _block_values(line))]
        for start, end in places:
            text = line[start:end]
            why = _why_quoted(text)
            if why:
                span, words = Span(number, start + 1, end + 1), quoted(_without_quotes(text))
                yield Guess(why, span, f"put the text in quotes: {words}"[:100], (Edit(span, words),))


def _without_quotes(text: str) -> str:
    """The words of a text in single quotes that has apostrophes; any other text as it is."""
    words = text[1:-1]
    apostrophes = len(re.findall(r"(?<=\w)'(?=\w)", words))
    return words if text[0] == text[-1] == "'" and words.count("'") == apostrophes else text


def _why_quoted(text: str) -> str:
    first = text[:1]
    if first in ("'", '"'):
        closed = re.match(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", text)
        return "a text goes on after its closing quote" if closed and closed.end() < len(text) else ""
    if first in ("{", "["):
        aside = re.match(r"(\{[\w .-]*\}|\[[\w .-]*\]) *[\w,.!?]", text)
        return f"a text begins with '{first}'" if aside else ""
    if first in "@`%*&!|>?,]}" or text.startswith("- "):
        return f"a text begins with '{first}'"
    return "a text with ': ' in it stands without quotes" if re.search(r":(\s|$)", text) else ""


def _block_values(line: str) -> Iterator[tuple[int, int]]:
    """Where the text lies that a line ends with: after its key, and after its '- '."""
    end = len(re.sub(r"\s+#.*$|\s+$", "", line))
    key, item = _KEY.match(line), _ITEM.match(line)
    if key and key.end() < end:
        yield key.end(), end
    if item and item.end() < end and not (key and belongs_to(key[2])):
        yield item.end(), end


def _flow_values(line: str, with_keys: bool = False) -> Iterator[tuple[int, int]]:
    """Where texts lie between brackets: after a key, up to the next key or bracket."""
    for found in re.finditer(r"[{,]\s*[\w-]+:\s+([^\s\"'{\[,}\]][^,}\]]*)(?=[,}\]])", line):
        if with_keys is any(belongs_to(word) for word in re.findall(r"\s([\w-]+):\s", found[1])):
            yield found.start(1), found.start(1) + len(found[1].rstrip())


def _brackets(noticed: Noticed) -> Iterator[Guess]:
    number, column = noticed.begun
    line = noticed.source.line(number)
    opened = line[column - 1 : column]
    for before, missing in _before_keys_of_another(line):
        yield Guess(f"a '{missing}' is missing", Span(number, before, before + 1),
                    f"write '{missing}' before this", (insertion(number, before, missing),))  # fmt: skip
    if opened in _CLOSES:
        message, hint = f"this '{opened}' is never closed", f"close it with '{_CLOSES[opened]}'"
        span, close = Span(number, column, column + 1), _CLOSES[opened]
        ends = {
            (noticed.line, noticed.column),
            *(_end(noticed, at) for at in (number, noticed.above(noticed.line))),
        }
        for at in sorted(ends, key=lambda end: end[0] != number):
            for closing in dict.fromkeys((close, _closing(line))):
                yield Guess(message, span, hint, (insertion(*at, closing),))
    here = noticed.source.line(noticed.line)[noticed.column - 1 : noticed.column]
    if here in ("}", "]"):
        extra = Span(noticed.line, noticed.column, noticed.column + 1)
        yield Guess(f"this '{here}' closes nothing", extra, "remove it", (Edit(extra, ""),))


def _before_keys_of_another(line: str) -> Iterator[tuple[int, str]]:
    """Where a bracket must close, since a key follows that belongs outside: the column and the sign."""
    still: list[tuple[str, str]] = []
    for part in re.finditer(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[{}\[\]]|,?\s*([\w-]+):\s", line):
        key = part[1]
        if part[0] in _CLOSES:
            still.append((part[0], ""))
        elif part[0] in ("}", "]"):
            still = still[:-1]
        elif key and still:
            bracket, first = still[-1]
            outer = any(other and stand_together(other, key) for _, other in still[:-1])
            if part[0].startswith(",") and outer and not (first and stand_together(first, key)):
                yield part.start() + 1, _CLOSES[bracket]
            still[-1] = bracket, first or key


def _end(noticed: Noticed, number: int) -> tuple[int, int]:
    return number, len(re.sub(r"\s+#.*$|\s+$", "", noticed.source.line(number))) + 1


def _closing(line: str) -> str:
    """What closes all brackets that a line leaves open."""
    still: list[str] = []
    for letter in re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", line):
        if letter in _CLOSES:
            still.append(_CLOSES[letter])
        elif still and letter == still[-1]:
            still.pop()
    return "".join(reversed(still))


def _open_quotes(noticed: Noticed) -> Iterator[Guess]:
    for number in noticed.near():
        yield from _quoted_keys(number, noticed.source.line(number))
    for number in range(noticed.line, max(0, noticed.line - FAR), -1):
        line = noticed.source.line(number)
        unclosed = re.search(r"(?:[{,:\[]|^\s*-|:)\s+([\"'])(?!.*\1\s*(?:[,}\]]|$|#))", line)
        if unclosed:
            yield from _close_quote(number, line, unclosed.start(1), unclosed[1])


def _quoted_keys(number: int, line: str) -> Iterator[Guess]:
    """Quoted texts after which a key follows at once: they end before it, or before an earlier key."""
    for following in (r"[\"']?[\w-]+[\"']?:\s+(?=\1)", r"(?=\1[\w-]+\1:\s)"):
        for text in re.finditer(rf"([\"'])((?:(?!\1).)*?),\s+{following}", line):
            start, mark = text.start() + 1, text[1]
            keys = [key for key in re.finditer(r",\s+([\w-]+):\s", text[2]) if belongs_to(key[1])]
            for end in (*(text.start(2) + key.start() for key in keys), text.end(2)):
                yield Guess("a quote is opened here and never closed", Span(number, start, start + 1),
                            f"close it with {mark}", (insertion(number, end + 1, mark),))  # fmt: skip


def _close_quote(number: int, line: str, start: int, mark: str) -> Iterator[Guess]:
    """The quote closed before the next key, before the brackets that end the line, or at its end."""
    rest = line[start + 1 :].rstrip()
    next_key = re.search(r",\s+[\w-]+:\s", rest)
    before = rest[: next_key.start()] if next_key else ""
    ends = [len(before), len(before.rstrip("]}"))] if next_key else []
    span = Span(number, start + 1, start + 2)
    for end in dict.fromkeys((*ends, *range(len(rest.rstrip("]}")), len(rest) + 1))):
        yield Guess("a quote is opened here and never closed", span, f"close it with {mark}",
                    (insertion(number, start + 2 + end, mark),))  # fmt: skip


def _lists(noticed: Noticed) -> Iterator[Guess]:
    """Conditions between braces, whose list ends them for the parser."""
    for number in noticed.near():
        for asked in _ASKS_A_LIST.finditer(noticed.source.line(number)):
            span, words = Span(number, asked.start(1) + 1, asked.end(1) + 1), quoted(asked[1])
            yield Guess("a condition with a list in it stands without quotes between braces", span,
                        f"put it in quotes: {words}"[:100], (Edit(span, words),))  # fmt: skip


def _commas(noticed: Noticed) -> Iterator[Guess]:
    before = noticed.source.line(noticed.line)[: noticed.column - 1]
    for found in (re.match(r"(.*\S)\s+[\w-]*$", before), re.match(r"(.*[}\]\"'\w])\s*$", before)):
        if found and re.search(r"[{\[]", before):
            column = found.end(1) + 1
            yield Guess("a ',' is missing", Span(noticed.line, column - 1, column), "write a ',' after this",
                        (insertion(noticed.line, column, ","),))  # fmt: skip


def _escapes(noticed: Noticed) -> Iterator[Guess]:
    here = noticed.source.line(noticed.line)[noticed.column - 1 : noticed.column]
    if here == "\\":
        span = Span(noticed.line, noticed.column, noticed.column + 1)
        yield Guess("a '\\' between double quotes means something else", span, "write it twice: '\\\\'",
                    (insertion(noticed.line, noticed.column, "\\"),))  # fmt: skip
