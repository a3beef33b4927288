"""The words of a calibration, in Spanish and English.

Of its tables, its sentences and its chart.
"""

from sim.metrics.calibrated import Verdict
from sim.scenario.text import Text

TARGETS = Text(es="Lo observado y lo simulado", en="What was observed and what is simulated")
FIGURE = Text(es="Cifra", en="Figure")
OBSERVED = Text(es="Observado", en="Observed")
BEFORE = Text(es="Antes", en="Before")
AFTER = Text(es="Después", en="After")
VERDICT = Text(es="¿Se logra?", en="Met?")
VERDICTS: dict[Verdict, Text] = {
    "met": Text(es="sí", en="yes"),
    "undecided": Text(es="no se distingue", en="cannot be told"),
    "missed": Text(es="no", en="no"),
}

PARAMETERS = Text(es="Lo que se movió", en="What was moved")
PARAMETER = Text(es="Parámetro", en="Parameter")
RANGE = Text(es="Entre", en="Between")
FITS = Text(es="También ajusta", en="Fits as well")
EFFECT = Text(es="Efecto en {number} ({unit})", en="Effect on {number} ({unit})")

NOTE = Text(
    es=(
        "±: intervalo de {level} de la media de {replications} réplicas nuevas. Efecto: de un"
        " extremo al otro de su rango. También ajusta: intervalo de {level} del valor, sean los"
        " demás los que sean."
    ),
    en=(
        "±: {level} interval of the mean of {replications} new replications. Effect: from one end"
        " of its range to the other. Fits as well: {level} interval of the value, whatever the"
        " others are."
    ),
)
MISSED = Text(
    es="«{kpi}» no llega a lo observado: lo más cerca es {after} de {value}{limits}.",
    en="“{kpi}” does not come out as observed: the nearest is {after} of {value}{limits}.",
)
AT_LIMITS = Text(es="; en su límite: {names}", en="; at the end of its range: {names}")
TRADED = Text(
    es="Ninguna cifra nota que cambien a la vez: {moves}.",
    en="No figure notices if these change together: {moves}.",
)
UNSEEN = Text(
    es="Sin efecto que se distinga de cero, y por eso sin mover: {names}.",
    en="Without an effect told apart from zero, and so not moved: {names}.",
)
TITLE = Text(es="Calibración: {title}", en="Calibration: {title}")
CHART_NOTE = Text(
    es=(
        "Franja verde: lo observado y su tolerancia. Gris: con los valores del escenario; azul: con"
        " los calibrados; barras: intervalo de {level} de {replications} réplicas nuevas. Abajo,"
        " cada parámetro en su rango: la línea azul ajusta igual de bien; si es tan larga como el"
        " rango, las cifras no dicen nada de él."
    ),
    en=(
        "Green band: what was observed, with its tolerance. Grey: with the scenario's values; blue:"
        " calibrated; bars: {level} interval of {replications} new replications. Below, each"
        " parameter in its range: the blue line fits as well; where it is as long as the range, the"
        " figures say nothing of it."
    ),
)
UNITS: dict[str, Text] = {
    "months": Text(es="meses", en="months"),
    "weeks": Text(es="semanas", en="weeks"),
    "years": Text(es="años", en="years"),
}
"""Units that scenarios write in English; all others are symbols."""

ONE: dict[str, Text] = {
    "months": Text(es="mes", en="month"),
    "weeks": Text(es="semana", en="week"),
    "years": Text(es="año", en="year"),
}
"""The same behind a one."""
