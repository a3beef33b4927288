"""How many generated scenarios a test tries."""

from hypothesis import settings


def tries(number: int) -> settings:
    """Return so many tries, the same ones every day; those of the profile `deep` are its own."""
    if settings.get_current_profile_name() == "deep":
        return settings()
    return settings(max_examples=number, derandomize=True)
