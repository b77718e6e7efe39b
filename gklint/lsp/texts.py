"""The texts a client has open, exactly as it shows them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from gklint.aids.judged_rules import RuleMemo
from gklint.engine.memo import Memo
from gklint.lsp.positions import Positions
from gklint.lsp.uris import path_of

if TYPE_CHECKING:
    import asyncio

    from gklint.lsp.checked import Checked
    from gklint.lsp.protocol import RefusedError
    from gklint.lsp.worker import Job
    from gklint.neighbours import Beside
    from gklint.text import Span

# How a text is read whose name does not tell.
_SUFFIXES = {"markdown": ".md", "html": ".html", "toml": ".toml"}


class Bench:
    """What a check leaves behind for the next one of the same text. The worker's alone."""

    def __init__(self) -> None:
        self.memo = Memo()
        self.rules = RuleMemo()
        self.beside: tuple[object, Beside] | None = None  # what it was looked up for, and it


class OpenText:
    """An open text: its newest version, and the newest check there is of it."""

    def __init__(self, uri: str, language: str, version: int, text: str, encoding: str) -> None:
        self.uri = uri
        self.path = path_of(uri)  # empty where it lies in no file
        self.language = language
        self.version = version
        self.encoding = encoding
        self._positions = Positions(text, encoding)  # before the changes that are not applied
        self._changes: list[Any] = []  # as the client told them
        self.checked: Checked | None = None
        self.job: Job | None = None  # the check that is under way
        self.waiting: list[asyncio.Future[Checked]] = []
        self.failed: RefusedError | None = None  # why there is no check of the newest version
        self.closed = False
        self.due = False  # it is to be checked when all messages that have come are taken
        self.bench = Bench()
        self.overrides: dict[str, Any] = {}  # settings for this text alone

    @property
    def positions(self) -> Positions:
        """The newest version, the same object until it changes. For the event loop alone."""
        if self._changes:
            self._positions, self._changes = self._positions.after(self._changes), []
        return self._positions

    @property
    def name(self) -> str:
        """The path, or words that stand for it."""
        return self.path or self.uri

    @property
    def suffix(self) -> str:
        """The ending of its name, which tells how it is read; else what the client calls it."""
        return os.path.splitext(self.path)[1] or _SUFFIXES.get(self.language, ".txt")

    def change(self, version: int, changes: list[Any]) -> None:
        """Take the changes of a ``textDocument/didChange``; applied when somebody asks for the text."""
        self._changes += changes
        self.version = version

    def offset(self, position: Any) -> int:
        return self.positions.offset(position.line, position.character)

    def span(self, range_: Any) -> Span:
        return self.positions.span(range_)
