import pytest

from validation.erlang import erlang_loss, loss_in_ticks


@pytest.mark.parametrize(
    ("servers", "load", "lost"),
    [(1, 1.0, 0.5), (2, 1.0, 0.2), (5, 4.0, 0.19907), (10, 5.0, 0.01838)],
)
def test_erlang_loss_is_that_of_the_tables(servers: int, load: float, lost: float) -> None:
    assert erlang_loss(servers, load) == pytest.approx(lost, abs=1e-5)


def test_ticks_approach_erlang_as_they_get_shorter() -> None:
    bias = [loss_in_ticks(3, 1 / ticks, 2 * ticks) - erlang_loss(3, 2.0) for ticks in (2, 4)]

    assert bias[0] > 1.8 * bias[1] > 0


def test_without_a_lead_time_only_the_day_itself_can_lack() -> None:
    assert loss_in_ticks(0, 1.0, 1) == pytest.approx(1.0)
