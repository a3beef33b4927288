"""The command line of abasto: it parses, calls `sim`, and says what came out."""

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import baseline
from commands.findings import Job, Junit, Summary, Undecided, findings_of, say, tell
from commands.players import ClusterAddress, players_of
from commands.select import select
from commands.shared import (
    NOT_MET,
    Json,
    KeepGoing,
    Language,
    Out,
    ResultsPath,
    ScenarioPath,
    Seed,
    Settings,
    Workers,
    for_users,
    kept,
    name_files,
    plan_of,
    way_to_play,
)
from commands.sweeps import merge, new_sweep, sweep
from sim.errors import SimError

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.how import How
    from sim.metrics.outcome import Outcome
    from sim.scenario.plan import Plan

app = typer.Typer(
    name="abasto",
    help="Simulate how medicines reach the last health unit, and compare ways of supplying it.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


Beside = Annotated[
    Path | None,
    typer.Option(
        metavar="OTHER_RESULTS",
        exists=True,
        file_okay=False,
        help="Write one page that compares RESULTS with these of the same scenario.",
    ),
]
Strategies = Annotated[
    list[str] | None,
    typer.Option("--strategy", metavar="NAME", help="Play only this one; repeat it for more."),
]
OneStrategy = Annotated[str, typer.Option("--strategy", metavar="NAME", help="Strategy to play.")]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--target", metavar="[STRATEGY:]KPI=VALUE[±TOL]", help="Observed figure; repeat for more."
    ),
]
Parameters = Annotated[
    Path | None,
    typer.Option("--parameters", metavar="FILE", help="What may be moved: calibration.yaml."),
]
Replications = Annotated[
    int | None,
    typer.Option(
        min=2,
        metavar="N",
        help="How often all is played with new chance.",
        show_default="the scenario's, or 30",
    ),
]
Parquet = Annotated[
    bool,
    typer.Option(
        "--parquet",
        help="Also write deliveries, trips and KPIs of every run as Parquet files; needs"
        " 'pip install abasto[parquet]'.",
    ),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Check after every event that no piece appears or is lost.")
]


@app.command()
def compare(  # noqa: PLR0913 - one parameter an option
    scenario: ScenarioPath,
    *,
    strategy: Strategies = None,
    settings: Settings = None,
    seed: Seed = None,
    replications: Replications = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    out: Out = Path("results"),
    lang: Language = "es",
    as_json: Json = False,
    verify: Verify = False,
    keep_going: KeepGoing = False,
    junit: Junit = None,
    summary: Summary = None,
    undecided: Undecided = "fail",
) -> None:
    """Play strategies against the same patients and storms.

    What is finished is kept: a second start goes on where the first one ended. What the scenario
    expects and is not met ends in exit code 4.
    """
    with for_users():
        plan = plan_of(scenario, settings, seed=seed, replications=replications)
        how = way_to_play(players_of(workers, cluster).crew, keep_going=keep_going)
        outcome, folder = _played(plan, out, strategy or [], how=how, verify=verify)
        _report(outcome, folder, lang, as_json=as_json)
        job = Job(lang, junit, summary, undecided, as_json)
        tell(findings_of(outcome, lang), job, title=plan.name)


@app.command()
def run(  # noqa: PLR0913 - one parameter an option
    scenario: ScenarioPath,
    *,
    strategy: OneStrategy,
    settings: Settings = None,
    seed: Seed = None,
    replications: Replications = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    out: Out = Path("results"),
    lang: Language = "es",
    as_json: Json = False,
    verify: Verify = False,
    junit: Junit = None,
    summary: Summary = None,
    undecided: Undecided = "fail",
) -> None:
    """Play one strategy, and print and judge its figures.

    What the scenario expects of it and is not met ends in exit code 4; differences between
    strategies are not judged.
    """
    with for_users():
        plan = plan_of(scenario, settings, seed=seed, replications=replications)
        how = way_to_play(players_of(workers, cluster).crew, keep_going=False)
        outcome, folder = _played(plan, out, [strategy], how=how, verify=verify)
        _print_outcome(
            outcome, lang, [folder / "manifest.json", folder / "runs.sqlite"], as_json=as_json
        )
        job = Job(lang, junit, summary, undecided, as_json)
        tell(findings_of(outcome, lang), job, title=plan.name)


app.command()(sweep)
app.command()(merge)
app.command()(new_sweep)
app.add_typer(baseline.app)
app.command()(select)


@app.command()
def calibrate(  # noqa: PLR0913 - one parameter an option
    scenario: ScenarioPath,
    *,
    target: Targets = None,
    parameters: Parameters = None,
    settings: Settings = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    out: Out = Path("results"),
    lang: Language = "es",
) -> None:
    """Move uncertain parameters within their ranges until observed figures come out.

    What is finished is kept: a second start goes on where the first one ended.
    """
    with for_users():
        from sim.experiment.calibration.task import calibration_task
        from sim.reporting.write_calibration import show_calibration

        plan = plan_of(scenario, settings)
        task = calibration_task(plan, scenario, parameters, target or ())
        folder = task.folder(out)
        crew = players_of(workers, cluster).crew
        with kept(folder), way_to_play(crew, keep_going=False) as how:
            outcome = task.play(folder, how)
        name_files(task.files(folder) + show_calibration(outcome, plan, folder, language=lang))
    if not outcome.is_met:
        raise typer.Exit(NOT_MET)


@app.command()
def report(
    results: ResultsPath,
    *,
    beside: Beside = None,
    lang: Language = "es",
    as_json: Json = False,
    parquet: Parquet = False,
) -> None:
    """Write tables, charts, workbook and report again, or two results side by side.

    What was expected is said again, but fails no job: the exit code is that of the writing.
    """
    with for_users():
        from sim.experiment.results import open_outcome

        outcome = open_outcome(results)
        if beside is not None:
            from sim.reporting.report.side_by_side import write_side_by_side

            name_files(write_side_by_side(outcome, open_outcome(beside), (results, beside), lang))
            return
        also = _parquet(outcome, results) if parquet else []
        _report(outcome, results, lang, as_json=as_json, also=also)
        say(findings_of(outcome, lang), as_json=as_json)


@app.command()
def check(scenario: ScenarioPath, *, settings: Settings = None) -> None:
    """Say what a scenario describes, or all that is wrong with it."""
    with for_users():
        plan = plan_of(scenario, settings)
        base = plan.base
        typer.echo(
            f"{plan.name}: {len(base.facilities)} facilities, {len(base.products)} products,"
            f" {len(base.network.roads)} roads, {len(plan.strategies)} strategies"
            f" ({', '.join(plan.strategies)}); no problems"
        )


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from sim.scenario.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _played(
    plan: "Plan",
    out: Path,
    strategies: Sequence[str],
    *,
    how: AbstractContextManager["How"],
    verify: bool,
) -> tuple["Outcome", Path]:
    from sim.experiment.compare import play
    from sim.experiment.results import results_folder

    folder = results_folder(plan, out)
    with kept(folder), how as playing:
        outcome = play(plan, folder=folder, strategies=strategies, verify=verify, how=playing)
    return outcome, folder


def _report(
    outcome: "Outcome",
    folder: Path,
    lang: Language,
    *,
    as_json: bool,
    also: Sequence[Path] = (),
) -> None:
    from sim.reporting.write import write_outcome

    files = write_outcome(outcome, folder, lang)
    _print_outcome(outcome, lang, [*files, *also], as_json=as_json)


def _parquet(outcome: "Outcome", folder: Path) -> list[Path]:
    try:
        from sim.reporting.parquet import write_parquet
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise SimError(
            "--parquet: pyarrow is not installed; install it with: pip install 'abasto[parquet]'"
        ) from None
    return write_parquet(outcome, folder / "parquet")


def _print_outcome(
    outcome: "Outcome", lang: Language, files: Sequence[Path], *, as_json: bool
) -> None:
    if as_json:
        from sim.experiment.summary import summary

        data: dict[str, Any] = summary(outcome) | {"files": [str(file) for file in files]}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from sim.metrics.comparison import compare as compared
        from sim.reporting.terminal import print_comparison

        console = Console(file=sys.stdout)
        print_comparison(outcome, compared(outcome), language=lang, console=console)
    name_files(files)


if __name__ == "__main__":
    app()
