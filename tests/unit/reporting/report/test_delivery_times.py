"""Tests of what the report says of how late goods come."""

from dataclasses import replace
from math import inf
from typing import Any

import numpy as np
import pytest

from sim.reporting.report.delivery_times import DELIVERY_TIMES
from sim.reporting.report.material import Material, ReportChart
from sim.scenario.text import Language
from tests.builders import outcome
from tests.materials import material

CHART = ReportChart("delivery_times", "<svg/>")


def told(known: Material) -> list[str] | None:
    context = DELIVERY_TIMES.context(replace(known, charts=[CHART]))
    return None if context is None else list(context["sentences"])


def with_days(language: Language = "es", **days: tuple[float, ...]) -> Material:
    """Return results in which each strategy's deliveries took these days in every run."""
    known = material(language=language)
    strategies = {
        name: replace(played, delivery_days=(np.array(days[name]),) * 4)
        for name, played in known.data.strategies.items()
    }
    return replace(known, data=replace(known.data, strategies=strategies))


def changed(known: Material, **changes: Any) -> Material:  # noqa: ANN401 - any field
    strategies = {
        name: replace(played, **changes) for name, played in known.data.strategies.items()
    }
    return replace(known, data=replace(known.data, strategies=strategies))


def test_quickest_strategy_comes_first() -> None:
    sentences = told(with_days(pull=(9.0, 10.0, 11.0), kit=(2.0, 3.0, 4.0)))

    assert sentences is not None
    assert sentences[0].startswith("«Kit mensual fijo»: la mitad de las entregas llega en 3.0 días")
    assert "en 10.0 días desde el pedido" in sentences[1]


def test_where_nobody_orders_days_count_from_the_round() -> None:
    known = changed(with_days("en", pull=(5.0,), kit=(6.0,)), is_ordered=False)
    sentences = told(known)

    assert sentences is not None
    assert all("of the start of the round, for nobody orders" in one for one in sentences)


def test_strategy_that_delivered_nothing_has_no_sentence() -> None:
    sentences = told(with_days(pull=(5.0,), kit=(inf,)))

    assert sentences is not None
    assert [sentence.split("»")[0] for sentence in sentences] == ["«Pedido por excepción"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "«Kit mensual fijo»: menos de la mitad de las entregas llegó en el periodo medido"),
        ("en", "“Fixed monthly kit”: less than half of the deliveries came within the period"),
    ],
)
def test_days_of_half_are_not_told_where_fewer_have_come(language: Language, said: str) -> None:
    sentences = told(with_days(language, pull=(5.0,), kit=(5.0, inf, inf)))

    assert sentences is not None
    assert said in sentences[-1]
    assert not any("– d" in sentence for sentence in sentences)


def test_one_replication_has_no_interval() -> None:
    sentences = told(material(outcome(replications=1)))

    assert sentences is not None
    assert all(sentence.endswith("%.") and "±" not in sentence for sentence in sentences)


def test_results_without_its_charts_have_no_section() -> None:
    assert DELIVERY_TIMES.context(material()) is None
