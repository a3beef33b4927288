"""How examples are tried: a busy machine makes none of them fail.

``--hypothesis-profile=deep`` tries thousands of generated scenarios, new ones each time.
"""

from hypothesis import HealthCheck, settings

_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("patient", _PATIENT)
settings.register_profile("deep", _PATIENT, max_examples=2000)
if settings.get_current_profile_name() != "deep":
    settings.load_profile("patient")
