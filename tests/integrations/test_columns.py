"""The pages on clusters name every column."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from gklint.integrations.columns import FACT, FINDING, ID, OPTIONAL, REPORT, TEXT

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["cluster.md", "cluster.zh-CN.md"])
def test_the_page_has_every_column(page: str) -> None:
    _, *parts = (DOCS / page).read_text(encoding="utf-8").split("\n| ")
    told = {name.strip("` ") for part in parts for name in part.partition(" |")[0].split(",")}
    told |= {name.strip("、 ") for one in told for name in one.replace("`", "").split("、")}
    columns = {ID, TEXT, *OPTIONAL, *REPORT.names, *FINDING.names, *FACT.names}
    assert columns - told == set()
