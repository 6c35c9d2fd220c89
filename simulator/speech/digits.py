"""Numbers that are names: in Chinese they are said digit by digit, where an engine would count them up.

`1860` is a hotline and `214` a seat, not one thousand eight hundred and sixty, not two hundred and fourteen.
"""

import re
import unicodedata

_DIGITS = "零一二三四五六七八九"
_NOT_MISHEARD = "零幺二三四五六七八九"
"""On the phone yī is easily taken for qī; northern speakers say yāo in numbers that are names."""
_SOUTHERN = ("zh-hk", "zh-mo")
_DASH = "杠"
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+|-\d+)*")
_NAMED = re.compile(r"(?:尾号|工号|分机|编号|单号|电话|手机|密码|账号|卡号)(?:是|为|[:： ])?$")
_COUNTED = re.compile(r"\s*[元块角分万亿多个位人次条天月日点秒倍页年%％°]|\s*小时")
_ROUND = re.compile(r"\d0{2,}")


def as_read_out(text: str, language: str) -> str:
    """The same text, character for character, with the digits of codes written as they are said.

    Codes are what is called one (`尾号40`), what begins with a zero, and numbers of three digits or more that
    count nothing and are not round; a year is read by its digits too. Amounts, times and counts stay figures.
    Other languages than Chinese are left as they are.
    """
    tag = language.lower().replace("_", "-")
    if tag.partition("-")[0] not in ("zh", "cmn"):
        return text
    digits = _DIGITS if tag in _SOUTHERN else _NOT_MISHEARD
    return _NUMBER.sub(lambda match: _read(match, digits), text)


def _read(match: re.Match[str], digits: str) -> str:
    number, before, after = match.group(), match.string[: match.start()], match.string[match.end() :]
    if len(number) == 4 and number.isdigit() and after.startswith("年"):
        return _one_by_one(number, _DIGITS)
    return _one_by_one(number, digits) if _is_code(number, before, after) else number


def _is_code(number: str, before: str, after: str) -> bool:
    if re.search(r"[.,:/]", number):
        return False
    if _NAMED.search(before):
        return True
    if _COUNTED.match(after):
        return False
    longest = max(map(len, number.split("-")))
    zero_first = len(number) > 1 and unicodedata.digit(number[0]) == 0
    return zero_first or (longest >= 3 and not _ROUND.fullmatch(number))


def _one_by_one(number: str, digits: str) -> str:
    return "".join(_DASH if sign == "-" else digits[unicodedata.digit(sign)] for sign in number)
