from datetime import date

import numpy as np
import pytest

from sim.domain.demand import DemandDraw, season_groups
from sim.domain.demand_lines import REFILL
from tests.unit.domain.worlds import (
    DIABETES,
    FLU,
    PAIN,
    calendar,
    demand_model,
    drawn,
    winter,
)

WEIGHTS = np.array([[500.0, 300.0, 700.0], [0.0, 300.0, 0.0]])
NEW_YEAR, SUNDAY, MONDAY = 0, 4, 5
JANUARY, JULY = 0, 6


def checksum(draw: DemandDraw, day: int) -> int:
    return draw.lines(day).checksum()


def test_a_day_is_the_same_whichever_was_drawn_before() -> None:
    in_order, alone = drawn(demand_model()), drawn(demand_model())
    in_order.lines(9)

    assert checksum(in_order, 10) == checksum(alone, 10)


@pytest.mark.parametrize(("seed", "replication"), [(1, 1), (2, 0)], ids=["replication", "seed"])
def test_another_draw_is_another_day(seed: int, replication: int) -> None:
    other = drawn(demand_model(), seed=seed, replication=replication)

    assert checksum(other, NEW_YEAR) != checksum(drawn(demand_model()), NEW_YEAR)


def test_communities_stand_in_order_with_refills_behind() -> None:
    lines = drawn(demand_model()).lines(MONDAY)
    rank = lines.community * 2 + lines.kind

    assert (np.diff(rank) >= 0).all()


def test_every_prescription_has_lines_and_every_line_pieces() -> None:
    lines = drawn(demand_model()).lines(MONDAY)

    assert (np.bincount(lines.prescription, minlength=lines.community.size) >= 1).all()
    assert (lines.quantity >= 1).all()


def test_chronic_products_are_asked_for_in_refills_only() -> None:
    lines = drawn(demand_model()).lines(MONDAY)
    is_refill = (lines.kind == REFILL)[lines.prescription]

    assert set(lines.product[is_refill].tolist()) == {DIABETES}
    assert set(lines.product[~is_refill].tolist()) == {FLU, PAIN}


def test_nobody_comes_on_a_closed_day() -> None:
    draw = drawn(demand_model(open_weekdays=(0, 1, 2, 3, 4)))

    assert draw.lines(SUNDAY).community.size == 0
    assert draw.lines(MONDAY).community.size > 0


def test_a_community_without_consultations_asks_for_nothing() -> None:
    draw = drawn(demand_model((8000.0, 0.0)))
    days = [draw.lines(day) for day in range(7)]

    assert {community for day in days for community in day.community.tolist()} == {0}


@pytest.mark.parametrize("dispersion", [0.0, 0.05])
def test_nobody_comes_beside_refills_that_are_more_than_all_consultations(
    dispersion: float,
) -> None:
    only_refills = demand_model(rates=(0.0, 300.0, 0.0), dispersion=dispersion)
    lines = drawn(only_refills).lines(MONDAY)

    assert lines.kind.size > 0
    assert (lines.kind == REFILL).all()


def test_a_unit_that_keeps_no_chronic_products_has_no_refills() -> None:
    draw = drawn(demand_model(rates=(500.0, 0.0, 700.0)))

    assert draw.panel.community.size == 0


@pytest.mark.parametrize("days", [100, 365, 730])
@pytest.mark.parametrize("open_weekdays", [(0, 1, 2, 3, 4), (2,)], ids=["five days", "one day"])
def test_opening_days_share_the_consultations_of_all_days(
    days: int, open_weekdays: tuple[int, ...]
) -> None:
    on = calendar(days)
    model = demand_model(seasonal=False, open_weekdays=open_weekdays, on=on)
    draw = drawn(model, on=on)
    refills = model.consultations_per_year * 0.24

    assert draw.mean_acute.sum(axis=0) == pytest.approx(
        (model.consultations_per_year - refills) * days / 365.25
    )


def test_weekdays_have_their_weights() -> None:
    model = demand_model(seasonal=False, weekday_weights=(3.0, 1, 1, 1, 1, 0, 0))
    mean = drawn(model).mean_acute[:, 0]

    assert mean[MONDAY] == pytest.approx(3 * mean[MONDAY + 1])
    assert mean[SUNDAY] == 0


def test_months_have_their_season() -> None:
    draw = drawn(demand_model())
    july = draw.calendar.months.tolist().index(JULY + 1)
    expected = (winter()[[JANUARY, JULY]] @ [500.0, 0.0, 700.0]).tolist()

    assert draw.mean_acute[0, 0] / draw.mean_acute[july, 0] == pytest.approx(
        expected[0] / expected[1]
    )


def test_refills_have_no_season() -> None:
    panel = drawn(demand_model()).panel
    same = drawn(demand_model(seasonal=False)).panel

    assert panel.community.tolist() == same.community.tolist()


def test_without_spread_every_unit_has_the_mix_of_its_kind() -> None:
    draw = drawn(demand_model(mix_spread=0))

    assert draw.weights.tolist() == demand_model().weights.tolist()


def test_every_unit_has_a_mix_of_its_own() -> None:
    factors = drawn(demand_model(mix_spread=0.25)).weights / demand_model().weights

    assert len(set(factors.ravel().tolist())) == factors.size


def test_a_leap_day_is_drawn_as_any_other() -> None:
    on = calendar(366, first=date(2024, 1, 1))
    draw = drawn(demand_model(on=on), on=on)

    assert draw.lines(59).community.size > 0


def test_levels_of_the_months_average_to_1() -> None:
    level = season_groups(WEIGHTS[:1], winter()).level

    assert level.mean(axis=0) == pytest.approx([1.0])


@pytest.mark.parametrize("month", [JANUARY, JULY])
def test_months_and_groups_together_give_each_product_its_share(month: int) -> None:
    groups = season_groups(WEIGHTS[:1], winter())
    grid = (np.arange(400) + 0.5) / 400
    for_group, for_product = (axis.ravel() for axis in np.meshgrid(grid, grid))
    drawn_products = groups.draw(np.array([160_000]), month, for_group, for_product)
    expected = WEIGHTS[0] * winter()[month]

    assert np.bincount(drawn_products) / 160_000 == pytest.approx(
        expected / expected.sum(), abs=0.005
    )


def test_products_of_one_season_share_a_group() -> None:
    groups = season_groups(WEIGHTS, winter())

    assert groups.cumulative.shape == (12, 2, 2)
    assert groups.tables.keep.shape == (4, 3)


def test_what_a_unit_does_not_keep_is_never_drawn() -> None:
    groups = season_groups(WEIGHTS, winter())
    uniforms = np.linspace(0, 1, 100, endpoint=False)
    products = groups.draw(np.array([0, 100]), JANUARY, uniforms, uniforms[::-1])

    assert set(products.tolist()) == {DIABETES}
