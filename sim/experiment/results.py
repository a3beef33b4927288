"""The results folder of a comparison, and its outcome read back from it.

Reading plays nothing: what is lacking is named, and a figure that an older version did not know is
measured from the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import SimError
from sim.experiment.controls import controls_of
from sim.experiment.key import experiment_key
from sim.experiment.ledger import Ledger
from sim.experiment.manifest import read_manifest
from sim.experiment.totals import LazyRecords, labels_file, read_labels, run_file
from sim.experiment.versions import check_versions
from sim.metrics.catalogue import KPIS, measure
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.metrics.stopping import Stop
from sim.scenario.loader import read_plan
from sim.scenario.plan import Plan


@dataclass(frozen=True)
class Played:
    """What was played into a folder: enough to read its outcome."""

    plan: Plan
    """The scenario with all its strategies."""

    keys: Mapping[str, str]
    """Keys of the ledger by strategy."""

    versions: Mapping[str, str]
    """What it was played with."""

    replications: int
    """Replications of each strategy."""

    stop: Stop | None = None
    """Why there are so many; None where their number was given."""

    def content(self) -> dict[str, Any]:
        """Return what the manifest says of it."""
        return {
            "scenario": self.plan.name,
            "seed": self.plan.base.run.seed,
            **self.enough(),
            "versions": dict(self.versions),
            "keys": dict(self.keys),
            "plan": self.plan.raw,
        }

    def enough(self) -> dict[str, Any]:
        """Return what the manifest says of how many there are, and why."""
        return {
            "replications": self.replications,
            "stop": self.stop._asdict() if self.stop else None,
        }


def results_folder(plan: Plan, out: Path) -> Path:
    """Return the folder of *plan* below *out*; any change of the scenario gives another one.

    It need not be there. More replications or other words for people lead to the same folder.
    """
    return out / f"{plan.name}-{experiment_key(plan)}"


def ledger_file(folder: Path) -> Path:
    """Return where the ledger of a results folder is; it need not be there."""
    return folder / "runs.sqlite"


def missing(folder: Path, played: Played, strategy: str, ledger: Ledger) -> list[int]:
    """Return the replications of *strategy* that are not in the ledger or have lost their file.

    Both are looked at, for records are written before the run is noted, and people delete large
    files.
    """
    known = ledger.kpis(played.keys[strategy], strategy)
    return [
        replication
        for replication in range(played.replications)
        if replication not in known or not run_file(folder, strategy, replication).exists()
    ]


def outcome_of(folder: Path, played: Played, strategies: Sequence[str], ledger: Ledger) -> Outcome:
    """Return the outcome of these strategies, all of whose replications are in *folder*.

    Records are read when asked for. The baseline is that of the plan, or the first of *strategies*
    where that is not among them.
    """
    baseline = played.plan.baseline
    return Outcome(
        plan=played.plan,
        strategies={
            strategy: _strategy_outcome(folder, played, strategy, ledger) for strategy in strategies
        },
        baseline=baseline if baseline in strategies else strategies[0],
        seed=played.plan.base.run.seed,
        replications=played.replications,
        versions=played.versions,
        stop=played.stop,
        controls=controls_of(played.plan, folder, strategies, replications=played.replications),
    )


def open_outcome(folder: Path) -> Outcome:
    """Return the outcome that *folder* holds, without playing anything.

    It has the strategies all of whose replications are finished.

    Raises
    ------
    SimError
        When *folder* holds no comparison, a version wrote it that this one cannot read, or none of
        its strategies is finished.
    """
    content = read_manifest(folder)
    for kind in ("sweep", "calibration"):
        if kind in content:
            raise SimError(
                f"{folder}: these are the results of a {kind}; start the {kind} again to draw them:"
                " what is finished is not played again"
            )
    check_versions(folder, content["versions"])
    plan = _plan_of(folder, content)
    stop = content.get("stop")
    played = Played(
        plan,
        content["keys"],
        content["versions"],
        content["replications"],
        Stop(**stop) if stop else None,
    )
    with Ledger(ledger_file(folder)) as ledger:
        finished = [name for name in played.keys if not missing(folder, played, name, ledger)]
        if not finished:
            raise SimError(
                f"{folder}: no strategy has all its {played.replications} replications yet; play"
                " the scenario again with the same options and it goes on from here"
            )
        return outcome_of(folder, played, finished, ledger)


def _plan_of(folder: Path, content: Mapping[str, Any]) -> Plan:
    """Return the scenario that the manifest holds, or say which version could read it."""
    try:
        return read_plan(content["plan"], content["scenario"])
    except SimError as error:
        raise SimError(
            f"{folder}: abasto {content['versions']['abasto']} wrote these results, and this"
            f" version cannot read their scenario:\n{error}"
        ) from None


def _strategy_outcome(
    folder: Path, played: Played, strategy: str, ledger: Ledger
) -> StrategyOutcome:
    numbers = range(played.replications)
    known = ledger.kpis(played.keys[strategy], strategy)
    labels = read_labels(labels_file(folder, strategy))
    records = LazyRecords(tuple(run_file(folder, strategy, number) for number in numbers))
    return StrategyOutcome(
        id=strategy,
        labels=labels,
        # a figure that abasto has learnt since then is taken from the records
        kpis=tuple(
            known[number]
            if known[number].keys() >= KPIS.keys()
            else measure(records[number], labels)
            for number in numbers
        ),
        records=records,
    )
