"""The kernel: batches of texts in, batches of findings and facts out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reports import report
from gklint.cli import main
from gklint.config import Settings
from gklint.errors import ConfigError, SourceError
from gklint.project import Project
from gklint.source import decode

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from gklint.integrations import kernel  # noqa: E402
from gklint.integrations.columns import FACT, FINDING, READ  # noqa: E402

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLE = """\
青河县民政局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 二、上年结转政府信息公开申请数量 | 2 | 1 | | 0 | 0 | 0 | 4 |
| （一）予以公开 | 1 | 1 |
"""
WINDOW = "本报告所列数据的统计期限自2023年1月1日起至2023年12月3日止。\n"
LAST_YEAR = """\
青河县民政局2022年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| 四、结转下年度继续办理 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
"""


def batch(*texts: dict[str, Any]) -> Any:
    names = list(dict.fromkeys(name for one in texts for name in one))
    columns = {name: [one.get(name) for one in texts] for name in names}
    columns.setdefault("id", [str(at) for at in range(len(texts))])
    return pa.record_batch(columns)


def read(*texts: dict[str, Any], settings: Settings | None = None) -> list[dict[str, Any]]:
    return [
        row for one in kernel.read_batches([batch(*texts)], settings) for row in one.to_pylist()
    ]


def statuses(rows: list[dict[str, Any]]) -> list[str]:
    return [row["status"] for row in rows]


def rules(row: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in row["findings"]]


def examples() -> list[tuple[str, str]]:
    """(path, text) of every example that is a report."""
    paths = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".txt", ".md", ".html"))
    return [(str(path), decode(path.read_bytes()).text) for path in paths]


def test_findings_are_those_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(EXAMPLES), "--no-previous", "-f", "jsonl"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(told) > 10
    texts = [{"id": path, "path": path, "text": text} for path, text in examples()]
    rows = [row for row in read(*texts) if row["status"] == "checked"]
    assert sorted(row["id"] for row in rows) == sorted(file["path"] for file in told)
    by_path = {file["path"]: file for file in told}
    for row in rows:
        file = by_path[row["id"]]
        assert (row["year"], row["level"], row["regime"]) == (
            file["year"],
            file["level"],
            file["regime"],
        )
        assert [_as_json(one) for one in row["findings"]] == [
            _of_json(one) for one in file["findings"]
        ]


def _as_json(finding: dict[str, Any]) -> tuple[Any, ...]:
    fixes = [
        (fix["title_zh"], fix["applicability"], [tuple(edit.values()) for edit in fix["edits"]])
        for fix in finding["fixes"]
    ]
    names = ("rule", "name", "severity", "start", "end", "line", "column", "words", "message_zh")
    related = [(one["start"], one["end"], one["message_zh"]) for one in finding["related"]]
    told = (finding[name] for name in names)
    return *told, finding["basis_zh"] or "", fixes, related, finding["fingerprint"]


def _of_json(finding: dict[str, Any]) -> tuple[Any, ...]:
    start, end = finding["start"], finding["end"]
    fixes = [
        (
            fix["title"],
            fix["applicability"],
            [
                (edit["start"]["offset"], edit["end"]["offset"], edit["text"])
                for edit in fix["edits"]
            ],
        )
        for fix in finding["fixes"]
    ]
    related = [
        (one["start"]["offset"], one["end"]["offset"], one["message"]) for one in finding["related"]
    ]
    return (
        finding["rule"],
        finding["name"],
        finding["severity"],
        start["offset"],
        end["offset"],
        start["line"],
        start["column"],
        finding["text"],
        finding["message"],
        finding["basis"],
        fixes,
        related,
        finding["fingerprint"],
    )


def test_findings_of_generated_reports_are_those_of_the_project(project: Project) -> None:
    texts = [report(4_000 + 500 * at, at, 2019 + at % 6) for at in range(20)]
    for text, row in zip(texts, read(*({"text": text} for text in texts)), strict=True):
        found = project.lint_text(text).report
        assert [
            (one["rule"], one["start"], one["end"], one["message_en"]) for one in row["findings"]
        ] == [(one.rule, one.span.start, one.span.end, one.message.en) for one in found.findings]
        assert row["uncertain"] == [
            rule for rule, verdict in found.verdicts.items() if verdict == "UNCERTAIN"
        ]


def test_what_is_no_text_or_no_report_costs_its_own_row() -> None:
    rows = read(
        {"text": TABLE},
        {"text": None},
        {"text": ""},
        {"text": "关于召开会议的通知"},
        {"text": "长" * (kernel.LARGEST + 1)},
        {"text": TABLE},
    )
    assert statuses(rows) == [
        "checked",
        "no_text",
        "not_a_report",
        "not_a_report",
        "too_large",
        "checked",
    ]
    assert rows[0]["findings"] == [{**one, "id": "0"} for one in rows[5]["findings"]]


def test_bytes_are_decoded_and_broken_ones_cost_their_own_row() -> None:
    rows = read(
        {"text": TABLE.encode("gb18030")},
        {"text": b"%PDF-1.7"},
        {"text": TABLE.encode("utf-8-sig")},
    )
    assert statuses(rows) == ["checked", "failed", "checked"]
    assert "纯文本" in rows[1]["trouble"]
    assert rules(rows[0]) == rules(rows[2])


def test_a_column_of_strings_that_holds_other_bytes_is_read_as_bytes() -> None:
    texts = pa.array([TABLE.encode("gb18030"), TABLE.encode()], pa.binary()).view(pa.string())
    ids = pa.array(["a", "b"])
    (out,) = kernel.read_batches([pa.record_batch({"id": ids, "text": texts})])
    assert statuses(out.to_pylist()) == ["checked", "checked"]


def test_what_fits_no_column_costs_its_own_row() -> None:
    rows = read(
        {"text": TABLE, "year": 10**12},
        {"text": TABLE.replace("| 3 |", f"| {'9' * 400} |")},
        {"text": TABLE.replace("2023", "\U00020000")},
        {"text": f"<pre>{TABLE}&#xD800;</pre>", "suffix": ".html"},
        {"text": TABLE},
    )
    assert statuses(rows) == ["failed", *["checked"] * 4]
    (wrong,) = kernel.read_batches([pa.record_batch({"id": ["1"], "text": [1]})])
    assert statuses(wrong.to_pylist()) == ["failed"]


def test_a_bug_costs_its_own_row(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Project.read_text

    def broken(self: Project, text: str, *rest: Any, **more: Any) -> Any:
        if "民政局" in text:
            raise RuntimeError("boom")
        return whole(self, text, *rest, **more)

    monkeypatch.setattr(Project, "read_text", broken)
    rows = read({"text": TABLE}, {"text": TABLE.replace("民政局", "教育局")})
    assert statuses(rows) == ["failed", "checked"]
    assert rows[0]["trouble"].endswith("RuntimeError: boom\n")


def test_year_level_and_organ_may_be_given() -> None:
    (row,) = read({"text": TABLE, "year": 2019, "level": "city", "organ": "某市民政局"})
    assert (row["year"], row["level"], row["organ_key"]) == (2019, "city", "某市民政局")
    (notice,) = read({"text": "关于召开会议的通知", "year": 2023})
    assert notice["status"] == "checked", "as by `gklint check --year`"
    (wrong,) = read({"text": TABLE, "level": "village"})
    assert wrong["status"] == "failed"
    assert "village" in wrong["trouble"]


def test_the_format_is_that_of_the_suffix_or_the_path() -> None:
    page = f"<html><body><pre>{TABLE}</pre></body></html>"
    by_suffix, by_path, plain = read(
        {"text": page, "suffix": ".html"}, {"text": page, "path": "2023/a.HTML"}, {"text": page}
    )
    assert by_suffix["facts"] != []
    assert by_path["facts"] == [{**one, "id": "1"} for one in by_suffix["facts"]]
    assert plain["findings"] != by_suffix["findings"]


def test_last_years_report_may_come_along() -> None:
    alone, both = read(
        {"text": TABLE},
        {"text": TABLE, "previous": LAST_YEAR, "previous_path": "2022/民政局.txt"},
    )
    assert "GK370" in alone["uncertain"]
    (finding,) = (one for one in both["findings"] if one["rule"] == "GK370")
    assert finding["message_zh"] == (
        "“自然人”一列上年结转写成2，上年报告（民政局.txt）结转下年度为3，请核对"
    )
    assert [one["id"] for one in finding["related"]] == ["2022/民政局.txt"]


def test_settings_choose_rules_and_severities() -> None:
    settings = Settings(select=("GK2",), severity={"GK2": "hint"})
    (row,) = read({"text": TABLE + WINDOW}, settings=settings)
    assert {one["severity"] for one in row["findings"]} == {"hint"}
    assert row["hints"] == len(row["findings"]) > 0
    with pytest.raises(ConfigError):
        read({"text": TABLE}, settings=Settings(select=("GK999999",)))


def test_a_fact_is_a_cell_in_its_row() -> None:
    (row,) = read({"text": TABLE})
    facts = {(one["row_key"], one["column_key"]): one for one in row["facts"]}
    assert facts["carried_over_in", "total"] == {
        "id": "0",
        "organ_key": "青河县民政局",
        "year": 2023,
        "table_key": "applications",
        "nth": 0,
        "edition": "2021..",
        "understood": False,
        "compared": True,
        "row_key": "carried_over_in",
        "column_key": "total",
        "kind": "number",
        "text": "4",
        "value": 4.0,
        "number": 4,
        "start": (start := TABLE.index("4 |\n")),
        "end": start + 1,
        "line": 4,
        "column": start - TABLE.index("| 二") + 1,
    }
    blank = facts["carried_over_in", "research"]
    assert (blank["kind"], blank["value"], blank["number"]) == ("blank", None, None)
    assert facts["granted", None]["number"] == 1, "which column it stands in is not known"


def test_amounts_are_no_whole_numbers() -> None:
    (row,) = read({"text": report(5_000)})
    (fee,) = (one for one in row["facts"] if one["text"] == "35.2")
    assert (fee["value"], fee["number"]) == (35.2, None)


def test_batches_stay_small_whatever_comes_in() -> None:
    many = batch(*({"text": TABLE} for _ in range(2 * kernel.FULL + 1)))
    assert [one.num_rows for one in kernel.read_batches([many])] == [kernel.FULL, kernel.FULL, 1]
    large = batch(*({"text": "长" * kernel.FULL_CHARACTERS} for _ in range(3)))
    assert [one.num_rows for one in kernel.read_batches([large])] == [1, 1, 1]


def test_every_batch_has_the_declared_columns() -> None:
    texts = batch({"text": TABLE}, {"text": None})
    assert [one.schema for one in kernel.read_batches([texts])] == [READ]
    assert [one.schema for one in kernel.lint_batches([texts])] == [FINDING]
    assert [one.schema for one in kernel.fact_batches([texts])] == [FACT]
    assert list(kernel.read_batches([texts.slice(0, 0)])) == []


def test_a_lacking_column_is_told() -> None:
    with pytest.raises(SourceError, match="没有列 text"):
        list(kernel.read_batches([pa.record_batch({"id": ["1"]})]))
