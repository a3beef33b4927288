"""One small world for all tests of scenario reading, as a planner would write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan

WORLD = """\
title: {es: Prueba, en: Test}
question: {es: "¿Qué?", en: "What?"}
baseline: today
run:
  start: 2025-01-01
  horizon: 90 d
  warm_up: 30 d
  replications: 2
institutions:
  health: {name: Ministry of Health}
network:
  places:
    town: {name: Town, region: plain, lat: 28.0, lon: -106.0, population: 9000}
    village: {name: Village, region: sierra, lat: 28.1, lon: -106.1, population: 900}
    hamlet: {name: Hamlet, region: sierra, lat: 28.2, lon: -106.2}
  roads:
    town--village:
      {origin: town, destination: village, distance_km: 40, surface: paved, terrain: flat,
       weather_region: hills}
    village--hamlet:
      {origin: village, destination: hamlet, distance_km: 9, surface: dirt, terrain: flat}
  speeds:
    paved--flat: {surface: paved, terrain: flat, speed_kph: 60}
    dirt--flat: {surface: dirt, terrain: flat, speed_kph: 30}
closures:
  storms:
    hills--snow--1:
      {weather_region: hills, event: snow, hazard: snow, risk_class: 1, months: [12, 1],
       storms_per_season: 3, share_of_roads: 0.5, duration_days_median: 1, duration_days_p95: 4}
facilities:
  store:
    {name: Store, institution: health, level: store, place: town, supplier: maker}
  unit-a:
    name: Unit A
    institution: health
    level: unit
    place: village
    supplier: store
    population: 900
    mix: rural
    route: north
    stop: 1
  unit-b:
    {name: Unit B, institution: health, level: unit, place: hamlet, supplier: store,
     consultations_per_day: 4, mix: rural, route: north, stop: 2}
products:
  paracetamol: {name: Paracetamol, ven: E, seasonality: winter}
  insulin: {name: Insulin, ven: V, seasonality: chronic}
demand:
  dispersion: {value: 0.1, source: "[E] our guess"}
  seasons:
    winter: {months: [12, 1, 2], factor: 1.5}
  rates:
    paracetamol: {rural: 260}
    insulin: {rural: 20}
supply:
  maker: {name: Maker, lead_time_most: 40 d}
replenishment:
  stores:
    levels: [store]
    policy: {kind: forced_ordering, max_months: 4 months}
  units:
    levels: [unit]
    policy: {kind: pull_by_exception, threshold: 2 months}
transport:
  vehicles:
    truck:
      {payload_kg: 3500, volume_m3: 18, max_speed_kph: 80, cost_per_km: 11, cost_per_day: 1900,
       surfaces: [paved, dirt]}
  fleets:
    trucks: {vehicle: truck, number: 1, home: store}
  routes:
    north: {fleet: trucks}
strategies:
  today:
    title: {es: Hoy, en: Today}
    question: {es: "¿Cómo?", en: "How?"}
  kits:
    title: {es: Kits, en: Kits}
    question: {es: "¿Mejor?", en: "Better?"}
    change:
      replenishment:
        units:
          policy: {kind: kit_push}
"""


@dataclass
class Files:
    """A scenario and its tables in a folder, edited as text.

    The sign ``¶`` in an edit is left out of the file: it says where a problem is expected.
    """

    folder: Path
    text: str = WORLD
    expected: str = ""

    def edit(self, old: str, new: str) -> None:
        assert self.text.count(old) == 1, f"{self.text.count(old)} times: {old!r}"
        self.text = self._marked("scenario.yaml", self.text.replace(old, new))

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(self._marked(name, text), encoding)

    def plan(self, settings: Sequence[str] = ()) -> Plan:
        self.write("scenario.yaml", self.text)
        return load_plan(self.folder, settings)

    def problems(self, settings: Sequence[str] = ()) -> list[str]:
        with pytest.raises(ScenarioError) as caught:
            self.plan(settings)
        return str(caught.value).replace(f"{self.folder}/", "").splitlines()

    def _marked(self, name: str, text: str) -> str:
        before, sign, after = text.partition("¶")
        if sign:
            line_start = before.rfind("\n") + 1
            self.expected = f"{name}:{before.count(chr(10)) + 1}:{len(before) - line_start + 1}"
        return before + after
