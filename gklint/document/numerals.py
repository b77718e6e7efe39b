"""Chinese numerals as headings, dates and counts use them."""

from __future__ import annotations

_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_DIGITS.update({"零": 0, "○": 0, "Ｏ": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5})
_DIGITS.update({"陆": 6, "柒": 7, "捌": 8, "玖": 9})
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = "[〇零○一二三四五六七八九十百千两]"


def numeral_value(text: str) -> int | None:
    """The value of ``23``, ``二十三``, ``二〇二三``, ``十``, ``两百零五`` or ``1万``; None otherwise."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if "万" in text:
        head, _, tail = text.partition("万")
        high, low = numeral_value(head), numeral_value(tail) if tail else 0
        return None if high is None or low is None else high * 10_000 + low
    if all(char in _DIGITS for char in text):
        if len(text) == 1:
            return _DIGITS[text]
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            return None
    return total + (digit or 0)


def chinese_numeral(number: int) -> str:
    """``number`` from 1 to 999 as articles and headings write it: 一, 十, 二十一, 一百零三."""
    names = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = names[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else names[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (names[ones] if ones or not text else "")
