"""The file of a baseline: JSON lines, so that a change is a line and branches merge.

The first line names the form, every other is an entry: how often one finding stands in one
file. Lines are sorted. Paths lead from the folder of the baseline, with forward slashes.
"""

from __future__ import annotations

import json
import os

from gklint.config import shown
from gklint.errors import ConfigError
from gklint.render.json import escaped
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

NAME = "gklint-baseline.jsonl"  # where no other is set
FORM, VERSION = "gklint-baseline", 1  # the key of the first line, and what it is set to
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # git merge, "How conflicts are presented"


@value
class Entry:
    """A finding that is known. All but the first four fields are for people, and may be empty."""

    file: str
    rule: str
    fingerprint: str
    count: int  # how often it stands in the file; 1 or more
    report: str = ""  # organ and year: a report is known again by them in another place
    section: str = ""
    row: str = ""
    words: str = ""

    @property
    def order(self) -> tuple[str, str, str]:
        return self.file, self.rule, self.fingerprint


_NEEDED = ("file", "rule", "fingerprint", "count")
_NAMES: tuple[str, ...] = Entry.__fields__  # type: ignore[attr-defined]
_DEFAULTS = [(name, None if name in _NEEDED else "") for name in _NAMES]
_SHAPE = [int if name == "count" else str for name in _NAMES]


def written(entries: Iterable[Entry]) -> bytes:
    """The file that holds these entries: equal ones give equal bytes."""
    lines = [json.dumps({FORM: VERSION})]
    for entry in sorted(entries, key=lambda one: one.order):
        told = {name: getattr(entry, name) for name in _NAMES if getattr(entry, name) != ""}
        lines.append(escaped(json.dumps(told, ensure_ascii=False)))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def read(path: str) -> tuple[Entry, ...]:
    """The entries of a file, sorted. Raises ConfigError telling the line, and what to do.

    Of entries that merged branches left twice, the one with the smaller count holds.
    """
    name = shown(path)
    if not os.path.lexists(path):
        raise ConfigError(
            "没有这份基线；用 gklint baseline 建立，或用 --no-baseline 不比对基线",
            "no such baseline; gklint baseline makes one, --no-baseline does without",
            name,
        )
    if os.path.exists(path) and not os.path.isfile(path):
        raise _no_baseline(name)  # opening a pipe could wait for ever
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _no_baseline(name) from None
    except OSError as error:
        said = error.strerror or str(error)
        raise ConfigError(
            f"读不了基线：{said}", f"the baseline cannot be read: {said}", name
        ) from None
    entries: dict[tuple[str, str], Entry] = {}
    for entry in _entries(text, name):
        key = entry.file, entry.fingerprint
        if key not in entries or entry.count < entries[key].count:
            entries[key] = entry
    return tuple(sorted(entries.values(), key=lambda one: one.order))


def _entries(text: str, name: str) -> Iterator[Entry]:
    begun = False
    for number, line in enumerate(text.split("\n"), 1):
        table = _table(line)
        if FORM in table:
            _check_version(table[FORM], f"{name}:{number}")
            begun = True
            continue
        # There may be as many lines as a county has findings in ten years.
        given: list[Any] = [table.get(field, default) for field, default in _DEFAULTS]
        if begun and list(map(type, given)) == _SHAPE and given[3] > 0:
            yield Entry(*given)
        elif line.strip():
            where = f"{name}:{number}"
            raise _wrong(line, where) if begun or line.startswith(_CONFLICT) else _no_baseline(name)
    if not begun:
        raise _no_baseline(name)


def _table(line: str) -> dict[str, Any]:
    """The fields of a line, those of later versions too; none if it is damaged."""
    try:
        table = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _wrong(line: str, where: str) -> ConfigError:
    if line.startswith(_CONFLICT):
        return ConfigError(
            "这是合并留下的冲突标记；删去标记行，两边的条目都留下，再运行 gklint baseline",
            "a mark of a merge conflict; delete the lines of marks, keep the entries of both "
            "sides, and run gklint baseline",
            where,
        )
    return ConfigError(
        "基线的这一行坏了；从版本库找回，或删去这一行（它记的问题会重新报告）",
        "this line of the baseline is damaged; restore it, or delete it: its finding is told again",
        where,
    )


def _check_version(version: object, where: str) -> None:
    if version != VERSION or isinstance(version, bool):
        raise ConfigError(
            f"基线是另一版格式，这一版 gklint 只认第 {VERSION} 版；请换用写它的 gklint，或删去它再运行 gklint baseline",
            f"a baseline of another form, this gklint knows form {VERSION} alone; use the gklint that "
            "wrote it, or delete it and run gklint baseline",
            where,
        )


def _no_baseline(path: str) -> ConfigError:
    return ConfigError(
        "不是 gklint 的基线文件；请核对文件名，或从版本库找回",
        "not a baseline of gklint; look at its name, or restore it",
        path,
    )
