"""Texts that language server tests share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}

# One finding: the window names the wrong year. It stands behind an astral character, and behind
# characters at which the lines of an editor do not end.
BEFORE = "😀\u2028某某县2023年政府信息公开工作年度报告\r\n本报告\x0b由𠮷某\x0c办公室\x85编制，数据统计期限为"
WINDOW = "2022年1月1日至12月31日"
AFTER = "。\n一、总体情况\n全年工作正常"
REPORT = f"{BEFORE}{WINDOW}{AFTER}"

# Finds every piece of a report, so that its findings tell its whole text and every place in it.
EVERYTHING = """\
[[rule]]
id = "ALL1"
name = "piece"
check = "pattern"
severity = "hint"
where = { kind = ["paragraph", "heading", "table", "title", "signature"] }
params = { match = '[^\\n無]{1,12}', titles = true }
title = { zh = "题", en = "title" }
why = { zh = "因", en = "why" }
message = { zh = "有{found}", en = "found {found}" }
[[rule.example]]
bad = "⟦统计⟧"
[[rule.example]]
good = "無"
"""


def own_rules(folder: Path, rules: str = EVERYTHING, settings: str = "") -> Path:
    """A folder whose settings name rules of its own."""
    (folder / "own").mkdir(parents=True, exist_ok=True)
    (folder / "own" / "own.toml").write_text(rules, encoding="utf-8")
    text = f'rules = ["builtin", "own"]\n{settings}'
    (folder / "gklint.toml").write_text(text, encoding="utf-8")
    return folder


def codes(items: list[dict[str, Any]]) -> list[str]:
    return [item["code"] for item in items]


def insert(line: int, character: int, text: str) -> dict[str, Any]:
    return replace((line, character), (line, character), text)


def replace(start: tuple[int, int], end: tuple[int, int], text: str) -> dict[str, Any]:
    """A change of a text, by (line, character)."""
    places = [{"line": line, "character": character} for line, character in (start, end)]
    return {"range": {"start": places[0], "end": places[1]}, "text": text}


# A report whose check takes long.
LONG = "某某县2023年政府信息公开工作年度报告\n" + "".join(
    f"第{n}段，全年收到申请{n}件，同比增长{n}%，电话010-{n:08}。\n" for n in range(20_000)
)


class Places:
    """Offsets of a text as a client counts them, worked out by the encoding itself."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.codec, self.width = WIDTHS[encoding]
        ends = [at + 1 for at, one in enumerate(text) if one == "\n"]
        ends += [
            at + 1 for at, one in enumerate(text) if one == "\r" and text[at + 1 : at + 2] != "\n"
        ]
        self.starts = [0, *sorted(ends)]

    def of(self, range_: dict[str, Any]) -> str:
        """The stretch of the text that a client's range is."""
        start, end = (self._offset(range_[side]) for side in ("start", "end"))
        return self.text[start:end]

    def _offset(self, place: dict[str, int]) -> int:
        rest = self.text[self.starts[place["line"]] :]
        data = rest.encode(self.codec, "surrogatepass")[: place["character"] * self.width]
        return len(self.text) - len(rest) + len(data.decode(self.codec, "surrogatepass"))

    def range(self, place: dict[str, Any]) -> dict[str, Any]:
        return {side: self.place(place[side]["offset"]) for side in ("start", "end")}

    def place(self, offset: int) -> dict[str, int]:
        line = max(at for at, start in enumerate(self.starts) if start <= offset)
        before = self.text[self.starts[line] : offset]
        return {
            "line": line,
            "character": len(before.encode(self.codec, "surrogatepass")) // self.width,
        }
