"""Long work, as a client shows it (LSP 3.17, Work Done Progress)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from gklint.bilingual import Bilingual

if TYPE_CHECKING:
    from gklint.lsp.session import Session

_TITLE = Bilingual("检查年度报告", "checking reports")
_STEPS = 100  # at most so many reports of progress


class Progress:
    """``async with Progress(session, token, of)``: tells how far it is, and can be cancelled.

    Without a token one is asked for if it is to be ``shown`` and the client can show it. A client's cancel cancels
    the task that works.
    """

    def __init__(
        self, session: Session, token: int | str | None, of: int, shown: bool = True
    ) -> None:
        self.session = session
        self.token = token
        self.of = of
        self.shown = shown
        self.done = 0
        self._task: asyncio.Task[Any] | None = None

    async def __aenter__(self) -> Progress:
        if self.token is None and self.shown and self.session.client.shows_progress:
            self.token = await self.session.new_token()
        if self.token is not None:
            self._task = asyncio.current_task()
            self.session.running[self.token] = self
            self._tell(
                {
                    "kind": "begin",
                    "title": _TITLE.into(self.session.client.language),
                    "cancellable": True,
                    "percentage": 0,
                }
            )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.token is not None:
            self.session.running.pop(self.token, None)
            self._tell({"kind": "end"})

    def step(self) -> None:
        """One more is done."""
        before = self.done * _STEPS // max(1, self.of)
        self.done += 1
        now = self.done * _STEPS // max(1, self.of)
        if self.token is not None and now != before:
            percentage = min(100, 100 * self.done // max(1, self.of))
            message = f"{self.done}/{self.of}"
            self._tell({"kind": "report", "message": message, "percentage": percentage})

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _tell(self, value: dict[str, Any]) -> None:
        self.session.protocol.tell("$/progress", {"token": self.token, "value": value})
