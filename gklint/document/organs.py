"""Whether two names are those of one organ. What is not certain is answered with no."""

from __future__ import annotations

from gklint.document.outline import squeeze

_ITSELF = (
    "我",
    "本局",
    "本单位",
    "本机关",
    "本级",
    "本委",
    "本办",
    "本镇",
    "本乡",
    "本县",
    "本区",
    "本市",
)
_GOVERNMENT = ("人民政府", "政府")  # 青河县 and 青河县人民政府 report as one


def organ_key(name: str) -> str:
    """A name without spaces and marks, and without what a government adds to its place's name.

    An office is another organ than the government that it serves.
    """
    key = squeeze(name)
    for ending in _GOVERNMENT:
        if key.endswith(ending) and len(key) > len(ending) + 1:
            return key.removesuffix(ending)
    return key


def same_organ(one: str, other: str) -> bool:
    """True if both names are known, and name the same organ: 我局 may be any."""
    key = organ_key(one)
    return key != "" and not key.startswith(_ITSELF) and key == organ_key(other)


def unit_named(organ: str, units: tuple[str, ...]) -> str:
    """The unit that an organ's name, its county's name before it or not, ends with; or empty.

    Of several the longest, which is the most exact: 东城镇 is not 城镇.
    """
    key = organ_key(organ)
    named = [unit for unit in units if organ_key(unit) and key.endswith(organ_key(unit))]
    return max(named, key=len, default="")
