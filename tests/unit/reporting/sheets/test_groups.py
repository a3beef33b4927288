"""Tests of the sheet of groups."""

from math import isnan

import pytest

from sim.reporting.report.groups import GROUPS
from sim.reporting.sheets.groups import groups
from tests.builders import outcome
from tests.materials import material


def test_groups_are_those_of_the_page_in_the_same_order() -> None:
    known = material()
    page = GROUPS.context(known)

    assert page is not None
    assert [row[0] for row in groups(known).rows[::2]] == [name for name, _ in page["rows"]]


def test_baseline_has_no_difference() -> None:
    rows = groups(material()).rows

    assert all(isnan(value) for value in rows[0][5:])
    assert not any(isnan(value) for value in rows[1][5:])


def test_ends_lie_around_the_share() -> None:
    for row in groups(material()).rows:
        share, low, high = row[2:5]

        assert low <= share <= high


def test_difference_is_that_of_the_shares() -> None:
    pull, kit = groups(material()).rows[:2]

    assert kit[5] == pytest.approx(kit[2] - pull[2])
    assert kit[6] < kit[5] < kit[7]


def test_one_replication_has_shares_without_ends() -> None:
    rows = groups(material(outcome(replications=1))).rows

    assert not any(isnan(row[2]) for row in rows)
    assert all(isnan(value) for row in rows for value in (row[3], row[4], row[6], row[7]))


@pytest.mark.parametrize(("language", "heading"), [("es", "Surtido"), ("en", "Filled")])
def test_shares_are_headed_in_the_language_of_the_reader(language: str, heading: str) -> None:
    assert groups(material()).columns[2].title(language) == heading
