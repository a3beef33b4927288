"""Words for people, in both languages."""

from typing import Literal

from sim.quantities import Section

Language = Literal["es", "en"]


class Text(Section):
    """The same words in Spanish and in English.

    Both are needed: a report is written in either.
    """

    es: str
    """In Spanish."""

    en: str
    """In English."""

    def in_language(self, language: Language) -> str:
        """Return the words in *language*."""
        return self.es if language == "es" else self.en
