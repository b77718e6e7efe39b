"""How alike two words or names are."""

from __future__ import annotations


def likeness(one: str, other: str) -> float:
    """How much of the shorter text is in the other, by pairs of characters: 0 to 1."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    others = {other[at : at + 2] for at in range(len(other) - 1)}
    least = min(len(pairs), len(others))
    return len(pairs & others) / least if least else 0.0


def beginning_alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    at = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        at += 1
    return at
