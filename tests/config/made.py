"""Files of a project, and what the command line says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gklint.cli import main

REPORT = """\
青河县2018年政府信息公开工作年度报告
本报告所列数据的统计期限自2018年1月1日起至2018年12月3日止。
一、总体情况
"""


def put(name: str, text: str = REPORT) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, dict[str, str]]:
    """Rule -> severity of what is found, by file."""
    capsys.readouterr()
    main(["check", "--output-format", "json", *argv])
    return {
        file["path"]: {one["rule"]: one["severity"] for one in file["findings"]}
        for file in json.loads(capsys.readouterr().out)["files"]
    }


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """The exit code of a command line, and what it says on either stream."""
    capsys.readouterr()
    code = main(list(argv))
    said = capsys.readouterr()
    return code, said.out, said.err
