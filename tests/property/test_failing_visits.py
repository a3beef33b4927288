"""What must hold of visits that roads may stop: in a line of roads, whatever closes them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.domain.records import Records
from sim.engine.journeys import arrival_days
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.network.storms import Disturbance
from tests.unit.engine.worlds import draw, setting
from tests.unit.network.worlds import closed

few = settings(max_examples=15, deadline=None)
EYES = {"name": "Eyes", "per_person_year": 3.65, "mix": "m", "patients_per_day": 4}

plans = st.lists(
    st.tuples(st.sampled_from(["near", "far"]), st.integers(1, 24), st.integers(1, 3)),
    min_size=1,
    max_size=5,
)
closures = st.builds(
    lambda start, length: closed(start, start + length), st.floats(0, 27), st.floats(0.1, 6)
)
storms = st.fixed_dictionaries({}, optional={"wa": closures, "ab": closures})


def known(visits: list[tuple[str, int, int]], *, by_road: bool = True) -> Setting:
    """Return the tiny world with visits by facility, day of January and length."""
    return setting(
        facilities={"near": {"population": 100}, "far": {"population": 100}},
        itinerants={
            "specialties": {"eyes": EYES},
            "visits": {
                str(number): {
                    "specialty": "eyes", "institution": "imss", "facility": facility,
                    "first_day": f"2024-01-{first:02}",
                    "last_day": f"2024-01-{first + length - 1:02}",
                }
                for number, (facility, first, length) in enumerate(visits)
            },
            "journeys": {"imss": {"base": "store", "vehicle": "van"}} if by_road else {},
        },
    )  # fmt: skip


def played(world: Setting, weather: dict[str, Disturbance]) -> Records:
    return World(world, draw(world, storms=weather), traced=False).run(verify=True)


@few
@given(plans)
def test_on_open_roads_everything_is_as_if_doctors_were_always_there(
    visits: list[tuple[str, int, int]],
) -> None:
    by_road, there = (played(known(visits, by_road=each), {}).arrays() for each in (True, False))

    assert all(np.array_equal(by_road[name], there[name]) for name in there)


@few
@given(plans, storms)
def test_whoever_lost_all_days_has_seen_nobody(
    visits: list[tuple[str, int, int]], weather: dict[str, Disturbance]
) -> None:
    rows = played(known(visits), weather).visits
    held = rows["last_day"] - rows["first_day"] + 1 - rows["lost_to_roads"]

    assert (held >= 0).all()
    assert (rows["seen"] <= held * EYES["patients_per_day"]).all()
    assert not rows["lost_to_supplies"].any()


@given(plans, storms)
def test_no_closed_road_lets_a_doctor_arrive_sooner(
    visits: list[tuple[str, int, int]], weather: dict[str, Disturbance]
) -> None:
    world = known(visits)
    calm, stormy = (arrival_days(world, draw(world, storms=each).weather) for each in ({}, weather))

    assert (stormy >= calm).all()
