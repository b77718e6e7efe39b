"""Settings put over one another, and where each of them stands.

So a mistake, and ``--show-settings``, can name the file and the key.
"""

from __future__ import annotations

from gklint.config import Settings
from gklint.errors import Place
from gklint.value import fields, make, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Given = dict[str, Any]  # by the fields of Settings, those alone that were set

# What is left out, and what is entered, adds up; what is chosen is chosen anew.
_ADDING = ("ignore", "exclude", "override", "group", "accepted")


class Merged:
    """Settings of several layers, the later over the earlier, and where each of them stands."""

    def __init__(
        self, given: Given | None = None, origins: Given | None = None, files: tuple[str, ...] = ()
    ) -> None:
        self.given = given or {}
        self._origins = origins or {}  # field -> Place, or Places by index or key
        self.files = files  # the later over the earlier
        self.settings: Settings = make(Settings, self.given)

    def over(self, given: Given, place: Place, files: tuple[str, ...] = ()) -> Merged:
        """The same with the keys that stand at ``place`` put over it."""
        now, origins = dict(self.given), dict(self._origins)
        if "select" in given:  # who chooses anew begins anew
            now.pop("ignore", None)
            origins.pop("ignore", None)
        for field, one in given.items():
            here = place / field
            if isinstance(one, dict):
                now[field] = _joined(now.get(field, {}), one)
                places = {key: here / key for key in one}
                origins[field] = {**origins.get(field, {}), **places}
            elif isinstance(one, tuple):
                add = field in _ADDING
                now[field] = (*now.get(field, ()), *one) if add else one
                places_of_items = [here / at for at in range(len(one))]
                origins[field] = [*(origins.get(field, ()) if add else ()), *places_of_items]
            else:
                now[field], origins[field] = one, here
        for key, change in given.get("rule", {}).items():
            if change.severity:  # the same as an entry of [severity], and over it
                now["severity"] = _joined(now.get("severity", {}), {key: change.severity})
                here = place / "rule" / key / "severity"
                origins["severity"] = {**origins.get("severity", {}), key: here}
        return Merged(now, origins, (*self.files, *files))

    def with_given(self, given: Given, mark: str) -> Merged:
        """The same with what is set by hand: each key, known by ``mark`` and its name, in place of the old."""
        origins = dict(self._origins)
        for field, one in given.items():
            place = Place(f"{mark}{field}")
            origins[field] = place
            if isinstance(one, dict):
                origins[field] = {key: place / key for key in one}
            elif isinstance(one, tuple):
                origins[field] = [place] * len(one)
        return Merged({**self.given, **given}, origins, self.files)

    def at(self, *keys: str | int) -> Place:
        """Where what ``keys`` of Settings lead to stands, as people know it."""
        found: Any = self._origins.get(str(keys[0]), Place("", ()) / keys[0])
        for key in keys[1:]:
            found = found / key if isinstance(found, Place) else found[key]
        return found if isinstance(found, Place) else Place("", ()).at(keys)


def _joined(below: Given, above: Given) -> Given:
    """A table with another put over it, key by key; what is set later comes later."""
    kept = {key: one for key, one in below.items() if key not in above}
    return {**kept, **{key: _changed(below.get(key), one) for key, one in above.items()}}


def _changed(below: Any, above: Any) -> Any:
    """A change of a rule put over an earlier one of the same; any other value as it is."""
    if below is None or not hasattr(above, "__fields__"):
        return above
    named = zip(above.__fields__, fields(above), strict=True)
    changes = {field: one for field, one in named if one is not None and one != {}}
    if "params" in changes:
        changes["params"] = {**below.params, **above.params}
    return replace(below, **changes)
