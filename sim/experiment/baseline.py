"""The figures of a comparison in a small file, to hold a later one beside.

It is meant to be committed beside a scenario: JSON, a line a figure, so that a change of one shows
as one line. It holds figures only and cannot be turned back into results.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from sim.errors import SimError
from sim.experiment.ledger import Ledger
from sim.experiment.manifest import read_manifest
from sim.experiment.results import ledger_file, open_outcome
from sim.experiment.whole_file import whole_text_file
from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import kpi_values
from sim.metrics.moves import Measured
from sim.quantities import Section

# processors differ in the last digits of a float; a file that is committed should not
_DIGITS = 7


class Baseline(Section):
    """What a comparison gave, one value a replication."""

    abasto_baseline: int = Field(1, ge=1, le=1)
    """Form of the file."""

    scenario: str
    """Its name."""

    currency: str
    """Of its costs."""

    seed: int
    """Where its chance came from."""

    versions: dict[str, str]
    """What it was played with."""

    chance: dict[str, tuple[str, ...]]
    """By strategy: what tells the chance that each replication met. Where it is the same in two
    files, replications can be paired; else the figures are compared as independent samples."""

    figures: dict[str, dict[str, tuple[float | None, ...]]]
    """By strategy and KPI, a value a replication, shares from 0 to 1; null where a figure is not
    defined. One that no replication defines is left out."""

    def measured(self) -> dict[str, Measured]:
        """Return the figures by strategy, as `moves` compares them; null is nan there."""
        return {
            strategy: Measured(
                chance,
                {
                    kpi: [math.nan if value is None else value for value in values]
                    for kpi, values in self.figures[strategy].items()
                },
            )
            for strategy, chance in self.chance.items()
        }


def baseline_of(folder: Path) -> Baseline:
    """Return the figures of the comparison in *folder*.

    Seven digits of each are kept: more are noise of the processor.

    Raises
    ------
    SimError
        When *folder* holds no comparison, or none of its strategies is finished.
    """
    outcome = open_outcome(folder)
    keys = read_manifest(folder)["keys"]
    with Ledger(ledger_file(folder)) as ledger:
        known = {name: ledger.checksums(keys[name], name) for name in outcome.strategies}
    return Baseline(
        scenario=outcome.plan.name,
        currency=outcome.plan.base.costs.currency,
        seed=outcome.seed,
        versions=dict(outcome.versions),
        chance={
            name: tuple(checksums[number] for number in range(outcome.replications))
            for name, checksums in known.items()
        },
        figures={
            name: {
                kpi: tuple(map(_rounded, values))
                for kpi in KPIS
                if not all(map(math.isnan, values := kpi_values(played, kpi)))
            }
            for name, played in outcome.strategies.items()
        },
    )


def write_baseline(baseline: Baseline, file: Path) -> Path:
    """Write *baseline* into *file*, a line a figure so that changes can be read, and return it.

    Folders above it are made; an earlier file is replaced whole.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole_text_file(file) as stream:
        stream.write(_text(baseline.model_dump()) + "\n")
    return file


def read_baseline(file: Path) -> Baseline:
    """Return what `write_baseline` wrote.

    Raises
    ------
    SimError
        When *file* cannot be read, is none of ours, or has a form that a newer version wrote.
    """
    try:
        return Baseline.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        # pydantic's further lines name each key of a file that is most likely another one
        # altogether
        what = str(error).splitlines()[0]
        raise SimError(
            f"{file}: expected a file that 'abasto baseline save' wrote ({what})"
        ) from None


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.{_DIGITS}g}")


def _text(content: object, depth: int = 0) -> str:
    """Return *content* as JSON: mappings over several lines, lists in one."""
    if not isinstance(content, Mapping):
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    indent = " " * depth
    lines = [f"{indent} {json.dumps(key)}: {_text(one, depth + 1)}" for key, one in content.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
