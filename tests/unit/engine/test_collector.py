import gc

import pytest

from sim.engine.collector import no_collection


def test_the_collector_is_out_within_and_back_behind() -> None:
    with no_collection():
        within = gc.isenabled()

    assert (within, gc.isenabled()) == (False, True)


def test_it_comes_back_when_a_run_fails() -> None:
    with pytest.raises(KeyError), no_collection():
        raise KeyError

    assert gc.isenabled()


def test_who_keeps_it_out_anyway_finds_it_so() -> None:
    with no_collection():
        with no_collection():
            pass
        within = gc.isenabled()

    assert not within
