"""What may be written for a key whose values are a closed set."""

from __future__ import annotations

from gklint.aids.key_words import COMMON
from gklint.aids.kind_words import about, about_kind
from gklint.bilingual import Bilingual
from gklint.check import kind_named, kind_names
from gklint.config import BUILTIN, PACK, OverrideTable, RuleChange, Settings
from gklint.decode import options
from gklint.rule_docs import APPLICABILITIES, SEVERITIES
from gklint.rulebook import law_keys
from gklint.rulebook.model import Basis, Example, FixTemplate, RuleTable, Where
from gklint.rulebook.packs import pack_names
from gklint.rulebook.promised_words import own_names, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.aids.rule_files import Around
    from gklint.aids.rule_shapes import Said, Shape

    Choices = dict[str, Bilingual]

_WORDS = {
    ("at", "whole"): Bilingual("换掉它", "replace it"),
    ("at", "before"): Bilingual("插在它前面", "insert before it"),
    ("at", "after"): Bilingual("插在它后面", "insert after it"),
    ("each", "repair"): Bilingual("每种改法一条", "one fix for each repair"),
    ("lang", "zh"): Bilingual("中文", "Chinese"),
    ("lang", "en"): Bilingual("英文", "English"),
}
_NOTHING = Bilingual("", "")
_BUILTIN = Bilingual("内置的规则", "the rules that come along")
_PACK = Bilingual("已安装的规则包", "a pack of rules that is installed")
_WITH_LEVELS = (RuleTable, Example, Settings, OverrideTable, RuleChange)


def choices(shape: Shape, said: Said, around: Around) -> Choices:
    """The values that a key may have, with what they mean; none where anything may be written."""
    reference, owner, field = around.reference, shape.owner, shape.field
    if (owner, field) == (RuleTable, "check"):
        return {name: about_kind(kind_named(name), name, around.known) for name in kind_names()}
    if field in ("level", "levels") and owner in _WITH_LEVELS:
        return law_keys.levels(reference)
    if owner is Where:
        return law_keys.BLOCK_KINDS if field == "kind" else law_keys.sections(reference)
    if (owner, field) == (Basis, "regulation"):
        return law_keys.regulations(reference)
    if (owner, field) == (RuleTable, "yields_to"):
        return {one.id: one.title for one in around.known if one.id and not one.yields_to}
    if owner in (Settings, OverrideTable) and field in ("select", "ignore"):
        return rule_names(around)
    if (owner, field) == (Settings, "rules"):
        return {BUILTIN: _BUILTIN, **{f"{PACK}{name}": _PACK for name in pack_names()}}
    if (owner, field) == (FixTemplate, "replace") and said.kind is not None:
        names = (*said.kind.ANCHORS, *(own_names(said.kind, said.params) or ()))
        return {name: _of_kind(said.kind, name) for name in names}
    if said.kind is not None and owner is said.kind.Params:
        named = law_keys.of_parameter(field, said.params, reference)
        if named is not None:
            return named
    return _plain(shape, said)


def _plain(shape: Shape, said: Said) -> Choices:
    if shape.spec == "bool":
        return {"true": _NOTHING, "false": _NOTHING}
    if not shape.spec.startswith("Literal["):
        return {}
    words: dict[str, Any] = {**SEVERITIES, **APPLICABILITIES}
    found: Choices = {}
    for one in options(shape.spec):
        if one:
            doc = about(said.kind, one) if said.kind and shape.owner is said.kind.Params else ""
            found[one] = _WORDS.get((shape.field, one)) or words.get(one) or Bilingual(doc, doc)
    return found


def rule_names(around: Around) -> Choices:
    """Ids and names of rules, and the families that ids begin with, with their titles."""
    found: Choices = {}
    for one in around.known:
        if one.id:
            found[one.id] = one.title
        if one.name:
            found[one.name] = Bilingual(f"{one.id} {one.title.zh}", f"{one.id} {one.title.en}")
    return found


def values(shape: Shape, said: Said, in_fix: bool) -> Choices:
    """The names that may stand in braces in a message, or in a fix."""
    if said.kind is None:
        return {}
    known, in_fixes = values_of(said.kind, own_names(said.kind, said.params) or ())
    names = in_fixes if in_fix else known
    return {name: COMMON.get(name) or _of_kind(said.kind, name) for name in sorted(names)}


def _of_kind(kind: Any, name: str) -> Bilingual:
    doc = about(kind, name)
    return Bilingual(doc, doc)
