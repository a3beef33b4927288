"""Outbreaks and staff paid by others: whom they bring, and on which days; day 0 is 2024-01-01."""

from typing import Any

import numpy as np
import pytest

from sim.domain.extra_consultations import ExtraConsultations
from sim.engine.draw import Draw
from sim.engine.extra_demand import extra_demand
from sim.engine.setting import Setting
from sim.rng import Streams
from sim.scenario.patches import merge
from tests.unit.engine.worlds import FAR, NEAR, STORE, E, N, V, setting

FLU = {
    "kind": "outbreak", "first_day": "2024-01-08", "last_day": "2024-01-12", "consultations": 2.0,
    "products": {"e": 1, "n": 3},
}  # fmt: skip
STAFF = {"kind": "external_support", "staff": {"consultations": 0.5, "per_month": 100}}
NORTH: dict[str, Any] = {"network": {"places": {"b": {"region": "north"}}}}
MONDAY = 7


def base(**changes: object) -> Setting:
    return setting(**merge(NORTH, changes, lambda _path: None))


def sources(known: Setting, drawn_from: Setting | None = None) -> list[ExtraConsultations]:
    """Return what a strategy has beside the base draw."""
    draw = Draw(drawn_from or known, Streams(1, 0))
    return [each.__self__ for each in extra_demand(draw, known)]  # type: ignore[attr-defined]


def source(known: Setting, drawn_from: Setting | None = None) -> ExtraConsultations:
    (one,) = sources(known, drawn_from)
    return one


def outbreak(**changes: object) -> Setting:
    return base(shocks={"flu": FLU | changes})


def staff(**changes: object) -> Setting:
    return base(agreements={"insabi": STAFF | changes})


def usual(known: Setting) -> np.ndarray:
    """Return the mean acute consultations of the base, days × communities."""
    return Draw(known, Streams(1, 0)).demand.mean_acute


def test_without_shocks_and_support_nobody_comes_beside_the_base() -> None:
    assert sources(base()) == []


@pytest.mark.parametrize("kind", ["supplier_interruption", "road_cut"])
def test_other_shocks_bring_nobody(kind: str) -> None:
    fields = {"suppliers": ["maker"]} if kind == "supplier_interruption" else {"roads": ["ab"]}
    dates = {"first_day": FLU["first_day"], "last_day": FLU["last_day"]}

    assert sources(base(shocks={"other": {"kind": kind} | fields | dates})) == []


def test_an_outbreak_multiplies_a_usual_day_while_it_lasts() -> None:
    known = outbreak()
    mean = source(known).mean

    assert mean[MONDAY, [NEAR, FAR]] == pytest.approx(2.0 * usual(known)[MONDAY, [NEAR, FAR]])
    assert np.flatnonzero(mean.any(axis=1)).tolist() == [7, 8, 9, 10, 11]


def test_it_rises_to_its_peak_and_falls_from_it() -> None:
    known = outbreak(peak_day="2024-01-10")
    height = source(known).mean[7:12, NEAR] / usual(known)[7:12, NEAR]

    assert height == pytest.approx([2 / 3, 4 / 3, 2, 4 / 3, 2 / 3])


@pytest.mark.parametrize(
    ("regions", "struck"), [([], [NEAR, FAR]), (["north"], [FAR]), (["south"], [])]
)
def test_it_strikes_the_people_who_live_in_its_regions(
    regions: list[str], struck: list[int]
) -> None:
    mean = source(outbreak(regions=regions)).mean[MONDAY]

    assert np.flatnonzero(mean).tolist() == struck


def test_people_of_a_community_are_struck_where_they_live() -> None:
    town = {"name": "T", "affiliation": "imss", "unit": "near", "place": "b", "population": 900}
    known = base(communities={"town": town}, shocks={"flu": FLU | {"regions": ["north"]}})

    assert np.flatnonzero(source(known).mean[MONDAY]).tolist() == [FAR, 3]


def test_it_calls_for_its_own_products_alone() -> None:
    weights = source(outbreak()).weights

    assert weights.shape == (3, 3)
    assert weights[NEAR].tolist() == weights[STORE].tolist() == [0, 1, 3]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("2023-12-20", "2024-01-02", [0, 1]), ("2024-01-25", "2024-03-01", [24, 25])],
    ids=["before the run", "after the run"],
)
def test_of_one_that_is_longer_than_the_run_the_days_of_the_run_count(
    first: str, last: str, days: list[int]
) -> None:
    mean = source(outbreak(first_day=first, last_day=last)).mean

    assert len(mean) == 28
    assert np.flatnonzero(mean.any(axis=1)).tolist() == days


def test_staff_sees_a_share_of_the_usual_patients_more() -> None:
    known = staff()

    assert source(known).mean == pytest.approx(0.5 * usual(known))


@pytest.mark.parametrize(
    ("whom", "seen"),
    [({}, [NEAR, FAR]), ({"facilities": ["near"]}, [NEAR]), ({"regions": ["north"]}, [FAR])],
)
def test_staff_works_at_the_facilities_chosen(whom: dict[str, Any], seen: list[int]) -> None:
    mean = source(staff(**whom)).mean[MONDAY]

    assert np.flatnonzero(mean).tolist() == seen


def test_staff_writes_no_refills() -> None:
    known = base(products={"v": {"seasonality": "chronic"}}, agreements={"insabi": STAFF})
    weights = source(known).weights[NEAR]

    assert weights[V] == 0
    assert weights[[E, N]].tolist() == pytest.approx([1, 1])


def test_support_of_goods_alone_brings_nobody() -> None:
    goods = {"kind": "external_support", "supply": {"per_month": 900}}

    assert sources(base(agreements={"insabi": goods})) == []


def test_every_source_has_a_number_and_a_stream_of_its_own() -> None:
    known = base(
        shocks={"flu": FLU, "cholera": FLU | {"products": {"v": 1}}},
        agreements={"insabi": STAFF, "others": STAFF},
    )
    built = sources(known)

    assert [each.source for each in built] == [1, 2, 64, 65]
    assert [each.name for each in built] == [
        "outbreak flu",
        "outbreak cholera",
        "staff insabi",
        "staff others",
    ]


def test_the_number_of_an_outbreak_counts_all_shocks_before_it() -> None:
    """So an outbreak keeps its patients when another shock before it changes its kind."""
    cut = {"kind": "road_cut", "roads": ["ab"]}
    dates = {"first_day": FLU["first_day"], "last_day": FLU["last_day"]}
    known = base(shocks={"cut": cut | dates, "flu": FLU})

    assert source(known).source == 2


def test_patients_follow_from_the_base_and_not_from_the_strategy() -> None:
    """A strategy that gives `far` to a store of its own meets the same people."""
    ours = outbreak()
    theirs = base(
        shocks={"flu": FLU},
        facilities={"far": {"supplier": "maker", "route": ""}},
        patients={"acute": {"returns": 0, "buys": 0}},
    )
    same, other = (source(known, ours).lines(MONDAY) for known in (ours, theirs))

    assert same.community.size > 0
    assert same.checksum() == other.checksum()


def test_staff_is_found_where_the_strategy_has_the_facility() -> None:
    """Facilities of a strategy may stand in another order than those of the base."""
    drawn_from, supported = base(), staff(facilities=["far"]).scenario
    houses = supported.facilities
    turned = {name: houses[name] for name in ("far", "store", "near")}
    known = Setting(supported.model_copy(update={"facilities": turned}))

    assert known.facility_index["far"] == 0
    assert np.flatnonzero(source(known, drawn_from).mean[MONDAY]).tolist() == [FAR]
