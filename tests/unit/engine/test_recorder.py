from typing import Any

import pytest

from sim.domain.records import BANDS, Records
from tests.unit.engine.worlds import (
    FAR,
    NEAR,
    STORE,
    E,
    Game,
    N,
    Shelves,
    V,
    patient,
    rule,
    setting,
)

QUIET = {"replenishment": rule("forced_ordering", max_months="0 months")}
LOST = {"returns": 0, "within": "1 d", "buys": 0}
WARM = {"run": {"warm_up": "14 d", "horizon": "14 d"}}


def play(shelves: Shelves | None = None, patients: Any = None, **changes: object) -> Records:  # noqa: ANN401 - patients by day
    known = setting(**({"patients": {"acute": LOST}} | changes))
    return Game(known, shelves=shelves, patients=patients).play()


def test_a_stockout_day_is_an_opening_day_without_stock_at_opening() -> None:
    """Kits come on Monday of the second week, after opening: six working days without."""
    assert play().stockout_days.tolist() == [[0] * 3, [6] * 3, [6] * 3]


@pytest.mark.parametrize(
    ("changes", "opening_days", "stockout_days"),
    [
        ({}, 20, 6),
        ({"opens": "every day"}, 28, 8),
        ({"opens": "sat sun"}, 8, 3),
        ({"opens": "mon"}, 4, 2),
    ],
    ids=["working days", "every day", "weekends", "Mondays"],
)
def test_days_on_which_a_unit_is_closed_do_not_count(
    changes: dict[str, Any], opening_days: int, stockout_days: int
) -> None:
    records = play(facilities={"near": changes})

    assert records.opening_days[NEAR] == opening_days
    assert records.stockout_days[NEAR, V] == stockout_days


def test_a_holiday_is_no_opening_day() -> None:
    records = play(
        run={"holidays": {"x": {"date": "2024-01-03"}}},
        facilities={"far": {"keeps_holidays": False}},
    )

    assert records.opening_days.tolist() == [19, 19, 20]
    assert records.stockout_days[:, V].tolist() == [0, 5, 6]


def test_stock_is_summed_over_all_days() -> None:
    records = play()

    assert records.stock_sum[NEAR].tolist() == [10 * 20] * 3
    assert records.stock_sum[STORE, V] == 1000 * 3 + 970 * 25


def test_a_basket_is_full_where_every_vital_product_is_there() -> None:
    records = play({"near": {"v": 5}, "far": {"e": 5, "n": 5}}, **QUIET)

    assert records.basket_days.tolist() == [0, 20, 0]


def test_only_vital_products_that_are_kept_there_belong_to_the_basket() -> None:
    product = {"name": "Rare", "ven": "V"}
    rates = {"x": {"hospital": 1, "m": 0}}
    records = play({"near": {"v": 5}}, products={"x": product}, demand={"rates": rates}, **QUIET)

    assert records.basket_days[NEAR] == 20
    assert records.stockout_days[NEAR].tolist() == [0, 20, 20, 20]


@pytest.mark.parametrize(
    ("on_hand", "band"),
    [
        (0, "none"),
        (1, "below_2"),
        (20, "below_2"),
        (21, "from_2_to_6"),
        (60, "from_2_to_6"),
        (61, "above_6"),
    ],
)
def test_stock_falls_into_bands_by_months_at_the_start_of_a_month(on_hand: int, band: str) -> None:
    records = play({"near": {"v": on_hand}}, **QUIET)

    assert records.bands[NEAR].tolist() == [
        [int(name == band) for name in BANDS],
        [1, 0, 0, 0],
        [1, 0, 0, 0],
    ]


def test_bands_are_counted_at_every_start_of_a_month() -> None:
    records = play({"near": {"v": 15}}, run={"horizon": "70 d"}, **QUIET)

    assert records.bands[NEAR, V].tolist() == [0, 3, 0, 0]


def test_bands_count_the_products_of_a_class_together() -> None:
    records = play({"near": {"v": 5, "e": 99}}, products={"e": {"ven": "V"}}, **QUIET)

    assert records.bands[NEAR].tolist() == [[0, 1, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0]]


def test_pieces_are_asked_for_and_served_by_product() -> None:
    records = play(
        {"near": 5}, {0: [patient("near", v=3, e=9)], 1: [patient("near", v=4)]}, **QUIET
    )

    assert records.asked[NEAR].tolist() == [7, 9, 0]
    assert records.served[NEAR].tolist() == [5, 5, 0]


def test_a_refusal_day_counts_once_however_many_are_refused() -> None:
    patients = {0: [patient("near", v=1)] * 3, 1: [patient("near", e=1)], 2: [patient("near", v=1)]}

    assert play({}, patients, **QUIET).refusal_days[NEAR].tolist() == [2, 1, 0]


def test_refusals_on_a_day_that_began_with_stock_are_no_stockout() -> None:
    records = play({"near": 1}, {19: [patient("near", v=2)]}, **QUIET)

    assert records.refusal_days[NEAR, V] == 1
    assert records.stockout_days[NEAR, V] == 5  # the week after that Saturday


def test_what_is_received_counts_by_facility() -> None:
    assert play().received.tolist() == [[0] * 3, [10] * 3, [20] * 3]


def test_nothing_of_the_warm_up_counts() -> None:
    patients = {0: [patient("near", v=9)], 15: [patient("near", v=1)]}
    records = play({"store": 1000, "near": 1}, patients, **WARM)

    assert records.prescriptions[..., 0].sum() == 1
    assert (records.asked[NEAR, V], records.served[NEAR, V]) == (1, 1)
    assert records.received.sum() == 0
    assert records.opening_days[NEAR] == 10
    assert (records.first_day, records.last_day) == (14, 28)


def test_a_prescription_of_the_warm_up_that_is_filled_later_does_not_count() -> None:
    back = {"acute": {"returns": 1, "within": "1 d", "buys": 0, "visits_at_most": 99}}
    run = {"warm_up": "7 d", "horizon": "21 d"}
    game = Game(setting(patients=back, run=run), patients={4: [patient("near", v=1)]})
    records = game.play()

    assert records.prescriptions.sum() == 0
    assert records.served_later.sum() == 0


def test_deliveries_and_trips_of_the_warm_up_do_not_count() -> None:
    records = play(**WARM)

    assert (records.deliveries.size, records.trips.size) == (0, 0)


def test_prescriptions_count_in_the_month_of_their_first_attempt() -> None:
    patients = {day: [patient("far", v=1)] for day in (29, 30, 31, 32, 33)}
    records = play({"far": 99}, patients, run={"horizon": "40 d"}, **QUIET)

    assert records.prescriptions[:, FAR, 0].tolist() == [2, 3]


def test_months_are_those_measured() -> None:
    records = play(run={"start": "2024-02-05", "warm_up": "35 d", "horizon": "60 d"})

    assert records.prescriptions.shape == (3, 3, 9)


@pytest.mark.parametrize("product", [V, E, N])
def test_every_product_has_its_column(product: int) -> None:
    name = "ven"[product]
    records = play({"near": 9}, {0: [patient("near", **{name: 4})]}, **QUIET)

    assert records.served[NEAR].nonzero()[0].tolist() == [product]


def test_the_shelves_of_the_middle_are_kept_as_they_were_at_opening() -> None:
    patients = {11: [patient("near", v=3)], 14: [patient("near", v=2)]}
    records = play(patients=patients)

    assert records.snapshot[NEAR].tolist() == [7, 10, 10]
    assert records.snapshot[STORE, V] == 970


def test_a_delivery_has_the_weight_of_its_pieces() -> None:
    rows = play().deliveries

    assert rows["kg"].tolist() == rows["pieces"].tolist()
