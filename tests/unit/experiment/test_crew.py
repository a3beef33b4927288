"""Tests of who plays, from one round to the next."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from sim.experiment.crew import Crew, alone, staying
from sim.experiment.work import ReadPlans, Work
from tests.builders import plan
from tests.fake_stages import MadeUp


@dataclass
class Called:
    """Counts how often a crew is called together, and dismissed."""

    counts: list[str] = field(default_factory=list)

    @contextmanager
    def __call__(self, work: Work) -> Iterator[Crew]:
        self.counts.append("called")
        with alone(work) as crew:
            yield crew
        self.counts.append("dismissed")


@pytest.fixture
def work() -> Work:
    return Work(ReadPlans({"": plan()}), MadeUp)


def test_crew_stays_from_round_to_round(work: Work) -> None:
    called = Called()
    with staying(called) as crew:
        for _round in range(3):
            with crew(work):
                assert called.counts == ["called"]

    assert called.counts == ["called", "dismissed"]


def test_crew_that_broke_is_replaced(work: Work) -> None:
    called = Called()
    with staying(called) as crew:
        with pytest.raises(BrokenExecutor), crew(work):
            raise BrokenExecutor
        with crew(work):
            pass

    assert called.counts == ["called", "dismissed", "called", "dismissed"]
