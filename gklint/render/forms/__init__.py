"""The forms that findings can be put out in: each file of this folder is one, found by its name.

A form is a module with

- ``form(about, write)``: makes the form of a run; ``add(outcome, rules)`` takes each file, in
  order, ``end(summary)`` comes last, once. They hand over what there is to say by ``write``, as
  soon as they can; a form that keeps what it was given says so.
- ``WRITES``: what ``write`` is given: PEOPLE: text for people, at a terminal as well;
  PROGRAMS: text that is written in UTF-8 whatever the terminal; BYTES.
- ``FINGERPRINTS``: True if outcomes must bring the fingerprints of their findings.
- ``LIBRARY``, where it rests on one that gklint does not bring: it is imported when a form is
  made; pip knows it as the extra named like the form.
"""

from __future__ import annotations

import os
import sys

from gklint.errors import ConfigError
from gklint.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from gklint.render.outcome import Outcome, Rules, Summary

    class Form(Protocol):
        """What a module's ``form`` makes."""

        def add(self, outcome: Outcome, rules: Rules) -> None: ...
        def end(self, summary: Summary) -> None: ...

    class Module(Protocol):
        """A file of this folder."""

        WRITES: str
        FINGERPRINTS: bool

        def form(self, about: About, write: Callable[..., None]) -> Form: ...


PEOPLE, PROGRAMS, BYTES = "people", "programs", "bytes"


@value
class About:
    """What a form is told of the run."""

    language: str = "zh"
    columns: int = 100  # of the terminal
    colour: bool = False
    only_ascii: bool = False  # the output cannot hold every character
    checklist: bool = False  # the verdict of every rule is asked for
    statistics: bool = False  # counts are shown, in place of findings
    offered: tuple[str, ...] = ()  # applicabilities of fixes that could still be used
    fail_on: str = "warning"  # the least severity that fails the run
    quiet: bool = False  # people are told nothing where there is nothing to mend
    folder: str = ""  # that paths are relative to
    version: str = ""  # of gklint


def names() -> list[str]:
    """The names of all forms, in order."""
    folder = os.path.dirname(os.path.abspath(__file__))
    files = (os.path.splitext(name) for name in os.listdir(folder))
    return sorted(name for name, suffix in files if suffix == ".py" and name[0] != "_")


def form_named(name: str) -> Module:
    """The module of a form. Raises ConfigError if what it rests on is not installed."""
    full = f"{__name__}.{name}"
    __import__(full)  # importlib would be loaded for this alone
    module = sys.modules[full]
    library = getattr(module, "LIBRARY", "")
    if library:
        try:
            __import__(library)
        except ImportError:
            raise ConfigError(
                f"{name} 格式要用 {library}，还没有安装；请运行 pip install 'gklint[{name}]'",
                f"the form {name} needs {library}, which is not installed; run pip install 'gklint[{name}]'",
                "--output-format",
            ) from None
    return module  # type: ignore[return-value]
