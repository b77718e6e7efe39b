"""``gklint table``: what is printed of a report's tables, for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gklint.cli import main
from gklint.commands.console import Console

ROOT = Path(__file__).parent.parent
HEAD = "青河县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
ROWS = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开",
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请",
    "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正", "2.申请人逾期未按收费通知要求缴纳费用", "3.其他", "（七）总计",
    "四、结转下年度继续办理",
)  # fmt: skip
FIGURES = {
    "一、本年新收政府信息公开申请数量": "20 1 0 0 0 0 20",  # 21
    "（一）予以公开": "19 1 0 0 0 0 20",
    "4.保护第三方合法权益": "1 0 0 0 0  1",  # a blank
    "7.属于行政执法案卷": "0 0 0 0 0 0",  # one short
    "1.信访举报投诉类申请": "0 0 0 0 0 O 0",
    "（七）总计": "20 1 0 0 0 0 21",
}
LEFT_OUT = ("3.其他",)


def table(syntax: str = "| {} |") -> str:
    """A table with one thing of each kind wrong in it."""
    rows = []
    for label in ROWS:
        cells = FIGURES.get(label, "0 0 0 0 0 0 0").split(" ")
        if label not in LEFT_OUT:
            rows.append(syntax.format(" | ".join((label, *cells))))
    rows.append(syntax.format("本年度另行处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1"))
    return HEAD + "\n".join(rows) + "\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and we are in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(["table", *argv]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


DAMAGED = """\
a.md（2023年度）

收到和处理政府信息公开申请情况（2021年起的格式）
                                                                社会 法律
                                                 自然 商业 科研 公益 服务
                                                   人 企业 机构 组织 机构 其他 总计
 3  一、本年新收政府信息公开申请数量               20    1    0    0    0    0   20! ≠
                                                 20+1=21≠20
 4  二、上年结转政府信息公开申请数量                0    0    0    0    0    0    0  ✓
    三、本年度办理结果
 5    （一）予以公开                               19    1    0    0    0    0   20  ✓
 6    （二）部分公开                                0    0    0    0    0    0    0  ✓
      （三）不予公开
 7      1.属于国家秘密                              0    0    0    0    0    0    0  ✓
 8      2.其他法律行政法规禁止公开                  0    0    0    0    0    0    0  ✓
 9      3.危及“三安全一稳定”                        0    0    0    0    0    0    0  ✓
10      4.保护第三方合法权益                        1    0    0    0    0         1  ?
11      5.属于三类内部事务信息                      0    0    0    0    0    0    0  ✓
12      6.属于四类过程性信息                        0    0    0    0    0    0    0  ✓
13      7.属于行政执法案卷                       应有7格，实有6格：0 | 0 | 0 | 0 | 0 | 0
14      8.属于行政查询事项                          0    0    0    0    0    0    0  ✓
      （四）无法提供
15      1.本机关不掌握相关政府信息                  0    0    0    0    0    0    0  ✓
16      2.没有现成信息需要另行制作                  0    0    0    0    0    0    0  ✓
17      3.补正后申请内容仍不明确                    0    0    0    0    0    0    0  ✓
      （五）不予处理
18      1.信访举报投诉类申请                        0    0    0    0    0    O    0  ?
19      2.重复申请                                  0    0    0    0    0    0    0  ✓
20      3.要求提供公开出版物                        0    0    0    0    0    0    0  ✓
21      4.无正当理由大量反复申请                    0    0    0    0    0    0    0  ✓
22      5.要求行政机关确认或重新出具已获取信息      0    0    0    0    0    0    0  ✓
      （六）其他处理
23      1.申请人无正当理由逾期不补正、行政机关不    0    0    0    0    0    0    0  ✓
          再处理其政府信息公开申请
24      2.申请人逾期未按收费通知要求缴纳费用、行    0    0    0    0    0    0    0  ✓
          政机关不再处理其政府信息公开申请
        3.其他                                   （缺这一行）
25  （七）总计                                     20    1    0    0    0    0   21  ✓
26  四、结转下年度继续办理                          0    0    0    0    0    0    0  ✓
    三各项=（七）                                   ?    ?    ?    ?    ?    ?    ?
    一+二=（七）+四                                 ✓    ✓    ✓    ✓    ✓    ✓    ≠
                                                 总计：20+0=20≠21+0=21
第27行“本年度另行处理”不是这张表的行名，其后为：1 | 0 | 0 | 0 | 0 | 0 | 1

✓ 相符   ≠ 不符   ! 先核对这一格   ? 有格子没有数，无法核对
"""


def test_every_kind_of_damage_is_seen_at_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", table())
    assert printed(capsys, "a.md") == DAMAGED


REVIEWS = """\
青河县2023年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | / | 1 |
"""
REVIEWS_EN = """\
a.md (report year 2023)

reviews and lawsuits (form of 2019 on)
                             upheld corrected other results pending total
6  reviews                        3         1             0       0     3! ≠
                             3+1=4≠3
6  lawsuits without a review      0         0             0       0     0  ✓
6  lawsuits after a review        1         0             0       /     1  ?

✓ holds   ≠ does not hold   ! look at this cell first   ? cannot be told: a cell holds no number
"""


def test_rows_side_by_side_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", REVIEWS)
    assert printed(capsys, "a.md", "--lang", "en") == REVIEWS_EN


def test_nothing_to_print_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", "青河县2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n")
    assert printed(capsys, "a.txt") == "a.txt（2023年度）\n没有找到法定表格\n"
    assert printed(capsys, "a.txt", "--lang=en").endswith("\nno statutory table found\n")
    assert json.loads(printed(capsys, "a.txt", "--json"))["files"][0]["tables"] == []
    put("b.txt", "会议纪要\n")
    assert printed(capsys, "b.txt").startswith("b.txt（年度不明）\n没有")


def test_a_table_that_is_not_understood_is_shown_as_it_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.md", HEAD + "| （一）予以公开 | 482 |\n| （二）部分公开 | 135 |\n")
    assert "只认出25行中的2行，其余没有列出\n" in (out := printed(capsys, "a.md"))
    assert "应有7格，实有1格：482\n" in out
    assert "缺这一行" not in out
    (read,) = json.loads(printed(capsys, "a.md", "--json"))["files"][0]["tables"]
    assert not read["understood"]
    assert read["missing"] == []


def test_a_piece_of_a_table_is_reckoned_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", HEAD + "| （一）予以公开 | 5 | 1 | 0 | 0 | 0 | 0 | 7 |\n")
    out = printed(capsys, "a.md")
    assert "0    7! ≠\n" in out.replace("        ", "    ")
    assert "5+1=6≠7\n" in out
    assert "（七）" not in out


def test_the_form_of_another_year_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", table().replace("2023", "2020"))
    assert "（这是2021年起的格式，本年度应用2019—2020年的格式）\n" in printed(capsys, "a.md")
    assert "（2021年起的格式）\n" in printed(capsys, "a.md", "--year", "2022")
    assert "（这是2021年起的格式，不是本年度的）\n" in printed(capsys, "a.md", "--year", "2018")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_figure_stands_beyond_the_width_of_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gklint.render.columns import width

    monkeypatch.setattr(Console, "columns", columns)
    put("a.md", table().replace("20", "2020202"))
    put("b.md", table())
    lines = printed(capsys, "b.md").split("\n")
    figures = [line for line in lines if "✓" in line and "相符" not in line]
    assert max(map(width, figures)) <= max(columns, 66)
    assert printed(capsys, "a.md", "--lang", "en")  # wider than any: printed nonetheless


PARTS = """\
青河县2023年政府信息公开工作年度报告
第二十条第（一）项
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 10 | 1 | 8 |
| 行政规范性文件 | 5 | 0 | 5 |
第二十条第（五）项
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 7 |
"""
PARTS_ZH = """\
a.md（2023年度）

主动公开政府信息情况（2021年起的格式）
   第二十条第（一）项 本年制发件数 本年废止件数 现行有效件数
4  规章                         10!           1            8  ≠
                      10>8+1=9
5  行政规范性文件                5            0            5  ✓
   第二十条第（五）项 本年处理决定数量
8  行政许可                          7
   第二十条第（六）项 本年处理决定数量
   行政处罚           （缺这一行）
   行政强制           （缺这一行）
   第二十条第（八）项 本年收费金额（单位：万元）
   行政事业性收费     （缺这一行）

✓ 相符   ≠ 不符   ! 先核对这一格
"""


def test_each_part_has_its_own_head(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", PARTS)
    assert printed(capsys, "a.md") == PARTS_ZH


def test_sums_of_a_single_column_are_marked_at_their_row(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (ROOT / "examples" / "clean" / "2016-xiangzhen.txt").read_text(encoding="utf-8")
    put("a.txt", text.replace("（一）收到申请数\t件\t2", "（一）收到申请数\t件\t5"))
    out = printed(capsys, "a.txt")
    assert "（一）收到申请数                                  5! ≠\n" in out
    assert " 1+1=2≠5\n" in out
    assert "（二）申请办结数                                  2  ✓\n" in out


def test_a_heading_with_figures_is_held_against_the_rows_below_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = "| （五）不予处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    put("a.md", table().replace("| 1.信访", row + "| 1.信访"))
    assert "（五）各项=（五）不予处理  " in (out := printed(capsys, "a.md"))
    assert "自然人：0+0+0+0+0=0≠1\n" in out


def test_a_mark_that_the_output_cannot_hold_is_written_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = {}
    for encoding in ("utf-8", "gbk", "ascii"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr("sys.stdout", stream)
        written[encoding] = Console().writable("✓", "√", "=")
    assert written == {"utf-8": "✓", "gbk": "√", "ascii": "="}


def test_standard_input_is_read_in_the_format_of_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REVIEWS.encode())))
    out = printed(capsys, "-", "--stdin-filename", "b.md", "--json")
    (file,) = json.loads(out)["files"]
    assert file["path"] == "b.md"
    assert len(file["tables"]) == 1


def test_json_has_every_cell_at_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    text = table()
    put("a.md", text)
    run = json.loads(printed(capsys, "a.md", "--json"))
    (file,) = run["files"]
    assert (file["path"], file["year"]) == ("a.md", 2023)
    (read,) = file["tables"]
    for row in read["rows"]:
        for cell in row["cells"]:
            assert text[cell["start"]["offset"] : cell["end"]["offset"]] == cell["text"]
            assert text.split("\n")[cell["start"]["line"] - 1][
                cell["start"]["column"] - 1 :
            ].startswith(cell["text"])
    assert [read[key] for key in ("key", "edition", "edition_of_year", "understood")] == [
        "applications",
        "2021..",
        "2021..",
        True,
    ]
    rows = {row["key"]: row for row in read["rows"]}
    assert [cell["value"] for cell in rows["received"]["cells"]] == [20, 1, 0, 0, 0, 0, 20]
    assert [cell["suspect"] for cell in rows["received"]["cells"]] == [False] * 6 + [True]
    blank = rows["third_party"]["cells"][5]
    assert (blank["kind"], blank["text"], blank["value"]) == ("blank", "", None)
    assert not rows["enforcement_file"]["counted"]
    assert [cell["column"] for cell in rows["enforcement_file"]["cells"]] == [None] * 6
    assert read["missing"] == [{"key": "other_results", "label": "3.其他"}]
    assert [one["text"] for one in read["unknown"]] == ["本年度另行处理"]
    assert read["loose"] == read["bare"] == []
    held = {(one["name"], one["at"]): one for one in read["relations"]}
    assert held["row_total", "received"]["holds"] is False
    assert held["row_total", "received"]["right"] == [{"row": "received", "column": "total"}]
    assert held["row_total", "received"]["figures"] == "20+1=21≠20"
    assert held["row_total", "granted"]["holds"] is True
    assert held["row_total", "third_party"]["holds"] is None
    assert held["balance", "total"]["figures"] == "20+0=20≠21+0=21"


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_one_row_for_each_cell(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    put("=a.md", table())
    put("b.md", REVIEWS)
    assert main(["table", "=a.md", "b.md", "--csv"]) == 0
    rows = rows_of(capfdbinary.readouterr().out)
    assert len(rows) == 23 * 7 + 6 + 7 + 15
    assert rows[6] == {
        "file": "'=a.md",
        "table": "applications",
        "row_key": "received",
        "row_label": "一、本年新收政府信息公开申请数量",
        "column_key": "total",
        "column_label": "总计",
        "value": "20",
        "text": "20",
        "line": "3",
        "column": str(table().split("\n")[2].rindex("20") + 1),
    }
    assert [row["value"] for row in rows if row["row_label"] == "本年度另行处理"] == list("1000001")
    assert rows[-2]["text"] == "/"
    assert rows[-2]["value"] == ""


def test_what_cannot_be_read_is_told_and_the_others_are_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.md", REVIEWS)
    assert main(["table", "none.md", "a.md"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("a.md（2023年度）")
    assert err == "gklint: none.md: 没有这个文件或文件夹 / no such file or folder\n"
    assert main(["table", "a.md", "--json", "--csv"]) == 2
    assert capsys.readouterr().err.startswith("gklint: --csv: --json 和 --csv 只能选一个 / ")


def test_several_files_are_set_apart_and_what_is_no_report_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a.md", REVIEWS)
    put("b.md", REVIEWS)
    put("notes.md", "# 备忘\n买牛奶。\n")
    assert main(["table"]) == 0
    out, err = capsys.readouterr()
    first, second = out.split("\n\nb.md（")
    assert first.removeprefix("a.md（") == second.rstrip("\n")
    assert err.startswith("另有 1 个文件不像年度报告")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/table.md"])
def test_the_pages_show_what_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    shown = [part.partition("```")[0] for part in page.split("```text\n")[1:]]
    shown = [part for part in shown if "≠" in part]
    assert shown
    language = "en" if name == "README.md" else "zh"
    out = printed(capsys, str(ROOT / "examples" / "faulty" / "2019-ju.txt"), "--lang", language)
    for part in shown:
        assert part in out


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 printed, whether the sums hold or not" in printed(capsys, "--help")


def test_lines_of_a_page_are_those_of_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(
        f"<tr>\n<td><p>{label}</p></td>\n" + "<td>&nbsp;0</td>" * 7 + "</tr>\n"
        for label in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    )
    put("page.html", f"<p>某县2023年政府信息公开工作年度报告</p>\n<table>\n{rows}</table>\n")
    loaded = json.loads(printed(capsys, "page.html", "--json"))
    [sheet] = loaded["files"][0]["tables"]
    assert [row["start"]["line"] for row in sheet["rows"] if row["cells"]] == [4, 7]
