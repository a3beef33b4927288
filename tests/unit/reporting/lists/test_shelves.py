"""Tests of what lists say of shelves."""

from dataclasses import replace

import pytest

from sim.reporting.digest import StrategyDigest
from sim.reporting.lists.shelves import date_kept, day_kept, star_note, unit_name, ven_rank
from tests.builders import FAR, FIRST_DAY, NEAR, STORE
from tests.materials import material

KIT = material().data.strategies["kit"]


def with_synthetic(facility: str) -> StrategyDigest:
    """Return the kit where we made one facility up."""
    scenario = KIT.strategy.scenario
    made_up = scenario.facilities[facility].model_copy(update={"synthetic": True})
    houses = {**scenario.facilities, facility: made_up}
    scenario = scenario.model_copy(update={"facilities": houses})
    return replace(KIT, strategy=replace(KIT.strategy, scenario=scenario))


def test_unit_that_we_made_up_has_a_star() -> None:
    played = with_synthetic("lejos")

    assert unit_name(played, FAR) == "Centro de salud Lejos *"
    assert unit_name(played, NEAR) == "Centro de salud Cerca"


def test_facility_that_the_scenario_no_longer_has_keeps_its_name() -> None:
    labels = replace(KIT.labels, facilities=("otro",) * 4)

    assert unit_name(replace(KIT, labels=labels), STORE) == "Almacén estatal"


@pytest.mark.parametrize(("language", "word"), [("es", "sintética"), ("en", "Synthetic")])
def test_star_is_explained_where_there_is_one(language: str, word: str) -> None:
    known = material(language=language)

    assert word in star_note(known, with_synthetic("cerca"))
    assert star_note(known, KIT) == ""


def test_shelves_are_looked_at_thirty_days_before_the_end() -> None:
    assert day_kept(KIT) == FIRST_DAY + 30
    assert date_kept(KIT) == "2025-01-31"


def test_short_run_is_looked_at_no_earlier_than_it_begins() -> None:
    short = replace(KIT, first=replace(KIT.first, last_day=FIRST_DAY + 10))

    assert day_kept(short) >= FIRST_DAY


def test_vital_products_rank_first() -> None:
    assert ven_rank(KIT).tolist() == [0, 1, 2]


def test_products_of_one_class_rank_alike() -> None:
    labels = replace(KIT.labels, ven=("N", "V", "V"))

    assert ven_rank(replace(KIT, labels=labels)).tolist() == [2, 0, 0]
