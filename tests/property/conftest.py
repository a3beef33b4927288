"""How examples are tried: a busy machine makes none of them fail."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
