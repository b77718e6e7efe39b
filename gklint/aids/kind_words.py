"""What is known of check kinds and their parameters, from their own docstrings."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.decode import expected, key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from gklint.aids.rule_files import Known

SHOWN = 3  # rules named as instances of a kind


def first_sentence(kind: ModuleType) -> str:
    """What holds where a kind is silent."""
    return " ".join((kind.__doc__ or "").strip().partition("\n\n")[0].split())


def about_kind(kind: ModuleType, name: str, known: Iterable[Known]) -> Bilingual:
    """A kind: which built-in rules are of it, and its docstring."""
    rules = [one for one in known if one.builtin and one.check == name][:SHOWN]
    doc = (kind.__doc__ or "").strip()
    zh = "；".join(f"{one.id} {one.title.zh}" for one in rules)
    en = "; ".join(f"{one.id} {one.title.en}" for one in rules)
    return Bilingual(
        f"检查类型 `{name}`" + (f"，用它的规则有：{zh}" if zh else "") + f"\n\n{doc}",
        f"check kind `{name}`" + (f", as in {en}" if en else "") + f"\n\n{doc}",
    )


def about_parameter(kind: ModuleType, field: str) -> Bilingual:
    """A parameter: what may be written, what holds if nothing is, and what the docstring says."""
    params = kind.Params
    spec, key = params.__annotations__[field], key_of(field)
    words = expected(spec)
    zh, en = words.zh, words.en
    if field in params.__defaults__:
        default = _shown(params.__defaults__[field])
        zh += f"；不写则为 {default}" if default else "；可以不写"
        en += f"; {default} if not given" if default else "; may be left out"
    said = about(kind, key)
    return Bilingual(f"{zh}\n\n{said}".strip(), f"{en}\n\n{said}".strip())


def _shown(default: Any) -> str:
    """A default as TOML writes it; empty for none."""
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, (int, float)) else ""


def about(kind: ModuleType, word: str) -> str:
    """The items and sentences of a kind's docstring that speak of ``word``, as Markdown."""
    mark = f"``{word}``"
    found: list[str] = []
    for paragraph in (kind.__doc__ or "").strip().split("\n\n"):
        if mark not in paragraph:
            continue
        items = [" ".join(item.split()) for item in f"\n{paragraph}".split("\n* ")]
        if len(items) > 1:
            found += (item for item in items if item.startswith(mark))
            continue
        sentences = items[0].replace(". ", ".\n").split("\n")
        found += (sentence for sentence in sentences if mark in sentence)
    return "\n\n".join(found)
