"""Which results folders belong to which scenario."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sim.errors import SimError
from sim.experiment.manifest import read_manifest
from sim.experiment.results import results_folder
from sim.experiment.sweep import sweep_folder
from sim.scenario.loader import load_plan


class ResultsOf(NamedTuple):
    """The results of one scenario."""

    comparison: Path
    """Folder of its comparison."""

    sweeps: tuple[Path, ...]
    """Folders of its sweeps."""


def sorted_by_scenario(folders: Iterable[Path]) -> dict[str, ResultsOf]:
    """Return what *folders* hold, by scenario.

    Raises
    ------
    SimError
        When one holds no results, or a scenario has sweeps and no comparison, or two comparisons.
    """
    comparisons: dict[str, Path] = {}
    sweeps: dict[str, list[Path]] = {}
    for folder in folders:
        content = read_manifest(folder)
        name = content["scenario"]
        sweep = content.get("sweep", {})
        if sweep.get("levers") or sweep.get("uncertainties"):
            continue  # a page shows what one setting at a time does
        if "sweep" in content:
            sweeps.setdefault(name, []).append(folder)
        elif name in comparisons:
            raise SimError(f"{folder} and {comparisons[name]} both compare {name}: name only one")
        else:
            comparisons[name] = folder
    for name in sweeps.keys() - comparisons.keys():
        raise SimError(f"{sweeps[name][0]} is a sweep of {name}: name its comparison too")
    return {
        name: ResultsOf(folder, tuple(sweeps.get(name, ()))) for name, folder in comparisons.items()
    }


def where_commands_leave_them(names: Iterable[str], scenarios: Path, out: Path) -> Iterator[Path]:
    """Yield the folder of each scenario's comparison, and of its sweeps that were played."""
    for name in names:
        plan = load_plan(scenarios / name)
        yield results_folder(plan, out)
        for file in sorted((scenarios / name).glob("*.yaml")):
            folder = sweep_folder(plan, file.stem, out)
            if folder.exists():
                yield folder
