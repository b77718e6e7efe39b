"""The pages of rules are made from the rules, and are the ones in docs/rules."""

from __future__ import annotations

from pathlib import Path

from gklint.project import Project
from gklint.rule_docs import INDEX, page, pages

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
AGAIN = "make them again: gklint rules --pages docs/rules"


def test_the_pages_in_docs_are_the_ones_the_rules_make(project: Project) -> None:
    made = pages(project.rulebook.rules, project.reference)
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert sorted(there) == sorted(made), AGAIN
    assert [name for name in made if made[name] != there[name]] == [], AGAIN


def test_the_index_names_every_rule(project: Project) -> None:
    index = pages(project.rulebook.rules, project.reference)[INDEX]
    for rule in project.rulebook.rules:
        assert f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.table.title.zh} |" in index


def test_a_page_has_everything_a_rule_says(project: Project) -> None:
    rule = project.rulebook.get("GK202")
    assert rule is not None
    text = page(rule, project.reference)
    table = rule.table
    for words in (table.title, table.why, table.message, *(fix.title for fix in table.fix)):
        assert words.zh in text
        assert words.en in text
    for example in table.example:
        assert (example.bad or example.good).strip("\n") in text
    assert "《中华人民共和国政府信息公开条例》（国务院令第492号）第三十一条" in text
    assert "(2018年及以前 / 2018 and before)" in text


def test_a_page_in_one_language_has_only_its_words(project: Project) -> None:
    rule = project.rulebook.get("GK202")
    assert rule is not None
    assert "## 依据\n" in page(rule, project.reference, "zh")
    assert "Basis" not in page(rule, project.reference, "zh")
    assert "## Basis\n" in page(rule, project.reference, "en")
