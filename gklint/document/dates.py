"""Dates and statistics windows as reports write them."""

from __future__ import annotations

from gklint.document.numerals import numeral_value
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@value
class Date:
    """A date as written, possible or not: (2021, 2, 30) is a Date that does not ``exist``."""

    year: int
    month: int
    day: int

    @property
    def exists(self) -> bool:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= _DAYS[self.month - 1]:
            return False
        leap = self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0)
        return self.month != 2 or self.day < 29 or leap

    @property
    def order(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


@value
class DateAt:
    """A date and its place in a flow."""

    date: Date
    span: Span


_N = "[0-9〇零○一二三四五六七八九十]"
_DATE = late(
    rf"(?P<year>[12](?:[ ]?[0-9]){{3}}|[一二][〇零○一二三四五六七八九]{{3}})年(?P<month>{_N}{{1,3}})月"
    rf"(?P<day>{_N}{{1,3}})[日号]"
    r"|(?<![0-9.])(?P<y>[12][0-9]{3})(?P<mark>[-/.])(?P<m>[0-9]{1,2})(?P=mark)(?P<d>[0-9]{1,2})(?![0-9.])"
)


def find_dates(text: str) -> Iterator[DateAt]:
    """Full dates in a flow, in order: 2023年1月1日, 二〇二三年一月一日, 2023-01-01, 2023/1/1."""
    for match in _DATE.finditer(text):
        parts = match.group("year", "month", "day") if match["year"] else match.group("y", "m", "d")
        numbers = [numeral_value(part.replace(" ", "")) for part in parts]
        if None not in numbers:
            yield DateAt(Date(*numbers), Span(*match.span()))  # type: ignore[arg-type]


@value
class Window:
    """A statistics window: 自…起至…止. Places are in the flow of its block."""

    first: Date
    last: Date
    span: Span  # from the first digit of the first date to the last sign of the second
    first_span: Span
    last_span: Span
    last_year_span: Span | None  # None where the second year is left out, as custom allows


_YEAR = "[0-9](?:[ ]?[0-9]){3}"
_PART = "[0-9](?:[ ]?[0-9])?"
_WINDOW = late(
    rf"""(?x)
    (?:统计|数据|期限|时限|时间)[^。；;]{{0,16}}?
    (?P<first>(?P<y1>{_YEAR})年?(?P<m1>{_PART})月(?P<d1>{_PART})[日号]?)
    起?[，,]?(?:[至到]|[－—–~～─-]{{1,2}})
    (?P<last>(?:(?P<y2>{_YEAR})年?|当年|本年|同年)?(?P<m2>{_PART})月(?P<d2>{_PART})[日号]?)
    """
)


def find_windows(text: str) -> Iterator[Window]:
    """Statistics windows in a flow, in every form that reports write them.

    A lost 年 or 日 and spaces inside the digits do not hide one.
    """
    for match in _WINDOW.finditer(text):
        first = Date(*(_number(match[name]) for name in ("y1", "m1", "d1")))
        year = _number(match["y2"]) if match["y2"] else first.year
        last = Date(year, _number(match["m2"]), _number(match["d2"]))
        yield Window(
            first,
            last,
            Span(match.start("first"), match.end("last")),
            Span(*match.span("first")),
            Span(*match.span("last")),
            Span(*match.span("y2")) if match["y2"] else None,
        )


def _number(text: str) -> int:
    return int(text.replace(" ", ""))
