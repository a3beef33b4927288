"""The smallest scenario worth playing: a store, two units, three products, two strategies."""

from pathlib import Path

TINY = """\
title: {es: Prueba, en: Test}
question: {es: ¿Qué conviene?, en: What pays?}
run: {start: 2025-01-01, horizon: 60 d, warm_up: 40 d, replications: 3, seed: 1}
institutions:
  imss: {name: IMSS-Bienestar}
network:
  places:
    ciudad: {name: Ciudad, lat: 28.6, lon: -106.1}
    cerca: {name: Cerca, lat: 28.4, lon: -106.9}
    lejos: {name: Lejos, lat: 27.0, lon: -107.7}
  roads:
    r1: {origin: ciudad, destination: cerca, distance_km: 100, surface: paved, terrain: rolling}
    r2: {origin: cerca, destination: lejos, distance_km: 150, surface: paved, terrain: rolling}
  speeds:
    paved--rolling: {surface: paved, terrain: rolling, speed_kph: 60}
facilities:
  almacen:
    {name: Almacén, institution: imss, level: store, place: ciudad, supplier: fabricante}
  umr-cerca:
    {name: Cerca, institution: imss, level: unit, place: cerca, supplier: almacen,
     population: 3000, mix: rural, route: sur, stop: 1}
  umr-lejos:
    {name: Lejos, institution: imss, level: unit, place: lejos, supplier: almacen,
     population: 1500, mix: rural, route: sur, stop: 2}
products:
  insulina: {name: Insulina NPH, ven: V, unit_price: 95, volume_l: 0.1, weight_kg: 0.1}
  amoxicilina: {name: Amoxicilina, ven: E, unit_price: 21, volume_l: 0.2, weight_kg: 0.1}
  loratadina: {name: Loratadina, ven: N, unit_price: 6, volume_l: 0.1, weight_kg: 0.05}
demand:
  rates:
    insulina: {rural: 300}
    amoxicilina: {rural: 900}
    loratadina: {rural: 500}
supply:
  fabricante: {name: Fabricante, lead_time_least: 5 d, lead_time_most: 9 d}
replenishment:
  units:
    levels: [unit]
    policy: {kind: pull_by_exception, threshold: 1 months, request: 1 months}
    first_stock: 1 months
  stores:
    levels: [store]
    policy: {kind: forced_ordering, max_months: 3 months}
transport:
  vehicles:
    camion: {payload_kg: 3500, volume_m3: 18, max_speed_kph: 80, cost_per_km: 9,
             cost_per_day: 1200, surfaces: [paved]}
  fleets:
    flota: {vehicle: camion, number: 1, home: almacen}
  routes:
    sur: {fleet: flota, name: Ruta sur}
baseline: pull
strategies:
  pull:
    title: {es: Pedido por excepción, en: Pull by exception}
    question: {es: ¿Y si cada unidad pide?, en: What if each unit asks?}
  kit:
    title: {es: Kit fijo, en: Fixed kit}
    question: {es: ¿Y si llega un kit?, en: What if a kit comes?}
    change:
      replenishment: {units: {policy: {kind: kit_push, size: 0.8}}}
"""
"""As its file would hold it."""


def write_tiny(folder: Path) -> Path:
    """Write the scenario into a folder of its own below *folder* and return its file."""
    file = folder / "tiny" / "scenario.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TINY, encoding="utf-8")
    return file


SWEEP = """\
scenario: scenario.yaml
strategies: [pull, kit]
kpi: prescriptions_filled
replications: 2
vary:
  threshold:
    path: replenishment.units.policy.threshold
    strategy: pull
    label: {es: Umbral, en: Threshold}
    values: [1 months, 2 months]
  dispersion:
    path: demand.dispersion
    label: {es: Variación, en: Spread}
    values: [0.05, 0.5]
"""
"""A sweep of it: one lever of one strategy, one of both."""

GRID = """\
scenario: scenario.yaml
replications: 2
levers:
  trucks: {path: transport.fleets.flota.number, label: {es: Camiones, en: Trucks},
           values: [1, 2]}
  threshold:
    path: replenishment.units.policy.threshold
    strategy: pull
    label: {es: Umbral, en: Threshold}
    range: {from: 1 months, to: 2 months, step: 0.5 months}
uncertainties:
  spread: {path: demand.dispersion, label: {es: Variación, en: Spread},
           distribution: {kind: uniform, low: 0.05, high: 0.5}}
sampling: {kind: latin_hypercube, points: 2}
"""
"""A sweep of it: a grid of two levers under four samples of an uncertainty."""

UNCERTAIN = """\
scenario: scenario.yaml
strategies: [pull, kit]
replications: 2
uncertainties:
  spread: {path: demand.dispersion, label: {es: Variación, en: Spread},
           distribution: {kind: uniform, low: 0.1, high: 0.5}}
  threshold: {path: replenishment.units.policy.threshold, strategy: pull,
              label: {es: Umbral, en: Threshold},
              distribution: {kind: uniform, low: 1 months, high: 2 months}}
"""
"""A sweep of it but for its design: an uncertainty of all, and one of one strategy."""


def write_sweep(folder: Path, text: str = SWEEP) -> Path:
    """Write the sweep beside the scenario and return its file."""
    file = write_tiny(folder).with_name("sweep.yaml")
    file.write_text(text, encoding="utf-8")
    return file


CALIBRATION = """\
replications: 4
uncertain:
  threshold:
    path: replenishment.units.policy.threshold
    strategy: pull
    label: {es: Umbral, en: Threshold}
    low: 0.25 months
    high: 3 months
  returns:
    path: patients.acute.returns
    label: {es: Regresan, en: Come back}
    low: 0.2
    high: 0.6
"""
"""A calibration of it: one parameter of one strategy that matters, one of all that does not."""


def write_calibration(folder: Path, text: str = CALIBRATION) -> Path:
    """Write the calibration beside the scenario, which says both parameters; return its file."""
    scenario = write_tiny(folder)
    patients = "patients: {acute: {returns: 0.4, within: 7 d, buys: 0.3}}\n"
    scenario.write_text(TINY + patients, encoding="utf-8")
    file = scenario.with_name("calibration.yaml")
    file.write_text(text, encoding="utf-8")
    return file
