from typing import Any

import pytest

from sim.domain.records import Records
from tests.unit.engine.worlds import FAR, NEAR, Game, Patient, V, outcomes, patient, refill, setting

LOST = {"returns": 0, "within": "1 d", "buys": 0}
BOUGHT = LOST | {"buys": 1}
BACK = {"returns": 1, "within": "1 d", "buys": 0, "visits_at_most": 3}
FILLED = {"asked": 1, "complete": 1, "within_7_days": 1, "within_30_days": 1}
QUIET = {"units": {"policy": {"kind": "forced_ordering", "max_months": "0 months"}}}

# kits reach `near` on day 7 at 11:30: 10 pieces of each product for the patients of day 8


def play(
    patients: dict[int, list[Patient]],
    near: int | dict[str, int] = 0,
    *,
    acute: dict[str, Any] = LOST,
    chronic: dict[str, Any] = LOST,
    **changes: object,
) -> Records:
    known = setting(patients={"acute": acute, "chronic": chronic}, **changes)
    return Game(known, shelves={"store": 1000, "near": near}, patients=patients).play()


@pytest.mark.parametrize(
    ("on_hand", "expected"),
    [
        (3, FILLED),
        (2, {"asked": 1, "partly": 1, "lost": 1}),
        (0, {"asked": 1, "refused": 1, "lost": 1}),
    ],
    ids=["complete", "partly", "refused"],
)
def test_a_prescription_is_filled_as_far_as_stock_goes(
    on_hand: int, expected: dict[str, int]
) -> None:
    assert outcomes(play({0: [patient("near", v=3)]}, on_hand), NEAR) == expected


@pytest.mark.parametrize(
    ("near", "outcome"),
    [
        ({"v": 1}, "partly"),
        ({"v": 1, "e": 1}, "partly"),
        ({"v": 1, "e": 2}, "complete"),
        ({}, "refused"),
    ],
)
def test_a_prescription_of_two_products_is_complete_with_both(
    near: dict[str, int], outcome: str
) -> None:
    assert outcomes(play({0: [patient("near", v=1, e=2)]}, near), NEAR)[outcome] == 1


def test_first_come_first_served() -> None:
    records = play({0: [patient("near", v=2), patient("near", v=2), patient("near", v=2)]}, 3)

    assert outcomes(records, NEAR) == {
        "asked": 3, "complete": 1, "partly": 1, "refused": 1, "within_7_days": 1,
        "within_30_days": 1, "lost": 2,
    }  # fmt: skip


def test_units_do_not_share_their_shelves() -> None:
    records = play({0: [patient("near", v=1), patient("far", v=1)]}, 5)

    assert (outcomes(records, NEAR)["complete"], outcomes(records, FAR)["refused"]) == (1, 1)


def test_what_arrives_after_eight_serves_the_patients_of_the_next_day() -> None:
    records = play({7: [patient("near", v=1)], 8: [patient("near", v=1)]})

    assert outcomes(records, NEAR) == FILLED | {"asked": 2, "refused": 1, "lost": 1}


@pytest.mark.parametrize(
    ("refused", "expected"), [(BOUGHT, "bought"), (LOST, "lost")], ids=["bought", "lost"]
)
def test_who_does_not_come_back_buys_it_or_goes_without(
    refused: dict[str, Any], expected: str
) -> None:
    records = play({0: [patient("near", v=1)]}, acute=refused)

    assert outcomes(records, NEAR) == {"asked": 1, "refused": 1, expected: 1}


def test_refills_follow_the_rule_of_the_chronically_ill() -> None:
    records = play({0: [refill("near", v=1), patient("near", v=1)]}, acute=BOUGHT, chronic=LOST)

    assert outcomes(records, NEAR) == {"asked": 2, "refused": 2, "bought": 1, "lost": 1}


@pytest.mark.parametrize(
    ("visits", "expected"), [(1, "lost"), (2, "lost"), (3, "within_7_days"), (9, "within_7_days")]
)
def test_a_patient_comes_back_until_the_last_visit(visits: int, expected: str) -> None:
    """Refused on Friday, and on Monday three hours before the kit; served on Tuesday."""
    records = play({4: [patient("near", v=1)]}, acute=BACK | {"visits_at_most": visits})

    assert outcomes(records, NEAR)[expected] == 1


@pytest.mark.parametrize(
    ("first_day", "filled"),
    [
        (4, {"within_7_days": 1, "within_30_days": 1}),
        (1, {"within_7_days": 1, "within_30_days": 1}),
        (0, {"within_30_days": 1}),
    ],
    ids=["after 4 days", "after 7 days", "after 8 days"],
)
def test_a_prescription_that_is_filled_later_counts_by_its_age(
    first_day: int, filled: dict[str, int]
) -> None:
    records = play({first_day: [patient("near", v=1)]}, acute=BACK | {"visits_at_most": 99})

    assert outcomes(records, NEAR) == {"asked": 1, "refused": 1} | filled


def test_after_thirty_days_it_counts_as_filled_no_more() -> None:
    rounds = {"plan": {"start": {"first": "35 d"}}}
    records = play(
        {0: [patient("near", v=1)]}, acute=BACK | {"visits_at_most": 99}, transport=rounds,
        run={"horizon": "56 d"},
    )  # fmt: skip

    assert outcomes(records, NEAR) == {"asked": 1, "refused": 1}
    assert records.served_later[NEAR, V] == 1


def test_a_patient_comes_back_for_the_rest_alone() -> None:
    records = play({4: [patient("near", v=3, e=2)]}, {"v": 2, "e": 2}, acute=BACK)

    assert records.served[NEAR].tolist() == [2, 2, 0]
    assert records.served_later[NEAR].tolist() == [1, 0, 0]
    assert outcomes(records, NEAR)["partly"] == 1


def test_a_prescription_is_filled_once_its_last_line_is() -> None:
    """One product is there on Tuesday, the other on no day."""
    records = play({7: [patient("near", v=2, e=20)]}, acute=BACK)

    assert records.served_later[NEAR].tolist() == [2, 10, 0]
    assert outcomes(records, NEAR) == {"asked": 1, "refused": 1, "lost": 1}


def test_who_comes_back_is_served_before_who_comes_for_the_first_time() -> None:
    records = play({7: [patient("near", v=4)], 8: [patient("near", v=8)]}, acute=BACK)

    assert records.served_later[NEAR, V] == 4
    assert records.served[NEAR, V] == 6


def test_of_those_who_come_back_the_oldest_prescription_is_served_first() -> None:
    patients = {3: [patient("near", v=6)], 4: [patient("near", v=7)]}
    records = play(patients, acute=BACK | {"visits_at_most": 4})

    assert records.served_later[NEAR, V] == 10
    assert outcomes(records, NEAR) == {
        "asked": 2, "refused": 2, "within_7_days": 1, "within_30_days": 1, "lost": 1,
    }  # fmt: skip


def test_what_is_asked_for_again_is_wanted_once() -> None:
    records = play({0: [patient("near", v=3)]}, acute=BACK | {"visits_at_most": 99})

    assert records.asked[NEAR].tolist() == [3, 0, 0]
    assert records.served[NEAR].tolist() == [0, 0, 0]


def test_nobody_comes_back_to_a_unit_that_opens_no_more() -> None:
    records = play(
        {20: [patient("near", v=3)]},
        acute=BACK,
        replenishment=QUIET,
        facilities={"near": {"opens": "tue"}},
    )

    assert outcomes(records, NEAR) == {"asked": 1, "refused": 1}


def test_people_choose_by_their_shares() -> None:
    refused = {"returns": 0, "within": "1 d", "buys": 0.3}
    records = play({0: [patient("near", v=1)] * 1000}, acute=refused)

    assert 250 < outcomes(records, NEAR)["bought"] < 350


def test_returns_are_spread_over_the_days_allowed() -> None:
    """Of those refused on Thursday, half come by Monday, before the kit of 1,000 pieces."""
    refused = BACK | {"within": "8 d", "visits_at_most": 2}
    kit = {"units": {"policy": {"kind": "kit_push", "sized_for": "facility", "size": 99}}}
    records = play({3: [patient("near", v=1)] * 800}, acute=refused, replenishment=kit)

    assert 350 < outcomes(records, NEAR)["lost"] < 450


def test_what_a_patient_does_does_not_depend_on_who_else_stands_in_line() -> None:
    refused = BACK | {"returns": 0.5, "buys": 0.5}
    alone = play({4: [patient("near", v=1)] * 30}, acute=refused)
    among = play({4: [patient("near", v=1)] * 30 + [patient("far", v=1)] * 30}, acute=refused)

    assert outcomes(alone, NEAR) == outcomes(among, NEAR)
    assert 0 < outcomes(alone, NEAR)["bought"] < 30
