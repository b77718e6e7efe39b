"""The page of a rule, made from the rule: for ``gklint explain`` and for ``docs/rules``."""

from __future__ import annotations

import os

from gklint.bilingual import Bilingual
from gklint.finding import DISPLAY_ONLY, ERROR, HINT, INFO, SAFE, UNSAFE, WARNING
from gklint.regulation.regimes import Years
from gklint.rulebook.basis import in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gklint.regulation.reference import Reference
    from gklint.rulebook.model import Example, Rule

INDEX = "README.md"

SEVERITIES = {
    ERROR: Bilingual("错误", "error"),
    WARNING: Bilingual("警告", "warning"),
    INFO: Bilingual("提示", "info"),
    HINT: Bilingual("建议", "hint"),
}
APPLICABILITIES = {
    SAFE: Bilingual("自动修正（--fix）", "safe (--fix)"),
    UNSAFE: Bilingual("确认后修正（--unsafe-fixes）", "look first (--unsafe-fixes)"),
    DISPLAY_ONLY: Bilingual("只供参考", "shown only"),
}


def pages_folder() -> str:
    """Where the pages of the built-in rules lie: inside the wheel, or in the docs of a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "pages")
    checkout = os.path.join(os.path.dirname(package), "docs", "rules")
    return next((folder for folder in (inside, checkout) if os.path.isdir(folder)), "")


def pages(rules: Iterable[Rule], reference: Reference) -> dict[str, str]:
    """File name -> text of a page for every rule, and of their index, in both languages."""
    rules = list(rules)
    made = {f"{rule.id}.md": page(rule, reference) for rule in rules}
    made[INDEX] = "\n".join(_index(rules)) + "\n"
    return made


def _index(rules: Iterable[Rule]) -> Iterator[str]:
    yield "# 规则 / Rules"
    yield ""
    yield "| 编号 id | 级别 severity | 要避免的问题 | the fault |"
    yield "|---|---|---|---|"
    for rule in rules:
        title = rule.table.title
        yield f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {title.zh} | {title.en} |"


def page(rule: Rule, reference: Reference, language: str = "") -> str:
    """The page of a rule as Markdown, in one language or, for the empty text, in both."""
    return "\n".join(_Page(rule, reference, language).lines()) + "\n"


class _Page:
    """One rule, in one language or both."""

    def __init__(self, rule: Rule, reference: Reference, language: str) -> None:
        self.rule = rule
        self.table = rule.table
        self.reference = reference
        self.languages = (language,) if language else ("zh", "en")

    def say(self, words: Bilingual, between: str = " / ") -> str:
        return between.join(dict.fromkeys(words.into(language) for language in self.languages))

    def head(self, zh: str, en: str) -> str:
        return self.say(Bilingual(zh, en))

    def lines(self) -> Iterator[str]:
        yield f"# {self.rule.id} {self.say(self.table.title)}"
        yield ""
        yield f"`{self.rule.name}`"
        yield ""
        yield from (f"- {line}" for line in self._facts())
        yield ""
        yield f"## {self.head('为什么', 'Why')}"
        for language in self.languages:
            yield ""
            yield self.table.why.into(language)
        yield from self._basis()
        yield ""
        yield f"## {self.head('提示语', 'Message')}"
        for language in self.languages:
            yield ""
            yield f"> {self.table.message.into(language)}"
        yield from self._fixes()
        yield ""
        yield f"## {self.head('例子', 'Examples')}"
        for example in self.table.example:
            yield from self._example(example)
        yield from self._kind()
        yield from self._silence()

    def _facts(self) -> Iterator[str]:
        yield f"{self.head('级别', 'Severity')}: {self.say(SEVERITIES[self.rule.severity])}"
        if not self.rule.years.all:
            yield f"{self.head('报告年度', 'Report years')}: {self.say(_years(self.rule.years))}"
        if self.rule.levels:
            names = [one for one in self.reference.vocabulary.levels if one.key in self.rule.levels]
            shown = Bilingual(
                "、".join(one.zh for one in names), ", ".join(one.en for one in names)
            )
            yield f"{self.head('机关层级', 'Levels')}: {self.say(shown)}"
        if self.rule.yields_to:
            others = ", ".join(self.rule.yields_to)
            yield f"{self.head('同一处由这些规则报告', 'Left to these at the same place')}: {others}"

    def _basis(self) -> Iterator[str]:
        if not self.table.basis:
            return
        yield ""
        yield f"## {self.head('依据', 'Basis')}"
        yield ""
        for basis in self.table.basis:
            words = self.say(in_words(basis, self.reference.registry))
            years = Years.parse(basis.years)
            when = self.say(_years(years)) if not years.all else ""
            yield f"- {words}" + (f" ({when})" if when else "")

    def _fixes(self) -> Iterator[str]:
        if not self.table.fix:
            return
        yield ""
        yield f"## {self.head('修正', 'Fixes')}"
        yield ""
        for fix in self.table.fix:
            yield f"- {self.say(APPLICABILITIES[fix.applicability])}: {self.say(fix.title)}"

    def _example(self, example: Example) -> Iterator[str]:
        told = self._about(example)
        none = f"（{self.head('没有报告', 'no report')}）"
        parts = [
            (example.previous, "上年的报告", "the report of the year before", ""),
            *((text or none, name, name, "") for name, text in example.units.items()),
            (example.bad, "有问题", "found", told),
            (example.good, "没有问题", "not found", told),
            (example.fixed, "修正后", "after the fix", told),
        ]
        for text, zh, en, about in parts:
            if text:
                yield ""
                yield f"{self.head(zh, en)}{about}:"
                yield ""
                yield "```text"
                yield text.strip("\n")
                yield "```"

    def _about(self, example: Example) -> str:
        about = [str(example.year)] if example.year else []
        about += [one for one in (example.level, example.known_gap) if one]
        return f" ({', '.join(about)})" if about else ""

    def _kind(self) -> Iterator[str]:
        """How the kind of the rule looks: for those who write rules, in the language of the code."""
        doc = self.rule.kind.__doc__
        if doc and "en" in self.languages:
            yield ""
            yield f"## {self.head('检查类型', 'Check kind')} `{self.rule.check}`"
            yield ""
            yield doc.strip()

    def _silence(self) -> Iterator[str]:
        yield ""
        yield f"## {self.head('在 gklint.toml 中调整', 'In gklint.toml')}"
        yield ""
        yield "```toml"
        yield f'ignore = ["{self.rule.id}"]'
        yield ""
        yield "[severity]"
        yield f'{self.rule.id} = "hint"'
        yield "```"


def _years(years: Years) -> Bilingual:
    first, last = years.first, years.last
    if first == last:
        return Bilingual(f"{first}年", str(first))
    if first is None:
        return Bilingual(f"{last}年及以前", f"{last} and before")
    if last is None:
        return Bilingual(f"{first}年起", f"from {first} on")
    return Bilingual(f"{first}年至{last}年", f"{first} to {last}")
