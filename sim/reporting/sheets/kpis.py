"""All KPIs of all strategies, each with its interval and its difference to the baseline.

The page has the headline only. One row is one strategy and figure, so that a pivot table can turn
it as it likes.
"""

from collections.abc import Iterator

from sim.metrics.catalogue import KPIS
from sim.metrics.interval import Interval
from sim.reporting.kpi_text import KpiText
from sim.reporting.report.material import Material
from sim.reporting.table import Table, TableColumn, Value
from sim.scenario.text import Text

TITLE = Text(es="Resultados por indicador y estrategia", en="Results by KPI and strategy")
SHEET = Text(es="Resultados", en="Results")
NOTE = Text(
    es="Medias de {replications} réplicas con su intervalo de {level}; diferencias pareadas con"
    " «{baseline}»: con las mismas recetas y los mismos cierres. La diferencia de un porcentaje"
    " está en puntos.",
    en="Means of {replications} replications with their {level} interval; paired differences to"
    " “{baseline}”: under the same prescriptions and closures. The difference of a share is in"
    " points.",
)
STRATEGY = TableColumn("strategy", Text(es="Estrategia", en="Strategy"))
LOW = Text(es="Desde", en="Low")
HIGH = Text(es="Hasta", en="High")

COLUMNS = (
    TableColumn("kpi", Text(es="Indicador", en="KPI")),
    TableColumn("unit", Text(es="Unidad de medida", en="Unit")),
    STRATEGY,
    TableColumn("mean", Text(es="Media", en="Mean"), "number", decimals=2),
    TableColumn("low", LOW, "number", decimals=2),
    TableColumn("high", HIGH, "number", decimals=2),
    TableColumn("difference", Text(es="Diferencia", en="Difference"), "number", decimals=2),
    TableColumn("difference_low", LOW, "number", decimals=2),
    TableColumn("difference_high", HIGH, "number", decimals=2),
    TableColumn(
        "chance_best",
        Text(es="Probabilidad de ser la mejor", en="Chance of being the best"),
        "share",
    ),
)

_UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))
_PERCENT = 100


def kpis(material: Material) -> Table:
    """Return the comparison, the strategies of each KPI one below the other.

    A column has figures of several units, so that shares are multiplied by 100, and their unit says
    so; the chance of being the best is a share.
    """
    return Table(
        name="kpis",
        sheet=material.say(SHEET),
        title=material.say(TITLE),
        note=material.say(
            NOTE,
            replications=material.outcome.replications,
            level=material.level,
            baseline=material.title(material.outcome.baseline),
        ),
        columns=COLUMNS,
        rows=list(_rows(material)),
    )


def _rows(material: Material) -> Iterator[tuple[Value, ...]]:
    outcome = material.outcome
    currency = outcome.strategies[outcome.baseline].labels.currency
    for name, kpi in KPIS.items():
        text = KpiText(kpi, material.language, currency)
        scale = _PERCENT if kpi.unit == "share" else 1
        for strategy, compared in material.comparison.strategies.items():
            mean = compared.means[name]
            difference = compared.differences.get(name, _UNKNOWN)
            yield (
                text.label,
                text.unit,
                material.title(strategy),
                *(scale * each for each in (mean.mean, mean.low, mean.high)),
                *(scale * each for each in (difference.mean, difference.low, difference.high)),
                compared.chance_best.get(name, float("nan")),
            )
