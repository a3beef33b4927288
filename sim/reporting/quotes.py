"""Names in the quotation marks of each language."""

from sim.scenario.text import Language


def quoted(name: str, language: Language) -> str:
    """Return *name* in the quotation marks that readers of the language expect."""
    return f"«{name}»" if language == "es" else f"“{name}”"
