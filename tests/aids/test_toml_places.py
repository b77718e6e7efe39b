"""Places in TOML: the same keys and values as the library sees, each where it stands."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from gklint.aids.toml_places import Places
from gklint.aids.toml_scan import LIST, OTHER, TABLE, TEXT
from gklint.errors import Place

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "rules").rglob("*.toml")), ROOT / "pyproject.toml"]


def read(text: str) -> Any:
    """The values of a text, as its places tell them."""
    places = Places(text)
    made: dict[Any, Any] = {(): {}}
    for keys, node in sorted(places.nodes.items(), key=lambda item: len(item[0])):
        if node.kind in (LIST, TABLE):
            made[keys] = {} if node.kind == TABLE else []
        elif node.kind == TEXT:
            made[keys] = places.said(node)[0]
        elif node.kind == OTHER:
            made[keys] = tomli.loads(f"x = {node.span.of(text)}")["x"]
        else:
            raise AssertionError(node)
    for keys in sorted(made, key=lambda keys: (len(keys), [str(key).zfill(9) for key in keys])):
        if keys:
            above = made[keys[:-1]]
            if isinstance(above, list):
                above.append(made[keys])
            else:
                above[keys[-1]] = made[keys]
    return made[()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_file_of_the_project_is_read_as_the_library_reads_it(file: Path, end: str) -> None:
    text = file.read_text(encoding="utf-8").replace("\n", end)
    assert Places(text).broken is None
    assert read(text) == tomli.loads(text)


PIECES = [
    "a", "b.c", '"d e"', "'f'", '"\\u4e00"', "1", "1.5", "true", "1979-05-27 07:32:00", "-inf",
    '"x"', "'y\\'", '"\\"\\\\"', '"""', "'''", '"""\n甲\\\n  乙"""', "'''\r\n丙'''", '"𠮷\\t"',
    '""""z""""', "[", "]", "[[", "]]", "{", "}", "=", ",", ".", " ", "\t", "\n", "\r\n", "# 注",
    " = ", "[t]\n", "[[u]]\n", "[[u.v]]\n", "a = 1\n", "c = [1, 'x']\n", "d = {e = 1, f.g = 2}\n",
]  # fmt: skip
TOML = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TOML)
def test_what_the_library_takes_is_read_alike_and_all_else_without_a_fall(text: str) -> None:
    places = Places(text)
    for offset in range(len(text) + 1):
        places.spot(offset)
    try:
        expected = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    if "nan" not in text:
        assert places.broken is None
        assert read(text) == expected


SIMPLE = st.one_of(st.integers(-9, 9), st.booleans(), st.text("a\\\"'\n\r\t 甲𠮷#]}", max_size=6))
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab. 甲'", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def quoted(text: str) -> str:
    return (
        '"' + "".join(f"\\U{ord(char):08x}" if char in '\\"\n\r\t' else char for char in text) + '"'
    )


def written(one: Any) -> str:
    if isinstance(one, str):
        plain = "\n" not in one and "\r" not in one and "'" not in one
        return f"'{one}'" if plain else quoted(one)
    if isinstance(one, list):
        return "[ " + ", # 注\n".join(map(written, one)) + "\n]"
    if isinstance(one, dict):
        return (
            "{" + ", ".join(f"{quoted(key)} = {written(inner)}" for key, inner in one.items()) + "}"
        )
    return str(one).lower()


@given(st.dictionaries(st.text("ab.", min_size=1, max_size=3), VALUES, max_size=4))
def test_values_inside_one_another_are_read_alike(table: dict[str, Any]) -> None:
    text = "".join(f"{quoted(key)} = {written(one)}\n" for key, one in table.items())
    assert read(text) == tomli.loads(text) == table


@given(TOML)
def test_each_character_of_a_text_leads_to_the_one_it_is_written_as(text: str) -> None:
    places = Places(text)
    for node in places.nodes.values():
        if node.kind == TEXT:
            said, starts = places.said(node)
            assert len(starts) == len(said) + 1
            assert list(starts) == sorted(starts)
            for char, start in zip(said, starts, strict=False):
                assert text[start] in (char, "\\", "\r")


def marked(marked_text: str) -> tuple[str, str]:
    """A text without its ⟦⟧, and what stands between them."""
    start, end = marked_text.index("⟦"), marked_text.index("⟧")
    return marked_text.replace("⟦", "").replace("⟧", ""), marked_text[start + 1 : end]


def shown(text: str, place: Place) -> str:
    """The text with ⟦⟧ around what is shown for a place."""
    span = Places(text).span(place)
    return f"{text[: span.start]}⟦{span.of(text)}⟧{text[span.end :]}"


@pytest.mark.parametrize(
    ("expected", "place"),
    [
        ("a = ⟦1⟧ # 注", Place("", ("a",))),
        ("⟦a⟧ = 1", Place("", ("a",)).as_key()),
        ("x.⟦'b c'⟧ = 1", Place("", ("x", "b c")).as_key()),
        ("[[r]]\na = 1\n[[r]]\r\na = ⟦'乙'⟧\r\n", Place("", ("r", 1, "a"))),
        ("[[r]]\n[r.p]\nm = ⟦'𠮷'⟧", Place("", ("r", 0, "p", "m"))),
        ("⟦[[r]]⟧\n[r.p]\nm = 1", Place("", ("r", 0, "lacking"))),
        ("[[r]]\n⟦[r.p]⟧\nm = 1", Place("", ("r", 0, "p", "lacking"))),
        ("⟦t⟧ = { zh = '' }", Place("", ("t", "en"))),
        ("t = [{ a = 1 }, ⟦{⟧ a = 2 }]", Place("", ("t", 1, "b"))),
        ("w = { s = ⟦'x'⟧ }", Place("", ("w", "s", 0))),
        ("b = { r = ⟦'x'⟧ }", Place("", ("b", 0, "r"))),
        ("𠮷 = 1\nm = '(a⟦)⟧'", Place("", ("m",)).inside(2)),
        ('m = "\\n⟦\\u4e00⟧)"', Place("", ("m",)).inside(1)),
        ('m = """\r\n甲\r\n⟦乙⟧"""', Place("", ("m",)).inside(2)),
        ("m = ⟦'ab'⟧", Place("", ("m",)).inside(2)),
        ("a = \nb = ⟦2⟧", Place("", ("b",))),
        ("a = [1,\nb = 'x\nc = ⟦3⟧", Place("", ("c",))),
        ("\ufeffa = ⟦1⟧", Place("", ("a",))),
        ("⟦a = 1⟧\r\n", Place("")),
    ],
)
def test_what_is_shown_for_a_place(expected: str, place: Place) -> None:
    assert shown(marked(expected)[0], place) == expected


@pytest.mark.parametrize(
    ("text", "part", "keys", "word"),
    [
        ("sev‸", "key", (), "sev"),
        ("[[rule]]\nsev‸erity = 1", "key", ("rule", 0), "severity"),
        ("[[rule]]\n‸\n[[rule]]\n", "key", ("rule", 0), ""),
        ("[[rule]]\n[[rule.f‸", "head", ("rule", 0), "f"),
        ("[[‸", "head", (), ""),
        ("[[rule]]\ncheck = ‸\nid = 1", "value", ("rule", 0, "check"), ""),
        ("[[rule]]\ncheck = 'pa‸\nid = 1", "value", ("rule", 0, "check"), "pa"),
        ("check = 'pa‸t'", "value", ("check",), "pat"),
        ("w = { ‸ }", "key", ("w",), ""),
        ("w = { a = 1, s‸", "key", ("w",), "s"),
        ("w = [ 'a', ‸ ]", "value", ("w", 1), ""),
        ("w = [\n'a', 'b‸'\n]", "value", ("w", 1), "b"),
        ("a = 1 ‸", None, None, None),
        ("# 注‸", None, None, None),
        ("x.y‸.z = 1", "key", ("x",), "y"),
    ],
)
def test_what_stands_at_the_cursor(text: str, part: str, keys: tuple[str, ...], word: str) -> None:
    offset = text.index("‸")
    spot = Places(text.replace("‸", "")).spot(offset)
    if part is None:
        assert spot is None
    else:
        assert spot is not None
        assert (spot.part, spot.keys, spot.span.of(text.replace("‸", ""))) == (part, keys, word)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a." * 50_000, "a=[1,\n" * 30_000])
def test_a_hostile_text_is_no_trap(text: str) -> None:
    started = time.monotonic()
    assert Places(text).broken is not None
    assert time.monotonic() - started < 5
