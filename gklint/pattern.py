"""Patterns: the only room that knows a regular-expression engine.

A pattern is written in what ``re`` (3.10 and later) and ``regex`` both understand. It is
compiled when it is first needed and not before. From its parse tree come two facts:

* ``required``: literals of which every match holds at least one, an exact prefilter;
* ``steps``: how many ways a match can be tried from one starting place, at the most.
  Where that is bounded, cost is linear in the text and the standard engine runs it.
  Where it is not, the pattern is refused, or runs in ``regex`` under a time limit.

Compiled code can be taken out (``frozen``) and put back (``thaw``) by a cache: it is keyed
by the pattern's own text and by the interpreter's code version, so it cannot be stale.
"""

from __future__ import annotations

import _sre
import marshal
import sys

from gklint.errors import PatternError
from gklint.text import holds_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from typing import Any

    Match = re.Match[str]  # for all who may not know an engine

    # Pattern text -> (required literals, packed flags, code, groups, index and names). What a
    # pattern requires is kept even where it never had to be compiled: a start that must parse
    # a single pattern loads ``re`` for it.
    Store = dict[str, tuple[tuple[str, ...] | None, bytes | None]]

STEPS_LIMIT = 100_000  # ways to try a match from one place; beyond it a time limit is needed
DEEPEST = 100  # brackets inside one another; what people write has a dozen
TIME_LIMIT = 0.25  # seconds for one call of a pattern whose steps are not bounded
STORE_KEY = f"3-{sys.implementation.cache_tag}-{_sre.MAGIC}"

_store: Store = {}  # as a cache kept it
_fresh: Store = {}  # what was compiled since and is not in the cache yet
_sources: list[str] = []  # every pattern made, in order, for the tests that hold them all


class Pattern:
    """A pattern compiled late. Equal text makes an equal pattern.

    Matches are those of the engine: ``match["name"]``, ``match.span("name")``.
    Every call may raise ``PatternError`` if the pattern does not compile or runs too long.
    """

    __slots__ = ("_compiled", "_read", "_required", "_timeout", "_tree", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled: Any = None
        self._tree: Any = None  # the parse tree, from reading to compiling
        self._read = False
        self._required: tuple[str, ...] | None = None
        self._timeout: dict[str, float] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and other.source == self.source

    def __hash__(self) -> int:
        return hash((Pattern, self.source))

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Pattern, (self.source,)

    @property
    def required(self) -> tuple[str, ...] | None:
        """Literals of which every match holds one; None if none can be named."""
        if not self._read:
            self._read_source()
        return self._required

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the pattern's groups."""
        if self._compiled is None:
            self._compile()
        return tuple(self._compiled.groupindex)

    def possible(self, text: str) -> bool:
        """False only if the pattern cannot match anywhere in ``text``."""
        if not self._read:
            self._read_source()
        return holds_any(text, self._required)

    def compile(self) -> None:
        """Compile now, to learn whether it can be. Raises PatternError if not."""
        if self._compiled is None:
            self._compile()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if not self._read:
            self._read_source()
        if self._required is not None and not holds_any(text, self._required):
            return None
        if self._compiled is None:
            self._compile()
        if self._timeout:
            return self._limited(self._compiled.search, text, start, end)
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if self._compiled is None:
            self._compile()
        if self._timeout:
            return self._limited(self._compiled.match, text, start, end)
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if self._compiled is None:
            self._compile()
        if self._timeout:
            return self._limited(self._compiled.fullmatch, text, start, end)
        return self._compiled.fullmatch(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterable[re.Match[str]]:
        if not self._read:
            self._read_source()
        if self._required is not None and not holds_any(text, self._required):
            return ()
        if self._compiled is None:
            self._compile()
        if self._timeout:
            return self._finditer_limited(text, start, end)
        return self._compiled.finditer(text, start, end)

    def sub(self, with_: str, text: str) -> str:
        """``text`` with every match replaced by the literal ``with_``."""
        if self._timeout and self.search(text) is None:
            return text
        if not self.possible(text):
            return text
        self.compile()
        # The engine calls nothing for a text that is no template.
        literal = with_ if "\\" not in with_ else lambda _: with_
        return self._compiled.sub(literal, text, **self._timeout)

    def _finditer_limited(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        try:
            yield from self._compiled.finditer(text, start, end, **self._timeout)
        except TimeoutError:
            raise _too_slow(self.source) from None

    def _limited(self, method: Any, text: str, start: int, end: int) -> Any:
        try:
            return method(text, start, end, **self._timeout)
        except TimeoutError:
            raise _too_slow(self.source) from None

    def _read_source(self) -> None:
        """Learn what the pattern requires: from the store, or from its parse tree."""
        kept = _fresh.get(self.source) or _store.get(self.source)
        if kept is not None:
            self._required = kept[0]
        else:
            self._tree = parse(self.source)
            try:
                self._required = required_of(self._tree)
            except RecursionError as error:
                raise _not_a_pattern(self.source, error) from None
            _fresh[self.source] = (self._required, None)
        self._read = True

    def _compile(self) -> None:
        kept = _fresh.get(self.source) or _store.get(self.source)
        if kept is not None and kept[1] is not None:
            self._required = kept[0]
            flags, code, groups, index, names = marshal.loads(kept[1])
            self._compiled = _sre.compile(self.source, flags, code, groups, index, names)
            self._read = True
            return
        if not self._read:
            self._read_source()
        tree, self._tree = self._tree or parse(self.source), None
        try:
            if steps_of(tree) > STEPS_LIMIT:
                self._compiled = _limited_engine(self.source)
                self._timeout = {"timeout": TIME_LIMIT}
            else:
                self._compiled = _compile_standard(self.source, tree, self._required)
        except RecursionError as error:
            raise _not_a_pattern(self.source, error) from None


def late(source: str) -> Pattern:
    """A pattern that stands in Python code; the tests hold each of them to the bounds above."""
    _sources.append(source)
    return Pattern(source)


def any_of(patterns: Iterable[Pattern]) -> Pattern:
    """A pattern that matches what one of a few does: one call in place of one for each."""
    return Pattern("|".join(f"(?:{one.source})" for one in patterns))


def compile_all() -> None:
    """Compile every pattern that stands in Python code and was imported so far."""
    for source in _sources:
        Pattern(source).compile()


def everything() -> Store:
    """All that is kept and all that was compiled since."""
    return {**_store, **_fresh}


def thaw(store: Store) -> None:
    """Take compiled patterns from a cache that was written under the same ``STORE_KEY``."""
    _store.update(store)


def frozen() -> Store:
    """What was compiled since the last ``thaw`` and is worth keeping."""
    return dict(_fresh)


def parse(source: str) -> Any:
    """The parse tree of a pattern. Raises PatternError if it is not well-formed."""
    if source.count("(") > DEEPEST and _depth(source) > DEEPEST:
        # How deep an interpreter can follow differs from one Python to the next.
        raise _not_a_pattern(source, ValueError(f"more than {DEEPEST} brackets inside one another"))
    try:
        return _parser().parse(source)
    except Exception as error:  # noqa: BLE001 - re.error, and what hostile input makes of it
        raise _not_a_pattern(source, error) from None


def _depth(source: str) -> int:
    """How many brackets stand open at once, at the most; an escaped one is none."""
    depth = deepest = 0
    escaped = False
    for char in source:
        if escaped or char == "\\":
            escaped = not escaped
            continue
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
    return deepest


def required_of(tree: Any) -> tuple[str, ...] | None:
    """Literals of which every match of a parse tree holds one; None if none can be named."""
    from gklint.pattern_literals import required_literals

    ignore_case = bool(tree.state.flags & _parser().SRE_FLAG_IGNORECASE)
    return None if ignore_case else required_literals(tree)


def steps_of(tree: Any) -> float:
    """How many ways a match can be tried from one place, at the most; inf if not bounded."""
    from gklint.pattern_tree import steps

    return steps(tree)


def _parser() -> Any:
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_parse as _parser  # type: ignore[no-redef]
    return _parser


def _compile_standard(source: str, tree: Any, required: tuple[str, ...] | None) -> Any:
    import re

    try:
        from re import _compiler  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_compile as _compiler  # type: ignore[no-redef]
    try:
        flags = int(tree.state.flags)
        code = [int(word) for word in _compiler._code(tree, 0)]
        index = dict(tree.state.groupdict)
        names: list[str | None] = [None] * tree.state.groups
        for name, number in index.items():
            names[number] = name
        groups = tree.state.groups - 1
        compiled = _sre.compile(source, flags, code, groups, index, tuple(names))
        packed = marshal.dumps((flags, code, groups, index, tuple(names)))
        _fresh[source] = (required, packed)
        return compiled
    except re.error as error:
        raise _not_a_pattern(source, error) from None
    except (AttributeError, TypeError):  # the standard library moved its insides
        return re.compile(source)


def _limited_engine(source: str) -> Any:
    try:
        import regex
    except ImportError:
        raise PatternError(
            f"正则表达式可能极慢，且未安装 regex，无法限时：{source}；请给每个 * 和 + 写上限，如 {{0,20}}",
            f"this pattern may run very long, and without the package regex it cannot be given "
            f"a time limit: {source}; bound every * and +, for example {{0,20}}",
        ) from None
    try:
        return regex.compile(source)
    except regex.error as error:
        raise _not_a_pattern(source, error) from None


def _not_a_pattern(source: str, error: Exception) -> PatternError:
    made = PatternError(
        f"正则表达式有误（{error}）：{source}", f"not a pattern ({error}): {source}"
    )
    made.offset = getattr(error, "pos", None)
    return made


def _too_slow(source: str) -> PatternError:
    return PatternError(
        f"正则表达式超过时限 {TIME_LIMIT} 秒，已停止：{source}；请给每个 * 和 + 写上限，如 {{0,20}}",
        f"stopped a pattern after {TIME_LIMIT} s: {source}; bound every * and +, "
        "for example {0,20}",
    )


def let_go(since: Store) -> None:
    """Forget what was compiled after ``frozen`` gave ``since``: it was tried and will not be kept."""
    for source in _fresh.keys() - since.keys():
        _fresh.pop(source, None)
