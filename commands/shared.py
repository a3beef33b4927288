"""What commands have in common: options, progress, and words for people.

Results go to stdout, all else to stderr, so that results can be piped.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sim.errors import SimError

if TYPE_CHECKING:  # what is heavy is imported where it is used: --help has to answer at once
    from sim.experiment.crew import OpenCrew
    from sim.experiment.how import How
    from sim.scenario.plan import Plan

DEFECT, USER_ERROR, NOT_MET, INTERRUPTED = 1, 3, 4, 130

ScenarioPath = Annotated[
    Path,
    typer.Argument(metavar="SCENARIO", exists=True, help="Scenario: its folder, or its file."),
]
ResultsPath = Annotated[
    Path,
    typer.Argument(
        metavar="RESULTS", exists=True, file_okay=False, help="Results folder of a comparison."
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Set a value in every strategy, as in --set 'run.horizon=90 d', or all values of a"
        " file, as in --set @calibrated.yaml; repeat for more.",
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        min=0, metavar="N", help="Where all chance comes from.", show_default="the scenario's, or 1"
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that play.", show_default="one a core"),
]
Out = Annotated[
    Path, typer.Option(file_okay=False, help="Where results folders are made and found again.")
]
Json = Annotated[bool, typer.Option("--json", help="Write results to stdout as JSON.")]
Language = Annotated[
    Literal["es", "en"], typer.Option("--lang", help="Language of tables and charts.")
]
KeepGoing = Annotated[
    bool,
    typer.Option("--keep-going/--fail-fast", help="Play the others when a run fails, or stop."),
]


@contextmanager
def for_users() -> Iterator[None]:
    """Turn an error of the user into a message and exit code 3; defects show their trace.

    Runs that failed are defects, too: their trace is part of the message, and the exit code is 1.
    """
    from sim.experiment.failures import FailedRunsError

    try:
        yield
    except (SimError, FailedRunsError) as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(USER_ERROR if isinstance(error, SimError) else DEFECT) from None


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """On Ctrl-C say that nothing finished is lost, and how to go on.

    The exit code is 130, as shells have it for an interrupted command.
    """
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
def showing_progress(
    what: str = "replications", state: str = "there"
) -> Iterator[Callable[[int, int], None]]:
    """Give what shows progress on stderr: a bar on a terminal, else the first and last state.

    Parameters
    ----------
    what
        What is counted.
    state
        What becomes of it.
    """
    if not sys.stderr.isatty():
        yield _say_ends(f"{what} are {state}")
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _say_ends(what_is: str) -> Callable[[int, int], None]:
    said: list[int] = []

    def say(done: int, total: int) -> None:
        if not said or done == total != said[-1]:
            said.append(done)
            typer.echo(f"{done} of {total} {what_is}", err=True)

    return say


def plan_of(
    scenario: Path,
    settings: Sequence[str] | None,
    *,
    seed: int | None = None,
    replications: int | None = None,
) -> "Plan":
    """Return the plan of a scenario under the settings of the command line, warnings told.

    Parameters
    ----------
    scenario
        Its folder, or its file.
    settings
        As ``--set`` takes them, in order: a later one goes before an earlier one, and files of
        settings stand where they are named.
    seed, replications
        Options of their own, which go before both; None leaves what the scenario says.

    Raises
    ------
    ScenarioError
        With all that is wrong with it.
    SimError
        When a file of settings cannot be read, or an expectation is about what is not known.
    """
    from sim.scenario.loader import load_plan
    from sim.scenario.settings_file import with_files

    own = {"run.seed": seed, "run.replications": replications}
    added = [f"{path}={value}" for path, value in own.items() if value is not None]
    plan = load_plan(scenario, [*with_files(settings or ()), *added])
    if plan.expected:
        from sim.metrics.expectation import expectations

        expectations(plan.expected, plan)  # says what is not known before anything is played
    for warning in plan.warnings:
        typer.secho(f"warning: {warning}", fg=typer.colors.YELLOW, err=True)
    return plan


@contextmanager
def way_to_play(crew: "OpenCrew", *, keep_going: bool) -> Iterator["How"]:
    """Give the way to play that the options ask for, with its progress on stderr."""
    from sim.experiment.how import How

    with showing_progress() as progress:
        yield How(crew, progress, keep_going=keep_going)


def cores() -> int:
    """Return how many processes can play at a time: 1 where the system does not say."""
    return os.cpu_count() or 1


def note(text: str) -> None:
    """Say something that is worth knowing and no problem."""
    typer.secho(f"note: {text}", fg=typer.colors.YELLOW, err=True)


def name_files(files: Iterable[Path]) -> None:
    """Say what was written, a line a file on stderr: the last words of a command."""
    for file in files:
        typer.echo(f"wrote {file}", err=True)
