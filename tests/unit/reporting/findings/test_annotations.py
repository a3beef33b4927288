"""Tests of annotations as GitHub reads them."""

import pytest

from sim.reporting.findings.annotations import annotations
from sim.reporting.findings.finding import Undecided
from tests.unit.reporting.findings.made_up import ALL, NOT_MET, OPEN


def test_failure_stands_at_the_line_of_the_scenario() -> None:
    (line,) = annotations([NOT_MET], undecided="fail")

    assert line == (
        "::error file=a%2Cb%3Ac.yaml,line=4,col=2,title=bad::not met: 71%25 ± 2%0Aat all"
    )


@pytest.mark.parametrize(("undecided", "kind"), [("fail", "error"), ("pass", "warning")])
def test_what_is_open_is_told_too(undecided: Undecided, kind: str) -> None:
    (line,) = annotations([OPEN], undecided=undecided)

    assert line == f"::{kind} title=open::not decided: a_b|c"


def test_what_is_met_needs_no_word() -> None:
    assert len(list(annotations(ALL, undecided="fail"))) == 2
