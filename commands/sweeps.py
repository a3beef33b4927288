"""The commands `sweep` and `merge`: many points, on one machine or in parts."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.findings import Job, Junit, Summary, Undecided, findings_of_sweep, tell
from commands.influence import Found, influence
from commands.players import ClusterAddress, players_of
from commands.shared import (
    KeepGoing,
    Language,
    Out,
    ScenarioPath,
    Seed,
    Settings,
    Workers,
    for_users,
    kept,
    name_files,
    note,
    plan_of,
    showing_progress,
    way_to_play,
)
from sim.errors import SimError
from sim.scenario.names import listed

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.how import How
    from sim.experiment.prepared_sweep import PreparedSweep
    from sim.experiment.shard import Shard
    from sim.experiment.sweep import SweepOutcome

SweepPath = Annotated[
    Path, typer.Argument(metavar="SWEEP", exists=True, dir_okay=False, help="Sweep file (YAML).")
]
ShardFolders = Annotated[
    list[Path],
    typer.Argument(
        metavar="FOLDER...", exists=True, file_okay=False, help="Results folders of shards."
    ),
]
ShardOption = Annotated[
    str | None,
    typer.Option(
        metavar="K/N", help="Play part K of N into a folder of its own; `merge` joins them."
    ),
]
TwoStrategies = Annotated[
    list[str] | None,
    typer.Option(
        "--strategy",
        metavar="NAME",
        help="One of the two that are compared; say it twice, the baseline first.",
        show_default="the baseline and the next",
    ),
]
Within = Annotated[
    float,
    typer.Option(
        min=0.01, max=0.99, metavar="SHARE", help="How far each estimate may be off, up or down."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say how many runs, how long and how much disk; no more.")
]


def sweep(  # noqa: PLR0913 - one parameter an option
    sweep_file: SweepPath,
    *,
    settings: Settings = None,
    seed: Seed = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    out: Out = Path("results"),
    lang: Language = "es",
    keep_going: KeepGoing = True,
    shard: ShardOption = None,
    dry_run: DryRun = False,
    junit: Junit = None,
    summary: Summary = None,
    undecided: Undecided = "fail",
) -> None:
    """Play levers and uncertainties of a sweep file: where the answer changes.

    What is finished is kept: a second start goes on where the first one ended. What the sweep
    expects and is not met ends in exit code 4.
    """
    with for_users():
        from sim.experiment.prepared_sweep import prepare
        from sim.experiment.shard import Shard
        from sim.experiment.sweep import play_sweep, sweep_folder
        from sim.experiment.sweep_file import read_sweep

        part = Shard.read(shard) if shard else None
        if part and junit:
            raise SimError("--junit: a part of a sweep is not judged; give it to 'abasto merge'")
        varied, tree = read_sweep(sweep_file)
        plan = plan_of(sweep_file.parent / varied.scenario, settings, seed=seed)
        folder = sweep_folder(plan, sweep_file.stem, out)
        with showing_progress("points", "checked") as progress:
            prepared = prepare(varied, plan, tree, progress)
        _tell_stale(prepared, folder)
        players = players_of(workers, cluster)
        if dry_run:
            _tell_estimate(prepared, folder, players.number)
            return
        with (
            kept(part.folder(folder) if part else folder),
            way_to_play(players.crew, keep_going=keep_going) as how,
        ):
            if part:
                _play_part(prepared, part, folder, how)
                return
            outcome = play_sweep(prepared, folder=folder, how=how)
        _report_sweep(outcome, folder, Job(lang, junit, summary, undecided))


def new_sweep(
    scenario: ScenarioPath,
    *,
    strategy: TwoStrategies = None,
    within: Within = 0.3,
) -> None:
    """Print a sweep file of a scenario's estimates, to find those that could change the decision.

    Put it beside the scenario, say what you know better, and play it with `sweep`.
    """
    with for_users():
        from sim.experiment.estimates_sweep import estimates_sweep

        plan = plan_of(scenario, None)
        others = (name for name in plan.strategies if name != plan.baseline)
        chosen = strategy or [plan.baseline, *islice(others, 1)]
        if len(chosen) != 2:  # noqa: PLR2004 - the difference of two
            raise SimError(
                f"expected two strategies, the baseline first, got {len(chosen)}; they are"
                f" {listed(plan.strategies)}"
            )
        typer.echo(estimates_sweep(plan, chosen, within, "scenario.yaml"), nl=False)


def merge(
    folders: ShardFolders,
    *,
    out: Out = Path("results"),
    lang: Language = "es",
    junit: Junit = None,
    summary: Summary = None,
    undecided: Undecided = "fail",
) -> None:
    """Join the shards of a sweep: the same tables as if it had been played in one place."""
    with for_users():
        from sim.experiment.merge import merge_shards

        with showing_progress("points", "checked") as progress:
            whole, outcome = merge_shards(folders, out, progress)
        _report_sweep(outcome, whole, Job(lang, junit, summary, undecided))


def _play_part(prepared: "PreparedSweep", part: "Shard", whole: Path, how: "How") -> None:
    """Play one part into its own folder; it is not drawn, since it is no answer yet."""
    from sim.experiment.failures import FailedRunsError
    from sim.experiment.results import ledger_file
    from sim.experiment.sweep import play_shard

    folder = part.folder(whole)
    failed = play_shard(prepared, part, whole=whole, how=how)
    name_files([folder / "manifest.json", ledger_file(folder)])
    if prepared.expectations:
        note("what the sweep expects is judged by 'abasto merge', when all parts are there")
    if failed:
        raise FailedRunsError(failed, ledger_file(folder))


def _tell_stale(prepared: "PreparedSweep", folder: Path) -> None:
    """Say which results are there and cannot be used, before they are missed."""
    from sim.experiment.stale import stale_notes

    for each in stale_notes(prepared, folder):
        note(each)


def _tell_estimate(prepared: "PreparedSweep", folder: Path, workers: int) -> None:
    """Say what playing would take; the warning of a small disk does not keep anybody from it."""
    from sim.experiment.estimate import estimate

    known = estimate(prepared, folder, workers=workers)
    megabytes, free = known.disk_bytes / 1e6, known.free_bytes / 1e6
    typer.echo(
        f"{known.points} points × {known.strategies} strategies × {known.replications}"
        f" replications = {known.rows:,} runs; {known.different:,} of them differ,"
        f" {known.left:,} are left to play\n"
        f"time: about {_duration(known.seconds)} with {workers} workers, measured on this machine\n"
        f"disk: about {megabytes:,.1f} MB in {folder} ({free:,.0f} MB are free)"
    )
    if megabytes > free:
        typer.secho("warning: the disk is too small", fg=typer.colors.YELLOW, err=True)


def _duration(seconds: float) -> str:
    """Return *seconds* as people say them: seconds, then minutes, then hours."""
    minutes = seconds / 60
    if minutes < 2:  # noqa: PLR2004 - below two minutes seconds say more
        return f"{seconds:.0f} s"
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.1f} h"  # noqa: PLR2004 - two hours


def _report_sweep(outcome: "SweepOutcome", folder: Path, job: Job) -> None:
    """Draw a sweep, name its files, and say what failed or did not come out."""
    from sim.experiment.failures import FailedRunsError
    from sim.experiment.results import ledger_file

    found = influence(outcome.answers, folder, job.lang)
    if outcome.answers.prepared.sweep.levers:
        found.append(_levers(outcome, folder, job.lang))
    page = _page(outcome, found, folder, job.lang)
    name_files([*outcome.tables, *(file for one in found for file in one.files), page])
    if outcome.failed:
        raise FailedRunsError(outcome.failed, ledger_file(folder))
    tell(findings_of_sweep(outcome, job.lang), job, title=folder.name.rpartition("-")[0])


def _page(outcome: "SweepOutcome", found: Sequence[Found], folder: Path, lang: Language) -> Path:
    from sim.experiment.sweep import sweep_name
    from sim.experiment.versions import versions
    from sim.reporting.swept.page import Played, write_page

    prepared = outcome.answers.prepared
    plan, base = prepared.plan, prepared.plan.base
    file = sweep_name(folder, plan)
    played = Played(
        title=base.title.in_language(lang),
        question=base.question.in_language(lang),
        strategies=[plan.strategies[name].title.in_language(lang) for name in prepared.strategies],
        points=len(prepared.points),
        replications=prepared.sweep.replications,
        seed=base.run.seed,
        failed=len(outcome.failed),
        versions=", ".join(f"{name} {version}" for name, version in versions().items()),
        command=(
            f"abasto sweep scenarios/{plan.name}/{file}.yaml --seed {base.run.seed} --lang {lang}"
        ),
    )
    return write_page([one.part for one in found], played, folder, lang)


def _levers(outcome: "SweepOutcome", folder: Path, lang: Language) -> Found:
    from sim.experiment.lever_answers import lever_answers
    from sim.experiment.sweep_tables import write_levers
    from sim.metrics.catalogue import KPIS
    from sim.reporting.charts.lever_line import LeverAxis
    from sim.reporting.kpi_text import KpiText
    from sim.reporting.swept.choices import choices
    from sim.reporting.swept.part import svg_of
    from sim.reporting.write_sweep import SweptCell, SweptLevers, why_no_chart, write_sweep

    prepared = outcome.answers.prepared
    answers = tuple(lever_answers(outcome.answers))
    levers = prepared.sweep.levers.values()
    swept = SweptLevers(
        levers=[
            LeverAxis(
                lever.label.in_language(lang),
                [lever.name_of(value).in_language(lang) for value in lever.each_value],
                lever.numbers,
            )
            for lever in levers
        ],
        cells=[
            SweptCell(
                tuple(
                    lever.each_value.index(setting.value)
                    for lever, setting in zip(levers, one.levers, strict=True)
                ),
                one.means,
                one.best,
                one.is_sure,
            )
            for one in answers
        ],
        titles={
            name: each.title.in_language(lang) for name, each in prepared.plan.strategies.items()
        },
        baseline=prepared.plan.baseline,
        sampled=prepared.sweep.sampling is not None,
    )
    text = KpiText(KPIS[prepared.sweep.kpi], lang, prepared.plan.base.costs.currency)
    reason = why_no_chart(swept, text)
    if reason:
        note(f"levers.csv has all, but there is no chart: {reason}")
    charts = write_sweep(swept, text, folder)
    files = [write_levers(prepared, answers, folder), *charts]
    return Found(files, choices(swept, text, chart=svg_of(charts)))
