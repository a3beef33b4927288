"""What a plan under test is told with: options, lines, files for CI, and the exit code.

`compare`, `sweep`, `merge` and `baseline compare` end alike, so that a job reads one of them as the
other.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from commands.shared import NOT_MET, Language, name_files
from sim.errors import SimError

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.sweep import SweepOutcome
    from sim.metrics.outcome import Outcome
    from sim.reporting.findings.finding import Finding

Junit = Annotated[
    Path | None,
    typer.Option(metavar="FILE", dir_okay=False, help="Write what was expected as JUnit XML."),
]
Summary = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        dir_okay=False,
        envvar="GITHUB_STEP_SUMMARY",
        help="Add what was expected to this file, as Markdown.",
    ),
]
Undecided = Annotated[
    Literal["fail", "pass"],
    typer.Option(help="Whether what chance leaves open ends in exit code 4 too."),
]


class Job(NamedTuple):
    """How findings are told."""

    lang: Language
    """In which language."""

    junit: Path | None = None
    """Where to as JUnit XML."""

    summary: Path | None = None
    """Where to as Markdown; GitHub says it in ``GITHUB_STEP_SUMMARY``."""

    undecided: Literal["fail", "pass"] = "fail"
    """Whether what is not decided fails."""

    as_json: bool = False
    """Whether stdout is taken by JSON."""


def findings_of(outcome: "Outcome", lang: Language) -> list["Finding"]:
    """Return what the scenario expects, with what came out; empty where it expects nothing."""
    from sim.experiment.judgements import judgements_of
    from sim.reporting.findings.expectation_text import expectation_finding

    currency = outcome.plan.base.costs.currency
    return [
        expectation_finding(each, language=lang, currency=currency)
        for each in judgements_of(outcome)
    ]


def findings_of_sweep(outcome: "SweepOutcome", lang: Language) -> list["Finding"]:
    """Return what the sweep expects, with what came out at all combinations of its levers.

    Where points are samples of what is not known, intervals are over samples, not replications.
    """
    from sim.reporting.findings.expectation_text import expectation_finding

    prepared = outcome.answers.prepared
    # samples of a design count like those of a sampling: each once, with its mean
    is_sampled = any(point.sample is not None for point in prepared.points)
    values = "samples" if is_sampled else "replications"
    currency = prepared.plan.base.costs.currency
    return [
        expectation_finding(each, language=lang, currency=currency, values=values)
        for each in outcome.judgements
    ]


def tell(findings: Sequence["Finding"], job: Job, *, title: str, met_too: bool = True) -> None:
    """Say what came out, to people and to CI, and end with exit code 4 where something fails.

    Files are written first, so that a job that fails has them. With JSON on stdout, people read
    stderr.

    Parameters
    ----------
    findings
        What was looked at.
    job
        How it is told.
    title
        What it was looked at in.
    met_too
        Whether people are told what is in order, line by line.

    Raises
    ------
    SimError
        When a file cannot be written.
    Exit
        With code 4, where a finding fails.
    """
    from sim.reporting.findings.annotations import annotations

    say([each for each in findings if met_too or each.decision != "met"], as_json=job.as_json)
    if os.environ.get("GITHUB_ACTIONS"):
        for line in annotations(findings, undecided=job.undecided):
            typer.echo(line, err=True)
    try:
        name_files(_write(findings, job, title))
    except OSError as error:
        raise SimError(f"{error.filename}: cannot be written ({error.strerror})") from None
    if any(finding.fails(job.undecided) for finding in findings):
        raise typer.Exit(NOT_MET)


def say(findings: Iterable["Finding"], *, as_json: bool) -> None:
    """Say what came out to people, a line each; on stderr where stdout is taken by JSON."""
    for finding in findings:
        typer.echo(finding.line, err=as_json)


def _write(findings: Sequence["Finding"], job: Job, title: str) -> list[Path]:
    """Write the files that *job* asks for and return them; a summary only of something."""
    from sim.reporting.findings.job_summary import append_summary
    from sim.reporting.findings.junit import write_junit

    files = []
    if job.junit:
        if not findings:
            typer.secho(
                f"warning: {title} expects nothing: {job.junit} has no test case",
                fg=typer.colors.YELLOW,
                err=True,
            )
        files.append(write_junit(findings, job.junit, suite=title, undecided=job.undecided))
    if job.summary and findings:
        files.append(append_summary(findings, job.summary, title=title, language=job.lang))
    return files
