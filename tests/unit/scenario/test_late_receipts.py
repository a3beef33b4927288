import pytest

from sim.scenario.late_receipts import days_late
from tests.unit.scenario.small_world import Files

CUT_OFFS = [10, 40, 70]
REVIEW = "    levels: [store]\n    review: {kind: monthly, week: 1}\n"


def late_world(files: Files, most: str = "29 d") -> Files:
    """Return the small world with a supplier that takes 22 days on average."""
    files.edit("lead_time_most: 40 d", f"lead_time_most: {most}")
    return files


@pytest.mark.parametrize(
    ("reviews", "lead_time_days", "late"),
    [
        pytest.param([15, 45], 20, -5, id="in time"),
        pytest.param([15, 45], 25, 0, id="on the day of the cut-off"),
        pytest.param([25, 55], 20, 5, id="too late"),
        pytest.param([10, 40], 29.5, -0.5, id="reviewed on the day of the cut-off before"),
        pytest.param(list(range(80)), 20, -10, id="every day: the first review counts"),
        pytest.param([39, 45], 20, 7, id="one round of two"),
        pytest.param([25, 55], 30, 0, id="no day of review would do"),
        pytest.param([], 20, 0, id="no reviews"),
    ],
)
def test_lateness_is_receipt_minus_next_cut_off(
    reviews: list[int], lead_time_days: float, late: float
) -> None:
    assert days_late(reviews, CUT_OFFS, lead_time_days) == late


def test_a_late_delivery_is_warned_of_where_the_review_stands(files: Files) -> None:
    late_world(files).edit("    levels: [store]\n", REVIEW.replace(" {kind", " ¶{kind"))
    (warning,) = files.plan().warnings

    assert str(warning).replace(f"{files.folder}/", "") == (
        f"{files.expected}: replenishment.stores.review: 'maker' takes 22 d on average: what"
        " 'store' orders is expected 13 d after the next round's cut-off and waits for the round"
        " after; review 13 d earlier, or start rounds 13 d later (transport.plan.start)"
    )


def test_rounds_of_the_store_itself_are_named_where_they_stand(files: Files) -> None:
    late_world(files).edit("  routes:\n", "  plans: {store: {kind: fixed_rounds}}\n  routes:\n")
    (warning,) = files.plan().warnings

    assert str(warning).endswith("or start rounds 13 d later (transport.plans.store.start)")


def test_strategies_that_agree_are_warned_of_once(files: Files) -> None:
    assert len(late_world(files).plan().warnings) == 1


def test_a_strategy_of_its_own_review_is_warned_of_there(files: Files) -> None:
    late_world(files).edit("    levels: [store]\n", REVIEW.replace("1}", "-2}"))
    files.edit(
        "      replenishment:\n        units:\n",
        "      replenishment:\n        stores: {review: ¶{week: 1}}\n        units:\n",
    )
    (warning,) = files.plan().warnings

    assert str(warning.mark).replace(f"{files.folder}/", "") == files.expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "levels: [store]\n",
            "levels: [store]\n    review: {kind: monthly, week: -2}\n",
            id="earlier",
        ),
        pytest.param(
            "  routes:\n", "  plan: {kind: consolidated_trips}\n  routes:\n", id="no rounds"
        ),
        pytest.param(
            "  routes:\n",
            "  plans: {store: {kind: consolidated_trips}}\n  routes:\n",
            id="no rounds at this store",
        ),
    ],
)
def test_goods_that_come_in_time_are_nothing_to_warn_of(files: Files, old: str, new: str) -> None:
    late_world(files).edit(old, new)

    assert files.plan().warnings == ()


def test_a_unit_that_passes_nothing_on_has_no_rounds_to_miss(files: Files) -> None:
    late_world(files).edit("    levels: [store]\n", REVIEW.replace("1}", "-2}"))
    files.edit("    supplier: store\n", "    supplier: maker\n")
    files.edit("    route: north\n    stop: 1\n", "")

    assert files.plan().warnings == ()
