"""Tests of who plays, as the options say; those of a cluster are played in `test_cluster`."""

import sys

import pytest

from commands import players
from commands.players import players_of
from sim.errors import SimError
from sim.experiment.crew import alone


def test_one_worker_is_this_process() -> None:
    assert players_of(1) == (alone, 1)


def test_as_many_play_as_asked_for() -> None:
    assert players_of(3).number == 3


def test_one_a_core_plays_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(players, "cores", lambda: 5)

    assert players_of(None).number == 5


def test_workers_here_and_elsewhere_exclude_each_other() -> None:
    with pytest.raises(SimError, match="leave one of them out"):
        players_of(2, "tcp://scheduler:8786")


def test_missing_dask_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sim.experiment.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(SimError, match=r"pip install .abasto\[cluster\]"):
        players_of(None, "tcp://scheduler:8786")
