"""Text that no spreadsheet takes for a formula."""

from __future__ import annotations

# Spreadsheets set to Chinese or Japanese take the full-width forms too.
_BEGIN_FORMULAS = "=+-@＝＋－＠\t\r\n"


def not_formula(text: str) -> str:
    """``text`` with an apostrophe before it where it needs one. Signed numbers stay what they are."""
    first = text.lstrip(" \u3000")[:1] or text[:1]  # some spreadsheets take blanks away
    if first not in _BEGIN_FORMULAS or not any(map(str.isalnum, text)):
        return text
    digits = text[1:].replace(",", "").replace(".", "", 1)
    plain = text[0] in "+-" and digits.isascii() and digits.isdecimal()
    return text if plain else f"'{text}"
