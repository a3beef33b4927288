"""Tests of what is told of runs that failed."""

import pickle
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.failures import FailedRunsError
from sim.experiment.ledger import FailedRun

FAILED = FailedRun("key", "kit", 3, "", "KeyError: 'umr-1'", "Traceback …\nKeyError: 'umr-1'")


@pytest.mark.parametrize(
    ("failed", "told"),
    [
        pytest.param([FAILED], "1 run failed, the first of them strategy 'kit'", id="one"),
        pytest.param([FAILED] * 3, "3 runs failed, the first of them", id="several"),
        pytest.param([FAILED._replace(point="fleet=2")], "them fleet=2: strategy", id="in a sweep"),
        pytest.param([FAILED], "replication 3: KeyError: 'umr-1'", id="which run and why"),
        pytest.param([FAILED], "table 'failures' of runs.sqlite", id="where the others are"),
    ],
)
def test_message_says_what_is_needed_to_find_it(failed: list[FailedRun], told: str) -> None:
    assert told in str(FailedRunsError(failed, Path("runs.sqlite")))


def test_trace_of_the_first_comes_before_everything() -> None:
    assert str(FailedRunsError([FAILED], Path("x"))).startswith("Traceback …\nKeyError")


def test_failure_of_ours_is_no_error_of_the_user() -> None:
    assert not issubclass(FailedRunsError, SimError)


def test_error_survives_the_way_between_processes() -> None:
    error = FailedRunsError([FAILED], Path("runs.sqlite"))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (again.failed, again.ledger, str(again)) == (error.failed, error.ledger, str(error))
