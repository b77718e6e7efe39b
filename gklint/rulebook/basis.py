"""What a rule rests on, in words."""

from __future__ import annotations

from gklint.bilingual import Bilingual
from gklint.document.numerals import chinese_numeral
from gklint.regulation.titles import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gklint.regulation.registry import Registry
    from gklint.rulebook.model import Basis


def in_words(basis: Basis, registry: Registry) -> Bilingual:
    """One basis: an instrument with its number and article, a standard with its clause, or words."""
    zh, en = [], []
    if basis.text is not None:
        zh.append(basis.text.zh)
        en.append(basis.text.en)
    if basis.standard:
        zh.append(" ".join(filter(None, (basis.standard, basis.clause))))
        en.append(zh[-1])
    if basis.regulation:
        regulation = registry.by_key(basis.regulation)
        title = quoted(regulation.title)
        number = f"（{regulation.number}）" if regulation.number else ""
        article = basis.article
        zh.append(title + number + (f"第{chinese_numeral(article)}条" if article else ""))
        en.append(title + number + (f" art. {article}" if article else ""))
    return joined(zh, en)


def joined(zh: list[str], en: list[str]) -> Bilingual:
    """Several of them in a row."""
    return Bilingual("；".join(zh), "; ".join(en))
