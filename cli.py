"""The command line of abasto: it parses, calls `sim`, and says what came out."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from sim.errors import SimError

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.how import How
    from sim.experiment.sweep import SweepOutcome
    from sim.metrics.outcome import Outcome
    from sim.scenario.plan import Plan

DEFECT, USER_ERROR, NOT_MET, INTERRUPTED = 1, 3, 4, 130

app = typer.Typer(
    name="abasto",
    help="Simulate how medicines reach the last health unit, and compare ways of supplying it.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


ScenarioPath = Annotated[
    Path,
    typer.Argument(metavar="SCENARIO", exists=True, help="Scenario: its folder, or its file."),
]
SweepPath = Annotated[
    Path, typer.Argument(metavar="SWEEP", exists=True, dir_okay=False, help="Sweep file (YAML).")
]
ResultsPath = Annotated[
    Path,
    typer.Argument(
        metavar="RESULTS", exists=True, file_okay=False, help="Results folder of a comparison."
    ),
]
Strategies = Annotated[
    list[str] | None,
    typer.Option("--strategy", metavar="NAME", help="Play only this one; repeat it for more."),
]
OneStrategy = Annotated[str, typer.Option("--strategy", metavar="NAME", help="Strategy to play.")]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Set a value in every strategy, as in --set 'run.horizon=90 d', or all values of a"
        " file, as in --set @calibrated.yaml; repeat for more.",
    ),
]
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
Seed = Annotated[
    int | None,
    typer.Option(
        min=0, metavar="N", help="Where all chance comes from.", show_default="the scenario's, or 1"
    ),
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
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that play.", show_default="one a core"),
]
Out = Annotated[
    Path, typer.Option(file_okay=False, help="Where results folders are made and found again.")
]
Language = Annotated[
    Literal["es", "en"], typer.Option("--lang", help="Language of tables and charts.")
]
Json = Annotated[bool, typer.Option("--json", help="Write results to stdout as JSON.")]
KeepGoing = Annotated[
    bool,
    typer.Option("--keep-going/--fail-fast", help="Play the others when a run fails, or stop."),
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
    out: Out = Path("results"),
    lang: Language = "es",
    as_json: Json = False,
    verify: Verify = False,
    keep_going: KeepGoing = False,
) -> None:
    """Play strategies against the same patients and storms.

    What is finished is kept: a second start goes on where the first one ended.
    """
    with _for_users():
        plan = _plan(scenario, settings, seed=seed, replications=replications)
        how = _how(workers, keep_going=keep_going)
        outcome, folder = _played(plan, out, strategy or [], how=how, verify=verify)
        _report(outcome, folder, lang, as_json=as_json)


@app.command()
def run(  # noqa: PLR0913 - one parameter an option
    scenario: ScenarioPath,
    *,
    strategy: OneStrategy,
    settings: Settings = None,
    seed: Seed = None,
    replications: Replications = None,
    workers: Workers = None,
    out: Out = Path("results"),
    lang: Language = "es",
    as_json: Json = False,
    verify: Verify = False,
) -> None:
    """Play one strategy and print its figures."""
    with _for_users():
        plan = _plan(scenario, settings, seed=seed, replications=replications)
        how = _how(workers, keep_going=False)
        outcome, folder = _played(plan, out, [strategy], how=how, verify=verify)
        _print_outcome(
            outcome, lang, [folder / "manifest.json", folder / "runs.sqlite"], as_json=as_json
        )


@app.command()
def sweep(
    sweep_file: SweepPath,
    *,
    settings: Settings = None,
    seed: Seed = None,
    workers: Workers = None,
    out: Out = Path("results"),
    lang: Language = "es",
    keep_going: KeepGoing = True,
) -> None:
    """Play levers and uncertainties of a sweep file: where the answer changes.

    What is finished is kept: a second start goes on where the first one ended.
    """
    with _for_users():
        from sim.experiment.prepared_sweep import prepare
        from sim.experiment.sweep import play_sweep, sweep_folder
        from sim.experiment.sweep_file import read_sweep

        varied, tree = read_sweep(sweep_file)
        plan = _plan(sweep_file.parent / varied.scenario, settings, seed=seed)
        folder = sweep_folder(plan, sweep_file.stem, out)
        prepared = prepare(varied, plan, tree)
        with _kept(folder), _how(workers, keep_going=keep_going) as how:
            outcome = play_sweep(prepared, folder=folder, how=how)
        _report_sweep(outcome, folder, lang)


@app.command()
def calibrate(
    scenario: ScenarioPath,
    *,
    target: Targets = None,
    parameters: Parameters = None,
    settings: Settings = None,
    workers: Workers = None,
    out: Out = Path("results"),
    lang: Language = "es",
) -> None:
    """Move uncertain parameters within their ranges until observed figures come out.

    What is finished is kept: a second start goes on where the first one ended.
    """
    with _for_users():
        from sim.experiment.calibration.task import calibration_task
        from sim.reporting.write_calibration import show_calibration

        plan = _plan(scenario, settings)
        task = calibration_task(plan, scenario, parameters, target or ())
        folder = task.folder(out)
        with _kept(folder), _progress() as progress:
            outcome = task.play(folder, workers or _cores(), progress)
        _name_files(task.files(folder) + show_calibration(outcome, plan, folder, language=lang))
    if not outcome.is_met:
        raise typer.Exit(NOT_MET)


@app.command()
def report(results: ResultsPath, *, lang: Language = "es", as_json: Json = False) -> None:
    """Write tables, charts and report again, without playing."""
    with _for_users():
        from sim.experiment.results import open_outcome

        _report(open_outcome(results), results, lang, as_json=as_json)


@app.command()
def check(scenario: ScenarioPath, *, settings: Settings = None) -> None:
    """Say what a scenario describes, or all that is wrong with it."""
    with _for_users():
        plan = _plan(scenario, settings)
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


@contextmanager
def _for_users() -> Iterator[None]:
    """Turn an error of the user into a message and exit code 3; defects show their trace."""
    from sim.experiment.failures import FailedRunsError

    try:
        yield
    except (SimError, FailedRunsError) as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(USER_ERROR if isinstance(error, SimError) else DEFECT) from None


@contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """On Ctrl-C say that nothing finished is lost, and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(
            f"\ninterrupted; what is finished is kept in {folder}: start the same command again"
            " and it goes on from there",
            err=True,
        )
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give what shows progress on stderr: a bar on a terminal, else the first and last state."""
    if not sys.stderr.isatty():
        yield _say_ends()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("replications", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _say_ends() -> Callable[[int, int], None]:
    said: list[int] = []

    def say(done: int, total: int) -> None:
        if not said or done == total != said[-1]:
            said.append(done)
            typer.echo(f"{done} of {total} replications are there", err=True)

    return say


def _plan(
    scenario: Path,
    settings: Sequence[str] | None,
    *,
    seed: int | None = None,
    replications: int | None = None,
) -> "Plan":
    from sim.scenario.loader import load_plan
    from sim.scenario.settings_file import with_files

    own = {"run.seed": seed, "run.replications": replications}
    added = [f"{path}={value}" for path, value in own.items() if value is not None]
    plan = load_plan(scenario, [*with_files(settings or ()), *added])
    for warning in plan.warnings:
        typer.secho(f"warning: {warning}", fg=typer.colors.YELLOW, err=True)
    return plan


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
    with _kept(folder), how as playing:
        outcome = play(plan, folder=folder, strategies=strategies, verify=verify, how=playing)
    return outcome, folder


@contextmanager
def _how(workers: int | None, *, keep_going: bool) -> Iterator["How"]:
    """Give the way to play that the options ask for, with its progress on stderr."""
    from sim.experiment.how import How
    from sim.experiment.local_processes import local_workers

    with _progress() as progress:
        yield How(local_workers(workers or _cores()), progress, keep_going=keep_going)


def _cores() -> int:
    return os.cpu_count() or 1


def _report(outcome: "Outcome", folder: Path, lang: Language, *, as_json: bool) -> None:
    from sim.reporting.write import write_outcome

    files = write_outcome(outcome, folder, lang)
    _print_outcome(outcome, lang, files, as_json=as_json)


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
    _name_files(files)


def _report_sweep(outcome: "SweepOutcome", folder: Path, lang: Language) -> None:
    """Draw a sweep, name its files, and say what failed."""
    from sim.experiment.failures import FailedRunsError

    files = [*outcome.tables]
    if outcome.answers.prepared.sweep.vary:
        from sim.experiment.sensitivity import responses_of
        from sim.experiment.sensitivity_table import write_responses

        responses = responses_of(outcome.answers)
        table = write_responses(outcome.answers.prepared.sweep, responses, folder)
        typer.echo(table.read_text(encoding="utf-8"), nl=False)
        files += [table, *_sensitivity_chart(outcome, folder, lang)]
    _name_files(files)
    if outcome.failed:
        raise FailedRunsError(outcome.failed, folder)


def _sensitivity_chart(outcome: "SweepOutcome", folder: Path, lang: Language) -> list[Path]:
    from sim.experiment.sensitivity import responses_of
    from sim.metrics.catalogue import KPIS
    from sim.reporting.charts.sensitivity import Contrast, SensitivityPoint
    from sim.reporting.write_sensitivity import write_sensitivity

    prepared = outcome.answers.prepared
    sweep = prepared.sweep
    points = [
        SensitivityPoint(
            parameter=sweep.vary[one.setting.lever].label,
            value=sweep.vary[one.setting.lever].name_of(one.setting.value),
            is_base=one.is_base,
            difference=one.difference,
        )
        for one in responses_of(outcome.answers)
    ]
    baseline, alternative = (
        prepared.plan.strategies[name].title.in_language(lang) for name in prepared.strategies
    )
    currency = prepared.plan.base.costs.currency
    contrast = Contrast(KPIS[sweep.kpi], baseline, alternative, currency)
    return write_sensitivity(points, contrast, folder, language=lang)


def _name_files(files: Sequence[Path]) -> None:
    for file in files:
        typer.echo(f"wrote {file}", err=True)


if __name__ == "__main__":
    app()
