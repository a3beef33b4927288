from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.reporting.charts.map_frame import KM_PER_DEGREE
from sim.reporting.charts.network_map import network_map
from sim.reporting.digest import Digest, digest
from tests.builders import outcome


def made_up(data: Digest) -> Digest:
    """Return *data* with the near unit marked as synthetic."""
    pull = data.strategies["pull"]
    facilities = dict(pull.strategy.scenario.facilities)
    facilities["cerca"] = facilities["cerca"].model_copy(update={"synthetic": True})
    scenario = pull.strategy.scenario.model_copy(update={"facilities": facilities})
    pull = replace(pull, strategy=replace(pull.strategy, scenario=scenario))
    return replace(data, strategies=dict(data.strategies) | {"pull": pull})


def drawn(*strategies: str, language: str = "es", data: Digest | None = None) -> Figure:
    return network_map(data or digest(outcome()), strategies=strategies, language=language)


def keys(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].get_legend().get_texts()]


def test_each_strategy_has_a_panel_beside_the_scale() -> None:
    assert len(drawn("pull", "kit").axes) == 3


@pytest.mark.parametrize(
    ("language", "unit"), [("es", "% de días de apertura × claves"), ("en", "% of opening days")]
)
def test_scale_of_colours_carries_its_unit(language: str, unit: str) -> None:
    assert unit in drawn("pull", language=language).axes[-1].get_xlabel()


def test_darkest_colour_is_the_worst_unit_of_all_panels() -> None:
    data = digest(outcome())
    worst = max(np.nanmax(one.stockout.mean(axis=0)) for one in data.strategies.values())
    scale = drawn("pull", "kit", data=data).axes[-1]

    assert scale.get_xlim()[1] == pytest.approx(100 * worst)


def spread(*, north: float, east: float) -> Digest:
    """Return a digest whose places lie so many degrees apart."""
    data = digest(outcome())
    places = list(data.plan.base.network.places.values())
    ends = {
        f"place_{number}": place.model_copy(
            update={"lat": 20.0 + north * number, "lon": -100.0 + east * number}
        )
        for number, place in enumerate(places[:2])
    }
    network = data.plan.base.network.model_copy(update={"places": ends})
    base = data.plan.base.model_copy(update={"network": network})
    return replace(data, plan=replace(data.plan, base=base))


@pytest.mark.parametrize(("north", "east", "inches"), [(4.0, 2.0, 6.4), (1.0, 4.0, 3.5)])
def test_a_wide_country_has_a_low_map(north: float, east: float, inches: float) -> None:
    height = drawn("pull", data=spread(north=north, east=east)).get_figheight()

    assert height == pytest.approx(inches, abs=0.1)


def test_synthetic_units_are_hollow_and_explained() -> None:
    figure = drawn("pull", data=made_up(digest(outcome())))
    insides = [
        tuple(dot.get_facecolor()[0])
        for dot in figure.axes[0].collections[1:]
        if dot.get_facecolor().size
    ]

    assert keys(figure)[-1] == "unidad sintética (ubicación supuesta)"
    assert (1.0, 1.0, 1.0, 1.0) in insides


def test_real_units_need_no_such_key() -> None:
    assert keys(drawn("pull")) == ["unidad", "hospital", "almacén"]


def test_scale_bar_is_as_long_as_it_says() -> None:
    ax = drawn("pull").axes[0]
    bar = ax.lines[-1]
    middle = np.deg2rad(np.mean(ax.get_ylim()))
    length_km = np.ptp(bar.get_xdata()) * KM_PER_DEGREE * np.cos(middle)
    (written,) = [text.get_text() for text in ax.texts if text.get_text().endswith(" km")]

    assert written == f"{length_km:.0f} km"


def test_large_towns_are_named_and_small_ones_that_would_cover_them_are_not() -> None:
    data = digest(outcome())
    pull = data.strategies["pull"]
    scenario = pull.strategy.scenario
    here = scenario.network.places["cerca"]
    places = {
        "city": here.model_copy(update={"name": "Gran Ciudad", "population": 90_000}),
        **{
            f"village-{number}": here.model_copy(
                update={"name": "Un Pueblo Vecino", "population": 10}
            )
            for number in range(9)
        },
    }
    network = scenario.network.model_copy(update={"places": dict(scenario.network.places) | places})
    scenario = scenario.model_copy(update={"network": network})
    pull = replace(pull, strategy=replace(pull.strategy, scenario=scenario))
    figure = drawn("pull", data=replace(data, strategies={"pull": pull}))
    names = [text.get_text() for text in figure.axes[0].texts]

    assert "Gran Ciudad" in names
    assert names.count("Un Pueblo Vecino") < 9


def test_note_owns_up_to_the_schematic_roads() -> None:
    assert "±6 %" in drawn("pull").get_supxlabel()
