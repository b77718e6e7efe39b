"""What the pages tell a reader to type does work."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.aids.settings_mistakes import settings_mistakes
from gklint.config import Settings
from gklint.examples import failures
from gklint.project import project_by

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("page", ["writing-rules.md", "writing-rules.zh-CN.md"])
def test_the_rules_of_the_page_work(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```toml\n")[1:]]
    rules = [block for block in blocks if block.startswith("[[rule]]")]
    assert len(rules) == 2
    (tmp_path / "own.toml").write_text("\n".join(rules), encoding="utf-8")
    project = project_by(Settings(select=("OWN",), rules=(str(tmp_path),)))
    assert list(failures(project.rulebook.rules, project.reference)) == []
    fixed = project.fix_text("县行政服务中心对外开放。")
    assert fixed.text == "县政务服务中心对外开放。"


@pytest.mark.parametrize("page", ["settings.md", "settings.zh-CN.md"])
def test_the_settings_of_the_page_can_be_used(page: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```toml\n")[1:]]
    assert len(blocks) > 8
    (tmp_path / "gklint.toml").write_text("", encoding="utf-8")
    (tmp_path / "a" / "rules").mkdir(parents=True)
    for block in blocks:
        mistakes = settings_mistakes(
            block.replace(', "pack:county"', ""), str(tmp_path / "a" / "gklint.toml")
        )
        assert mistakes == (), block


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for part in text.split("](")[1:]:
        target = part.partition(")")[0]
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target
