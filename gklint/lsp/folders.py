"""All reports of a client's folders: found, checked one by one, told as they come."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from gklint import files, formats
from gklint.errors import GklintError
from gklint.lsp.checked import encoded
from gklint.lsp.positions import Positions
from gklint.lsp.reports import Found, check
from gklint.lsp.texts import OpenText
from gklint.lsp.uris import path_of, uri_of
from gklint.lsp.worker import BACKGROUND
from gklint.shelf import stamp_of
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
        self._known: dict[str, tuple[object, FileChecked]] = {}  # path -> stamp, what was found
        self._pushing: asyncio.Future[None] | None = (
            None  # kept, or it would be forgotten half done
        )
        self._pushed: set[str] = set()  # paths whose diagnostics a client was sent unasked

    async def paths(self) -> list[str]:
        """The files that may hold a report, in the order of folders and names."""
        folders = [folder for folder in self.session.client.folders if os.path.isdir(folder)]
        suffixes = formats.suffixes()

        def find(_: Pause) -> list[str]:
            found, _errors = files.find(folders, suffixes)
            return [os.path.abspath(one.path) for one in found]

        return await self.session.worker.do(find, BACKGROUND).future if folders else []

    async def check_all(self, paths: list[str]) -> AsyncIterator[FileChecked]:
        """Every file and what was found in it. What is open is taken as it is shown."""
        opened = {text.path: text for text in self.session.texts.values() if text.path}
        for path in paths:
            text = opened.get(path)
            if text is not None and not text.closed:
                checked = await self.session.fresh(text)
                yield FileChecked(
                    text.uri,
                    checked.version,
                    checked.items,
                    checked.result_id,
                    checked.linted is not None,
                )
                continue
            yield await self._on_disk(path)

    async def _on_disk(self, path: str) -> FileChecked:
        session = self.session
        given = session.client.given_for(path)
        generation = session.generation

        def work(pause: Pause) -> FileChecked:
            stamp = stamp_of(path), generation
            known = self._known.get(path)
            if known is None or known[0] != stamp:
                found = self._found(path, given, pause)
                told = FileChecked(
                    uri_of(path), None, *encoded(found.items), found.linted is not None
                )
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
        return check(text, positions, self.session.offices.at(path, given), pause)

    def keep_to(self, folders: list[str]) -> None:
        """Folders were taken away: nothing is told of the files in them any more."""
        for path in [one for one in self._pushed if not one.startswith(tuple(folders))]:
            self._clear(path)

    def refresh(self, paths: list[str]) -> None:
        """Tell anew of files whose diagnostics were pushed: they changed, or are gone."""
        for path in paths:
            if path in self._pushed and not os.path.isfile(path):
                self._clear(path)
        changed = [path for path in paths if path in self._pushed]
        if changed:
            self._pushing = asyncio.ensure_future(self._push_all(changed))

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
