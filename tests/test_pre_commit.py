"""The hook, run by the real pre-commit in a repository of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FAULTY = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
"""
CLEAN = FAULTY.replace("12月3日", "12月31日")


def run(*argv: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This working tree as a repository that pre-commit can clone."""
    if shutil.which("git") is None:
        pytest.skip("git is not at hand")
    if run(sys.executable, "-m", "pre_commit", "--version", cwd=ROOT).returncode:
        pytest.skip("pre-commit is not at hand: it comes with the extra dev")
    index = run(
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "hatchling"),
        cwd=tmp_path_factory.mktemp("index"),
    )
    if index.returncode:
        pytest.skip(f"the package index is not at hand: {index.stderr.strip()[-200:]}")
    source = tmp_path_factory.mktemp("source")
    for name in ("gklint", "rules", "docs/rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
    ):
        shutil.copy(ROOT / name, source / name)
    commit(source)
    return source


def commit(folder: Path) -> None:
    for argv in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "x"),
    ):
        done = run("git", *argv, cwd=folder)
        assert done.returncode == 0, done.stderr


def test_the_hook_passes_a_clean_report_and_stops_a_faulty_one(
    hook_source: Path, tmp_path: Path
) -> None:
    repository = tmp_path / "reports"
    repository.mkdir()
    (repository / "gklint.toml").write_text('select = ["GK202"]\n', encoding="utf-8")
    (repository / "README.md").write_text("# 资料\n", encoding="utf-8")
    (repository / "2018.txt").write_text(CLEAN, encoding="utf-8")
    commit(repository)
    head = run("git", "rev-parse", "HEAD", cwd=hook_source).stdout.strip()
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hook_source}\n    rev: {head}\n    hooks:\n      - id: gklint\n",
        encoding="utf-8",
    )
    pre_commit = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    home = str(tmp_path / "home")
    done = run(*pre_commit, cwd=repository, PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (repository / "2018.txt").write_text(FAULTY, encoding="utf-8")
    done = run(*pre_commit, cwd=repository, PRE_COMMIT_HOME=home)
    assert done.returncode == 1
    assert "2018.txt:2:25: error GK202" in done.stdout
