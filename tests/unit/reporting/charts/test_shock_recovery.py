from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from matplotlib.axes import Axes

from sim.metrics.outcome import Outcome
from sim.reporting import words
from sim.reporting.charts.shock_recovery import has_shocks, shock_recovery
from sim.reporting.digest import Digest, digest
from sim.reporting.style import OTHER_COLOUR
from sim.scenario.shocks import Shock
from tests.builders import outcome


def drawn(whole: Outcome | None = None, *, language: str = "es") -> Axes:
    return shock_recovery(digest(whole or outcome()), language=language)


def spared(data: Digest, strategy: str) -> Digest:
    """Return *data* with no shock under one strategy."""
    played = dict(data.strategies)
    calm = played[strategy]
    scenario = calm.strategy.scenario.model_copy(update={"shocks": {}})
    played[strategy] = replace(
        calm,
        strategy=replace(calm.strategy, scenario=scenario),
        labels=replace(calm.labels, shock_days=np.zeros((0, 2), dtype=np.int64)),
        courses=(None,) * data.replications,
    )
    return replace(data, strategies=played)


def test_every_strategy_has_a_line_from_four_weeks_before_the_shock() -> None:
    days = [line.get_xdata() for line in drawn().lines]

    assert [(each[0], each[-1]) for each in days] == [(-28, 29)] * 2


def test_a_line_is_the_mean_share_of_the_last_week() -> None:
    whole = outcome(("pull",), replications=2)
    line = drawn(whole).lines[0]
    weeks = [run.daily[24:31].sum(axis=(0, 1)) for run in whole.strategies["pull"].records]
    expected = np.mean([100 * complete / asked for asked, complete in weeks])

    assert line.get_ydata()[28] == pytest.approx(expected)


def test_the_days_of_the_shock_are_shaded_and_named_once() -> None:
    ax = drawn()
    box = ax.patches[0].get_bbox()

    assert len(ax.patches) == 1
    assert (box.x0, box.x1) == (0, 7)
    assert ax.texts[0].get_text() == "huelga en el almacén"


@pytest.mark.parametrize(("language", "expected"), [("es", "pierde hasta"), ("en", "loses up to")])
def test_a_label_sums_the_shock_up(language: str, expected: str) -> None:
    labels = [text.get_text() for text in drawn(language=language).get_legend().get_texts()]

    assert all(expected in label for label in labels)


def test_a_strategy_without_the_shock_is_drawn_beside() -> None:
    data = spared(digest(outcome()), "kit")
    ax = shock_recovery(data, language="es")
    labels = [text.get_text() for text in ax.get_legend().get_texts()]

    assert not has_shocks(data.strategies["kit"])
    assert labels[0] == "Kit mensual fijo\nsin choque"
    assert len(ax.lines) == 2


MANY = ("pull", "kit", "push", "a", "b", "c", "d", "e")


def test_few_strategies_are_all_named() -> None:
    ax = drawn(outcome(MANY[:6], replications=2))

    assert len(ax.get_legend().get_texts()) == len(ax.lines) == 6
    assert not any("gris" in text.get_text() for text in ax.texts)


def test_of_many_strategies_the_baseline_and_the_farthest_from_it_are_named() -> None:
    ax = drawn(outcome(MANY, replications=2))
    labels = [text.get_text().split("\n")[0] for text in ax.get_legend().get_texts()]

    assert len(labels) == 6
    assert "Pedido por excepción" in labels
    assert [line.get_color() for line in ax.lines].count(OTHER_COLOUR) == 2
    assert "otras 2 estrategias" in ax.texts[-1].get_text()


def test_of_many_strategies_those_without_a_shock_are_not_named() -> None:
    data = digest(outcome(MANY, replications=2))
    for name in MANY[2:]:
        data = spared(data, name)
    ax = shock_recovery(data, language="es")
    labels = [text.get_text().split("\n")[0] for text in ax.get_legend().get_texts()]

    assert sorted(labels) == ["Kit mensual fijo", "Pedido por excepción"]
    assert len(ax.lines) == len(MANY)


@pytest.mark.parametrize(("language", "x"), [("es", "días desde"), ("en", "days since")])
def test_axes_carry_units(language: str, x: str) -> None:
    ax = drawn(language=language)

    assert x in ax.get_xlabel()
    assert "(%)" in ax.get_ylabel()


def test_every_kind_of_shock_has_a_name() -> None:
    kinds = {each.model_fields["kind"].default for each in get_args(get_args(Shock)[0])}

    assert kinds == set(words.SHOCK_KINDS)
