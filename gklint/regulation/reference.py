"""The reference data as values: vocabulary, regimes, the registry, the numbering plan."""

from __future__ import annotations

import marshal

from gklint.freeze import freeze, thaw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gklint.document.vocabulary import Vocabulary
    from gklint.regulation.lexicon import Lexicon
    from gklint.regulation.numbering import NumberingPlan
    from gklint.regulation.prose import Prose
    from gklint.regulation.regimes import Regime
    from gklint.regulation.registry import Registry
    from gklint.regulation.schemas import Schema
    from gklint.regulation.skeletons import Skeletons


class Reference:
    """All that ``rules/reference`` holds. Each part is thawed when it is first asked for."""

    def __init__(self, frozen: dict[str, bytes]) -> None:
        self.frozen = frozen  # by name of the part
        self._parts: dict[str, Any] = {}

    @classmethod
    def of(cls, indexes: dict[str, Any], **parts: Any) -> Reference:
        """A reference with these parts, and the indexes of those that look things up in them.

        Parts are named as the properties are, indexes as the properties that need them.
        """
        made = cls({name: freeze(part) for name, part in parts.items()})
        made.frozen.update((name, marshal.dumps(index)) for name, index in indexes.items())
        made._parts.update(parts)
        return made

    def _part(self, name: str) -> Any:
        if name not in self._parts:
            self._parts[name] = thaw(self.frozen[name])
        return self._parts[name]

    def _index(self, name: str) -> Any:
        return marshal.loads(self.frozen[name])

    @property
    def vocabulary(self) -> Vocabulary:
        return self._part("vocabulary")

    @property
    def regimes(self) -> tuple[Regime, ...]:
        return self._part("regimes")

    @property
    def numbering(self) -> NumberingPlan:
        return self._part("numbering")

    @property
    def tables(self) -> tuple[Schema, ...]:
        """The statutory tables, in the order of a report."""
        return self._part("tables")

    @property
    def prose(self) -> Prose:
        """How the text speaks of the figures of the tables."""
        return self._part("prose")

    @property
    def skeletons(self) -> Skeletons:
        """What a report may be begun with."""
        return self._part("skeletons")

    @property
    def lexicon(self) -> Lexicon:
        """The labels of the statutory tables."""
        if "lexicon" not in self._parts:
            from gklint.regulation.lexicon import Lexicon

            self._parts["lexicon"] = Lexicon(self.tables, self._index("lexicon"))
        return self._parts["lexicon"]

    @property
    def registry(self) -> Registry:
        if "registry" not in self._parts:
            from gklint.regulation.registry import Registry

            self._parts["registry"] = Registry(self._part("regulations"), self._index("registry"))
        return self._parts["registry"]

    def regime_for(self, year: int | None) -> Regime | None:
        """The regime of a report year; None if the year is not known or no regime covers it."""
        for regime in self.regimes:
            if year is not None and regime.years.holds(year):
                return regime
        return None
