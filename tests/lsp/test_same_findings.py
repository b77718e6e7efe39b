"""An editor is told what the command line tells, to the character, in every encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from gklint.source import decode
from tests.conftest import REAL_REPORTS
from tests.lsp.client import PULL, ROOT, Client
from tests.lsp.conftest import Connect
from tests.lsp.made import WIDTHS, Places

SEVERITIES = {"error": 1, "warning": 2, "info": 3, "hint": 4}

EXTRAS = ("data", "codeDescription", "tags")

Items = list[dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, some of them as other systems would have written them, and real reports."""
    folder = tmp_path_factory.mktemp("reports").resolve()
    sources = [*ROOT.glob("examples/*/*.*"), *REAL_REPORTS.glob("*.*")]
    for path in sources:
        if path.suffix != ".tsv":
            target = folder / path.parent.name / path.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
    text = (ROOT / "examples/faulty/2021-jiedao.txt").read_text(encoding="utf-8")
    astral = "𠮷😀" + text.replace("，", "𠮷，\u2028")
    made = folder / "made"
    made.mkdir()
    for name, written, encoding in (
        ("crlf 2021.txt", text.replace("\n", "\r\n"), "utf-8"),
        ("cr#2021.txt", text.replace("\n", "\r"), "utf-8"),
        ("标记%2021.txt", text, "utf-8-sig"),
        ("国标2021.txt", text, "gb18030"),
        ("wide-2021.txt", astral, "utf-16"),
        ("astral-2021.txt", astral, "utf-8"),
        ("empty.txt", "", "utf-8"),
    ):
        (made / name).write_bytes(written.encode(encoding))
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    """What the command line tells of every file, by its path."""
    done = subprocess.run(
        [sys.executable, "-m", "gklint", "check", "--output-format", "json", "."],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        check=False,
    )
    files = json.loads(done.stdout)["files"]
    return {os.fspath(folder / one["path"]): one["findings"] for one in files}


def expected(findings: Items, path: str, folder: Path, encoding: str) -> Items:
    """The diagnostics that the command line's findings amount to."""
    known: dict[str, Places] = {}

    def range_(where: str, place: dict[str, Any]) -> dict[str, Any]:
        if where not in known:
            known[where] = Places(decode(Path(where).read_bytes()).text, encoding)
        return known[where].range(place)

    made = []
    for finding in findings:
        basis = f"\n依据：{finding['basis']}" if finding["basis"] else ""
        one = {
            "range": range_(path, finding),
            "severity": SEVERITIES[finding["severity"]],
            "code": finding["rule"],
            "source": "gklint",
            "message": finding["message"] + basis,
        }
        related = []
        for other in finding["related"]:
            where = os.fspath(folder / other["path"])
            location = {"uri": Path(where).as_uri(), "range": range_(where, other)}
            related.append({"location": location, "message": other["message"]})
        made.append(one | ({"relatedInformation": related} if related else {}))
    return made


def plain(items: Items) -> Items:
    """Diagnostics without what only an editor needs."""
    for item in items:
        assert item["data"]["rule"] == item["code"]
    return [{key: value for key, value in item.items() if key not in EXTRAS} for item in items]


@pytest.mark.parametrize("encoding", list(WIDTHS))
def test_an_open_text_has_the_findings_of_its_file(
    connect: Connect, folder: Path, told: dict[str, Any], encoding: str
) -> None:
    client = connect()
    client.start(PULL, folder, encodings=[encoding])
    assert sum(map(len, told.values())) > 50
    numbers = {}
    for path in told:
        uri = Path(path).as_uri()
        client.open(uri, decode(Path(path).read_bytes()).text)
        params = {"textDocument": {"uri": uri}}
        numbers[path] = client.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params)
    for path, findings in told.items():
        items = client.answer(numbers[path])["result"]["items"]
        assert plain(items) == expected(findings, path, folder, encoding), path


@pytest.fixture(scope="module")
def by_folder(told: dict[str, Any], folder: Path) -> Any:
    client = Client()
    client.start(PULL, folder)
    result = client.request(types.WORKSPACE_DIAGNOSTIC, {"previousResultIds": []})
    assert client.stop() == 0
    client.kill()
    return result


def test_a_folder_has_the_findings_of_its_files(
    by_folder: Any, folder: Path, told: dict[str, Any]
) -> None:
    found = {one["uri"]: plain(one["items"]) for one in by_folder["items"]}
    assert found.pop((folder / "made" / "empty.txt").as_uri()) == []
    assert found == {
        Path(path).as_uri(): expected(findings, path, folder, "utf-16")
        for path, findings in told.items()
    }
