"""A network of several levels: one is added, skipped or removed by who supplies whom."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from sim.domain.records import Labels, Records
from sim.engine.replication import Stage
from sim.metrics.catalogue import measure
from sim.scenario.loader import load_plan

WORLD = """\
title: {es: Niveles, en: Levels}
question: {es: ¿Cuántos?, en: How many?}
run: {start: 2024-01-01, horizon: 182 d, warm_up: 91 d, replications: 4, seed: 1}
institutions: {imss: {name: IMSS}}
network:
  places:
    capital: {name: Capital, lat: 28, lon: -106}
    hub: {name: Hub, lat: 27, lon: -107}
    a: {name: A, lat: 27, lon: -108}
    b: {name: B, lat: 26, lon: -108}
    c: {name: C, lat: 26, lon: -107}
  roads:
    trunk: {origin: capital, destination: hub, distance_km: 480, surface: paved, terrain: flat}
    to-a: {origin: hub, destination: a, distance_km: 300, surface: paved, terrain: flat}
    to-b: {origin: hub, destination: b, distance_km: 300, surface: paved, terrain: flat}
    to-c: {origin: hub, destination: c, distance_km: 300, surface: paved, terrain: flat}
  speeds:
    paved--flat: {surface: paved, terrain: flat, speed_kph: 60}
facilities:
  state: {name: State, institution: imss, level: store, place: capital, supplier: maker}
  forward:
    {name: Forward, institution: imss, level: forward, place: hub, supplier: state, route: trunk}
  unit-a:
    {name: A, institution: imss, level: unit, place: a, supplier: forward, route: a,
     consultations_per_day: 10, mix: rural}
  unit-b:
    {name: B, institution: imss, level: unit, place: b, supplier: forward, route: b,
     consultations_per_day: 10, mix: rural}
  unit-c:
    {name: C, institution: imss, level: unit, place: c, supplier: forward, route: c,
     consultations_per_day: 10, mix: rural}
products:
  v: {name: Vital, ven: V, unit_price: 9, volume_l: 1, weight_kg: 1}
demand: {lines_per_consultation: 1, pieces_per_line: 1, rates: {v: {rural: 1}}}
supply:
  maker: {name: Maker, lead_time_least: 5 d, lead_time_most: 5 d, complete: 1.0}
replenishment:
  units:
    levels: [unit]
    review: {kind: every, interval: 7 d}
    policy: {kind: forced_ordering, max_months: 1 months}
    first_stock: 1 months
  forwards:
    levels: [forward]
    review: {kind: every, interval: 7 d}
    policy: {kind: forced_ordering, max_months: 1 months}
    first_stock: 0.5 months
  stores:
    levels: [store]
    policy: {kind: forced_ordering, max_months: 4 months}
    first_stock: 4 months
transport:
  vehicles:
    truck:
      {payload_kg: 180, volume_m3: 9, max_speed_kph: 60, cost_per_km: 9, cost_per_day: 900,
       surfaces: [paved]}
    van:
      {payload_kg: 90, volume_m3: 9, max_speed_kph: 60, cost_per_km: 6, cost_per_day: 600,
       surfaces: [paved]}
  fleets:
    trucks: {vehicle: truck, number: 1, home: state}
    vans: {vehicle: van, number: 1, home: forward}
  routes: {trunk: {fleet: trucks}, a: {fleet: vans}, b: {fleet: vans}, c: {fleet: vans}}
  plan: {kind: fixed_rounds, start: {kind: every, interval: 7 d}, cut_off_working_days: 3}
  retry_after_working_days: 30
baseline: two_levels
strategies:
  two_levels:
    title: {es: Dos niveles, en: Two levels}
    question: {es: ¿Hoy?, en: Today?}
  removed:
    title: {es: Sin el almacén, en: Without the forward store}
    question: {es: ¿Y sin vehículos?, en: And without vehicles?}
    change:
      facilities_where: [{level: unit, set: {supplier: state}}]
      transport: {fleets: {vans: {home: state}}}
  removed_with_vans:
    title: {es: Sin el almacén y con camionetas, en: Without it but with vans}
    question: {es: ¿Y con vehículos?, en: And with vehicles?}
    change:
      facilities_where: [{level: unit, set: {supplier: state}}]
      transport: {fleets: {vans: {home: state, number: 4}}}
  monthly:
    title: {es: Cada mes, en: Monthly}
    question: {es: ¿Y si se reparte cada mes?, en: What if rounds are monthly?}
    change:
      replenishment:
        units: {policy: {max_months: 3 months}}
        forwards: {policy: {max_months: 3 months}}
      transport:
        vehicles: {truck: {payload_kg: 9000}, van: {payload_kg: 9000}}
        plan: {start: {interval: 28 d}}
  quarterly:
    title: {es: Cada trimestre, en: Quarterly}
    question: {es: ¿Y si se reparte cada trimestre?, en: What if rounds are quarterly?}
    change:
      replenishment:
        units: {policy: {max_months: 3 months}}
        forwards: {policy: {max_months: 3 months}}
      transport:
        vehicles: {truck: {payload_kg: 9000}, van: {payload_kg: 9000}}
        plan: {start: {interval: 84 d}}
  skipped:
    title: {es: Una directa, en: One direct}
    question: {es: ¿Y solo una?, en: And only one?}
    change:
      facilities_where: [{route: c, set: {supplier: state}}]
      transport: {routes: {c: {fleet: trucks}}}
  added:
    title: {es: Un nivel más, en: One level more}
    question: {es: ¿Y otro?, en: And another?}
    change:
      facilities:
        outpost:
          {name: Outpost, institution: imss, level: forward, place: a, supplier: forward,
           route: outpost}
      facilities_where: [{route: a, set: {supplier: outpost}}]
      transport:
        fleets: {bikes: {vehicle: van, number: 1, home: outpost}}
        routes: {a: {fleet: bikes}, outpost: {fleet: vans}}
"""


@cache
def played(strategy: str) -> tuple[list[Records], Labels]:
    """Return two replications, their books checked after every event."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.yaml"
        file.write_text(WORLD, encoding="utf-8")
        stage = Stage(load_plan(file))
    runs = [run for number in range(2) for _, run in stage.play([strategy], number, verify=True)]
    return runs, stage.labels(strategy)


def filled(strategy: str) -> list[float]:
    """Return the share of prescriptions filled in each replication."""
    runs, labels = played(strategy)
    return [measure(run, labels)["prescriptions_filled"] for run in runs]


def test_removing_a_level_hurts_where_transport_does_not_grow_and_helps_where_it_does() -> None:
    two_levels, removed, with_vans = map(filled, ("two_levels", "removed", "removed_with_vans"))

    assert all(after < before - 0.05 for before, after in zip(two_levels, removed, strict=True))
    assert all(after > before + 0.05 for before, after in zip(two_levels, with_vans, strict=True))


def test_monthly_rounds_fill_far_more_than_quarterly_ones_with_the_same_vehicles() -> None:
    """As found for the vaccines of Niger, 87 and 49 %: Assi et al. (2013), PMC3763189."""
    monthly, quarterly = filled("monthly"), filled("quarterly")

    assert all(rare < often - 0.2 for often, rare in zip(monthly, quarterly, strict=True))


def test_a_unit_supplied_from_above_leaves_more_for_the_others() -> None:
    two_levels, skipped = filled("two_levels"), filled("skipped")

    assert all(after > before for before, after in zip(two_levels, skipped, strict=True))


@pytest.mark.parametrize(
    ("strategy", "trips"),
    [
        ("two_levels", {"trunk", "a", "b", "c"}),
        ("removed", {"a", "b", "c"}),
        ("skipped", {"trunk", "a", "b", "c"}),
        ("added", {"trunk", "a", "b", "c", "outpost"}),
    ],
)
def test_every_level_that_supplies_has_its_trips(strategy: str, trips: set[str]) -> None:
    runs, _ = played(strategy)
    routes = ["trunk", "a", "b", "c", "outpost"]

    assert {routes[number] for number in np.unique(runs[0].trips["route"])} == trips


@pytest.mark.parametrize("strategy", ["two_levels", "removed", "skipped", "added"])
def test_all_networks_meet_the_same_patients(strategy: str) -> None:
    (runs, labels), (base, base_labels) = played(strategy), played("two_levels")

    assert runs[0].demand_checksum == base[0].demand_checksum
    assert (
        runs[0].asked[labels.serves_patients].tolist()
        == base[0].asked[base_labels.serves_patients].tolist()
    )


@pytest.mark.parametrize(
    ("strategy", "hours"),
    [
        ("two_levels", [8, 13, 13, 13]),
        ("removed", [8, 13, 13, 13]),
        ("skipped", [8, 13, 13, 13]),
        ("added", [8, 13, 13, 13, 13]),
    ],
)
def test_units_are_as_remote_whatever_stores_lie_between(strategy: str, hours: list[int]) -> None:
    _, labels = played(strategy)

    assert labels.remoteness_hours[1:] == pytest.approx(hours)
    assert np.isnan(labels.remoteness_hours[0])


def test_only_what_comes_to_patients_counts_as_delivered() -> None:
    runs, labels = played("skipped")
    rows = runs[0].deliveries[runs[0].deliveries["facility"] == 1]

    assert rows.size > 0
    assert np.isfinite(measure(runs[0], labels)["turnaround_days_mean"])
    assert measure(runs[0], labels)["turnaround_days_mean"] == pytest.approx(
        _mean_turnaround(runs[0], to=[2, 3, 4])
    )


def _mean_turnaround(run: Records, *, to: list[int]) -> float:
    rows = run.deliveries[np.isin(run.deliveries["facility"], to)]
    return float(np.nanmean(rows["received"] - rows["decided"]))
