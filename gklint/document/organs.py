"""Whether two names are those of one organ. What is not certain is answered with no."""

from __future__ import annotations

from gklint.document.outline import squeeze

# Words by which any organ may call itself, or that name none.
_ITSELF = (
    "人民政府",
    "政府",
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
LEAST = 3  # characters of a name that tells an organ without its place
_GOVERNMENT = ("人民政府", "政府")  # 青河县 and 青河县人民政府 report as one


def organ_key(name: str) -> str:
    """A name without spaces and marks, and without what a government adds to its place's name.

    An office is another organ than the government that it serves.
    """
    key = squeeze(name)
    for ending in _GOVERNMENT:
        if key.endswith(ending):
            return key.removesuffix(ending) or key
    return key


def same_organ(one: str, other: str) -> bool:
    """True if both names are known, and name the same organ: 我局 and 政府办公室 may be any."""
    key = organ_key(one)
    return key != "" and not key.startswith(_ITSELF) and key == organ_key(other)


def same_but_for_place(one: str, other: str) -> bool:
    """True for one organ whose county's name stands before its own in one of the two.

    Certain only where something else, such as the name of a file, tells that it is the same.
    """
    short, long = sorted((organ_key(one), organ_key(other)), key=len)
    return len(short) >= LEAST and not long.startswith(_ITSELF) and long.endswith(short)


def unit_named(organ: str, units: tuple[str, ...]) -> str:
    """The unit that an organ's name, its county's name before it or not, ends with; or empty.

    Of several the longest, which is the most exact: 东城镇 is not 城镇.
    """
    key = organ_key(organ)
    named = [unit for unit in units if organ_key(unit) and key.endswith(organ_key(unit))]
    return max(named, key=len, default="")
