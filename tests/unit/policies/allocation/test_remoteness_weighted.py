import pytest

from sim.policies.allocation.remoteness_weighted import RemotenessWeighted
from tests.unit.policies.allocation.requests import shared


@pytest.mark.parametrize(
    ("extra_per_hour", "given"), [(0.0, [60, 60]), (0.1, [40, 80]), (0.4, [20, 100])]
)
def test_the_longer_the_road_the_more_months(extra_per_hour: float, given: list[int]) -> None:
    rule = RemotenessWeighted(extra_per_hour=extra_per_hour)

    assert shared(rule, [200, 200], stock=120, hours=[0, 10]) == given


def test_nobody_gets_more_than_asked() -> None:
    assert shared(RemotenessWeighted(), [200, 50], stock=120, hours=[0, 10]) == [70, 50]


def test_what_is_held_counts() -> None:
    given = shared(RemotenessWeighted(), [200, 200], stock=120, hours=[0, 10], position=[0, 60])

    assert given == [60, 60]
