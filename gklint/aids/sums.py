"""Which relations of a statutory table hold, with the figures written out."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.document.outline import number_at
from gklint.regulation.relations import instances_of, known_of
from gklint.render.sheet import Sum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gklint.regulation.readings import Place, TableReading
    from gklint.regulation.relations import Instance
    from gklint.regulation.schemas import Row, Schema

ALL_WRITTEN = 7  # of more terms than this, those that are 0 are never written


def sums_of(reading: TableReading) -> Iterator[Sum]:
    """Every relation of a table at every row or column, in the order of the form."""
    known = known_of(reading)
    names = _names(reading.schema)
    for instance in instances_of(reading):
        equation = instance.equation
        holds = equation.answer(known)
        left, right = (_terms(places, known) for places in (equation.left, equation.right))
        yield Sum(
            instance.relation,
            instance.at,
            _marked_row(reading, instance),
            _label(reading.schema, instance, names),
            equation.left,
            equation.right,
            equation.at_most,
            holds,
            f"{left}{_sign(equation.at_most, holds)}{right}",
        )


def told(reading: TableReading, one: Sum) -> Bilingual:
    """A sum in one line: of which row, or of which column, what is held against what."""
    label = one.label
    if not one.row:
        column = reading.schema.column(one.at)
        label = Bilingual(f"{column.label}，{label.zh}", f"{column.en}, {label.en}")
    return Bilingual(f"{label.zh}：{one.figures}", f"{label.en}: {one.figures}")


def _marked_row(reading: TableReading, instance: Instance) -> str:
    """The row that a sum belongs to by itself; empty where it runs down one of many columns."""
    equation = instance.equation
    cells = (*equation.right, *equation.left)
    if all(row == instance.at for row, _ in cells):
        return instance.at
    part = next(reading.rows[row].part for row, _ in cells if row in reading.rows)
    if len(part.column) > 1:
        return ""
    return (equation.left if equation.at_most else equation.right)[0][0]


def _sign(at_most: bool, holds: bool | None) -> str:
    if holds is None:
        return "?"
    if at_most:
        return "≤" if holds else ">"
    return "=" if holds else "≠"


def _terms(places: Sequence[Place], known: Mapping[Place, int]) -> str:
    """20+1=21: what is 0 is left out beside two others, what is not known is ?."""
    terms = [str(known.get(place, "?")) for place in places]
    told = [term for term in terms if term != "0"]
    if len(told) > 1 or len(terms) > ALL_WRITTEN:
        terms = told or ["0"]
    written = "+".join(terms)
    if len(terms) == 1:
        return written
    return written if "?" in terms else f"{written}={sum(map(int, terms))}"


def _label(schema: Schema, instance: Instance, names: Mapping[str, Bilingual]) -> Bilingual:
    """What is held against what: the row, or rows by the numbers that they have in the form."""
    equation = instance.equation
    relation = next((one for one in schema.relation if one.name == instance.relation), None)
    if relation is None:  # a heading with cells of its own
        row = schema.row(equation.right[0][0])
        return Bilingual(f"{names[row.key].zh}={row.short}", f"{names[row.key].en} = {row.en}")
    if relation.along == "rows":
        row = schema.row(instance.at)
        return Bilingual(row.short, row.en)
    left, right = ([names[key] for key in keys] for keys in (relation.left, relation.right))
    sign = "≤" if equation.at_most else "="
    return Bilingual(
        f"{'+'.join(one.zh for one in left)}{sign}{'+'.join(one.zh for one in right)}",
        f"{'+'.join(one.en for one in left)} {sign} {'+'.join(one.en for one in right)}",
    )


def _names(schema: Schema) -> dict[str, Bilingual]:
    """Every row by its number, where no other row has that, or else by its label.

    A heading stands for the rows below it.
    """
    rows = {row.key: row for part in schema.part for row in part.row}
    numbers = {key: _numbers(row) for key, row in rows.items()}
    all_zh, all_en = ([*one] for one in zip(*numbers.values(), strict=True))
    headings = {row.of for row in rows.values()}
    names = {}
    for key, row in rows.items():
        zh, en = numbers[key]
        zh = zh if zh and all_zh.count(zh) == 1 else row.short
        en = en if en and all_en.count(en) == 1 else row.en
        names[key] = (
            Bilingual(f"{zh}各项", f"items of {en}") if key in headings else Bilingual(zh, en)
        )
    return names


def _numbers(row: Row) -> tuple[str, str]:
    """The numbers that begin a row's labels, without their marks; empty where there are none."""
    number = number_at(row.label)
    zh = row.label[: number.end].rstrip("、.．") if number else ""
    en = row.en.partition(" ")[0]
    return zh, en if any(char.isdecimal() for char in en) else ""
