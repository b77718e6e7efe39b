"""Being told to stop: by ^C, by the system, or because the terminal is gone."""

from __future__ import annotations

import _signal  # the module ``signal`` itself loads enum, which is slow

from gklint.commands import INTERRUPTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows lacks the last


class Stopped(KeyboardInterrupt):
    """This process is to end, and clears away what it began."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code  # to exit with


class Heeded:
    """While this is entered, signals to end raise Stopped, once: nothing disturbs clearing away."""

    def __init__(self) -> None:
        self.before: dict[int, Any] = {}
        self.code = INTERRUPTED

    def __enter__(self) -> Heeded:
        usual = (_signal.SIG_DFL, _signal.default_int_handler)
        for number in (getattr(_signal, name) for name in _NAMES if hasattr(_signal, name)):
            before = _signal.getsignal(number)
            if before in usual:  # else somebody wants it otherwise, as nohup does
                try:
                    _signal.signal(number, self._stop)
                except ValueError:  # only the main thread has signals
                    return self
                self.before[number] = before
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self.before.items():
            _signal.signal(number, before)

    def _stop(self, number: int, _: object) -> None:
        for one in self.before:
            _signal.signal(one, _signal.SIG_IGN)
        self.code = 128 + number  # as shells count a process that a signal ended
        raise Stopped(self.code)
