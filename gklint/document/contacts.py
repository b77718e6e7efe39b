"""Contact fields as reports write them: 电话, 传真, 电子邮箱, 邮编, 地址, each with its value.

A word such as 电话 is a label only where a colon or a number follows it; in 公布监督电话 it is
none. Commas, brackets and colons may be of either width.
"""

from __future__ import annotations

from gklint.document.remember import remembered
from gklint.document.telephones import telephones_at
from gklint.pattern import late
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gklint.document.telephones import Telephone
    from gklint.pattern import Pattern

PHONE, FAX, EMAIL, POSTCODE, ADDRESS = "phone", "fax", "email", "postcode", "address"
# Every flow with a field of such a kind holds one of these.
PHONE_WORDS = (
    *("电话", "热线", "座机", "手机", "联系方式", "致电", "拨打", "传真"),
    *("Tel", "TEL", "tel", "FAX", "Fax", "fax"),
)
EMAIL_WORDS = ("邮", "ail", "AIL")
POSTCODE_WORDS = ("邮编", "邮政编")

_LABEL = late(
    r"""(?x)
    (?P<phone>
        (?:传真(?:号码?)?[、/／及和兼暨])?
        [联系咨询办公室监督举报投诉服务值班受理固定业务]{0,8}(?:电话|座机|热线|手机)(?:号码?)?
        (?:[（(](?:[^（）()0-9：:，,。]{1,8}|区号[：:]?0[0-9]{2,3})[）)]|[、/／及和兼暨](?:联系)?(?:传真(?:号码?)?|电?子?邮箱))?
      | 联系方式 | 致电 | 拨打
      | (?<![A-Za-z0-9@._-])(?:TEL|Tel|tel)(?![A-Za-z0-9@_-]))
  | (?P<fax>
        传真(?:号码?)?(?:[（(][^（）()0-9：:，,。]{1,8}[）)])?
      | (?<![A-Za-z0-9@._-])(?:FAX|Fax|fax)(?![A-Za-z0-9@_-]))
  | (?P<email>
        (?:联系|办公|单位|咨询)?(?:电子邮箱|电子邮件|电子信箱|邮箱|电邮)(?:地址)?
      | (?<![A-Za-z0-9@._-])[Ee]-?(?:mail|Mail|MAIL)(?![A-Za-z0-9@_-]))
  | (?P<postcode>邮政编码|邮政编号|邮编)
  | (?P<address>(?<![站络箱件接载网路])(?:联系|办公|通讯|通信|单位|邮寄|机关)?地址)
    """
)
_COLON = late("[ ]?[：:]{1,2}[ ]?")
_VERB = late("(?:为|是)?")
# What is a telephone number even without a colon before it.
_NUMBER_AHEAD = late(
    r"""(?x)
    [（(]?(?:\+|0[0-9]{2,3}[）)\-‐‑–—―－−─~～ 0-9]|[1-9][0-9]{6}|[48]00[ -]|[0-9]{4}[- ][0-9]{4}
    |(?:1[0-9]{4}|9[56][0-9]{3,4})(?![0-9]))
    """
)
_MAIL_AHEAD = late("[A-Za-z0-9._%+-]{1,40}[ ]?[@＠]")
_MAIL = late(
    r"(?:[^ ，,；;。、：:（）()《》“”<>|一-龥](?:[ ](?=[!-~＠．]))?|[（(](?:at|AT)[）)]){1,80}"
)
_POSTCODE = late("[0-9](?:[ ]?[0-9]){0,19}")
_ANYTHING = late("[^，,；;。、）)]{1,80}")
_END = late("[，,；;。、）)]|$")
_ADDRESS = late("[A-Za-z0-9._%+-]{1,40}[ ]?[@＠][ ]?[A-Za-z0-9-]{1,40}[.．][A-Za-z]")
_NUMBER = late(
    r"""(?x)(?=[（(014])  # told first: most text fails here
    (?<![0-9A-Za-z_/.-])(?:[（(]?0[0-9]{2,3}[）)\-‐‑–—―－−─~～ ]{1,3}[0-9]{7,8}|1[3-9][0-9]{9}|[48]00-[0-9]{3})
    (?![0-9])
    """
)
_LOCAL = late(r"(?<![0-9.-])[2-8][0-9]{6,7}(?![0-9.-]|[条件份人次元])")
_BARE = ("联系方式", "致电", "拨打")  # words that are no label on an empty line


@value
class Field:
    """A label and its value. Places are in their flow."""

    kind: str
    label: str
    label_span: Span
    span: Span  # the value; empty where nothing stands after the colon
    numbers: tuple[Telephone, ...] = ()  # of a telephone or a fax

    @property
    def empty(self) -> bool:
        return self.span.start == self.span.end


@remembered
def fields_in(flow: str) -> tuple[Field, ...]:
    """The contact fields of a flow, in order."""
    return tuple(_read(flow)) if _LABEL.possible(flow) else ()


def _read(flow: str) -> Iterator[Field]:
    labels = list(_LABEL.finditer(flow))
    for at, match in enumerate(labels):
        limit = labels[at + 1].start() if at + 1 < len(labels) else len(flow)
        colon = _COLON.match(flow, match.end())
        after = colon.end() if colon else match.end()
        kind = match.lastgroup or ""
        numbers: tuple[Telephone, ...] = ()
        if kind in (PHONE, FAX):
            numbers = _numbers(flow, after, colon is not None)
            span = Span(numbers[0].span.start, numbers[-1].span.end) if numbers else None
        elif kind == EMAIL:
            ahead = colon or _MAIL_AHEAD.match(flow, after)
            span = _match(_MAIL, flow, after, limit) if ahead else None
        elif kind == POSTCODE:
            span = _match(_POSTCODE, flow, after, limit)
        else:
            span = None
        if span is None and colon:
            span = _match(_ANYTHING, flow, after, limit)
            if (
                span is None
                and match[0] not in _BARE
                and (after >= limit or _END.match(flow, after))
            ):
                span = Span(after, after)
        if span is not None:
            yield Field(kind, match[0], Span(*match.span()), span, numbers)


def holds_number(flow: str) -> bool:
    """True if a telephone number with its area code, or a mobile one, stands in a flow."""
    return _NUMBER.search(flow) is not None


def holds_local_number(flow: str, start: int) -> bool:
    """True if a number of seven or eight digits without an area code stands after ``start``."""
    return _LOCAL.search(flow, start) is not None


def address_at(flow: str) -> int | None:
    """Where the first e-mail address of a flow begins, with or without a label."""
    match = _ADDRESS.search(flow)
    return match.start() if match else None


def _numbers(flow: str, after: int, colon: bool) -> tuple[Telephone, ...]:
    """The numbers after a label; the whole of them may stand in brackets."""
    verb = _VERB.match(flow, after)
    start = verb.end() if verb else after
    if not colon and not _NUMBER_AHEAD.match(flow, start):
        return ()
    found = tuple(telephones_at(flow, start))
    if not found and flow.startswith(("（", "("), start):
        found = tuple(telephones_at(flow, start + 1))
    return found


def _match(pattern: Pattern, flow: str, start: int, limit: int) -> Span | None:
    match = pattern.match(flow, start, limit)
    return Span(*match.span()) if match else None
