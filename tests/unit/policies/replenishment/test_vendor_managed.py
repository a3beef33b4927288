import pytest

from sim.policies.replenishment.vendor_managed import VendorManaged
from tests.unit.policies.replenishment.views import chance, rows, view


@pytest.mark.parametrize(("on_hand", "pieces"), [(101, 0), (100, 100), (30, 170)])
def test_the_supplier_fills_up_what_is_at_its_minimum(on_hand: int, pieces: int) -> None:
    assert rows(VendorManaged().order(view([[on_hand]]), chance())) == [[pieces]]


def test_the_facility_decides_nothing() -> None:
    assert not VendorManaged.facility_decides


def test_the_supplier_sees_the_shelves() -> None:
    assert VendorManaged.sees_shelves
