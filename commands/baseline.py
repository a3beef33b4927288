"""The commands `baseline save` and `baseline compare`: what has moved since last time.

A plan under test is compared with itself at an earlier time, as a program with its last release.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.findings import Job, Junit, Summary, tell
from commands.shared import Language, ResultsPath, for_users, name_files, note

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.baseline import Baseline

app = typer.Typer(
    name="baseline",
    help="Keep the figures of a comparison, and see later whether one has moved beyond chance.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

_MOST_NAMED = 6

BaselinePath = Annotated[
    Path,
    typer.Argument(metavar="BASELINE", exists=True, dir_okay=False, help="What `save` wrote."),
]
Name = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="Name of the file.", show_default="the scenario's"),
]
Folder = Annotated[Path, typer.Option("--out", file_okay=False, help="Where baselines are kept.")]


@app.command()
def save(results: ResultsPath, *, name: Name = None, out: Folder = Path("baselines")) -> None:
    """Write the figures of a comparison into a small file that can be committed."""
    with for_users():
        from sim.experiment.baseline import baseline_of, write_baseline

        baseline = baseline_of(results)
        name_files([write_baseline(baseline, out / f"{name or baseline.scenario}.json")])


@app.command()
def compare(
    results: ResultsPath,
    baseline: BaselinePath,
    *,
    lang: Language = "es",
    junit: Junit = None,
    summary: Summary = None,
) -> None:
    """Say which figures have moved beyond chance since a baseline: exit code 4 where one has."""
    with for_users():
        from sim.errors import SimError
        from sim.experiment.baseline import baseline_of, read_baseline
        from sim.metrics.moves import moves
        from sim.reporting.findings.move_text import counted, move_finding

        before, now = read_baseline(baseline), baseline_of(results)
        if before.scenario != now.scenario:
            raise SimError(f"{baseline} is of {before.scenario!r}, {results} of {now.scenario!r}")
        found = moves(before.measured(), now.measured())
        _note_alone(before, now)
        versions = [one.versions["model"] for one in (before, now)]
        typer.echo(counted(found, versions, language=lang))
        findings = [
            move_finding(move, figures=len(found), language=lang, currency=now.currency)
            for move in found
        ]
        tell(findings, Job(lang, junit, summary), title=now.scenario, met_too=False)


def _note_alone(before: "Baseline", now: "Baseline") -> None:
    """Say on stderr which figures only one of the two has; they cannot have moved."""
    from sim.metrics.moves import not_compared

    alone = list(not_compared(before.measured(), now.measured()))
    if alone:
        named = ", ".join(alone[:_MOST_NAMED]) + (" …" if len(alone) > _MOST_NAMED else "")
        note(f"only one of the two has {named} ({len(alone)}): not compared")
