"""One client's session: its texts, its settings, and the checks that run for it."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types

from gklint.bilingual import Bilingual
from gklint.lsp.checked import Checked, encoded
from gklint.lsp.client import Client
from gklint.lsp.folders import Folders
from gklint.lsp.offices import Offices
from gklint.lsp.protocol import CONTENT_MODIFIED, INTERNAL, Encoded, RefusedError
from gklint.lsp.reports import check, get_ready
from gklint.lsp.settings import given_by
from gklint.lsp.texts import OpenText
from gklint.lsp.worker import BACKGROUND

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from gklint.errors import GklintError
    from gklint.lsp.positions import Positions
    from gklint.lsp.progress import Progress
    from gklint.lsp.protocol import Protocol
    from gklint.lsp.worker import Pause, Worker

    T = TypeVar("T")

log = logging.getLogger("gklint.lsp")

_SETTLING = 2.0  # seconds that a client may take to tell its settings before texts are checked


class Session:
    """What lives as long as the connection. Its methods are called on the event loop."""

    def __init__(self, protocol: Protocol, worker: Worker) -> None:
        self.protocol = protocol
        self.worker = worker
        self.client = Client()
        self.texts: dict[str, OpenText] = {}
        self.generation = 0  # of rules and settings; what was found by an older one is not told
        self.offices = Offices(self.allowed, self.may_extend)
        self.folders = Folders(self)
        self.ended = False
        self.settled = True  # False while the client is first asked for its settings
        self._shown: set[str] = set()
        self._troubles: set[str] = set()  # of the files of settings as they are
        self.running: dict[int | str, Progress] = {}  # token -> work that can be cancelled

    def introduce(self, params: types.InitializeParams, encoding: str) -> None:
        """Take what a client tells of itself; what is wrong with its settings is shown to it."""
        for error in self.client.introduce(params, encoding):
            self.show(error)
        if self.client.configures:
            self.settled = False
            self.worker.loop.call_later(_SETTLING, self.settle)

    def settle(self) -> None:
        """Check what was opened before the settings were known.

        Not earlier: some clients (Neovim 0.11) pull once and cannot be told to pull again.
        """
        if not self.settled:
            self.settled = True
            for text in self.texts.values():
                self.check(text)

    def get_ready(self) -> None:
        """Load what the first check will need, unless there is a text to check already."""
        home = self.home_of("")
        given = self.client.given_for(home)

        def work(pause: Pause) -> None:
            if not self.texts:
                get_ready(self.offices.at(home, given), pause)

        self.worker.do(work, BACKGROUND).future.add_done_callback(_log_failure)

    def end(self) -> None:
        """Leave nothing running for a client that is gone."""
        self.ended = True
        self.settled = True
        for text in list(self.texts.values()):
            if text.job is not None:
                text.job.drop()
        for progress in list(self.running.values()):
            progress.cancel()

    def show(self, error: GklintError) -> None:
        """Show an error to the person at the client, once, in the language that is set."""
        words = self._words_of(error)
        if words not in self._shown:
            self._shown.add(words)
            self.protocol.tell("window/showMessage", {"type": 2, "message": f"gklint: {words}"})

    def _words_of(self, error: GklintError) -> str:
        words = Bilingual(error.zh, error.en).into(self.client.language)
        return f"{error.where}: {words}" if error.where else words

    def _show_troubles(self) -> None:
        """Show what is wrong with the files of settings: once, and again if it comes back."""
        troubles = {self._words_of(one): one for one in list(self.offices.troubles.values())}
        self._shown -= self._troubles - troubles.keys()
        self._troubles = set(troubles)
        for trouble in troubles.values():
            self.show(trouble)

    # Texts

    def open(self, uri: str, language: str, version: int, text: str) -> None:
        self.close(uri)
        opened = OpenText(uri, language, version, text, self.client.encoding)
        self.texts[uri] = opened
        self.check(opened)

    def change(self, uri: str, version: int, changes: list[Any]) -> None:
        text = self.texts.get(uri)
        if text is None:
            log.warning("a change to a text that is not open: %s", uri)
            return
        text.change(version, changes)
        text.failed = None
        if text.job is not None:
            text.job.drop()
        if not text.due:  # one check for all the changes that are here already
            text.due = True
            self.worker.loop.call_soon(self._check_due, text)

    def _check_due(self, text: OpenText) -> None:
        if text.due and not text.closed:
            self.check(text)

    def close(self, uri: str) -> None:
        text = self.texts.pop(uri, None)
        if text is None:
            return
        text.closed = True
        if text.job is not None:
            text.job.drop()
        for future in text.waiting:
            if not future.done():
                future.set_exception(RefusedError(CONTENT_MODIFIED, "the text was closed"))
        if not self.folders.closed(text.path):
            self.publish(uri, None, "[]")

    # Checks

    def check(self, text: OpenText) -> None:
        """Check the newest version; a check of an older one that runs is of no use any more."""
        if text.job is not None:
            text.job.drop()
        text.failed, text.due = None, False
        if not self.settled:
            return
        home = self.home_of(text.path)
        given = self.client.given_for(home) | text.overrides
        version, generation, positions = text.version, self.generation, text.positions

        def work(pause: Pause) -> Checked:
            started = time.perf_counter()
            project = self.offices.at(home, given)
            found = check(text, positions, project, self.offices.projects(given), pause)
            return Checked(
                version,
                generation,
                positions,
                *encoded(found.items),
                1000 * (time.perf_counter() - started),
                found.items,
                project,
                found.linted,
                found.is_report,
                found.rules,
            )

        text.job = self.worker.do(work)
        text.job.future.add_done_callback(lambda future: self._checked(text, future))

    def _checked(self, text: OpenText, future: asyncio.Future[Checked]) -> None:
        if text.closed or future.cancelled() or text.job is None or text.job.future is not future:
            return
        error = future.exception()
        if error is not None:
            log.error("a check failed: %s", text.name, exc_info=error)
            text.failed = _told(error)
            self._answer(text, lambda waiter: waiter.set_exception(_told(error)))
            return
        checked = future.result()
        if not self._is_newest(text, checked):
            return
        before, text.checked = text.checked, checked
        self.client.timed(text.name, checked)
        self._trace(text, checked)
        self._show_troubles()
        if before is None or (before.version, before.items) != (checked.version, checked.items):
            self.publish(text.uri, checked.version, checked.items)
        self._answer(text, lambda waiter: waiter.set_result(checked))

    def _answer(self, text: OpenText, answer: Callable[[asyncio.Future[Checked]], None]) -> None:
        waiting, text.waiting = text.waiting, []
        for waiter in waiting:
            if not waiter.done():
                answer(waiter)

    async def fresh(self, text: OpenText) -> Checked:
        """What was found in the newest version, once it is known."""
        if text.closed:
            raise RefusedError(CONTENT_MODIFIED, "the text was closed")
        checked = text.checked
        if checked is not None and self._is_newest(text, checked):
            return checked
        if text.failed is not None:
            raise _again(text.failed)
        waiter: asyncio.Future[Checked] = self.worker.loop.create_future()
        text.waiting.append(waiter)
        return await waiter

    def _is_newest(self, text: OpenText, checked: Checked) -> bool:
        """True for what was found in the text as it is, by the rules and settings that hold."""
        # Some clients give every version the same number.
        same = checked.positions is text.positions and checked.version == text.version
        return same and checked.generation == self.generation

    def ask(
        self, text: OpenText, work: Callable[[Checked], T], otherwise: T, of_any: bool = False
    ) -> Awaitable[T]:
        """What ``work`` finds in the version that is open now.

        ``otherwise`` if it is no report, or with ``of_any`` a text that nothing is known of. Raises RefusedError if the text changed meanwhile: the
        places of an answer would not be those that the client now shows.
        """
        return self._asked(text, text.positions, work, otherwise, of_any)

    async def _asked(
        self,
        text: OpenText,
        positions: Positions,
        work: Callable[[Checked], T],
        otherwise: T,
        of_any: bool,
    ) -> T:
        # It begins after messages that came with the request: they may have changed the text.
        checked = await self.fresh(text)
        meant = checked.is_report or (of_any and (checked.linted or checked.rules))
        if checked.positions is positions and meant:
            otherwise = await self.worker.do(lambda _: work(checked)).future
        if text.positions is not positions or text.closed:
            raise RefusedError(CONTENT_MODIFIED, "the text changed")
        return otherwise

    def _trace(self, text: OpenText, checked: Checked) -> None:
        """Tell a client that traces what was done (LSP 3.17, LogTrace Notification)."""
        if self.protocol.trace == types.TraceValue.Off:
            return
        told: dict[str, Any] = {
            "message": f"checked {text.name} v{checked.version} in {checked.milliseconds:.1f} ms"
        }
        if self.protocol.trace == types.TraceValue.Verbose:
            told["verbose"] = ", ".join(finding.rule for finding in checked.findings)
        self.protocol.tell(types.LOG_TRACE, told)

    def publish(self, uri: str, version: int | None, items: str) -> None:
        """Push diagnostics to a client that does not pull them."""
        if self.client.pulls:
            return
        told = f'"version":{version},' if version is not None and self.client.versions else ""
        params = f'{{"uri":{_quoted(uri)},{told}"diagnostics":{items}}}'
        self.protocol.tell("textDocument/publishDiagnostics", Encoded(params))

    # Settings

    def override(self, text: OpenText, given: dict[str, Any]) -> tuple[GklintError, ...]:
        """Set, or with null take back, settings for one text; what is wrong with them."""
        made, errors = given_by(given, "")
        kept = {key: one for key, one in text.overrides.items() if key not in given}
        text.overrides = kept | {key: made[key] for key in ("year", "level") if key in made}
        text.checked = None
        self.check(text)
        return errors

    def home_of(self, path: str) -> str:
        """The path whose settings hold for a text: those of the first folder for a new one."""
        if path or not self.client.folders:
            return path
        return os.path.join(self.client.folders[0], "untitled")

    def may_extend(self, path: str) -> bool:
        """True for files that settings may extend: any, where the client trusts its folders."""
        return self.client.trusted or self.allowed(path)

    def allowed(self, path: str) -> bool:
        """True for files that lie in the client's folders."""
        path = os.path.realpath(path)
        return any(
            path.startswith(os.path.join(os.path.realpath(folder), ""))
            for folder in self.client.folders
        )


def _log_failure(future: asyncio.Future[Any]) -> None:
    if not future.cancelled() and future.exception() is not None:
        log.error("not ready for texts", exc_info=future.exception())


def _again(error: RefusedError) -> RefusedError:
    return RefusedError(error.code, str(error), error.data)


def _told(error: BaseException) -> RefusedError:
    return RefusedError(INTERNAL, f"{type(error).__name__}: {error}")


def _quoted(text: str) -> str:
    return json.dumps(text)
