import pytest

from tests.unit.scenario.small_world import Files


def test_a_unit_behind_a_road_that_the_vehicle_cannot_drive_is_said(files: Files) -> None:
    files.edit("surfaces: [paved, dirt]", "surfaces: [paved, gravel]")
    files.edit("  unit-b:\n    {", "  unit-b:\n    ¶{")

    assert files.problems() == [
        (
            f"{files.expected}: facilities.unit-b: 'truck' cannot get here from 'store': the road"
            " 'village--hamlet' is dirt, it drives on paved, gravel"
        )
    ]


def test_a_way_round_over_good_roads_is_taken(files: Files) -> None:
    files.edit("surfaces: [paved, dirt]", "surfaces: [paved]")
    files.edit(
        "  speeds:\n",
        "    long:\n      {origin: town, destination: hamlet, distance_km: 500, surface: paved,"
        " terrain: flat}\n  speeds:\n",
    )

    assert files.plan().base.transport.vehicles["truck"].surfaces == ("paved",)


@pytest.mark.parametrize("place", ["town", "village"])
def test_the_spur_of_either_end_counts(files: Files, place: str) -> None:
    files.edit(
        "    dirt--flat:",
        "    track--mountain: {surface: track, terrain: mountain, speed_kph: 9}\n    dirt--flat:",
    )
    set_spur = f"{{place: {place}, set: {{spur_km: 2, spur_surface: track}}}}"
    files.edit("products:\n", f"facilities_where: [{set_spur}]\nproducts:\n")

    assert "is track, it drives on paved, dirt" in files.problems()[0]


def test_animals_carry_goods_on_over_the_spur_of_a_unit(files: Files) -> None:
    files.edit(
        "    dirt--flat:",
        "    trail--mountain: {surface: trail, terrain: mountain, speed_kph: 4}\n    dirt--flat:",
    )
    trail = "spur_km: 8, spur_surface: trail, last_stretch: {payload_kg: 70, speed_kph: 4}"
    files.edit(
        "products:\n", f"facilities_where: [{{place: hamlet, set: {{{trail}}}}}]\nproducts:\n"
    )
    (mules,) = [each.last_stretch for each in files.plan().base.facilities.values() if each.spur_km]

    assert mules is not None
    assert mules.payload_kg == 70


def test_a_place_without_any_road_is_said(files: Files) -> None:
    start, end = files.text.index("    village--hamlet:"), files.text.index("  speeds:")
    files.text = files.text[:start] + files.text[end:]

    (problem,) = files.problems()
    assert problem.endswith("'store': no road leads from 'town' to 'hamlet'")


def test_a_strategy_with_another_vehicle_is_checked_too(files: Files) -> None:
    files.edit(
        "      replenishment:",
        "      transport: {vehicles: {truck: {surfaces: [paved]}}}\n      replenishment:",
    )

    (problem,) = files.problems()
    assert "strategies.kits.facilities.unit-b: 'truck' cannot get here" in problem


def doctors_travel(files: Files, surfaces: str) -> None:
    """Let doctors travel from the store to unit-b in a vehicle for these surfaces."""
    files.edit(
        "strategies:",
        """\
itinerants:
  specialties: {eyes: {name: Eyes, per_person_year: 0.1, mix: rural}}
  visits:
    tour:
      {specialty: eyes, institution: health, facility: unit-b, first_day: 2025-01-08,
       last_day: 2025-01-09}
  journeys: {health: {base: store, vehicle: car}}
strategies:""",
    )
    files.edit(
        "  vehicles:\n",
        "  vehicles:\n    car: {payload_kg: 300, volume_m3: 1, max_speed_kph: 90, cost_per_km: 1,"
        f" cost_per_day: 1, surfaces: [{surfaces}]}}\n",
    )


def test_doctors_who_cannot_get_there_from_their_base_are_said(files: Files) -> None:
    doctors_travel(files, "paved")

    (problem,) = files.problems()
    assert "facilities.unit-b: 'car' cannot get here from 'store': the road" in problem


@pytest.mark.parametrize("surfaces", ["paved, dirt", "air"])
def test_doctors_who_can_get_there_are_not(files: Files, surfaces: str) -> None:
    doctors_travel(files, surfaces)

    assert files.plan().base.itinerants.journeys["health"].base == "store"
