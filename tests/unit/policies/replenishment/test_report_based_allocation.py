import pytest

from sim.policies.replenishment.forced_ordering import ForcedOrdering
from sim.policies.replenishment.report_based_allocation import ReportBasedAllocation
from tests.unit.policies.replenishment.views import chance, rows, view


@pytest.mark.parametrize(
    ("on_hand", "on_order", "pieces"), [(0, 0, 300), (50, 200, 50), (400, 0, 0)]
)
def test_the_centre_fills_up_to_the_maximum(on_hand: int, on_order: int, pieces: int) -> None:
    stock = view([[on_hand]], on_order=[[on_order]])

    assert rows(ReportBasedAllocation().order(stock, chance())) == [[pieces]]


def test_it_sends_what_facilities_would_order() -> None:
    stock = view([[0, 10], [20, 0]], amc=[[10, 20], [30, 40]])
    sent, ordered = (
        rule().order(stock, chance()) for rule in (ReportBasedAllocation, ForcedOrdering)
    )

    assert rows(sent) == rows(ordered)


def test_it_is_the_centre_that_decides() -> None:
    assert (ReportBasedAllocation.facility_decides, ForcedOrdering.facility_decides) == (
        False,
        True,
    )
