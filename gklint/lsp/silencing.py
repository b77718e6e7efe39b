"""Code actions that accept a finding with a reason: by a remark in the report, or in the settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from gklint.aids.silence import silencing
from gklint.config import nearest
from gklint.errors import GklintError
from gklint.lsp.positions import Positions
from gklint.lsp.uris import uri_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gklint.aids.silence import Silencing
    from gklint.finding import Finding
    from gklint.lsp.checked import Checked
    from gklint.lsp.client import Client
    from gklint.lsp.texts import OpenText


class SettingsFile:
    """The file of settings in which a finding of a text would be accepted, as it is now."""

    def __init__(self, text: OpenText, opened: Mapping[str, tuple[str, int, Positions]]) -> None:
        """``opened`` has the client's open texts by path: URI, version, words."""
        self.path = ""  # empty where there is none yet
        self.usable = bool(text.path)  # an entry names a file, and stands in one that can be read
        self.uri, self.version = "", None
        self.positions = Positions("", text.encoding)
        if not text.path:
            return
        try:
            self.path = nearest(os.path.dirname(text.path))
            if self.path in opened:
                self.uri, self.version, self.positions = opened[self.path]
            elif self.path:
                with open(self.path, encoding="utf-8", newline="") as file:
                    self.positions = Positions(file.read(), text.encoding)
        except (GklintError, OSError, UnicodeDecodeError):
            self.usable = False


def ways(
    client: Client, text: OpenText, checked: Checked, finding: Finding, settings: SettingsFile
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The title and the WorkspaceEdit of every way to accept a finding that the client can take."""
    found = silencing(
        checked.project,
        checked.known,
        finding,
        text.path or f"untitled{text.suffix}",
        settings.path,
        settings.positions.text,
    )
    for one in found:
        if one.path and not settings.usable:
            continue
        edit = _edit(client, text, checked, one, settings)
        if edit is not None:
            yield one.title.into(checked.language), edit


def _edit(
    client: Client, text: OpenText, checked: Checked, one: Silencing, settings: SettingsFile
) -> dict[str, Any] | None:
    """The edit in the protocol's shape; None where the client cannot make the file."""
    positions, uri = checked.positions, text.uri
    version: int | None = checked.version
    if one.path:
        positions, uri = settings.positions, settings.uri or uri_of(one.path)
        version = settings.version
    told = [{"range": positions.range(edit.span), "newText": edit.text} for edit in one.edits]
    if not client.versioned_edits:
        return None if one.creates else {"changes": {uri: told}}
    changes: list[dict[str, Any]] = [
        {"textDocument": {"uri": uri, "version": version}, "edits": told}
    ]
    if one.creates:
        if not client.creates_files:
            return None
        changes.insert(0, {"kind": "create", "uri": uri})
    return {"documentChanges": changes}
