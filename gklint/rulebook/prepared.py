"""The built-in rules as the build prepared them: what a first start need not do itself.

A wheel carries, for the interpreter it was built with, the loaded rules and every compiled
pattern. They are kept under a digest of all that they were made from, contents and not
times, so a file that does not fit is passed over; another interpreter has no use for them.
"""

from __future__ import annotations

import os

from gklint import pattern
from gklint.freeze import patterns_in
from gklint.rulebook import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

LEFT_OUT = ("gklint.lsp", "gklint.integrations")  # a build has not their libraries
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "prepared")


def rules(files: Sequence[tuple[str, str]]) -> Any:
    """The prepared form of exactly these rule files, given as (name, path), or None."""
    if not os.path.isdir(FOLDER):
        return None
    return cache.plain_in(os.path.join(FOLDER, _rules_name(files)))


def patterns() -> Any:
    """The prepared patterns for this interpreter, or None."""
    if not os.path.isdir(FOLDER):
        return None
    return cache.plain_in(os.path.join(FOLDER, _patterns_name()))


def write(folder: str) -> list[str]:
    """Prepare the built-in rules of this tree for this interpreter; the paths written."""
    from importlib import import_module
    from pkgutil import walk_packages

    import gklint
    from gklint.rulebook.files import builtin_files, load

    for module in walk_packages(gklint.__path__, "gklint."):
        if not module.name.endswith("__main__") and not module.name.startswith(LEFT_OUT):
            import_module(module.name)
    reference, loaded = load()
    pattern.compile_all()
    known = (reference.vocabulary, reference.regimes, reference.prose)
    for one in (*known, *(rule.params for rule in loaded)):
        for made in patterns_in(one):
            made.compile()
    os.makedirs(folder, exist_ok=True)
    plain_by_name: dict[str, Any] = {
        _rules_name(builtin_files()): (reference.frozen, [rule.frozen() for rule in loaded]),
        _patterns_name(): pattern.everything(),
    }
    for name, plain in plain_by_name.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(cache.sealed(plain))
    return [os.path.join(folder, name) for name in plain_by_name]


def _rules_name(files: Sequence[tuple[str, str]]) -> str:
    """By names and contents of the files and of the code that reads them, wherever they lie."""
    return f"rules-{cache.digest(_contents([*files, *_named(cache.code())]))}.bin"


def _patterns_name() -> str:
    return f"patterns-{cache.digest(_contents(_named(cache.pattern_code())))}.bin"


def _named(paths: Sequence[str]) -> list[tuple[str, str]]:
    return [(os.path.basename(path), path) for path in paths]


def _contents(files: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    for name, path in files:
        with open(path, "rb") as file:
            yield name.encode() + b"\0" + file.read().replace(b"\r\n", b"\n")
