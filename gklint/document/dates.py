"""Dates and statistics windows as reports write them."""

from __future__ import annotations

from gklint.document.numerals import numeral_value
from gklint.document.remember import remembered
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
        if (
            self.year > 9999
            or not 1 <= self.month <= 12
            or not 1 <= self.day <= _DAYS[self.month - 1]
        ):
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
        date = _date(*parts)
        if date is not None:
            yield DateAt(date, Span(*match.span()))


def inside_title(text: str, at: int) -> bool:
    """True if a place in a flow stands inside 《》, where the words are another's."""
    near = max(0, at - 100)
    return text.rfind("《", near, at) > text.rfind("》", near, at)


@value
class Window:
    """A statistics window: 自…起至…止. Places are in the flow of its block."""

    first: Date
    last: Date
    span: Span  # from the first digit of the first date to the last sign of the second
    first_span: Span
    last_span: Span
    last_year_span: Span | None  # None where the second year is left out, as custom allows
    mark: str  # the mark in 2023.1.1; empty for 2023年1月1日


_YEAR = "(?:[0-9](?:[ ]?[0-9]){3}|[一二][〇零○一二三四五六七八九]{3})"
_PART = "(?:[0-9](?:[ ]?[0-9])?|[一二三四五六七八九十]{1,3})"
_DASH = "[－—–~～─-]{1,2}"
_PERIOD = late(
    rf"""(?x)
    (?P<first>(?P<y1>{_YEAR})
      (?:年?度?的?[（(]?(?P<m1>{_PART})月份?(?P<d1>{_PART})[日号]?
        |(?P<mark>[-/.])(?P<m1n>[0-9]{{1,2}})(?P=mark)(?P<d1n>[0-9]{{1,2}})(?![0-9])))
    (?:[零0O][时点]|0?0[:：]00)?(?:开始|起|始)?[，,]?(?:截?[至到]|截?止[至到]?|{_DASH})
    (?P<last>(?:(?P<y2>[0-9]{{5,6}}(?=年)|{_YEAR})(?:年?度?的?|[-/.])|[当本同该]年)?
      (?P<m2>{_PART})(?:月份?(?P<d2>{_PART})[日号]?|[-/.](?P<d2n>[0-9]{{1,2}})(?![0-9])))
    """
)
# What stands before a statistics window. 时间 or 数据 alone says nothing: 公示时间,
# 数据中心建设时间; so only the words of such a sentence may come between.
_WORDS = "[的数据信息情况字期限时间段周口径范围区起止日均全部都自从为是由在以即于始：:（(“]"
_LEAD = late(
    rf"""(?x)(?:
      (?<![^数]据)(?<!^据)统计{_WORDS}{{0,16}}
    | (?:所[列用涉引]|使用|引用|采用|报告|年报|中|各项|涉及)的?(?:信息)?数据{_WORDS}{{0,12}}
    | 数据的?[期时]限{_WORDS}{{0,6}}
    | (?:报告|年报)(?:的|所|年度|涉及|覆盖|涵盖|编制|数据|信息){{0,3}}(?:[期时]限|期间|时段|周期|时间|区间){_WORDS}{{0,6}}
    )$"""
)
_LEAD_LENGTH = 40  # code points before a period in which its subject must stand
# A window that was stated, in whatever words or state: 统计期限为全年, a date that lost its digits.
_STATED = late(
    rf"统计(?:的|数据|信息){{0,3}}(?:期限|时限|时间|期间|时段|周期|区间|年度)"
    rf"|数据(?:的|统计){{0,2}}(?:期限|时限|截止|起止)|报告(?:期限|时限|期间|周期|期为)"
    rf"|{_YEAR}年1月1日(?:[零0]时)?起?[，,]?(?:[至到]|{_DASH})(?:{_YEAR}年|[当本同]年)?12月31日"
)


@remembered
def find_windows(text: str) -> tuple[Window, ...]:
    """Statistics windows in a flow, in every form that reports write them.

    A lost 年 or 日 and spaces inside the digits do not hide one. A period that something
    else is said of (公示时间, 活动时间, 截至…) is not one.
    """
    return tuple(_windows(text))


def _windows(text: str) -> Iterator[Window]:
    for match in _PERIOD.finditer(text):
        dotted = match["mark"] is not None
        if dotted != (match["d2n"] is not None):
            continue
        start = match.start()
        if _LEAD.search(text[max(0, start - _LEAD_LENGTH) : start]) is None:
            continue
        first = _date(match["y1"], match["m1"] or match["m1n"], match["d1"] or match["d1n"])
        last = _date(match["y2"] or match["y1"], match["m2"], match["d2"] or match["d2n"])
        if first is None or last is None:
            continue
        yield Window(
            first,
            last,
            Span(match.start("first"), match.end("last")),
            Span(*match.span("first")),
            Span(*match.span("last")),
            Span(*match.span("y2")) if match["y2"] else None,
            match["mark"] or "",
        )


def states_window(text: str) -> bool:
    """True if a flow says in any words which days the figures cover."""
    return _STATED.search(text) is not None or bool(find_windows(text))


def _date(*parts: str) -> Date | None:
    numbers = [numeral_value(part.replace(" ", "")) for part in parts]
    return None if None in numbers else Date(*numbers)  # type: ignore[arg-type]
