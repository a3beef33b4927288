"""Numbers as a page carries them: columns of a fixed width, compressed, in base 64."""

import zlib
from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

_KINDS = {"u1": "Uint8Array", "u2": "Uint16Array", "u4": "Uint32Array", "f4": "Float32Array"}


def packed(values: NDArray[Any], dtype: str) -> dict[str, str]:
    """Return *values* as the page's ``unpack`` reads them: a kind of typed array and its bytes.

    Parameters
    ----------
    values
        Numbers of any shape, read row by row.
    dtype
        ``u1``, ``u2`` or ``u4`` for whole numbers, which are cut to what fits, ``f4`` for others.
    """
    if dtype != "f4":
        values = np.clip(values, 0, np.iinfo(dtype).max)
    raw = np.ascontiguousarray(values, dtype=f"<{dtype}").tobytes()
    return {"kind": _KINDS[dtype], "bytes": b64encode(zlib.compress(raw, 9)).decode("ascii")}
