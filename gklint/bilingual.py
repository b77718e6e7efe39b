"""The same words in the two languages that everything shown to people comes in."""

from __future__ import annotations

from gklint.value import value


@value
class Bilingual:
    """Words in Chinese and in English, carrying the same values."""

    zh: str
    en: str

    def into(self, language: str) -> str:
        return self.zh if language == "zh" else self.en
