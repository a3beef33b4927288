from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.comparison import compare
from sim.reporting.digest import digest
from sim.reporting.report.material import Material
from sim.reporting.report.traffic_light import TRAFFIC_LIGHT
from tests.builders import outcome


def lights(language: str = "es", **kit: float) -> list[dict[str, Any]]:
    """Return the rows, where the kit has these figures in every run."""
    whole = outcome(("pull", "kit"), replications=4)
    one = whole.strategies["kit"]
    changed = replace(one, kpis=[run | kit for run in one.kpis])
    whole = replace(whole, strategies=dict(whole.strategies) | {"kit": changed})
    context = TRAFFIC_LIGHT.context(Material(whole, compare(whole), digest(whole), (), language))
    assert context is not None
    return list(context["rows"])


def test_the_strategy_that_fills_most_stands_first() -> None:
    titles = [row["title"] for row in lights(prescriptions_filled=0.99)]

    assert titles == ["Kit mensual fijo", "Pedido por excepción"]


@pytest.mark.parametrize(
    ("filled", "tone", "mark"), [(0.95, "good", "●"), (0.75, "middling", "▲"), (0.3, "bad", "■")]
)
def test_a_figure_has_colour_mark_and_word(filled: float, tone: str, mark: str) -> None:
    rows = lights(prescriptions_filled=filled)
    cell = next(row for row in rows if row["title"].startswith("Kit"))["cells"][0]

    assert (cell["tone"], cell["mark"]) == (tone, mark)
    assert cell["word"]


def test_days_out_are_shown_as_days_available() -> None:
    row = lights(prescriptions_filled=0.99, stockout_days_vital=0.04)[0]

    assert row["cells"][1]["value"] == "96.0\N{NO-BREAK SPACE}%"


def test_a_certain_best_is_never_said_to_be_certain() -> None:
    first, second = lights("en", prescriptions_filled=0.9999)

    assert (first["chance"], second["chance"]) == ("over 99%", "under 1%")


def test_an_unknown_figure_has_no_light() -> None:
    row = lights(prescriptions_filled=0.99, on_time=float("nan"))[0]

    assert row["cells"][3]["mark"] == ""
