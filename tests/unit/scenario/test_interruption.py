import pytest
from pydantic import ValidationError

from sim.scenario.interruption import FleetInterruption

DATES = {"fleet": "vans", "first_day": "2025-03-01", "last_day": "2025-03-09"}


def interruption(**fields: object) -> FleetInterruption:
    return FleetInterruption.model_validate(DATES | fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"north": True, "south": True}),
        ({"regions": ["sierra"]}, {"north": True, "south": False}),
        ({"routes": ["south"]}, {"north": False, "south": True}),
        ({"regions": ["sierra"], "routes": ["south"]}, {"north": True, "south": True}),
        ({"regions": ["coast"]}, {"north": False, "south": False}),
        ({"falls_back_to": "trucks"}, {"north": True, "south": True}),
    ],
    ids=["all", "a region", "a route", "either", "nobody", "all, by others"],
)
def test_it_concerns_whom_it_names(fields: dict[str, object], expected: dict[str, bool]) -> None:
    """Route north lies in the sierra, route south on the plain."""
    strike = interruption(**fields)
    regions = {"north": "sierra", "south": "plain"}

    assert {
        route: strike.concerns(route=route, region=region) for route, region in regions.items()
    } == expected


@pytest.mark.parametrize(
    ("fields", "of_stops"),
    [
        ({}, False),
        ({"share": 0.5}, False),
        ({"regions": ["sierra"]}, True),
        ({"routes": ["north"]}, True),
        ({"falls_back_to": "trucks"}, True),
    ],
)
def test_vehicles_drive_on_where_somebody_is_left_out(
    fields: dict[str, object], *, of_stops: bool
) -> None:
    assert interruption(**fields).is_of_stops is of_stops


@pytest.mark.parametrize(
    "whom", [{"regions": ["sierra"]}, {"routes": ["north"]}, {"falls_back_to": "trucks"}]
)
def test_it_takes_vehicles_away_or_leaves_out_stops(whom: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"a share of the vehicles, or who is not served"):
        interruption(share=0.5, **whom)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_no_more_vehicles_stand_still_than_there_are(share: float) -> None:
    with pytest.raises(ValidationError, match="share"):
        interruption(share=share)


def test_it_may_take_all_vehicles_and_say_who_is_concerned() -> None:
    assert interruption(share=1, routes=["north"]).is_of_stops


def test_it_may_last_one_day() -> None:
    strike = interruption(last_day="2025-03-01")

    assert strike.first_day == strike.last_day
