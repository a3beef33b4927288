from dataclasses import replace

import numpy as np
import pytest

from sim.domain.demand_lines import (
    OWN_UNIT,
    DemandLines,
    Presented,
    day_of,
    in_order_of,
    joined,
    nobody,
    together,
)


def day(*prescriptions: tuple[int, list[tuple[int, int]]], chronic: bool = False) -> DemandLines:
    """Return a day of prescriptions: a community, and the (product, quantity) of each line."""
    lines = [(index, *line) for index, (_, each) in enumerate(prescriptions) for line in each]
    columns = np.array(lines, dtype=np.int32).reshape(-1, 3).T
    community = np.array([community for community, _ in prescriptions], dtype=np.int32)
    kind = np.full(community.size, chronic, dtype=np.int8)
    return DemandLines(community, kind, *columns)


def presented(*communities: list[list[tuple[int, int]]]) -> Presented:
    """Return the prescriptions of each community: the (product, quantity) of their lines."""
    prescriptions = [each for community in communities for each in community]
    lines = [line for each in prescriptions for line in each]
    product, quantity = np.array(lines, dtype=np.int32).reshape(-1, 2).T
    counts = [[len(each) for each in communities], [len(each) for each in prescriptions]]
    return Presented(*(np.array(each, dtype=np.int64) for each in counts), product, quantity)


ACUTE = day((0, [(7, 1), (8, 2)]), (2, [(9, 3)]))
REFILLS = day((0, [(1, 1)]), (1, [(2, 2), (3, 3)]), chronic=True)
OF_ACUTE = presented([[(7, 1), (8, 2)]], [], [[(9, 3)]])
OF_REFILLS = presented([[(1, 1)]], [[(2, 2), (3, 3)]], [])
BOTH = day_of(OF_ACUTE, OF_REFILLS)


def told(lines: DemandLines) -> list[tuple[int, list[int]]]:
    """Return the community and the products of each prescription."""
    return [
        (community, lines.product[lines.prescription == index].tolist())
        for index, community in enumerate(lines.community.tolist())
    ]


def test_communities_stand_in_order_and_acute_ones_come_first_in_each() -> None:
    assert told(BOTH) == [(0, [7, 8]), (0, [1]), (1, [2, 3]), (2, [9])]


def test_every_prescription_stays_what_it_is() -> None:
    assert BOTH.kind.tolist() == [0, 1, 1, 0]


def test_every_line_keeps_its_quantity() -> None:
    assert BOTH.quantity.tolist() == [1, 2, 1, 2, 3, 3]


def test_the_lines_of_a_prescription_stand_together() -> None:
    assert BOTH.prescription.tolist() == [0, 0, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("acute", "refills", "expected"),
    [
        pytest.param(OF_ACUTE, presented([], [], []), ACUTE, id="no refills"),
        pytest.param(presented([], [], []), OF_REFILLS, REFILLS, id="refills alone"),
        pytest.param(presented([], []), presented([], []), day(), id="nobody"),
    ],
)
def test_with_one_part_empty_the_other_stays(
    acute: Presented, refills: Presented, expected: DemandLines
) -> None:
    assert day_of(acute, refills).checksum() == expected.checksum()


def test_two_kinds_of_need_are_presented_one_behind_the_other_in_each_community() -> None:
    both = together(OF_ACUTE, OF_REFILLS)

    assert both.by_community.tolist() == [2, 1, 1]
    assert both.n_lines.tolist() == [2, 1, 2, 1]
    assert both.product.tolist() == [7, 8, 1, 2, 3, 9]


def test_nobody_changes_nothing() -> None:
    alone = together(nobody(3), OF_REFILLS)

    assert [part.tolist() for part in alone] == [part.tolist() for part in OF_REFILLS]


def test_pieces_are_summed_by_chosen_prescription() -> None:
    chosen = np.array([True, False, True, True])

    assert BOTH.pieces_of(chosen).tolist() == [3, 0, 5, 3]


def test_equal_days_have_equal_checksums() -> None:
    assert day_of(OF_ACUTE, OF_REFILLS).checksum() == BOTH.checksum()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(day((1, [(7, 1), (8, 2)]), (2, [(9, 3)])), id="community"),
        pytest.param(day((0, [(7, 1)]), (2, [(8, 2), (9, 3)])), id="prescription"),
        pytest.param(day((0, [(6, 1), (8, 2)]), (2, [(9, 3)])), id="product"),
        pytest.param(day((0, [(7, 9), (8, 2)]), (2, [(9, 3)])), id="quantity"),
        pytest.param(
            day((0, [(7, 1), (8, 2)]), (2, [(9, 3)]), chronic=True), id="chronic or acute"
        ),
    ],
)
def test_any_difference_changes_the_checksum(other: DemandLines) -> None:
    assert other.checksum() != ACUTE.checksum()


def test_a_checksum_goes_on_from_the_day_before() -> None:
    assert ACUTE.checksum(REFILLS.checksum()) != REFILLS.checksum(ACUTE.checksum())


def test_sources_say_where_their_prescriptions_are_presented() -> None:
    elsewhere = replace(REFILLS, facility=np.full(REFILLS.community.size, 7))
    both = joined([ACUTE, elsewhere])

    assert told(both) == [*told(ACUTE), *told(REFILLS)]
    assert both.facilities.tolist() == [OWN_UNIT] * ACUTE.community.size + [7] * 2


def test_sources_stand_behind_each_other_and_keep_their_numbers() -> None:
    both = joined([ACUTE, replace(REFILLS, number=np.array([70, 71]))])

    assert told(both) == [*told(ACUTE), *told(REFILLS)]
    assert both.numbers.tolist() == [0, 1, 70, 71]


def test_prescriptions_are_served_by_rank_and_their_lines_stay_together() -> None:
    served = in_order_of(ACUTE, np.array([0.9, 0.1]))

    assert served.prescription.tolist() == [1, 0, 0]
    assert served.product.tolist() == [9, 7, 8]


def test_who_reaches_no_unit_asks_for_nothing_and_stays_in_the_list() -> None:
    left = ACUTE.without_lines_of(np.array([True, False]))

    assert told(left) == [(0, []), (2, [9])]
