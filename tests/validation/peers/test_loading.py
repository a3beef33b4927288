import warnings

import numpy as np
import pytest

from sim.errors import SimError
from validation.peers.loading import apart, peer


def test_a_program_that_is_not_there_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(SimError, match=r"no_such_peer.parts: .* found none: .*009-peers-apart"):
        peer("no_such_peer.parts")


def test_the_global_generator_of_numpy_is_left_as_it_was() -> None:
    before = np.random.get_state()[1].tolist()  # noqa: NPY002 - the very generator
    with apart():
        np.random.seed(7)  # noqa: NPY002 - as stockpyl does

    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002 - the very generator


def test_warnings_of_other_programs_are_their_own() -> None:
    with apart():
        warnings.warn("theirs", UserWarning, stacklevel=1)
    with pytest.raises(UserWarning, match="ours"):
        warnings.warn("ours", UserWarning, stacklevel=1)
