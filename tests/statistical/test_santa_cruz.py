"""Which way Santa Cruz goes from strategy to strategy, with the same patients and weather."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from sim.engine.replication import Stage
from sim.metrics.catalogue import measure
from sim.scenario.loader import load_plan

SCENARIO = Path(__file__).parents[2] / "scenarios" / "santa_cruz_calendario" / "scenario.yaml"
SEPARATE, ONE_CALENDAR, JOINT = "dos_agendas", "agenda_unica", "viajes_integrados"
BEFORE, BEFORE_APART = "antes_de_la_visita", "antes_sin_integrar"
FORWARD = "avanzada_y_aviso_diario"

pytestmark = pytest.mark.slow


@cache
def played() -> dict[str, list[dict[str, float]]]:
    """Return the KPIs of two replications of half a year by strategy."""
    stage = Stage(load_plan(SCENARIO, ("run.warm_up=120 d", "run.horizon=183 d")))
    names = list(stage.plan.strategies)
    kpis: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for replication in range(2):
        for name, records in stage.play(names, replication):
            kpis[name].append(measure(records, stage.labels(name)))
    return kpis


def change(kpi: str, here: str, there: str) -> np.ndarray:
    """Return by how much a KPI is higher *there*, replication by replication."""
    runs = zip(played()[here], played()[there], strict=True)
    return np.array([after[kpi] - before[kpi] for before, after in runs])


@pytest.mark.parametrize(
    ("kpi", "here", "there"),
    [
        ("visit_overlaps", ONE_CALENDAR, SEPARATE),
        ("specialty_patients_seen", SEPARATE, ONE_CALENDAR),
        ("specialty_patients_dropped_out", ONE_CALENDAR, SEPARATE),
        ("visits_clear_with_basket", SEPARATE, ONE_CALENDAR),
        ("transport_cost", JOINT, ONE_CALENDAR),
        ("visit_prescriptions_filled_7_days", JOINT, BEFORE),
        ("visits_with_basket", JOINT, BEFORE),
        ("transport_cost", JOINT, BEFORE),
        ("transport_cost", BEFORE, BEFORE_APART),
        ("transport_cost", FORWARD, BEFORE),
        ("hard_season_transport_cost", JOINT, BEFORE),
    ],
    ids=[
        "one calendar has fewer overlaps",
        "one calendar lets more patients be seen",
        "one calendar lets fewer give up",
        "one calendar has more visits as they should be",
        "joint trips cost less",
        "supplies before visits fill more",
        "supplies before visits are there",
        "coming before visits costs",
        "joint trucks cost less before visits too",
        "a forward store saves transport",
        "coming before costs in winter too",
    ],
)
def test_a_figure_is_higher_there(kpi: str, here: str, there: str) -> None:
    assert (change(kpi, here, there) > 0).all()


def test_one_calendar_alone_moves_no_truck_and_fills_no_more() -> None:
    assert (abs(change("trips", SEPARATE, ONE_CALENDAR)) <= 1).all()
    assert (abs(change("prescriptions_filled", SEPARATE, ONE_CALENDAR)) < 0.01).all()


def test_no_two_specialists_meet_on_one_calendar() -> None:
    assert [run["visit_overlaps"] for run in played()[ONE_CALENDAR]] == [0, 0]


def days_lost_to_roads(*settings: str) -> list[list[int]]:
    """Return the days that four replications of the months of snow cost, by strategy."""
    months = ("run.start=2025-06-01", "run.warm_up=30 d", "run.horizon=122 d")
    stage = Stage(load_plan(SCENARIO, (*months, *settings)))
    names = (ONE_CALENDAR, BEFORE)
    lost: dict[str, list[int]] = {name: [] for name in names}
    for replication in range(4):
        for name, records in stage.play(list(names), replication):
            lost[name].append(int(records.visits["lost_to_roads"].sum()))
    return list(lost.values())


def test_snow_stops_the_same_doctors_whatever_trucks_bring() -> None:
    apart, before = days_lost_to_roads()

    assert apart == before
    assert sum(apart) > 0


def test_without_snow_no_doctor_is_late() -> None:
    assert days_lost_to_roads("closures.storms=null") == [[0] * 4] * 2


def test_every_visit_is_held_or_cancelled() -> None:
    for run in (run for runs in played().values() for run in runs):
        cancelled = run["visits_cancelled_by_roads"] + run["visits_cancelled_by_supplies"]

        assert run["visits_held"] + cancelled == run["visits_planned"]
