from dataclasses import replace

import numpy as np
import pytest

from sim.domain.demand_lines import OWN_UNIT, DemandLines, in_order_of, interleave, joined


def day(*prescriptions: tuple[int, list[tuple[int, int]]], chronic: bool = False) -> DemandLines:
    """Return a day of prescriptions: a community, and the (product, quantity) of each line."""
    lines = [(index, *line) for index, (_, each) in enumerate(prescriptions) for line in each]
    columns = np.array(lines, dtype=np.int32).reshape(-1, 3).T
    community = np.array([community for community, _ in prescriptions], dtype=np.int32)
    kind = np.full(community.size, chronic, dtype=np.int8)
    return DemandLines(community, kind, *columns)


ACUTE = day((0, [(7, 1), (8, 2)]), (2, [(9, 3)]))
REFILLS = day((0, [(1, 1)]), (1, [(2, 2), (3, 3)]), chronic=True)


def told(lines: DemandLines) -> list[tuple[int, list[int]]]:
    """Return the community and the products of each prescription."""
    return [
        (community, lines.product[lines.prescription == index].tolist())
        for index, community in enumerate(lines.community.tolist())
    ]


def test_communities_stand_in_order_and_the_first_come_first_in_each() -> None:
    both = interleave(ACUTE, REFILLS)

    assert told(both) == [(0, [7, 8]), (0, [1]), (1, [2, 3]), (2, [9])]


def test_every_prescription_stays_what_it_is() -> None:
    assert interleave(ACUTE, REFILLS).kind.tolist() == [0, 1, 1, 0]


def test_every_line_keeps_its_quantity() -> None:
    assert interleave(ACUTE, REFILLS).quantity.tolist() == [1, 2, 1, 2, 3, 3]


def test_the_lines_of_a_prescription_stand_together() -> None:
    assert interleave(ACUTE, REFILLS).prescription.tolist() == [0, 0, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(ACUTE, day(), ACUTE), (day(), REFILLS, REFILLS)],
    ids=["no refills", "refills alone"],
)
def test_with_one_part_empty_the_other_stays(
    first: DemandLines, second: DemandLines, expected: DemandLines
) -> None:
    assert told(interleave(first, second)) == told(expected)


def test_pieces_are_summed_by_prescription() -> None:
    assert interleave(ACUTE, REFILLS).pieces.tolist() == [3, 1, 5, 3]


def test_equal_days_have_equal_checksums() -> None:
    assert interleave(ACUTE, REFILLS).checksum() == interleave(ACUTE, REFILLS).checksum()


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
