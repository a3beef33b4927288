import pytest
from pydantic import ValidationError

from sim.scenario.demand import ChronicRefusal, CountedDemand, Demand, Patients, Refusal, Season
from tests.unit.scenario.small_world import Files


@pytest.mark.parametrize("written", ["12 1 2", [12, 1, 2]], ids=["cell of a table", "list"])
def test_months_of_a_season_may_stand_in_one_cell(written: object) -> None:
    assert Season.model_validate({"months": written}).months == (12, 1, 2)


@pytest.mark.parametrize("fields", [{}, {"factor": 2}, {"months": "1 2", "profile": "rain"}])
def test_a_season_has_months_or_a_profile(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="either months with their factor, or a profile"):
        Season.model_validate(fields)


@pytest.mark.parametrize("months", ["0 1", "12 13", [-1]])
def test_a_year_has_twelve_months(months: object) -> None:
    with pytest.raises(ValidationError, match="months"):
        Season.model_validate({"months": months, "factor": 2})


WRONG: dict[str, tuple[str, str, str]] = {
    "no use in season": (
        "months: [12, 1, 2], factor: 1.5",
        "months: [12, 1, 2], factor: ¶0",
        "demand.seasons.winter.factor: expected a number above 0, got 0",
    ),
    "month that there is not": (
        "months: [12, 1, 2], factor: 1.5",
        "months: [12, ¶13], factor: 1.5",
        "demand.seasons.winter.months.1: expected a number of at most 12, got 13",
    ),
    "half a prescription": (
        "  seasons:\n",
        "  lines_per_consultation: ¶0.5\n  seasons:\n",
        "demand.lines_per_consultation: expected a number of at least 1, got 0.5",
    ),
    "rate below zero": (
        "insulin: {rural: 20}",
        "insulin: {rural: ¶-20}",
        "demand.rates.insulin.rural: expected a number of at least 0, got -20",
    ),
    "spread that no mix has": (
        "  seasons:\n",
        "  mix_spread: ¶2.5\n  seasons:\n",
        "demand.mix_spread: expected a number of at most 2, got 2.5",
    ),
    "unknown day": (
        "  seasons:\n",
        "  weekdays: {¶monday: 2}\n  seasons:\n",
        "demand.weekdays.monday: unknown day 'monday'; did you mean 'mon'?",
    ),
    "counted more often than days": (
        "  rates:\n",
        "  counted: {interval: ¶12 h, pieces: {}}\n  rates:\n",
        "demand.counted.interval: expected a number of at least 1, got '12 h'",
    ),
    "a refill every moment": (
        "  seasons:\n",
        "  chronic: {interval: ¶0 d}\n  seasons:\n",
        "demand.chronic.interval: expected a number of at least 1, got '0 d'",
    ),
    "unknown product": (
        "insulin: {rural: 20}",
        "insulin: {rural: 20}\n    ¶insuline: {rural: 20}",
        "demand.rates.insuline: unknown product 'insuline'; did you mean 'insulin'?",
    ),
    "more than all patients": (
        "supply:\n",
        "patients:\n  acute: ¶{returns: 0.8, buys: 0.3}\nsupply:\n",
        (
            "patients.acute: returns and buys are shares of the same patients and at most 1"
            " together, got 0.8 and 0.3"
        ),
    ),
    "no first visit": (
        "supply:\n",
        "patients:\n  acute: {visits_at_most: ¶0}\nsupply:\n",
        "patients.acute.visits_at_most: expected a number of at least 1, got 0",
    ),
    "nobody travels": (
        "supply:\n",
        "patients: {travel_kph_at_most: ¶0}\nsupply:\n",
        "patients.travel_kph_at_most: expected a number above 0, got 0",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_demand_that_makes_no_sense_is_said(files: Files, old: str, new: str, message: str) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_counted_demand_is_asked_for_weekly_and_as_it_is_if_not_said() -> None:
    counted = CountedDemand(pieces={"insulin": {"rural": 2.0}})

    assert (counted.interval, counted.first, counted.log_variance) == (7, 0, 0)


def test_counted_demand_may_stand_instead_of_rates(files: Files) -> None:
    files.edit(
        "  rates:\n    paracetamol: {rural: 260}\n    insulin: {rural: 20}\n",
        "  counted:\n    pieces: {paracetamol: {rural: 90}, insulin: {rural: 5}}\n",
    )

    assert files.plan().base.demand.rates == {}


def test_chronic_patients_are_more_patient_than_others() -> None:
    acute, chronic = Patients().acute, Patients().chronic

    assert (acute.returns, acute.buys, acute.within) == (0.4, 0.3, 7)
    assert (chronic.returns, chronic.buys, chronic.within) == (0.6, 0.25, 14)


@pytest.mark.parametrize("kind", [Refusal, ChronicRefusal])
@pytest.mark.parametrize(("returns", "buys"), [(1, 0), (0, 1), (0.5, 0.5), (0, 0)])
def test_everybody_may_do_the_same(kind: type[Refusal], returns: float, buys: float) -> None:
    refusal = kind(returns=returns, buys=buys)

    assert 0 <= 1 - refusal.returns - refusal.buys <= 1


def test_figures_of_demand_are_those_of_the_literature_if_not_said() -> None:
    demand = Demand()
    pieces = demand.lines_per_consultation * demand.pieces_per_line

    assert pieces == pytest.approx(3.2, abs=0.1)
