"""Tests of interruptions of suppliers, drawn and as they are to be expected."""

import numpy as np
import pytest
from scipy.special import ndtri

from sim.domain.lognormal import lognormal
from sim.engine.interruptions import Spells, draw_spells, expected_lack, lack_of
from sim.rng import Streams
from sim.scenario.supply import Interruptions

OFTEN = Interruptions(per_product_year=3.0, duration_median="20 d", duration_p95="90 d")


def spell(begin: int, end: int, product: int = 0) -> Spells:
    return Spells(np.array([product]), np.array([begin]), np.array([end]))


def lack(spells: Spells) -> tuple[list[float], list[float]]:
    """Return days and ages of two products on the days 10 to 19."""
    found = lack_of(spells, first=10, last=20, products=2)
    return found.days.tolist(), found.ages.tolist()


@pytest.mark.parametrize(
    ("begin", "end", "days", "ages"),
    [
        pytest.param(12, 15, 3, 0 + 1 + 2, id="within"),
        pytest.param(8, 12, 2, 2 + 3, id="begun before"),
        pytest.param(18, 40, 2, 0 + 1, id="beyond the end"),
        pytest.param(0, 10, 0, 0, id="over before"),
        pytest.param(20, 30, 0, 0, id="begins after"),
        pytest.param(5, 50, 10, sum(range(5, 15)), id="all the time"),
    ],
)
def test_days_measured_count_and_how_old_the_interruption_is(
    begin: int, end: int, days: float, ages: float
) -> None:
    assert lack(spell(begin, end, product=1)) == ([0, days], [0, ages])


def test_interruptions_of_a_product_that_overlap_count_each() -> None:
    both = Spells(np.array([0, 0]), np.array([12, 13]), np.array([15, 16]))

    assert lack(both) == ([6, 0], [6, 0])


def test_nothing_is_lacking_where_nothing_is_interrupted() -> None:
    never = Interruptions(per_product_year=0.0)
    spells = draw_spells(never, Streams(1, 0).get("x"), days=100, products=2)

    assert lack(spells) == ([0, 0], [0, 0])


def test_draw_does_not_change() -> None:
    spells = draw_spells(OFTEN, Streams(1, 0).get("interruptions", "maker"), days=200, products=2)

    assert [each.tolist() for each in spells] == [[0, 0, 1], [196, 131, 174], [210, 163, 217]]


@pytest.mark.parametrize("p95", [90.0, 20.0], ids=["spread", "all alike"])
def test_what_is_expected_is_a_mean_over_starts_and_durations(p95: float) -> None:
    """Starts and durations on a fine grid; the rate is then exact and the rest a sum."""
    spec = OFTEN.model_copy(update={"duration_p95": p95})
    first, last, fine = 40, 70, 200
    starts = (np.arange(last * fine) + 0.5) / fine
    deviations = ndtri((np.arange(400) + 0.5) / 400)
    days, ages = 0.0, 0.0
    for lasts in lognormal(spec.duration_median, p95, deviations):
        spells = Spells(
            np.zeros(starts.size, dtype=np.int64),
            starts.astype(np.int64),
            (starts + lasts).astype(np.int64) + 1,
        )
        found = lack_of(spells, first=first, last=last, products=1)
        days, ages = days + found.days[0] / 400, ages + found.ages[0] / 400
    rate = spec.per_product_year / 365.25 / fine

    expected = expected_lack(spec, first=first, last=last, products=1)
    assert expected.days[0] == pytest.approx(rate * days, rel=2e-3)
    assert expected.ages[0] == pytest.approx(rate * ages, rel=2e-3)
