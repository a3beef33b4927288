import numpy as np
import pytest

from sim.reporting.lists.vital_at_zero import vital_at_zero
from sim.reporting.report.material import Material
from sim.reporting.table import Value
from tests.builders import ESSENTIAL, FAR, HOSPITAL, NEAR, VITAL
from tests.materials import with_records

STORES = 80


def at_zero(*units: int, product: int = VITAL) -> Material:
    """Return results where these units have nothing of a product, in every replication."""
    shelves = np.full((4, 3), STORES)
    shelves[list(units), product] = 0
    return with_records(snapshot=shelves)


def rows(material: Material) -> list[tuple[Value, ...]]:
    found = vital_at_zero(material)
    assert found is not None
    return list(found.rows)


def test_a_clave_is_counted_over_the_units_that_keep_it() -> None:
    ((product, _, units, lacking, share, monthly, in_stores, _),) = rows(at_zero(NEAR, FAR))

    assert (product, units, lacking, share) == ("insulina", 3, 2, pytest.approx(2 / 3))
    assert (monthly, in_stores) == (30 + 20, STORES)


def test_the_units_where_it_lacks_are_named() -> None:
    (row,) = rows(at_zero(HOSPITAL, NEAR))

    assert row[-1] == "Hospital de Guachochi, Centro de salud Cerca"


@pytest.mark.parametrize("material", [at_zero(), at_zero(NEAR, product=ESSENTIAL)])
def test_claves_that_lack_nowhere_or_are_not_vital_are_not_listed(material: Material) -> None:
    assert rows(material) == []


def test_results_without_the_shelves_of_that_day_have_no_list() -> None:
    assert vital_at_zero(with_records(snapshot=np.zeros((0, 0), dtype=np.int64))) is None
