"""What a start loads: the language server's libraries never, slow modules not on the check path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEVER = {"pygls", "lsprotocol", "attrs", "attr", "cattrs", "asyncio"}
SLOW = {
    "argparse",
    "dataclasses",
    "difflib",
    "enum",
    "fnmatch",
    "glob",
    "hashlib",
    "inspect",
    "json",
    "logging",
    "pathlib",
    "pkgutil",
    "re",
    "regex",
    "shutil",
    "string",
    "subprocess",
    "tempfile",
    "tomli",
    "traceback",
    "typing",
}
REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
2018年，本机关主动公开政府信息100条。
"""


def loaded(*argv: str, cwd: Path) -> tuple[int, set[str]]:
    """The exit code of a Python process, and every package and module it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *argv],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "GKLINT_CACHE_DIR": str(cwd / "cache"),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(ROOT),
        },
        check=False,
    )
    lines = [line for line in done.stderr.split("\n") if line.startswith("import time:")]
    names = {line.rpartition("|")[2].strip() for line in lines}
    return done.returncode, names | {name.partition(".")[0] for name in names}


def test_the_check_path_loads_nothing_slow(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    _, bare = loaded("-c", "import runpy", cwd=tmp_path)
    check = ("-m", "gklint", "check", "a.txt")
    code, modules = loaded(*check, cwd=tmp_path)
    assert code == 1
    assert "gklint.engine.lint" in modules
    assert modules & NEVER == set(), "not even where rules are read anew"
    code, modules = loaded(*check, cwd=tmp_path)
    assert code == 1
    assert modules & (NEVER | SLOW) - bare == set()


def test_a_report_without_remarks_loads_nothing_that_silences(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for _ in range(2):  # the second time rules come from the cache
        _, modules = loaded("-m", "gklint", "check", "a.txt", cwd=tmp_path)
    assert "gklint.engine.lint" in modules
    silencing = ("remark", "suppress", "accepted", "reach", "surroundings")
    assert [one for one in modules if one.rpartition(".")[2].startswith(silencing)] == []


def test_only_a_project_with_a_baseline_loads_what_reads_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    check = ("-m", "gklint", "check", "a.txt")
    _, modules = loaded(*check, cwd=tmp_path)
    assert [one for one in modules if "baseline" in one or "compared" in one] == []
    loaded("-m", "gklint", "baseline", cwd=tmp_path)
    _, bare = loaded("-c", "import runpy, json", cwd=tmp_path)
    code, modules = loaded(*check, "--baseline", "gklint-baseline.jsonl", cwd=tmp_path)
    assert (code, "gklint.baseline.known" in modules) == (0, True)
    assert modules & (NEVER | SLOW) - bare == set()


def test_a_remark_loads_nothing_slow(tmp_path: Path) -> None:
    said = "<!-- gklint: ignore GK202 已核实 -->"
    (tmp_path / "a.txt").write_text(REPORT.replace("\n", f"\n{said}\n", 1), encoding="utf-8")
    _, bare = loaded("-c", "import runpy", cwd=tmp_path)
    for _ in range(2):  # the second time rules come from the cache
        _, modules = loaded("-m", "gklint", "check", "a.txt", cwd=tmp_path)
    assert "gklint.engine.suppress" in modules
    assert modules & (NEVER | SLOW) - bare == set()


def test_a_report_without_tables_loads_nothing_that_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for _ in range(2):  # the second time rules come from the cache
        _, modules = loaded("-m", "gklint", "check", "a.txt", cwd=tmp_path)
    readers = {"align", "draft", "figures", "judged", "lexicon", "relations", "schemas"}
    assert modules & {f"gklint.regulation.{name}" for name in readers} == set()
    assert not any(name.startswith("gklint.checks.table_") for name in modules)


def test_tables_for_people_load_no_format_for_programs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT + "| （一）予以公开 | 1 | 2 |\n", encoding="utf-8")
    _, bare = loaded("-c", "import runpy", cwd=tmp_path)
    for _ in range(2):  # the second time rules come from the cache
        code, modules = loaded("-m", "gklint", "table", "a.md", cwd=tmp_path)
    assert code == 0
    assert "gklint.render.table" in modules
    assert modules & (NEVER | SLOW | {"csv"}) - bare == set()


def test_importing_gklint_loads_nothing_of_the_language_server(tmp_path: Path) -> None:
    code, modules = loaded("-c", "import gklint, gklint.project", cwd=tmp_path)
    assert code == 0
    assert "gklint.project" in modules
    assert modules & NEVER == set()
