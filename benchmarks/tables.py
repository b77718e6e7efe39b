"""Made-up tables in every form: what is read of them, and what of a wrong number is told."""

from __future__ import annotations

import random
import time

from gklint.project import Project
from gklint.regulation.figures import Reckoned, tables_of
from tests.tables.forms import FORMS, Form, report
from tests.tables.made import KINDS, made
from tests.tables.test_faults import broken, change, holds_after

TABLES = 30  # of each kind in each form, right and with one wrong number: 14 × 6 × 30 × 2


def counts(project: Project, form: Form) -> dict[str, int]:
    """How many of what, over all kinds of tables in one form."""
    found = dict.fromkeys(("right", "false", "wrong", "reported", "blamed", "mended"), 0)
    for kind in KINDS:
        for seed in range(TABLES):
            rng = random.Random(f"{form.__name__} {kind} {seed}")
            table = made(*kind, rng)
            found["right"] += 1
            found["false"] += any(
                one.faults for one in _read(project, table.year, form, table, rng)
            )
            place = change(table, rng)
            if not broken(table):
                continue  # what is left out of a sum that may be less
            found["wrong"] += 1
            faults = [
                one
                for table_ in _read(project, table.year, form, table, rng)
                for one in table_.faults
            ]
            told = {(one.instance.relation, one.instance.at) for one in faults}
            found["reported"] += told == broken(table)
            equations = [one.instance.equation for one in faults]
            found["blamed"] += bool(faults) and all(
                one.cell == place or one.cell in equation.right or equation.at_most
                for one, equation in zip(faults, equations, strict=True)
            )
            found["mended"] += bool(faults) and all(
                bool(one.repairs) and holds_after(table, one.repairs[0]) for one in faults
            )
    return found


def _read(
    project: Project, year: int, form: Form, table: object, rng: random.Random
) -> tuple[Reckoned, ...]:
    suffix = ".md" if form.__name__ == "markdown" else ".txt"
    text = str(report([table], form, rng))  # type: ignore[list-item]
    return tables_of(project.read_text(text, suffix), project.reference, year)


def table() -> None:
    from gklint.project import project_by

    project = project_by()
    print("\ntables made up at random, all kinds, by form: right ones, and with one number wrong")
    total = dict.fromkeys(counts(project, FORMS[0]), 0)
    for form in FORMS:
        found = counts(project, form)
        total = {key: total[key] + found[key] for key in total}
        print(f"  {form.__name__:<24} {_words(found)}")
    print(f"  {'all':<24} {_words(total)}")
    _growth(project)


def _words(found: dict[str, int]) -> str:
    wrong = found["wrong"] / 100
    return (
        f"{found['false']} of {found['right']} right ones reported; of {found['wrong']} wrong "
        f"{found['reported'] / wrong:.1f}% reported, {found['blamed'] / wrong:.1f}% blamed on the cell "
        f"or a total, {found['mended'] / wrong:.1f}% mended by the first repair"
    )


HOSTILE = {
    "| | | |": "| | | |\n",
    "digits": "12\n",
    "a label again and again": "二、上年结转政府信息公开申请数量\n",
    "half a label": "其他法律行政止公开\n0\n",
    "a new table a line": "规章\t1\t2\t3\n",
    "blank rows": "| 规章 | | | |\n",
}


def _growth(project: Project) -> None:
    """Time per byte of table text: read, and its tables."""
    rng = random.Random(1)
    whole = str(report([made("applications", 2023, rng)], FORMS[0], rng))
    body = whole[whole.index("申请人情况") : whole.index("五、存在")]
    print("\ngrowth with the size of a table text, ns/byte at 10 KB, 100 KB, 1 MB and 5 MB")
    for name, unit in {"tables": body, **HOSTILE}.items():
        times = []
        for size in (10_000, 100_000, 1_000_000, 5_000_000)[: 4 if name == "tables" else 3]:
            text = "青河县2023年政府信息公开工作年度报告\n" + unit * (
                size // len(unit.encode()) + 1
            )
            start = time.perf_counter()
            tables_of(project.read_text(text), project.reference, 2023)
            times.append(f"{(time.perf_counter() - start) * 1e9 / size:8.0f}")
        print(f"  {name:<26} {' '.join(times)}")
