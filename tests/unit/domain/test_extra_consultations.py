import numpy as np
import pytest
from numpy.typing import ArrayLike

from sim.domain.demand_lines import NUMBERS_PER_SOURCE
from sim.domain.extra_consultations import ExtraConsultations
from sim.rng import Streams


def extra(mean: ArrayLike, *, name: str = "dengue", source: int = 2) -> ExtraConsultations:
    """Return a source for two communities and three products, of which the last is never given."""
    return ExtraConsultations(
        name=name,
        source=source,
        mean=np.atleast_2d(np.asarray(mean, dtype=float)),
        weights=np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0]]),
        lines_per_consultation=1.5,
        pieces_per_line=2.0,
        streams=Streams(1, 0),
    )


def test_nobody_comes_where_none_are_expected() -> None:
    assert extra([0, 0]).lines(0).community.size == 0


def test_consultations_come_from_the_communities_that_it_strikes() -> None:
    assert set(extra([0, 40]).lines(0).community.tolist()) == {1}


def test_only_what_it_calls_for_is_prescribed() -> None:
    lines = extra([40, 40]).lines(0)

    assert set(lines.product[lines.community[lines.prescription] == 0].tolist()) == {0, 1}
    assert set(lines.product[lines.community[lines.prescription] == 1].tolist()) == {1}


def test_every_prescription_has_lines_and_every_line_pieces() -> None:
    lines = extra([40, 40]).lines(0)

    assert np.unique(lines.prescription).size == lines.community.size
    assert lines.quantity.min() >= 1


def test_prescriptions_are_numbered_from_the_source() -> None:
    lines = extra([3, 3]).lines(0)

    assert lines.numbers[0] == 2 * NUMBERS_PER_SOURCE
    assert (np.diff(lines.numbers) == 1).all()


@pytest.mark.parametrize("other", [{"name": "measles"}, {"mean": [20, 21]}])
def test_a_source_does_not_shift_another(other: dict[str, object]) -> None:
    again, changed = extra([20, 20]).lines(0), extra(**{"mean": [20, 20]} | other).lines(0)

    assert extra([20, 20]).lines(0).checksum() == again.checksum()
    assert changed.checksum() != again.checksum()
