"""One module a command: ``run(arguments, console)`` does it and returns the exit code."""

from __future__ import annotations

CLEAN = 0
FINDINGS = 1  # at or above --fail-on
TO_MEND = 2  # bad settings, a bad rule, a file that is no text, no file matched
BUG = 3  # a kind that raised
INTERRUPTED = 130  # as shells count a process that ^C ended

GARBAGE_THRESHOLD = 100_000  # new objects between two collections: a run makes hardly a circle
