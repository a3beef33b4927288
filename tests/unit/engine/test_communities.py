import pytest

from sim.domain.demand import DAYS_PER_YEAR
from sim.engine.labels import labels_of
from sim.engine.setting import Setting
from sim.engine.world import World
from tests.unit.engine.worlds import FAR, NEAR, V, draw, patient, setting

CAJA = {"name": "Caja", "affiliation": "imss", "unit": "far", "place": "w"}


def world(**fields: object) -> Setting:
    """Return the tiny world with a community whose unit is `far`, three hours away."""
    return setting(communities={"caja": CAJA | {"consultations_per_day": 1} | fields})


def test_facilities_stand_first_and_communities_follow() -> None:
    assert world().communities.names == ("store", "near", "far", "caja")


@pytest.mark.parametrize(
    ("fields", "per_year"),
    [
        ({"consultations_per_day": 4}, 4 * DAYS_PER_YEAR),
        ({"consultations_per_day": 0, "population": 100}, 240),
    ],
)
def test_consultations_are_counted_or_follow_from_the_people(
    fields: dict[str, int], per_year: float
) -> None:
    assert world(**fields).communities.consultations_per_year[-1] == pytest.approx(per_year)


def test_a_unit_is_expected_to_serve_its_communities_too() -> None:
    with_them, without = world().expected_month, setting().expected_month

    assert with_them[FAR, V] == pytest.approx(1.5 * without[FAR, V])
    assert with_them[NEAR, V] == without[NEAR, V]


def test_a_community_follows_the_mix_of_its_unit() -> None:
    assert world().communities.mix[-1] == "m"


def test_whose_patients_came_where_is_counted_with_their_travel() -> None:
    known = world()
    chance = draw(known, {0: [patient("far", v=1), patient("near", v=1)]})
    records = World(known, chance, traced=False).run(verify=True)

    assert records.attended[0, :, 0].tolist() == [0, 1, 1]
    assert records.travel_hours.sum() == 0.0
    assert labels_of(known).affiliations == ("imss",)


def test_without_communities_nobody_is_told_apart() -> None:
    records = World(setting(), draw(setting()), traced=False).run()

    assert records.attended.size == 0
    assert labels_of(setting()).affiliations == ()


def test_who_has_no_access_is_counted_at_the_own_unit_and_asks_for_nothing() -> None:
    known = setting(communities={"caja": CAJA}, patients={"travel_at_most": "0 h"})
    chance = draw(known, {0: [patient("caja", v=1)]})
    records = World(known, chance, traced=False).run(verify=True)

    assert records.prescriptions[0, FAR].tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert records.asked[FAR].sum() == 0
