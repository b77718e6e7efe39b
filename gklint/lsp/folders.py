"""All reports of a client's folders: found, checked one by one, told as they come."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from gklint import files, formats
from gklint.disk import stamp_of
from gklint.errors import GklintError
from gklint.files.operands import found_by
from gklint.lsp.checked import encoded
from gklint.lsp.positions import Positions
from gklint.lsp.protocol import RefusedError
from gklint.lsp.reports import Found, check
from gklint.lsp.texts import OpenText
from gklint.lsp.uris import path_of, uri_of, within
from gklint.lsp.worker import BACKGROUND
from gklint.value import value

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from gklint.lsp.session import Session
    from gklint.lsp.worker import Pause


@value
class FileChecked:
    """What was found in a file of a folder, as it lay on the disk or is open."""

    uri: str
    version: int | None  # of the open text
    items: str  # the diagnostics, as a JSON list
    result_id: str
    is_report: bool


class Folders:
    """What was found in the files of the client's folders, kept as long as they stay as they are."""

    def __init__(self, session: Session) -> None:
        self.session = session
        # Path -> its stamp and the generation of rules, what was found.
        self._known: dict[str, tuple[tuple[object, int], FileChecked]] = {}
        self._pushing: set[asyncio.Future[None]] = set()  # kept, or it would be forgotten half done
        self._pushed: set[str] = set()  # paths whose diagnostics a client was sent unasked

    async def paths(self) -> list[str]:
        """The files that may hold a report, in the order of folders and names."""
        client, offices = self.session.client, self.session.offices
        folders = [folder for folder in client.folders if os.path.isdir(folder)]
        given = {folder: client.given_for(folder) for folder in folders}
        suffixes = formats.suffixes()

        def find(_: Pause) -> list[str]:
            found: dict[str, None] = {}
            for folder in folders:
                ones = found_by([folder], suffixes, offices.left_out(given[folder]))
                for one in ones:
                    if isinstance(one, files.Found):
                        found[os.path.abspath(one.path)] = None
            return list(found)

        return await self.session.worker.do(find, BACKGROUND).future if folders else []

    async def check_all(self, paths: list[str]) -> AsyncIterator[FileChecked]:
        """Every file and what was found in it. What is open is taken as it is shown."""
        for path in paths:
            yield await self._open(path) or await self._on_disk(path)

    async def _open(self, path: str) -> FileChecked | None:
        """What was found in the open text of a file; None if there is none, or none any more."""
        for text in self.session.texts.values():
            if text.path == path:
                break
        else:
            return None
        try:
            checked = await self.session.fresh(text)
        except RefusedError:
            if text.closed:
                return None
            raise
        is_report = checked.is_report
        return FileChecked(text.uri, checked.version, checked.items, checked.result_id, is_report)

    def unknown(self, paths: list[str]) -> int:
        """How many of some files were not looked at by the rules and settings that hold now."""
        known = (self._known.get(path) for path in paths)
        return sum(one is None or one[0][1] != self.session.generation for one in known)

    async def _on_disk(self, path: str) -> FileChecked:
        session = self.session
        given = session.client.given_for(path)
        generation = session.generation

        def work(pause: Pause) -> FileChecked:
            stamp = stamp_of(path), generation
            known = self._known.get(path)
            if known is None or known[0] != stamp:
                found = self._found(path, given, pause)
                told = FileChecked(uri_of(path), None, *encoded(found.items), found.is_report)
                known = self._known[path] = stamp, told
            return known[1]

        return await session.worker.do(work, BACKGROUND).future

    def _found(self, path: str, given: dict[str, Any], pause: Pause) -> Found:
        """What is found in a file; nothing where it cannot be read, as it may be gone meanwhile."""
        try:
            source = files.read(files.Found(path, False, "")).source.text
        except GklintError:
            return Found([])
        text = OpenText(uri_of(path), "", 0, "", self.session.client.encoding)
        positions = Positions(source, self.session.client.encoding)
        offices = self.session.offices
        return check(text, positions, offices.at(path, given), offices.projects(given), pause)

    def keep_to(self, folders: list[str]) -> None:
        """Folders were taken away: nothing is told of the files in them any more."""
        for path in list(self._pushed):
            if not any(within(path, folder) for folder in folders):
                self._clear(path)

    def keep_among(self, paths: list[str]) -> None:
        """Some files are not looked at any more: nothing is told of those that are not ``paths``."""
        opened = {text.path for text in self.session.texts.values()}
        for path in self._pushed - set(paths) - opened:
            self._clear(path)

    def gone(self, path: str, now: str) -> None:
        """A file or folder was deleted, or is called ``now``: nothing is told of the old name."""
        moved = [one for one in self._pushed if path and within(one, path)]
        for one in moved:
            self._clear(one)
        if now:
            self._push_soon([now + one[len(path) :] for one in moved])

    def refresh(self, paths: list[str]) -> None:
        """Tell anew of files whose diagnostics were pushed: they changed, or are gone."""
        for path in paths:
            if path in self._pushed and not os.path.isfile(path):
                self._clear(path)
        changed = [path for path in paths if path in self._pushed]
        if changed:
            self._push_soon(changed)

    def closed(self, path: str) -> bool:
        """True if a file whose text was closed is told of as it lies on the disk from now on."""
        told = path in self._pushed and os.path.isfile(path)
        if told:
            self._push_soon([path])
        return told

    def _push_soon(self, paths: list[str]) -> None:
        pushing = asyncio.ensure_future(self._push_all(paths))
        self._pushing.add(pushing)
        pushing.add_done_callback(self._pushing.discard)

    async def _push_all(self, paths: list[str]) -> None:
        async for one in self.check_all(paths):
            self.push(one)

    def push(self, one: FileChecked) -> None:
        """Push what was found in a file that is not open, to a client that does not pull."""
        path = path_of(one.uri)
        if one.version is None and (one.items != "[]" or path in self._pushed):
            self._pushed.add(path)
            self.session.publish(one.uri, None, one.items)

    def _clear(self, path: str) -> None:
        self._pushed.discard(path)
        self.session.publish(uri_of(path), None, "[]")
