"""How the text of a report speaks of the figures of its tables, as values."""

from __future__ import annotations

from gklint.pattern import Pattern
from gklint.value import value


@value
class Phrase:
    """Words that say a figure of a table, the figure itself written ``#``."""

    key: str
    table: str  # the key of its schema
    figure: str  # what the words mean: a sum, see ``gklint/regulation/sums.py``
    clause: Pattern
    carried: str = ""  # what they mean where the text adds that it is with those carried over
    or_: tuple[str, ...] = ()  # sums that the words may mean as well
    total: bool = False  # can be told wrong without another figure beside it that is right
    result: bool = False  # one of the results of applications
    bare: bool = False  # the words do not tell that they are of applications; others must
    follows: tuple[str, ...] = ()  # said before it, if any is; of a total, one of them is
    levels: tuple[str, ...] = ()  # organs of other levels must say that it is of all; empty: none
    unless: Pattern | None = None  # words of its sentence that leave its meaning open
    heading: Pattern | None = None  # a heading that tells what a sentence without it is about
    topic: Pattern | None = None  # what its sentence is about, where the words alone do not tell


@value
class Prose:
    """The words around figures: which leave their meaning open, and which do not."""

    units: tuple[str, ...]
    neutral: Pattern  # says neither whose a figure is nor of which time, but this year's
    own: Pattern  # says that it is of an office
    label: Pattern  # ends a clause before a colon that does not name whose figures follow
    wide: Pattern  # says that it is of all that the table is about
    area: Pattern  # says that it is of an area
    narrow: tuple[str, ...]  # levels whose organs speak of more than themselves, saying so
    office: Pattern  # the name of such an organ, whose level is not told
    carried: Pattern  # right behind a figure, that it is with those carried over
    tail: Pattern  # begins what may follow a figure in its clause
    part: Pattern  # says that it is of a part
    elsewhen: Pattern  # says that it is of another time
    within: Pattern  # says that what follows in its sentence is of some applications only
    unit: Pattern  # the name of an organ, as a clause ends with it or goes on
    year: Pattern  # a year, in ``year``
    topic: Pattern  # applications
    other_topic: Pattern  # what else is received and handled
    phrase: tuple[Phrase, ...]
