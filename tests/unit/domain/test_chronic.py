import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.chronic import ChronicPanel, draw_panel
from sim.rng import Streams


def panel(*patients: tuple[int, int, list[tuple[int, int]]]) -> ChronicPanel:
    """Return patients with their community, first day and (product, quantity) lines."""
    lines = [line for _, _, each in patients for line in each]
    counts = [len(each) for _, _, each in patients]
    return ChronicPanel(
        community=np.array([community for community, _, _ in patients], dtype=np.int32),
        phase=np.array([phase for _, phase, _ in patients], dtype=np.int64),
        first_line=np.cumsum([0, *counts]),
        product=np.array([product for product, _ in lines], dtype=np.int32),
        quantity=np.array([quantity for _, quantity in lines], dtype=np.int32),
        interval_days=30,
    )


def opening(days: int = 100, *, closed: tuple[int, ...] = ()) -> NDArray[np.bool_]:
    """Return two communities of which the first is closed on some days."""
    is_open = np.ones((days, 2), dtype=np.bool_)
    is_open[list(closed), 0] = False
    return is_open


ONE_PATIENT = panel((0, 4, [(7, 2)]))


def days_of(patients: ChronicPanel, is_open: NDArray[np.bool_]) -> list[int]:
    return [day for day in range(len(is_open)) if patients.due(day, is_open).n_lines.size]


def drawn(patients: float = 200, **changes: float) -> ChronicPanel:
    means = {"lines_per_refill": 2.0, "pieces_per_line": 1.35} | changes
    return draw_panel(
        patients=np.array([patients, 0, 10]),
        weights=np.array([[0, 3, 1], [1, 1, 1], [5, 0, 0]], dtype=float),
        lines_per_refill=means["lines_per_refill"],
        pieces_per_line=means["pieces_per_line"],
        interval_days=30,
        rng=Streams(1, 0).get("chronic"),
    )


def test_a_patient_comes_every_30_days() -> None:
    assert days_of(ONE_PATIENT, opening()) == [4, 34, 64, 94]


@pytest.mark.parametrize(
    ("closed", "days"),
    [
        pytest.param((34,), [4, 35, 64, 94], id="one day"),
        pytest.param((34, 35, 36), [4, 37, 64, 94], id="a long weekend"),
        pytest.param((33, 35), [4, 34, 64, 94], id="the days around"),
        pytest.param((4,), [5, 34, 64, 94], id="the first day"),
        pytest.param(tuple(range(34, 48)), [4, 48, 64, 94], id="two weeks"),
        pytest.param(tuple(range(34, 50)), [4, 64, 94], id="longer: gone elsewhere"),
    ],
)
def test_a_refill_moves_to_the_next_opening_day_and_the_date_does_not(
    closed: tuple[int, ...], days: list[int]
) -> None:
    assert days_of(ONE_PATIENT, opening(closed=closed)) == days


def test_refills_due_on_closed_days_come_together() -> None:
    patients = panel((0, 4, [(7, 2)]), (0, 5, [(8, 1)]), (0, 6, [(9, 1)]))
    due = patients.due(6, opening(closed=(4, 5)))

    assert due.product.tolist() == [7, 8, 9]


def test_a_closed_unit_keeps_nobody_from_another() -> None:
    patients = panel((0, 4, [(7, 2)]), (1, 4, [(8, 1)]))
    due = patients.due(4, opening(closed=(4,)))

    assert due.by_community.tolist() == [0, 1]


def test_a_refill_brings_all_its_lines() -> None:
    patients = panel((0, 9, [(1, 1)]), (0, 4, [(7, 2), (8, 3)]), (1, 4, [(9, 1)]))
    due = patients.due(4, opening())

    assert due.by_community.tolist() == [1, 1]
    assert due.n_lines.tolist() == [2, 1]
    assert due.product.tolist() == [7, 8, 9]
    assert due.quantity.tolist() == [2, 3, 1]


def test_refills_of_ordinary_days_are_put_together_once() -> None:
    patients = panel((0, 4, [(7, 2)]))

    assert patients.due(4, opening()) is patients.due(34, opening())


def test_refills_kept_for_ordinary_days_are_those_of_other_days() -> None:
    patients = panel((0, 4, [(7, 2)]), (1, 4, [(8, 1), (9, 3)]))
    ordinary = patients.due(34, opening())
    after_a_closed_day = patients.due(34, opening(closed=(33,)))

    assert [each.tolist() for each in ordinary] == [each.tolist() for each in after_a_closed_day]


@pytest.mark.parametrize("patients", [ONE_PATIENT, panel()], ids=["nobody due", "no patients"])
def test_a_day_without_refills_is_empty(patients: ChronicPanel) -> None:
    due = patients.due(5, opening())

    assert due.by_community.tolist() == [0, 0]
    assert (due.n_lines.size, due.product.size, due.quantity.size) == (0, 0, 0)


def test_nobody_comes_before_the_first_refill() -> None:
    assert days_of(panel((0, 29, [(7, 1)])), opening(40)) == [29]


def test_a_community_gets_its_patients() -> None:
    assert np.bincount(drawn().community).tolist() == [200, 0, 10]


def test_first_refills_lie_within_the_first_interval() -> None:
    phase = drawn(2000).phase

    assert set(phase.tolist()) == set(range(30))


def test_everybody_takes_something() -> None:
    patients = drawn()

    assert np.diff(patients.first_line).min() >= 1
    assert patients.quantity.min() >= 1


def test_only_products_with_a_weight_are_taken() -> None:
    patients = drawn()
    of_line = np.repeat(patients.community, np.diff(patients.first_line))

    assert set(patients.product[of_line == 0].tolist()) == {1, 2}
    assert set(patients.product[of_line == 2].tolist()) == {0}


def test_the_last_line_closes_the_table() -> None:
    patients = drawn()

    assert patients.first_line[-1] == patients.product.size == patients.quantity.size


@pytest.mark.parametrize("mean", ["lines_per_refill", "pieces_per_line"])
def test_a_mean_of_one_means_always_one(mean: str) -> None:
    patients = drawn(**{mean: 1.0})
    values = {
        "lines_per_refill": np.diff(patients.first_line),
        "pieces_per_line": patients.quantity,
    }

    assert set(values[mean].tolist()) == {1}


def test_without_patients_the_panel_is_empty() -> None:
    assert (
        draw_panel(
            patients=np.zeros(1),
            weights=np.zeros((1, 3)),
            lines_per_refill=2.0,
            pieces_per_line=1.35,
            interval_days=30,
            rng=Streams(1, 0).get("chronic"),
        ).product.tolist()
        == []
    )
