import json
from dataclasses import replace
from typing import Any

import pytest

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.report.map_data import map_data
from sim.reporting.report.material import Material
from tests.builders import FAR, NEAR, STORE, outcome


def data(whole: Outcome | None = None) -> dict[str, Any]:
    played = whole or outcome()
    return map_data(Material(played, compare(played), digest(played), (), "es"))


def test_every_facility_is_on_the_map() -> None:
    facilities = data()["facilities"]

    assert [one["name"] for one in facilities][:2] == ["Almacén estatal", "Hospital de Guachochi"]
    assert [one["serves"] for one in facilities] == [False, True, True, True]


def test_a_facility_says_where_it_is_and_how_far() -> None:
    far = data()["facilities"][FAR]

    assert (far["lat"], far["lon"]) == (27.03, -107.74)
    assert far["kind"] == "unidad pequeña"


def test_shares_are_those_of_the_digest() -> None:
    whole = outcome()
    kit = data(whole)["strategies"][1]

    filled = digest(whole).strategies["kit"].filled[:, NEAR].mean()
    assert kit["filled"][NEAR] == pytest.approx(filled, abs=1e-4)


def test_a_store_has_no_figures() -> None:
    first = data()["strategies"][0]

    assert first["filled"][STORE] is None
    assert [values[STORE] for values in first["outByClass"]] == [None, None, None]


def test_data_can_be_written_as_json() -> None:
    json.dumps(data(), allow_nan=False)


def test_a_facility_of_one_strategy_alone_has_no_figures_under_the_others() -> None:
    whole = outcome()
    kit = whole.strategies["kit"]
    renamed = ("almacen", "hospital", "nueva", "lejos")
    scenario = whole.plan.strategies["kit"].scenario
    facilities = dict(zip(renamed, scenario.facilities.values(), strict=True))
    patched = replace(
        whole.plan.strategies["kit"],
        scenario=scenario.model_copy(update={"facilities": facilities}),
    )
    other = replace(kit, labels=replace(kit.labels, facilities=renamed))
    found = data(
        replace(
            whole,
            plan=replace(whole.plan, strategies=dict(whole.plan.strategies) | {"kit": patched}),
            strategies=dict(whole.strategies) | {"kit": other},
        )
    )

    assert len(found["facilities"]) == 5
    assert [one["filled"][4] is None for one in found["strategies"]] == [True, False]
