"""Tests of how tasks are played."""

from dataclasses import FrozenInstanceError, replace

import pytest

from sim.experiment.crew import alone
from sim.experiment.how import AS_USUAL, How


def test_usual_way_is_this_process_up_to_the_first_failure() -> None:
    assert (AS_USUAL.crew, AS_USUAL.keep_going) == (alone, False)


def test_usual_way_tells_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    AS_USUAL.progress(1, 2)

    assert capsys.readouterr() == ("", "")


def test_crew_is_replaced_without_touching_the_rest() -> None:
    told: list[tuple[int, int]] = []
    how = How(progress=lambda *counts: told.append(counts), keep_going=True)
    replace(how, crew=alone).progress(3, 4)

    assert told == [(3, 4)]
    assert replace(how, crew=alone).keep_going


def test_way_that_others_share_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError, match="keep_going"):
        AS_USUAL.keep_going = True
