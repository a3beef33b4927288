"""Make the table of visits of this scenario; all others are those of `../chihuahua_intercambio`.

``python scenarios/chihuahua_convenios/make_tables.py [FOLDER]`` writes it beside this file, or into
FOLDER. The same table comes out every time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from scenarios.tables.files import STREAMS, Cells, target_folder, write_tables

SPECIALTIES = ("estomatologia", "medicina_interna", "rehabilitacion", "urologia")
FIRST_DAY = date(2024, 1, 1)
LONGEST_STAY_DAYS = 5  # windows of 1-5 days (F5)
TRAVEL_DAYS = 1  # from one town of a tour to the next [E]


@dataclass(frozen=True)
class Agenda:
    """The tours of an institution's specialists, one a specialty, as it plans them alone."""

    institution: str
    """Who sends them."""

    every_days: int
    """From one tour to the next."""

    source: str
    """Where that comes from, with its mark."""

    tours: Sequence[Sequence[str]]
    """Facilities of each tour in order."""


AGENDAS = (
    Agenda(
        "imss-bienestar",
        28,
        "[E] a month",
        (
            ("hospital-san-juanito", "umr-135-temoris"),
            ("hospital-guachochi", "umr-093-nonoava"),
            ("hospital-valle-de-allende", "umr-096-octaviano-lopez", "umr-141-valle-de-zaragoza"),
        ),
    ),
    Agenda(
        "ssa",
        42,
        "[E] every sixth week",
        (
            ("centro-temoris", "centro-moris"),
            ("centro-guachochi", "centro-nonoava"),
            ("centro-valle-de-allende", "centro-octaviano-lopez", "centro-valle-de-zaragoza"),
        ),
    ),
)


def main(folder: Path) -> None:
    """Write the table into *folder*."""
    visits = [
        row
        for agenda in AGENDAS
        for specialty in SPECIALTIES
        for tour in agenda.tours
        for row in _tour_rows(agenda, specialty, tour)
    ]
    write_tables(folder, {"visits": visits})


def _tour_rows(agenda: Agenda, specialty: str, facilities: Sequence[str]) -> Iterator[Cells]:
    rng = STREAMS.get("agenda", agenda.institution, specialty, facilities[0])
    first = FIRST_DAY + timedelta(days=int(rng.integers(agenda.every_days)))
    for facility in facilities:
        last = first + timedelta(days=int(rng.integers(LONGEST_STAY_DAYS)))
        yield {
            "id": f"{specialty}-{facility}",
            "specialty": specialty,
            "institution": agenda.institution,
            "facility": facility,
            "first_day": first,
            "last_day": last,
            "repeats_every": f"{agenda.every_days} d",
            "source": f"{agenda.source}; 1-5 days (F5); first day drawn by itself",
        }
        first = last + timedelta(days=1 + TRAVEL_DAYS)


if __name__ == "__main__":
    main(target_folder(__file__))
