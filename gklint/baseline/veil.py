"""Words for a file that is kept for years: long numbers, which may be a person's, are cut short."""

from __future__ import annotations

SHOWN = 3  # digits of a long number that stay
LONG = 7  # digits; a telephone's and longer. Figures of a report are hardly ever as long
_BETWEEN = " -"  # what stands between the digits of one number


def veiled(words: str) -> str:
    """``words`` in which of every long number only the beginning stands."""
    made, at = [], 0
    while at < len(words):
        end, digits = _number(words, at)
        if digits >= LONG:
            made.append(f"{words[at : at + SHOWN]}…")
        else:
            made.append(words[at:end])
        at = end
    return "".join(made)


def _number(words: str, at: int) -> tuple[int, int]:
    """Where the number at a place ends, and how many digits it has; one character where none is."""
    end, digits = at, 0
    for now in range(at, len(words)):
        if words[now].isdecimal():
            end, digits = now + 1, digits + 1
        elif not digits or words[now] not in _BETWEEN or now > end:
            break
    return max(end, at + 1), digits
