"""The command `select`: the best strategy, with a stated probability.

Its source is a scenario, whose strategies compete, or a sweep file, whose settings do.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.players import ClusterAddress, players_of
from commands.shared import (
    Json,
    Language,
    Out,
    Seed,
    Settings,
    Workers,
    for_users,
    kept,
    name_files,
    plan_of,
    showing_progress,
    way_to_play,
)

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.contest import Contest
    from sim.metrics.selection import Selection
    from sim.scenario.plan import Plan

Source = Annotated[
    Path, typer.Argument(metavar="SCENARIO|SWEEP", exists=True, help="A scenario, or a sweep file.")
]
Strategies = Annotated[
    list[str] | None,
    typer.Option("--strategy", metavar="NAME", help="Select among these; repeat it for more."),
]
Delta = Annotated[
    str,
    typer.Option(
        metavar="DISTANCE", help="A lead that matters: '0.5 points' of a share, '2000' of a cost."
    ),
]
Confidence = Annotated[
    float,
    typer.Option(min=0.5, max=0.999, help="Least probability of selecting the best."),
]
KpiName = Annotated[
    str | None,
    typer.Option(
        "--kpi", metavar="NAME", help="Figure that decides.", show_default="prescriptions_filled"
    ),
]


class _Selectable(NamedTuple):
    """What is selected from, whichever source it has.

    Contenders, where results go, titles by id.
    """

    contest: "Contest"
    plan: "Plan"
    folder: Path
    kpi: str
    titles: dict[str, str]
    is_sweep: bool


def select(  # noqa: PLR0913 - one parameter an option
    source: Source,
    *,
    delta: Delta,
    confidence: Confidence = 0.95,
    kpi: KpiName = None,
    strategy: Strategies = None,
    settings: Settings = None,
    seed: Seed = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    out: Out = Path("results"),
    lang: Language = "es",
    as_json: Json = False,
) -> None:
    """Find the best strategy, or setting of a sweep, with a stated probability.

    Who is clearly worse is dropped and played no further. What is finished is kept: a second start
    goes on where the first one ended.
    """
    with for_users():
        from sim.experiment.figure import known_figure, tolerance_of
        from sim.experiment.select import Rule
        from sim.experiment.select import select as selected
        from sim.reporting.selection_table import write_selection

        one = _selectable(source, strategy or [], settings, seed, out=out, lang=lang)
        figure = known_figure(kpi or one.kpi, "--kpi")
        rule = Rule(figure, tolerance_of(figure, delta, "--delta"), confidence)
        players = players_of(workers, cluster)
        with kept(one.folder), way_to_play(players.crew, keep_going=False) as how:
            result = selected(
                one.contest, rule, folder=one.folder, keep_records=not one.is_sweep, how=how
            )
        _print(result, one, lang, as_json=as_json)
        name_files([write_selection(result, one.titles, one.folder)])


def _selectable(
    source: Path,
    strategies: list[str],
    settings: list[str] | None,
    seed: int | None,
    *,
    out: Path,
    lang: Language,
) -> _Selectable:
    """Return what *source* has to select from.

    Raises
    ------
    SimError
        When it cannot be read, or a strategy is unknown.
    """
    from sim.experiment.contest import contest_of_plan, contest_of_sweep
    from sim.experiment.prepared_sweep import prepare
    from sim.experiment.results import results_folder
    from sim.experiment.sweep import sweep_folder
    from sim.experiment.sweep_file import is_sweep, read_sweep

    if not is_sweep(source):
        plan = plan_of(source, settings, seed=seed)
        titles = {name: one.title.in_language(lang) for name, one in plan.strategies.items()}
        contest = contest_of_plan(plan, strategies)
        folder = results_folder(plan, out)
        return _Selectable(contest, plan, folder, "prescriptions_filled", titles, is_sweep=False)
    sweep, tree = read_sweep(source)
    plan = plan_of(source.parent / sweep.scenario, settings, seed=seed)
    with showing_progress("points", "checked") as progress:
        contest = contest_of_sweep(prepare(sweep, plan, tree, progress), strategies)
    levers = {**sweep.vary, **sweep.levers}
    titles = {}
    for one in contest.contenders:
        named = (
            f"{levers[name].label.in_language(lang)}:"
            f" {levers[name].name_of(value).in_language(lang)}"
            for name, value in one.levers
        )
        titles[one.id] = "; ".join([plan.strategies[one.strategy].title.in_language(lang), *named])
    folder = sweep_folder(plan, source.stem, out)
    return _Selectable(contest, plan, folder, sweep.kpi, titles, is_sweep=True)


def _print(result: "Selection", one: _Selectable, lang: Language, *, as_json: bool) -> None:
    """Print who was selected, to people as a table or to programs as JSON."""
    if as_json:
        typer.echo(json.dumps(_data(result), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from sim.reporting.selection_table import print_selection

    print_selection(
        result,
        one.titles,
        language=lang,
        currency=one.plan.base.costs.currency,
        console=Console(file=sys.stdout),
    )


def _data(result: "Selection") -> dict[str, object]:
    """Return what was selected, ready for JSON; the winner is behind nobody."""
    return {
        "selected": result.best,
        "kpi": result.kpi.id,
        "indifference_zone": result.zone,
        "confidence": result.confidence,
        "runs": result.runs,
        "contenders": [
            {**each._asdict(), "behind": each.behind if each.dropped_by else None}
            for each in result.standings
        ],
    }
