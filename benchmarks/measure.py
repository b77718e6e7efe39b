"""Whole processes, timed from outside by the system's own account, in turn."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence


class Sample:
    """CPU and wall seconds of the counted runs of one command."""

    def __init__(self) -> None:
        self.cpu: list[float] = []
        self.wall: list[float] = []


def median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def in_turn(
    commands: dict[str, Sequence[str]],
    runs: int,
    before: dict[str, Callable[[], None]] | None = None,
    env: dict[str, dict[str, str]] | None = None,
) -> dict[str, Sample]:
    """Run the commands A B C A B C …; the first round is a warm-up and does not count.

    ``before`` runs something ahead of each run of a command, ``env`` adds to its environment.
    """
    samples = {name: Sample() for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            if before and name in before:
                before[name]()
            start, used = time.perf_counter(), _children()
            subprocess.run(
                command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**plain_environment(), **(env or {}).get(name, {})},
                check=False,
            )
            if number:
                samples[name].cpu.append(_children() - used)
                samples[name].wall.append(time.perf_counter() - start)
    return samples


def plain_environment() -> dict[str, str]:
    """This environment, but compiled modules may be kept, as they are wherever people work."""
    return {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def spread(values: Sequence[float]) -> str:
    """Median with the range, in milliseconds: what the machine's noise was."""
    return f"{median(values) * 1000:.1f} ({min(values) * 1000:.1f}–{max(values) * 1000:.1f}) ms"
