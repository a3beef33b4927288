import numpy as np
import pytest

from sim.policies.replenishment.informed_push import InformedPush
from tests.unit.policies.replenishment.views import chance, rows, view


def exact(reserve: float = 0.0, *, ahead: str = "0 d") -> InformedPush:
    """Return a team that counts without error and leaves two months of stock."""
    fields = {"reserve": reserve, "ahead": ahead, "count_error": 0.0}
    return InformedPush.model_validate(fields)


def topped_up(
    on_hand: list[int],
    *,
    cargo: list[int],
    amc: list[float] | None = None,
    policy: InformedPush | None = None,
    seed: int = 1,
) -> list[int]:
    pieces: list[int] = (
        (policy or exact())
        .top_up(
            on_hand=np.array(on_hand),
            monthly_consumption=np.array(amc or [100.0] * len(on_hand)),
            cargo=np.array(cargo),
            rng=chance(seed),
        )
        .tolist()
    )
    return pieces


@pytest.mark.parametrize(
    ("reserve", "load"), [(0.0, [200, 80, 0]), (0.15, [230, 92, 0]), (1.0, [400, 160, 0])]
)
def test_the_load_is_what_shelves_should_lack_and_a_reserve(
    reserve: float, load: list[int]
) -> None:
    assert rows(exact(reserve).order(view([[0, 120, 300]]), chance())) == [load]


def test_what_is_on_order_is_not_on_the_shelf() -> None:
    stock = view([[120]], on_order=[[50]])

    assert rows(exact().order(stock, chance())) == [[80]]


@pytest.mark.parametrize(
    ("on_hand", "load"),
    [
        pytest.param(120, 100 + 30, id="what will be used by then"),
        pytest.param(20, 200, id="no more than fills a bare shelf"),
        pytest.param(300, 0, id="still enough by then"),
        pytest.param(240, 10, id="enough now but not by then"),
    ],
)
def test_what_is_used_before_the_visit_is_loaded_too(on_hand: int, load: int) -> None:
    fortnight = exact(ahead="0.5 months")

    assert rows(fortnight.order(view([[on_hand]]), chance())) == [[load]]


def test_the_load_is_rounded_up() -> None:
    assert rows(exact().order(view([[0]], amc=[[0.1]]), chance())) == [[1]]


@pytest.mark.parametrize(
    ("on_hand", "cargo", "unloaded"),
    [
        pytest.param(120, 500, 80, id="filled up"),
        pytest.param(0, 500, 200, id="from nothing"),
        pytest.param(250, 500, 0, id="overfull: nothing is taken away"),
        pytest.param(120, 30, 30, id="as far as the cargo goes"),
        pytest.param(120, 0, 0, id="empty truck"),
    ],
)
def test_the_team_fills_up_from_its_cargo(on_hand: int, cargo: int, unloaded: int) -> None:
    assert topped_up([on_hand], cargo=[cargo]) == [unloaded]


def test_each_product_has_a_cargo_of_its_own() -> None:
    assert topped_up([0, 150], cargo=[10, 500], amc=[100, 100]) == [10, 50]


def test_a_count_is_wrong_by_a_share_of_what_is_there() -> None:
    """Of 10,000 pieces each; the mean of 4,000 counts has an SD of 200 / √4,000 pieces."""
    policy = InformedPush(count_error=0.02)
    unloaded = topped_up(
        [10_000] * 4000, cargo=[99_999] * 4000, amc=[10_000.0] * 4000, policy=policy
    )

    assert np.mean(unloaded) == pytest.approx(10_000, abs=3.9 * 200 / 4000**0.5)
    assert np.std(unloaded) == pytest.approx(200, rel=3.9 / 8000**0.5)


@pytest.mark.parametrize("seed", range(5))
def test_a_wrong_count_never_unloads_beyond_the_cargo(seed: int) -> None:
    policy = InformedPush(count_error=1.0)
    unloaded = np.array(topped_up([100] * 200, cargo=[120] * 200, policy=policy, seed=seed))

    assert unloaded.min() >= 0
    assert unloaded.max() <= 120


def test_nobody_counts_less_than_nothing() -> None:
    policy = InformedPush(count_error=1.0)
    unloaded = topped_up([100] * 200, cargo=[9999] * 200, policy=policy)

    assert max(unloaded) == 200


def test_an_empty_shelf_is_counted_right() -> None:
    policy = InformedPush(count_error=1.0)

    assert topped_up([0], cargo=[500], policy=policy) == [200]
