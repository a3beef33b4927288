"""Findings as GitHub shows them beside the lines of a change.

They are workflow commands on a line each; what users wrote in them is escaped, or it could give
commands of its own.
"""

from collections.abc import Iterator, Sequence

from sim.reporting.findings.finding import Finding, Undecided


def annotations(findings: Sequence[Finding], *, undecided: Undecided) -> Iterator[str]:
    """Yield a workflow command for each finding that fails (error) or is not decided (warning).

    What is met, or was not played, is no line of a change's page.
    """
    for finding in findings:
        if finding.fails(undecided):
            yield _command("error", finding)
        elif finding.decision == "not decided":
            yield _command("warning", finding)


def _command(kind: str, finding: Finding) -> str:
    places: dict[str, object] = {"title": finding.id}
    if finding.mark:
        file, line, column = finding.mark
        places = {"file": file, "line": line, "col": column, **places}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{kind} {written}::{_message(finding.line)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # in a property they would end it, or begin the next
    return _message(text).replace(":", "%3A").replace(",", "%2C")
