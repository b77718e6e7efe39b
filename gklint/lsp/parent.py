"""The process that started the server: when it is gone, so is the server's reason."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

SECONDS = 1.0  # between two looks


def watch(process: int, loop: asyncio.AbstractEventLoop, gone: Callable[[], None]) -> None:
    """Call ``gone`` once that process has ended (LSP 3.17, InitializeParams.processId)."""

    def look() -> None:
        if alive(process):
            loop.call_later(SECONDS, look)
        else:
            gone()

    loop.call_later(SECONDS, look)


def alive(process: int) -> bool:
    """True unless it is certain that there is no such process any more."""
    if process <= 0 or sys.platform == "emscripten":  # there no other process can be seen
        return True
    if sys.platform == "win32":
        return _alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # there is one, which is not ours to signal
        return True
    return not _zombie(process)


def _zombie(process: int) -> bool:
    """True for one that has ended and is only waited for, where the system tells."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()[:1] == [b"Z"]
    except OSError:
        return False


def _alive_on_windows(process: int) -> bool:
    # There os.kill would end the process.
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    synchronize, timeout = 0x00100000, 0x102
    handle = kernel.OpenProcess(synchronize, False, process)
    if not handle:
        access_denied = 5
        return bool(kernel.GetLastError() == access_denied)
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == timeout)
    finally:
        kernel.CloseHandle(handle)
