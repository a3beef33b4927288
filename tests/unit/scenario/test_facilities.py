import pytest

from sim.scenario.facilities import Facility
from tests.unit.scenario.small_world import Files

STOP = "route: north, stop: 2"


def facility(**fields: object) -> Facility:
    plain = {
        "name": "Unit", "institution": "health", "level": "unit", "place": "town",
        "supplier": "store",
    }  # fmt: skip
    return Facility.model_validate(plain | fields)


@pytest.mark.parametrize(
    ("written", "weekdays"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("every day", (0, 1, 2, 3, 4, 5, 6)),
        ("Mon wed FRI", (0, 2, 4)),
        ("sat", (5,)),
    ],
)
def test_opening_days_are_written_as_on_a_door(written: str, weekdays: tuple[int, ...]) -> None:
    assert facility(opens=written).opens == weekdays


def test_a_unit_works_on_weekdays_without_holidays_if_not_said() -> None:
    assert (facility().opens, facility().keeps_holidays) == ((0, 1, 2, 3, 4), True)


def test_goods_are_taken_in_from_eight_to_four_if_not_said() -> None:
    assert (facility().receives_from, facility().receives_until) == (8, 16)


@pytest.mark.parametrize("field", ["storage_m3", "cold_storage_m3", "picking_pieces_per_day"])
def test_nothing_limits_a_house_if_not_said(field: str) -> None:
    assert getattr(facility(), field) is None


WRONG: dict[str, tuple[str, str]] = {
    "closed every day": (
        "opens: ¶''",
        "opens: expected days such as 'mon-fri', 'mon wed' or 'every day', got ''",
    ),
    "days of another language": (
        "opens: ¶lun-vie",
        "opens: expected days such as 'mon-fri', 'mon wed' or 'every day', got 'lun-vie'",
    ),
    "a week that runs backwards": (
        "opens: ¶fri-mon",
        "opens: expected days such as 'mon-fri', 'mon wed' or 'every day', got 'fri-mon'",
    ),
    "no room at all": (
        "storage_m3: ¶0",
        "storage_m3: expected a number above 0, got 0",
    ),
    "nobody picks": (
        "picking_pieces_per_day: ¶0",
        "picking_pieces_per_day: expected a number of at least 1, got 0",
    ),
    "beyond the pole": ("lat: ¶91", "lat: expected a number of at most 90, got 91"),
    "round the world": ("lon: ¶-181", "lon: expected a number of at least -180, got -181"),
    "a road of less than nothing": (
        "spur_km: ¶-2",
        "spur_km: expected a number of at least 0, got -2",
    ),
    "a surface that there is not": (
        "spur_surface: ¶mud",
        ("spur_surface: expected 'paved', 'gravel', 'dirt', 'track' or 'trail', got 'mud'"),
    ),
    "worse than the worst risk": (
        "spur_snow_risk: ¶4",
        "spur_snow_risk: expected a number of at most 3, got 4",
    ),
    "animals that carry nothing": (
        (
            "spur_km: 2, spur_surface: dirt, spur_terrain: flat,"
            " last_stretch: {payload_kg: ¶0, speed_kph: 4}"
        ),
        "last_stretch.payload_kg: expected a number above 0, got 0",
    ),
    "animals that stand still": (
        (
            "spur_km: 2, spur_surface: dirt, spur_terrain: flat,"
            " last_stretch: {payload_kg: 70, speed_kph: ¶0}"
        ),
        "last_stretch.speed_kph: expected a number above 0, got 0",
    ),
    "before midnight": (
        "receives_from: ¶-1 h",
        "receives_from: expected 0 or more, got '-1 h'",
    ),
    "after midnight": (
        "receives_until: ¶25 h",
        "receives_until: expected at most 24 h, got 25 h",
    ),
}


@pytest.mark.parametrize(("written", "message"), WRONG.values(), ids=WRONG)
def test_a_house_that_cannot_be_is_said(files: Files, written: str, message: str) -> None:
    files.edit(STOP, f"{written}, {STOP}")

    assert files.problems() == [f"{files.expected}: facilities.unit-b.{message}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "level: store, place: town",
            "level: store, place: ¶twon",
            "facilities.store.place: unknown place 'twon'; did you mean 'town'?",
        ),
        (
            "place: town, supplier: maker",
            "place: town, supplier: ¶maken",
            (
                "facilities.store.supplier: unknown facility or supplier 'maken'; did you mean"
                " 'maker'?"
            ),
        ),
        (
            "Store, institution: health",
            "Store, institution: ¶army",
            "facilities.store.institution: unknown institution 'army'; known: 'health'",
        ),
    ],
    ids=["place", "supplier", "owner"],
)
def test_a_house_names_what_there_is(files: Files, old: str, new: str, message: str) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]
