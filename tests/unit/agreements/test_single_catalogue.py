import numpy as np
import pytest

from sim.agreements import SingleCatalogue

ORDER = np.array([3, 0, 4, 1, 2])


@pytest.mark.parametrize(
    ("harmonisation", "shared"),
    [(0.0, []), (0.2, [3]), (0.5, [0, 3]), (0.8, [0, 1, 3, 4]), (1.0, [0, 1, 2, 3, 4])],
)
def test_needs_are_agreed_on_in_their_order(harmonisation: float, shared: list[int]) -> None:
    catalogue = SingleCatalogue(harmonisation=harmonisation)

    assert np.flatnonzero(catalogue.shared("imss", ORDER)).tolist() == shared


@pytest.mark.parametrize(("institution", "number"), [("imss", 5), ("issste", 0)])
def test_only_parties_share(institution: str, number: int) -> None:
    catalogue = SingleCatalogue(parties=("imss", "ssa"))

    assert catalogue.shared(institution, ORDER).sum() == number
