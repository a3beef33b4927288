"""That means are adjusted for the interruptions of suppliers, in words."""

from sim.metrics.adjustment import adjustment_of
from sim.metrics.catalogue import KPIS
from sim.metrics.control_variates import AT_LEAST
from sim.metrics.outcome import Outcome
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number
from sim.scenario.text import Language, Text

ADJUSTED = Text(
    es="Medias y diferencias ajustadas por las interrupciones de los proveedores que tocaron en"
    " suerte (variables de control): la media de «{kpi}» es tan precisa como la de {worth} réplicas"
    " sin ajustar.",
    en="Means and differences are adjusted for how often and how long suppliers happened to be"
    " interrupted (control variates): the mean of “{kpi}” is as precise as that of {worth}"
    " replications unadjusted.",
)
FEW = Text(
    es="Medias sin ajustar por las interrupciones de los proveedores: se necesitan {least} réplicas"
    " o más.",
    en="Means are not adjusted for the interruptions of suppliers: that takes {least} replications"
    " or more.",
)
UNKNOWN = Text(
    es="Medias sin ajustar por las interrupciones de los proveedores: estas réplicas las corrió una"
    " versión anterior de abasto, que no guardó con qué ajustarlas.",
    en="Means are not adjusted for the interruptions of suppliers: an earlier version of abasto"
    " played these replications and did not keep what that takes.",
)
_UNTIL = Text(es="{low} a {high}", en="{low} to {high}")


def controls_text(outcome: Outcome, language: Language) -> str:
    """Return whether means are adjusted and what that is worth; nothing where none was asked."""
    found = adjustment_of(outcome)
    if found is None:
        return ""
    if found.why_not:
        words = {"few": FEW, "unknown": UNKNOWN}[found.why_not]
        return words.in_language(language).format(least=AT_LEAST)
    currency = outcome.strategies[outcome.baseline].labels.currency
    low, high = (number(end(found.worth.values())) for end in (min, max))
    span = _UNTIL.in_language(language).format(low=low, high=high)
    return ADJUSTED.in_language(language).format(
        kpi=KpiText(KPIS["prescriptions_filled"], language, currency).label,
        worth=low if low == high else span,
    )
