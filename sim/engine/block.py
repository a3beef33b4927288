"""Some facilities × some products, cut out of arrays over all of them."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Value = TypeVar("_Value", bound=np.generic)


class Block:
    """The cells that one programme supplies: some rows and some columns, and all they cross.

    What `of` returns may be a view into the array (where rows and columns are neighbours) or a copy
    (where they are not). So it is for reading; to write, add.
    """

    def __init__(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> None:
        self.rows = rows
        """Facilities."""

        self.columns = columns
        """Products."""

        # neighbouring rows and columns are cut as slices, which is several times faster
        across, down = _run(rows), _run(columns)
        self._index = (across, down) if across and down else np.ix_(rows, columns)

    def of(self, array: NDArray[_Value]) -> NDArray[_Value]:
        """Return the block of *array*, which is facilities × products; a view or a copy."""
        return array[self._index]

    def add(self, array: NDArray[np.int64], pieces: NDArray[np.int64]) -> None:
        """Add *pieces*, of the block's shape, to *array* in place."""
        array[self._index] += pieces


def _run(numbers: NDArray[np.int64]) -> slice | None:
    """Return *numbers* as a slice where each is one more than the last; None where they are not."""
    if numbers.size and (np.diff(numbers) == 1).all():
        return slice(int(numbers[0]), int(numbers[-1]) + 1)
    return None
