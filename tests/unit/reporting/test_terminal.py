import subprocess
import sys
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from sim.metrics.catalogue import HEADLINE, KPIS
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.terminal import print_comparison
from sim.scenario.text import Text
from tests.builders import outcome


def printed(whole: Outcome, *, language: str = "es", width: int = 120) -> str:
    paper = StringIO()
    console = Console(file=paper, width=width)
    print_comparison(whole, compare(whole), language=language, console=console)
    return paper.getvalue()


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_headline_kpi_has_its_row(language: str) -> None:
    text = " ".join(printed(outcome(), language=language).split())

    assert all(KPIS[kpi].label.in_language(language).split()[0] in text for kpi in HEADLINE)


@pytest.mark.parametrize(("more", "shown"), [(0.0, False), (2000.0, True)])
def test_an_additional_prescription_has_a_cost_where_more_are_filled(
    more: float,
    shown: bool,  # noqa: FBT001 - a case of the table
) -> None:
    whole = outcome()
    base = whole.strategies["pull"]
    kpis = [
        run
        | {
            "transport_cost": run["transport_cost"] + 5000,
            "prescriptions_complete": run["prescriptions_complete"] + more,
        }
        for run in base.kpis
    ]
    kit = replace(whole.strategies["kit"], kpis=kpis)
    text = printed(replace(whole, strategies={"pull": base, "kit": kit}))

    assert ("2.50 a 2.50" in text) == shown


@pytest.mark.parametrize(
    "words", ["Indicador", "base de", "Media de 4 réplicas", "intervalo simultáneo", "puntos"]
)
def test_spanish_table_speaks_spanish(words: str) -> None:
    assert words in printed(outcome())


@pytest.mark.parametrize(("width", "tables"), [(60, 2), (80, 1), (200, 1)])
def test_strategies_that_do_not_fit_get_another_table(width: int, tables: int) -> None:
    text = printed(outcome(("pull", "kit", "push")), width=width, language="en")

    assert text.count("KPI") == tables


@pytest.mark.parametrize(("change", "marked"), [(0.5, True), (0.0, False)])
def test_mark_means_that_the_interval_excludes_zero(change: float, marked: bool) -> None:  # noqa: FBT001 - a case of the table
    whole = outcome()
    base = whole.strategies["pull"]
    kpis = [
        run | {"on_time": run["on_time"] + change * (1 + number / 50)}
        for number, run in enumerate(base.kpis)
    ]
    kit = replace(whole.strategies["kit"], kpis=kpis)
    text = printed(replace(whole, strategies={"pull": base, "kit": kit}))

    assert ("+51.5*" in text) == marked


@pytest.mark.parametrize(
    ("language", "comparing"),
    [("es", ["base", "diferencia", "«"]), ("en", ["baseline", "difference", "“"])],
)
def test_one_strategy_alone_is_compared_with_nothing(language: str, comparing: list[str]) -> None:
    whole = outcome(("kit",))
    text = printed(whole, language=language)

    assert whole.plan.strategies["kit"].title.in_language(language) in text
    assert not [word for word in comparing if word in text]


@pytest.mark.parametrize("width", [80, 160])
def test_figures_of_a_kpi_stand_digit_under_digit(width: int) -> None:
    lines = printed(outcome(("pull", "kit", "push")), width=width).splitlines()
    start = next(index for index, line in enumerate(lines) if "a tiempo" in line)
    points = [line.split("│")[3].index(".") for line in lines[start : start + 3]]

    assert len(set(points)) == 1


@pytest.mark.parametrize("width", [80, 160])
def test_no_number_and_no_word_of_a_name_is_broken(width: int) -> None:
    whole = outcome(("pull", "kit", "push"))
    played = whole.strategies["kit"]
    dear = [run | {"transport_cost": 123_456_789.0} for run in played.kpis]
    strategies = whole.strategies | {"kit": replace(played, kpis=dear)}
    text = printed(replace(whole, strategies=strategies), width=width)
    names = [whole.plan.strategies[name].title.es for name in whole.strategies]

    assert "123,456,789" in text
    assert all(word in text for name in names for word in name.split())


def test_title_is_no_markup() -> None:
    whole = outcome()
    base = whole.plan.base.model_copy(update={"title": Text(es="[red]Todo[/red]", en="All")})

    assert "[red]Todo[/red]" in printed(replace(whole, plan=replace(whole.plan, base=base)))


@pytest.mark.parametrize("module", ["terminal", "tables.csv_tables", "report"])
def test_module_does_without_matplotlib(module: str) -> None:
    code = f"import sys, sim.reporting.{module}; sys.exit('matplotlib' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter
