"""Baselines that were read: each once, and again when its file changed."""

from __future__ import annotations

import os

from gklint.baseline.entries import read
from gklint.baseline.known import Baseline
from gklint.errors import ConfigError


class Opened:
    """The baselines of a run, or of a session that lives on while files change."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, int], Baseline | ConfigError]] = {}

    def at(self, path: str) -> Baseline:
        """The baseline in a file as it is now. Raises ConfigError if it cannot be read."""
        stamp = _stamp(path)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = stamp, _read(path)
        if isinstance(known[1], ConfigError):
            raise known[1]
        return known[1]


def _read(path: str) -> Baseline | ConfigError:
    try:
        return Baseline(path, read(path))
    except ConfigError as error:
        return error


def _stamp(path: str) -> tuple[int, int]:
    """What changes when a file does: the time of its last change, and its size."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
