"""Tables of one shape are read once, and each as if it were the first."""

from __future__ import annotations

import random

import pytest

from gklint.project import Project
from gklint.regulation.align import read_tables
from gklint.regulation.lexicon import Lexicon
from tests.tables.forms import FORMS, Form, report
from tests.tables.made import KINDS, made


def text_of(kind: tuple[str, int], form: Form, seed: int) -> str:
    rng = random.Random(seed)
    return str(report([made(*kind, rng)], form, rng))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_table_is_read_the_same_after_others_of_its_shape(
    project: Project, kind: tuple[str, int], form: Form
) -> None:
    suffix = ".md" if form.__name__ == "markdown" else ".txt"
    known = Lexicon(project.reference.lexicon.schemas)
    for seed in range(4):
        document = project.read_text("\n" * seed + text_of(kind, form, seed), suffix)
        fresh = Lexicon(known.schemas)
        assert read_tables(document, known, kind[1]) == read_tables(document, fresh, kind[1])


def test_the_year_and_the_text_between_tables_belong_to_the_shape(project: Project) -> None:
    text = text_of(KINDS[0], FORMS[0], 1)
    known = Lexicon(project.reference.lexicon.schemas)
    for more in ("", "\n六、其他需要报告的事项\n本年度没有其他事项需要报告，特此说明。\n"):
        for year in (2018, 2023, None):
            document = project.read_text(text + more)
            fresh = Lexicon(known.schemas)
            assert read_tables(document, known, year) == read_tables(document, fresh, year)
