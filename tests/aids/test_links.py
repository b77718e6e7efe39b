"""Citations that lead to the official text."""

from __future__ import annotations

import pytest

from gklint.aids.links import Link, links
from gklint.bilingual import Bilingual
from gklint.project import Project
from gklint.regulation.reference import Reference
from gklint.regulation.registry import index_of
from gklint.value import replace
from tests.aids.reports import FORMS, lines, linted

URL = "https://example.gov.cn/条例"
SAID = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《档案法》编制。"


@pytest.fixture
def addressed(project: Project) -> Project:
    """The project, its registry with the address of one instrument."""
    regulations = tuple(
        replace(one, url=URL) if one.key == "条例2019" else one
        for one in project.reference.registry.regulations
    )
    given = project.reference
    reference = Reference.of(
        {"registry": index_of(regulations), "lexicon": given._index("lexicon")},
        regulations=regulations,
        **{
            name: given._part(name)
            for name in ("vocabulary", "regimes", "numbering", "tables", "prose")
        },
    )
    return Project(project.settings, reference, project.rulebook.rules)


@pytest.mark.parametrize("form", FORMS)
def test_title_and_number_of_an_instrument_with_an_address(addressed: Project, form: str) -> None:
    file = linted(addressed, lines(SAID), form)
    words = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
    tooltip = Bilingual(f"打开{words}", f"open {words}")
    found = links(addressed, file)
    assert [(one.span.of(file.text), one.url, one.tooltip) for one in found] == [
        ("《中华人民共和国政府信息公开条例》", URL, tooltip),
        ("国务院令第711号", URL, tooltip),
    ]
    assert isinstance(found[0], Link)


def test_an_instrument_without_an_address_leads_nowhere(addressed: Project) -> None:
    assert links(addressed, linted(addressed, lines("根据《中华人民共和国预算法》编制。"))) == ()


def test_addresses_of_the_registry_are_whole(project: Project) -> None:
    urls = [one.url for one in project.reference.registry.regulations if one.url]
    assert all(url.startswith(("https://", "http://")) for url in urls)
