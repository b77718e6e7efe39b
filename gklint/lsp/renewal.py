"""Everything is checked again, because rules, settings or other reports on the disk changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gklint import formats
from gklint.lsp.reports import beside_changed
from gklint.lsp.worker import BACKGROUND

if TYPE_CHECKING:
    import asyncio

    from gklint.lsp.session import Session
    from gklint.lsp.worker import Job, Pause


def renew(session: Session) -> None:
    """Check everything again by the rules and settings that hold now."""
    session.generation += 1
    for text in session.texts.values():
        session.check(text)
    refresh(session)


def refresh(session: Session) -> None:
    """Have a client ask again for what it asked for, as no text has changed."""
    for method in session.client.refreshes:
        session.protocol.send_request(method, None)


def look_at(session: Session, paths: list[str]) -> None:
    """Files came, went or changed on the disk."""
    if any(path.endswith((".toml", ".jsonl")) for path in paths):  # settings, rules, baselines
        look_for_changes(session)
    if any(path.lower().endswith(formats.suffixes()) for path in paths):
        look_beside(session)
        session.folders.refresh(paths)


def look_beside(session: Session) -> None:
    """Reports on the disk changed: look again at what is held against them."""
    session.generation += 1
    for text in session.texts.values():
        text.bench.beside = None
        session.check(text)
    refresh(session)


def look_whether_beside_changed(session: Session) -> None:
    """Look at what is held against the open reports, for a client that watches no files."""
    texts = [text for text in session.texts.values() if text.path and text.checked is not None]

    def work(_: Pause) -> bool:
        return any(beside_changed(text) for text in texts)

    def looked(future: asyncio.Future[bool]) -> None:
        if not future.cancelled() and future.exception() is None and future.result():
            look_beside(session)

    session.worker.do(work, BACKGROUND).future.add_done_callback(looked)


def look_for_changes(session: Session) -> Job:
    """Look whether files of rules or settings changed, and check everything again if so."""
    job = session.worker.do(lambda _: session.offices.changed(), BACKGROUND)

    def looked(future: asyncio.Future[bool]) -> None:
        if not future.cancelled() and future.exception() is None and future.result():
            renew(session)

    job.future.add_done_callback(looked)
    return job
