"""Make the tables of this scenario from the source tables in `scenarios/data`.

``python scenarios/imss_insabi_19/make_tables.py [FOLDER]`` writes them beside this file, or into
FOLDER. The same tables come out every time.

Each state has a sample of 6 to 12 units of natural size; `source` says for how many of the state's
units each stands. The hospital of a state is the part of its rural hospitals that falls to them.
"""

from pathlib import Path

import numpy as np

from scenarios.tables.catalogue import product_rows, rate_rows
from scenarios.tables.files import STREAMS, Cells, Row, read, target_folder, write_tables
from scenarios.tables.holidays import mexican_holiday_rows
from scenarios.tables.national import Design, State, network_tables
from scenarios.tables.states import state_id
from scenarios.tables.surroundings import speed_rows, vehicle_rows

FEWEST_UNITS, MOST_UNITS = 6, 12
UNITS_PER_SAMPLED_ONE = 30  # where that gives 6 to 12
PEOPLE_OF_A_UNIT = {"chihuahua": 1_450}  # [C] 213,000 people in 147 facilities (F2)
PEOPLE_OF_A_UNIT_ELSEWHERE = 2_800  # [C] more than 10 M people in 3,600 units (F8, F9)
PEOPLE_SPREAD = 0.4  # SD of the log of the people of a unit [E]
CONSULTATIONS_PER_PERSON_YEAR = 2.4  # [E], as in scenario.yaml
HOSPITALS_SHARE = 0.29  # of all consultations [C]
DAYS_PER_YEAR = 365.25
DESIGN = Design(
    hub=None,  # suppliers deliver to the state stores, which buy for themselves
    within_km=(20.0, 250.0),  # [E]
    spur_surface="dirt",
    vehicle="truck_1_5t",
)


def main(folder: Path) -> None:
    """Write all tables into *folder*."""
    states = [row for row in read("states_mexico") if row["imss_programme_19"] == "1"]
    tables = network_tables([State(row, _served(row)) for row in states], DESIGN)
    write_tables(
        folder,
        tables
        | {
            "speeds": speed_rows(),
            "vehicles": vehicle_rows((DESIGN.vehicle,)),
            "holidays": mexican_holiday_rows(),
            "products": product_rows(),
            "rates": rate_rows(),
        },
    )


def _served(state: Row) -> list[Cells]:
    """Return the hospital and the sampled units of *state*."""
    in_state = int(state["rural_units_19_estimate"])
    count = min(max(round(in_state / UNITS_PER_SAMPLED_ONE), FEWEST_UNITS), MOST_UNITS)
    people = _people(state_id(state), count)
    weight = in_state / count
    units = [_unit(state, number, people[number - 1], weight) for number in range(1, count + 1)]
    return [_hospital(state, sum(people)), *units]


def _people(state: str, count: int) -> list[int]:
    """Return who come to each unit: drawn, and of the mean of the state."""
    mean = PEOPLE_OF_A_UNIT.get(state, PEOPLE_OF_A_UNIT_ELSEWHERE)
    drawn = STREAMS.get("rural units", state).lognormal(0.0, PEOPLE_SPREAD, count)
    return [int(people) for people in np.rint(mean * drawn / drawn.mean())]


def _hospital(state: Row, people: int) -> Cells:
    in_units = people * CONSULTATIONS_PER_PERSON_YEAR / DAYS_PER_YEAR
    consultations = in_units * HOSPITALS_SHARE / (1.0 - HOSPITALS_SHARE)
    return {
        "id": f"hospital-{state_id(state)}",
        "name": f"Hospital rural de {state['state']}",
        "level": "hospital",
        "kind": "rural_hospital",
        "consultations_per_day": round(consultations, 1),
        "mix": "hospital",
        "opens": "every day",
        "keeps_holidays": False,
        "unloading": "1.5 h",
        "source": f"[E] {HOSPITALS_SHARE:.0%} of the consultations of the sample",
    }


def _unit(state: Row, number: int, people: int, weight: float) -> Cells:
    return {
        "id": f"umr-{state_id(state)}-{number:02}",
        "name": f"UMR {state['state']} {number}",
        "level": "unit",
        "kind": "rural_unit",
        "population": people,
        "mix": "unit",
        "opens": "mon-fri",
        "keeps_holidays": True,
        "unloading": "30 min",
        "source": f"[E] synthetic; stands for {weight:.1f} units",
    }


if __name__ == "__main__":
    main(target_folder(__file__))
