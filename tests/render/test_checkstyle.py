"""Checkstyle's XML."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.render.made import CLEAN, OUTCOME, said

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'


def test_errors_stand_under_their_files() -> None:
    shown = said("checkstyle", CLEAN, OUTCOME)
    assert shown == (
        f'{HEAD}  <file name="clean.txt">\n  </file>\n'
        '  <file name="村/a&#10;::error::&lt;b&gt;,=1␛.txt">\n'
        '    <error line="1" column="3" severity="error" '
        'message="&lt;b&gt;有误&#10;::set-env::%0A" source="gklint.GK999"/>\n'
        '    <error line="2" column="1" severity="info" '
        'message="=SUM(&quot;x&quot;)]]&gt;␛[0m" source="gklint.GK998"/>\n'
        "  </file>\n</checkstyle>\n"
    )
    errors = list(ElementTree.fromstring(shown.encode()).iter("error"))
    assert errors[0].get("message") == "<b>有误\n::set-env::%0A"


def test_no_file_is_a_whole_document() -> None:
    assert said("checkstyle") == f"{HEAD}</checkstyle>\n"
