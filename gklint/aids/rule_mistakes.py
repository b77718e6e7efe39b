"""What is wrong with a file of rules, each mistake at its place, in the words of the loader."""

from __future__ import annotations

from gklint.aids.judged_rules import RuleMemo
from gklint.aids.readable_rules import readable_rules
from gklint.aids.rule_files import known_from
from gklint.aids.toml_places import places_of
from gklint.bilingual import Bilingual
from gklint.decode import Problems
from gklint.errors import Place
from gklint.finding import ERROR, WARNING
from gklint.rulebook.load import tell_duplicates, tell_wrong_yields
from gklint.text import Span
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.aids.rule_files import Around
    from gklint.aids.toml_places import Places
    from gklint.errors import GklintError
    from gklint.examples import Failure


@value
class Mistake:
    """Something to mend in a file of rules or settings."""

    span: Span
    severity: str  # ERROR: the file cannot be used; WARNING: it can
    message: Bilingual


def mistakes(
    text: str, path: str, around: Around, memo: RuleMemo | None = None
) -> tuple[Mistake, ...]:
    """All that the loader refuses in a file of rules, and patterns that may run very long.

    ``text`` may be unsaved; ``path`` is how people know the file. Sorted by place.
    """
    memo = memo or RuleMemo()
    problems = Problems()
    places = places_of(text)
    raws, breaks = readable_rules(text, path, problems)
    ours = [known_from(raw.table, raw.place, raw.at) for raw in raws]
    tell_duplicates([one for one in ours if one.id and one.name], around.known, problems)
    if around.whole and not breaks:
        tell_wrong_yields(ours, around.known, problems)
    found = [broken(places, error) for error in breaks]
    found += told(places, problems.errors)
    tables = [raw.table for raw in raws]
    for raw, judged in zip(raws, memo.judge(tables, around.reference), strict=True):
        at = raw.at
        for one in judged.errors:
            place = one.place or Place("", ("rule", 0))
            found.append(_mistake(places, _moved(place, at), ERROR, one.zh, one.en))
        for place, words in judged.dear:
            found.append(_mistake(places, _moved(place, at), WARNING, words.zh, words.en))
    return in_order(found)


def example_mistakes(
    text: str, path: str, around: Around, memo: RuleMemo | None = None
) -> tuple[Mistake, ...]:
    """Every example that does not hold, at the words that are at odds with it.

    This runs the rules; give a ``memo`` to run only what changed since.
    """
    memo = memo or RuleMemo()
    raws, _ = readable_rules(text, path, Problems())
    places = places_of(text)
    found: list[Mistake] = []
    tables = [raw.table for raw in raws]
    for raw, failures in zip(raws, memo.failures(tables, around.reference), strict=True):
        found += (_failed(places, raw.at, failure) for failure in failures)
    return in_order(found)


def broken(places: Places, error: GklintError) -> Mistake:
    """The mistake at which the TOML library gave up."""
    place = error.place or Place("")
    offset = place.offset
    if offset is not None:
        offset = _in_file(places.text, offset)
    return _mistake(places, Place("").inside(offset), ERROR, error.zh, error.en)


def told(places: Places, errors: Iterable[GklintError]) -> Iterator[Mistake]:
    """What was told of a file, each at its place."""
    for error in errors:
        yield _mistake(places, error.place or Place(""), ERROR, error.zh, error.en)


def in_order(found: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """By place, each once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda one: (one.span.start, one.span.end)))


def _mistake(places: Places, place: Place, severity: str, zh: str, en: str) -> Mistake:
    return Mistake(places.span(place), severity, Bilingual(zh, en))


def _moved(place: Place, at: int) -> Place:
    """The place in the ``at``-th rule of the file that one in the rule by itself is."""
    made = Place("", ("rule", at, *place.keys[2:])).inside(place.offset, place.size)
    return made.as_key() if place.keyed else made


def _failed(places: Places, at: int, failure: Failure) -> Mistake:
    place = Place("", ("rule", at, "example", failure.number - 1, failure.key))
    span = places.span(place)
    node, lacking = places.find(place.keys)
    if failure.at and node is not None and not lacking:
        starts = places.said(node)[1]
        here = failure.at[0]
        if here.end < len(starts):
            last = starts[max(here.start, here.end - 1)]
            span = Span(starts[here.start], max(last + (here.end > here.start), starts[here.start]))
    zh = f"这个例子不成立：{failure.why.zh}"
    return Mistake(span, ERROR, Bilingual(zh, f"this example does not hold: {failure.why.en}"))


def _in_file(text: str, offset: int) -> int:
    """The offset in the file that one in the text as it is loaded is."""
    at = int(text.startswith("\ufeff"))
    while True:
        end = text.find("\r\n", at)
        if end < 0 or end - at >= offset:
            return min(at + offset, len(text))
        offset -= end - at + 1
        at = end + 2
