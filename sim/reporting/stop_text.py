"""Why so many replications were played, in words.

It is said where a scenario asks for a precision: what was asked for, and what came out.
"""

from sim.metrics.catalogue import KPIS
from sim.metrics.outcome import Outcome
from sim.reporting.kpi_text import KpiText
from sim.reporting.number_format import number
from sim.scenario.precision import Precision
from sim.scenario.text import Language, Text

NARROW = Text(
    es="Se corrieron {replications} réplicas: el intervalo más ancho de «{kpi}» quedó en ±{half}"
    " {unit}; se pedía ±{wanted}.",
    en="{replications} replications were run: the widest interval of “{kpi}” came to ±{half}"
    " {unit}; ±{wanted} was asked for.",
)
AT_MOST = Text(
    es="Se corrieron {replications} réplicas, el máximo: el intervalo más ancho de «{kpi}» quedó en"
    " ±{half} {unit}, no en ±{wanted} como se pedía.",
    en="{replications} replications were run, the most there may be: the widest interval of"
    " “{kpi}” came to ±{half} {unit}, not ±{wanted} as was asked for.",
)
_DECIMALS = 2


def stop_text(outcome: Outcome, language: Language) -> str:
    """Return why *outcome* has so many replications; nothing where their number was given.

    Half of the widest interval that counts is named beside the one asked for, in points of a share.
    """
    asked, stop = outcome.plan.base.run.replications, outcome.stop
    if stop is None or not isinstance(asked, Precision):
        return ""
    currency = outcome.strategies[outcome.baseline].labels.currency
    text = KpiText(KPIS[asked.of], language, currency)
    size = 100 if text.kpi.unit == "share" else 1
    words = NARROW if stop.is_narrow else AT_MOST
    return words.in_language(language).format(
        replications=stop.replications,
        kpi=text.label,
        half=number(size * stop.half_width, decimals=_DECIMALS),
        wanted=number(size * asked.half_width, decimals=_DECIMALS),
        unit=text.difference_unit,
    )
