"""The floors of the house: a module imports from lower floors or its own room only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "gklint"

FLOORS = [
    (
        "value",
        "bilingual",
        "errors",
        "pattern",
        "pattern_literals",
        "pattern_tree",
        "text",
        "digest",
        "globs",
        "toml_syntax",
    ),
    ("source", "decode", "finding", "freeze", "atomic", "ignored"),
    ("document",),
    ("formats", "regulation", "config", "files", "render", "year_names"),
    ("check", "drafts", "disk", "baseline"),
    ("checks",),
    ("rulebook", "shelf"),
    ("engine", "rule_docs", "neighbours"),
    ("linted",),
    ("project",),
    ("projects",),
    ("examples", "api"),
    ("aids",),
    ("integrations",),
    ("lsp",),
    ("commands",),
    ("cli",),
    ("__main__",),
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Who may know what: nobody else imports these.
ENGINES = {"re", "regex", "_sre", "sre_parse", "sre_compile"}
ONLY_IN = {**dict.fromkeys(ENGINES, "pattern"), "tomli": "decode", "tomllib": "nobody"}
ONLY_IN["pathspec"] = "globs"
ONLY_IN.update({"pygls": "lsp", "lsprotocol": "lsp", "asyncio": "lsp", "attrs": "lsp"})

ONLY_IN.update(dict.fromkeys(("pyarrow", "duckdb", "pyspark", "ray"), "integrations"))

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path: Path) -> list[tuple[int, str]]:
    """(line, dotted name) of every import, those for type checkers included."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            names = [alias.name for alias in node.names]
            if node.module == "gklint":
                found += [(node.lineno, f"gklint.{name}") for name in names]
            else:
                found.append((node.lineno, node.module or ""))
    return found


def test_every_module_has_a_floor() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms - set(FLOOR) == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for line, name in imports_of(path):
        if not name.startswith("gklint.") or name.startswith("gklint.__"):
            continue
        other = name.split(".")[1]
        own = other == room
        assert own or FLOOR[other] < FLOOR[room] or _lazy_help(room, other), (
            f"{path}:{line}: {room} (floor {FLOOR[room]}) imports {other} (floor {FLOOR[other]})"
        )


def _lazy_help(room: str, other: str) -> bool:
    """The two halves of one floor that are one room cut in two."""
    return {room, other} <= {"pattern", "pattern_literals", "pattern_tree"} or FLOOR[room] == FLOOR[
        other
    ] == 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_one_room_knows_each_engine(path: Path) -> None:
    for line, name in imports_of(path):
        owner = ONLY_IN.get(name.split(".")[0])
        if owner is not None and not _for_types(path, line):
            assert room_of(path) == owner, f"{path}:{line}: only {owner} imports {name}"


def _for_types(path: Path, line: int) -> bool:
    """True if an import stands under ``if TYPE_CHECKING:``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.If)
        and ast.unparse(node.test) == "TYPE_CHECKING"
        and node.lineno < line <= (node.end_lineno or 0)
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "checks").glob("[a-z]*.py")), ids=lambda path: path.stem
)
def test_a_kind_knows_no_other_kind(path: Path) -> None:
    assert not [name for _, name in imports_of(path) if name.startswith("gklint.checks.")]
