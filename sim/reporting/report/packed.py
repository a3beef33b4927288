"""Numbers as a page carries them: columns of a fixed width, compressed, in base 64.

A traced year of a large network has millions; as JSON they would be several times as long.
"""

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
        Numbers of any shape, read row by row; what is not known can be nan with ``f4`` only.
    dtype
        ``u1``, ``u2`` or ``u4`` for whole numbers, which are cut to what fits, ``f4`` for others.
    """
    if dtype != "f4":
        values = np.clip(values, 0, np.iinfo(dtype).max)
    # little-endian, as the typed arrays of every browser are in practice
    raw = np.ascontiguousarray(values, dtype=f"<{dtype}").tobytes()
    return {"kind": _KINDS[dtype], "bytes": b64encode(zlib.compress(raw, 9)).decode("ascii")}
