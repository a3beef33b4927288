"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/birmex_ultima_unidad/make_tables.py`` writes a fortieth of the network beside
this file. ``… make_tables.py FOLDER --share 1`` makes FOLDER a scenario of its own: `scenario.yaml`
as it stands, with the tables of the whole country. The same tables come out every time.

The nine states that did not join have a store and no units.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np

from scenarios.tables.catalogue import product_rows, rate_rows
from scenarios.tables.files import STREAMS, Cells, Row, read, write_tables
from scenarios.tables.holidays import mexican_holiday_rows
from scenarios.tables.national import Design, State, network_tables
from scenarios.tables.states import state_id
from scenarios.tables.surroundings import speed_rows, vehicle_rows

HERE = Path(__file__).resolve().parent
SHARE = 1 / 40
CONSULTATIONS_PER_YEAR = 51e6  # in 8,440 centres: 24 a working day (F22)
CENTRES, HOSPITALS = 8_440, 646  # (F22)
HOSPITALS_SHARE = 0.29  # of all consultations [C]
DAYS_PER_YEAR = 365.25
SIZE_SPREAD = 0.4  # SD of the log of the consultations of a facility [E]
DESIGN = Design(
    hub={
        "id": "cefedi",
        "name": "CEFEDI Huehuetoca",
        "institution": "birmex",
        "level": "hub",
        "kind": "hub",
        "supplier": "proveedores",
        "source": "[F] the national distribution centre (F11)",
    },
    within_km=(5.0, 400.0),  # [E]
    spur_surface="gravel",
    vehicle="truck_3_5t_dry",
    by_state=True,
)


def main(folder: Path, share: float) -> None:
    """Make *folder* a scenario with *share* of the network."""
    states = read("states_mexico")
    centres = _sampled(states, "first_level_units_23_estimate", share, at_least=1)
    hospitals = _sampled(states, "hospitals_23_estimate", share)
    served = [
        State(row, _served(row, *counts))
        for row, *counts in zip(states, hospitals, centres, strict=True)
    ]
    write_tables(
        folder,
        network_tables(served, DESIGN)
        | {
            "institutions": _institutions(states),
            "speeds": speed_rows(),
            "vehicles": vehicle_rows(("trailer", DESIGN.vehicle)),
            "holidays": mexican_holiday_rows(),
            "products": product_rows(),
            "rates": rate_rows(),
        },
    )
    if folder.resolve() != HERE:
        shutil.copy(HERE / "scenario.yaml", folder)


def _institutions(states: list[Row]) -> list[Cells]:
    """Return Birmex and the 32 subsystems, one a state."""
    of_states = [
        {"id": DESIGN.institution(state), "name": f"Salud de {state['state']}"} for state in states
    ]
    return [{"id": "birmex", "name": "Birmex"}, *of_states]


def _sampled(states: list[Row], column: str, share: float, at_least: int = 0) -> list[int]:
    """Return *share* of what each state has in *column*, rounded so that their sum fits."""
    wanted = share * np.array([int(row[column]) for row in states])
    counts = np.maximum(np.floor(wanted).astype(int), np.where(wanted > 0, at_least, 0))
    left = round(float(wanted.sum())) - int(counts.sum())
    counts[np.argsort(counts - wanted, kind="stable")[: max(left, 0)]] += 1
    return [int(count) for count in counts]


def _served(state: Row, hospitals: int, centres: int) -> list[Cells]:
    in_centre = CONSULTATIONS_PER_YEAR / CENTRES / DAYS_PER_YEAR
    in_hospital = (
        CONSULTATIONS_PER_YEAR * HOSPITALS_SHARE / (1.0 - HOSPITALS_SHARE) / HOSPITALS
    ) / DAYS_PER_YEAR
    return [
        *(_hospital(state, number, in_hospital) for number in range(1, hospitals + 1)),
        *(_centre(state, number, in_centre) for number in range(1, centres + 1)),
    ]


def _hospital(state: Row, number: int, mean: float) -> Cells:
    name = f"hospital-{state_id(state)}-{number:04}"
    return {
        "id": name,
        "name": f"Hospital {state['state']} {number}",
        "level": "hospital",
        "kind": "hospital",
        "consultations_per_day": _size(name, mean),
        "mix": "hospital",
        "opens": "every day",
        "keeps_holidays": False,
        "unloading": "2 h",
        "source": "[E] synthetic; number by state, size",
    }


def _centre(state: Row, number: int, mean: float) -> Cells:
    name = f"centro-{state_id(state)}-{number:04}"
    return {
        "id": name,
        "name": f"Centro {state['state']} {number}",
        "level": "unit",
        "kind": "health_centre",
        "consultations_per_day": _size(name, mean),
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": "[E] synthetic; number by state, size",
    }


def _size(name: str, mean: float) -> float:
    """Return consultations on a mean day, drawn around *mean*."""
    drawn = STREAMS.get("size", name).lognormal(-(SIZE_SPREAD**2) / 2.0, SIZE_SPREAD)
    return round(mean * float(drawn), 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the tables of this scenario.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--share", type=float, default=SHARE, help="share of the network")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    main(arguments.folder, arguments.share)
