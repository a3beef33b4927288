import zlib
from base64 import b64decode

import numpy as np
import pytest

from sim.reporting.report.packed import packed


def unpacked(column: dict[str, str], dtype: str) -> list[float]:
    """Return the numbers as the page's script finds them."""
    return np.frombuffer(zlib.decompress(b64decode(column["bytes"])), f"<{dtype}").tolist()


@pytest.mark.parametrize(
    ("dtype", "kind"),
    [
        ("u1", "Uint8Array"),
        ("u2", "Uint16Array"),
        ("u4", "Uint32Array"),
        ("f4", "Float32Array"),
    ],
)
def test_numbers_come_back_as_they_were(dtype: str, kind: str) -> None:
    column = packed(np.array([[0, 1], [2, 200]]), dtype)

    assert column["kind"] == kind
    assert unpacked(column, dtype) == [0, 1, 2, 200]


def test_what_does_not_fit_is_cut() -> None:
    assert unpacked(packed(np.array([-3, 70_000]), "u2"), "u2") == [0, 65_535]


def test_a_moment_that_never_came_stays_unknown() -> None:
    assert np.isnan(unpacked(packed(np.array([np.nan]), "f4"), "f4")).all()
