"""What can be written at the cursor (LSP 3.17, Completion Request)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gklint.aids.completion import completions
from gklint.lsp import rule_texts

if TYPE_CHECKING:
    from lsprotocol import types

    from gklint.aids.completion import Completion
    from gklint.lsp.checked import Checked
    from gklint.lsp.session import Session

TRIGGERS = ("《", "〔", "（", "(", '"', "{")

# LSP 3.17, CompletionItemKind: Snippet, Module, Struct, Reference, Value.
_KINDS = {"text": 15, "section": 9, "table": 22, "instrument": 18, "number": 12}
_PLAIN, _SNIPPET = 1, 2  # InsertTextFormat


def at(session: Session, params: types.CompletionParams) -> Any:
    """``textDocument/completion``

    The list is not complete: titles are also found by words in their middle, as they are typed.
    """
    text = session.texts.get(params.text_document.uri)
    if text is None:
        return None
    offset = text.offset(params.position)
    nothing: dict[str, Any] = {"isIncomplete": False, "items": []}

    def work(checked: Checked) -> dict[str, Any]:
        if checked.rules is not None:
            items = rule_texts.completions(checked, checked.rules, offset)
            return {"isIncomplete": False, "items": items}
        found = completions(checked.project, checked.known, offset, text.suffix)
        snippets = session.client.takes_snippets
        return {"isIncomplete": True, "items": [_item(checked, one, snippets) for one in found]}

    return session.ask(text, work, nothing, of_any=True)


def _item(checked: Checked, one: Completion, snippets: bool) -> dict[str, Any]:
    is_snippet = one.snippet and snippets
    new = one.edit.text if is_snippet else one.plain
    return {
        "label": one.label.into(checked.language),
        "detail": one.detail.into(checked.language),
        "kind": _KINDS[one.kind],
        "filterText": one.filter,
        "sortText": one.sort,
        "insertTextFormat": _SNIPPET if is_snippet else _PLAIN,
        "textEdit": {"range": checked.positions.range(one.edit.span), "newText": new},
    }
