"""Findings as JUnit XML, which every CI system reads.

One test case a finding, as if the plan were a program under test.
"""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from sim.reporting.findings.finding import Finding, Undecided


def write_junit(
    findings: Sequence[Finding], file: Path, *, suite: str, undecided: Undecided
) -> Path:
    """Write one test case a finding into *file* and return it.

    What is not met is a failure, what is not decided too unless it is let pass; it is skipped then,
    as is what was not played.

    Parameters
    ----------
    findings
        What was looked at.
    file
        Where to; folders are made.
    suite
        What it was looked at in, such as the name of the scenario.
    undecided
        What becomes of the job when something is not decided.
    """
    failures = sum(finding.fails(undecided) for finding in findings)
    skipped = sum(_is_skipped(finding, undecided) for finding in findings)
    counts = {
        "tests": str(len(findings)),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(skipped),
        "time": "0",
    }
    root = Element("testsuites", {"name": "abasto", **counts})
    del root.attrib["skipped"]  # that schemas know of a suite alone
    element = SubElement(root, "testsuite", {"name": suite, **counts})
    for finding in findings:
        _add_case(element, finding, suite_name=suite, undecided=undecided)
    indent(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file


def _is_skipped(finding: Finding, undecided: Undecided) -> bool:
    return finding.decision != "met" and not finding.fails(undecided)


def _add_case(suite: Element, finding: Finding, *, suite_name: str, undecided: Undecided) -> None:
    case = SubElement(
        suite, "testcase", {"classname": f"abasto.{suite_name}", "name": finding.id, "time": "0"}
    )
    place = (f"{finding.mark}: " if finding.mark else "") + finding.line
    text = "\n".join((place, *finding.details))
    if finding.fails(undecided):
        kind = {"message": finding.line, "type": finding.decision}
        SubElement(case, "failure", kind).text = text
    elif finding.decision != "met":
        SubElement(case, "skipped", {"message": finding.line})
    else:
        SubElement(case, "system-out").text = text
