"""Tests of what suppliers happened to lack, against what was to be expected."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.engine.interruptions import draw_spells, expected_lack, lack_of
from sim.engine.replication import Stage
from sim.engine.setting import Setting
from sim.engine.supply_controls import supply_controls
from sim.rng import Streams
from sim.scenario.loader import read_plan
from tests.unit.engine.worlds import TINY, setting

OFTEN = {"per_product_year": 4.0, "duration_median": "20 d", "duration_p95": "60 d"}
TITLED = {"title": {"es": "A", "en": "A"}, "question": {"es": "¿?", "en": "?"}}


def interrupted(*, rates: tuple[float, float, float] = (1, 1, 1), **changes: object) -> Setting:
    """Return a year whose products are asked for in these proportions."""
    asked = {key: {"m": rate} for key, rate in zip("ven", rates, strict=True)}
    run = {"horizon": "300 d", "warm_up": "65 d"}
    return setting(
        run=run, demand={"rates": asked}, supply={"maker": {"interruptions": OFTEN}}, **changes
    )


def lack(known: Setting, streams: Streams) -> NDArray[np.float64]:
    """Return days and ages beyond what was to be expected, by product."""
    spec = known.scenario.supply["maker"].interruptions
    spells = draw_spells(spec, streams.get("interruptions", "maker"), days=365, products=3)
    span = {"first": 65, "last": 365, "products": 3}
    return np.subtract(lack_of(spells, **span), expected_lack(spec, **span))


@pytest.mark.parametrize("rates", [(1, 1, 1), (1, 0, 0), (1, 2, 5)])
def test_products_count_by_their_use(rates: tuple[float, float, float]) -> None:
    streams = Streams(1, 3)
    known = interrupted(rates=rates)

    assert supply_controls(known, streams) == pytest.approx(
        lack(known, streams) @ np.array(rates) / sum(rates)
    )


def test_without_interruptions_there_is_nothing_to_adjust_for() -> None:
    assert supply_controls(setting(), Streams(1, 0)).tolist() == [0, 0]


def test_where_nobody_asks_for_anything_there_is_nothing_either() -> None:
    nobody = {name: {"consultations_per_day": 0} for name in ("near", "far")}

    assert supply_controls(interrupted(facilities=nobody), Streams(1, 0)).tolist() == [0, 0]


def test_strategies_of_a_replication_have_the_same_controls() -> None:
    supply = {"maker": TINY["supply"]["maker"] | {"interruptions": OFTEN}}
    other = {"supply": {"maker": {"interruptions": {"per_product_year": 1.0}}}}
    strategies = {"one": TITLED | {"change": {}}, "other": TITLED | {"change": other}}
    raw = TINY | {"supply": supply, "baseline": "one", "strategies": strategies}
    stage = Stage(read_plan(raw, "tiny"))
    one, second = (records.controls for _, records in stage.play(["one", "other"], 1))

    assert one.tolist() == second.tolist() == supply_controls(stage.base, Streams(1, 1)).tolist()
    assert one.any()
