"""Tests of JUnit XML, read back by a parser that is not ours."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

from sim.reporting.findings.finding import Finding, Undecided
from sim.reporting.findings.junit import write_junit
from tests.unit.reporting.findings.made_up import ALL, MET, NOT_MET

KNOWN = {
    "testsuites": {"name", "tests", "failures", "errors", "time", "disabled"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "id"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "skipped": {"message", "type"},
    "system-out": set(),
}
"""Elements and attributes that junit-10.xsd (Jenkins) and the reader of GitLab have in common."""


def written(folder: Path, findings: Sequence[Finding] = ALL, undecided: Undecided = "fail") -> Path:
    return write_junit(findings, folder / "new" / "j.xml", suite="prueba", undecided=undecided)


def suite_of(file: Path) -> Element:
    suite = parse(file).getroot().find("testsuite")  # noqa: S314 - our own file
    assert suite is not None
    return suite


@pytest.mark.parametrize(
    ("undecided", "failures", "skipped"), [("fail", "2", "1"), ("pass", "1", "2")]
)
def test_counts_are_those_of_the_cases(
    tmp_path: Path, undecided: Undecided, failures: str, skipped: str
) -> None:
    suite = suite_of(written(tmp_path, undecided=undecided))

    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == (
        "4",
        failures,
        skipped,
    )
    assert len(suite.findall("testcase/failure")) == int(failures)
    assert len(suite.findall("testcase/skipped")) == int(skipped)


def test_failure_has_the_line_and_where_it_stands(tmp_path: Path) -> None:
    failure = suite_of(written(tmp_path, [NOT_MET])).find("testcase/failure")

    assert failure is not None
    assert failure.get("type") == "not met"
    assert str(failure.text).startswith("a,b:c.yaml:4:2: not met: 71% ± 2")


def test_every_check_is_there_to_read(tmp_path: Path) -> None:
    out = suite_of(written(tmp_path, [MET])).findtext("testcase/system-out")

    assert out == "met: 90% <sure> & 'so'\none\ntwo"


def test_only_what_every_reader_knows_is_written(tmp_path: Path) -> None:
    for element in parse(written(tmp_path)).getroot().iter():  # noqa: S314 - our own file
        assert set(element.attrib) <= KNOWN[element.tag]
        assert element.tag != "testcase" or len(element) == 1


def test_nothing_expected_is_an_empty_suite(tmp_path: Path) -> None:
    assert suite_of(written(tmp_path, [])).get("tests") == "0"
