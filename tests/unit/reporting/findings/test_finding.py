"""Tests of what becomes of a job for one finding."""

import pytest

from sim.metrics.judgement import Decision
from sim.reporting.findings.finding import Finding, Undecided


@pytest.mark.parametrize(
    ("decision", "undecided", "fails"),
    [
        ("met", "fail", False),
        ("met", "pass", False),
        ("not met", "fail", True),
        ("not met", "pass", True),
        ("not decided", "fail", True),
        ("not decided", "pass", False),
        ("not played", "fail", False),
        ("not played", "pass", False),
    ],
)
def test_job_fails_for_what_is_not_met_and_for_chance_where_asked(
    decision: Decision, undecided: Undecided, *, fails: bool
) -> None:
    assert Finding("one", decision, "").fails(undecided) is fails


def test_finding_needs_no_details_and_no_place() -> None:
    one = Finding("one", "met", "met: one")

    assert (one.details, one.mark) == ((), None)
