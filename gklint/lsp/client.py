"""What the client can do, what it has open, and what it wants."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from gklint.config import BUILTIN
from gklint.lsp.positions import UTF16
from gklint.lsp.settings import given_by
from gklint.lsp.uris import path_of, within

if TYPE_CHECKING:
    from lsprotocol.types import InitializeParams

    from gklint.errors import GklintError
    from gklint.lsp.checked import Checked

SECTION = "gklint"  # of a client's settings
# A folder that is not trusted brings no patterns along: neither rules nor changes of rules.
NOT_TRUSTED: dict[str, Any] = {"rules": (BUILTIN,), "rule": {}}
TIMINGS = 20  # checks whose times are kept


class Client:
    """A client before it has said anything; ``introduce`` takes what it says."""

    def __init__(self) -> None:
        self.encoding = UTF16
        self.pulls = False  # it asks for diagnostics; else they are pushed
        self.versions = False  # it wants to know which version diagnostics are of
        self.refreshes: tuple[str, ...] = ()  # what it can be told to ask for again
        self.configures = False  # it can be asked for settings
        self.registers_settings = False  # it can be asked to tell when settings change
        self.watches = False  # it can be asked to watch files
        self.shows_progress = False
        self.links_places = False  # it takes a definition with the place it is of
        self.takes_snippets = False  # it fills the holes of what is completed
        self.creates_files = False  # it takes edits that make a file
        self.nests_symbols = False  # it takes symbols within symbols
        self.versioned_edits = False  # it takes edits of a version of a text
        self.resolves_edits = False  # it asks for an action's edit when it is chosen
        self.folders: list[str] = []  # paths of its folders
        self.trusted = True  # a folder's own rules are used
        self.timings: deque[tuple[str, int, float]] = deque(maxlen=TIMINGS)
        self._first: dict[str, Any] = {}  # settings it started with
        self._given: dict[str, dict[str, Any]] = {}  # folder, or empty for all -> settings

    def introduce(self, params: InitializeParams, encoding: str) -> tuple[GklintError, ...]:
        """Take what ``initialize`` tells; what is wrong with the settings in it."""
        self.encoding = encoding
        text = params.capabilities.text_document
        self.pulls = text is not None and text.diagnostic is not None
        publish = text.publish_diagnostics if text is not None else None
        self.versions = bool(publish and publish.version_support)
        workspace = params.capabilities.workspace
        if workspace is not None:
            told_again = {
                "workspace/diagnostic/refresh": workspace.diagnostics if self.pulls else None,
                "workspace/codeLens/refresh": workspace.code_lens,
                "workspace/inlayHint/refresh": workspace.inlay_hint,
            }
            self.refreshes = tuple(
                method for method, one in told_again.items() if one and one.refresh_support
            )
            self.configures = bool(workspace.configuration)
            settings = workspace.did_change_configuration
            self.registers_settings = bool(settings and settings.dynamic_registration)
            files = workspace.did_change_watched_files
            self.watches = bool(files and files.dynamic_registration)
            edits = workspace.workspace_edit
            made = (edits.resource_operations or ()) if edits else ()
            self.creates_files = any(str(getattr(one, "value", one)) == "create" for one in made)
            self.versioned_edits = bool(edits and edits.document_changes)
        going = text.definition if text is not None else None
        self.links_places = bool(going and going.link_support)
        writing = text.completion if text is not None else None
        item = writing.completion_item if writing is not None else None
        self.takes_snippets = bool(item and item.snippet_support)
        naming = text.document_symbol if text is not None else None
        self.nests_symbols = bool(naming and naming.hierarchical_document_symbol_support)
        actions = text.code_action if text is not None else None
        resolves = actions.resolve_support if actions is not None else None
        self.resolves_edits = resolves is not None and "edit" in resolves.properties
        window = params.capabilities.window
        self.shows_progress = bool(window and window.work_done_progress)
        named = [folder.uri for folder in params.workspace_folders or ()]
        named = named or [params.root_uri or ""]
        self.folders = [path for uri in named if (path := path_of(uri))]
        if not self.folders and params.root_path:
            self.folders = [params.root_path]
        options = params.initialization_options
        if not isinstance(options, dict):
            return ()
        self.trusted = options.get("trusted") is not False
        errors = self.configure("", options.get("settings", options))
        self._first = self._given[""]
        return errors

    def configure(self, folder: str, table: Any) -> tuple[GklintError, ...]:
        """Take settings for a folder, or for all; what is wrong with them is left out and told."""
        base = folder or (self.folders[0] if self.folders else "")
        self._given[folder], errors = given_by(table, base)
        return errors

    def unset(self, folder: str) -> None:
        """Take back what was set for a folder; for all, what was set at the start holds again."""
        self._given.pop(folder, None)
        if not folder:
            self._given[folder] = self._first

    def keep_to(self, folders: list[str]) -> None:
        """Take the folders that there are now; nothing holds any more that was set for others."""
        self.folders = folders
        self._given = {key: one for key, one in self._given.items() if not key or key in folders}

    def given_for(self, path: str) -> dict[str, Any]:
        """The settings that the client sets for a text."""
        inside = [one for one in self._given if not one or within(path, one)]
        given = dict(self._given[max(inside, key=len)]) if inside else {}
        if not self.trusted:
            given.update(NOT_TRUSTED)
        return given

    def settings(self) -> dict[str, dict[str, Any]]:
        """All that the client sets, by folder."""
        return dict(self._given)

    @property
    def language(self) -> str:
        """Of what is told apart from any text."""
        language: str = self.given_for("").get("lang", "zh")
        return language

    def timed(self, name: str, checked: Checked) -> None:
        self.timings.append((name, checked.version, checked.milliseconds))
