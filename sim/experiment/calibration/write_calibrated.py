"""What a calibration leaves on disk for programs: the settings found, and all of its figures.

What ``--set`` plays stands apart from what people read; the scenario itself is left as it is.
"""

import json
from pathlib import Path
from typing import Any

import yaml

from sim.experiment.amount import Amount
from sim.experiment.summary import interval_data
from sim.metrics.calibrated import Calibrated, ParameterFit, TargetFit

FILES = ("calibrated.yaml", "calibration.json")
"""The settings found, and all figures."""


def write_calibrated(outcome: Calibrated, folder: Path) -> None:
    """Write the settings, which ``--set @FILE`` plays, and the figures into *folder*.

    The folder has to be there; earlier files are replaced. A parameter that stayed where it was is
    in the figures only.
    """
    settings, figures = (folder / name for name in FILES)
    settings.write_text(
        yaml.safe_dump(calibrated_settings(outcome), sort_keys=False, allow_unicode=True),
        encoding="utf-8",
    )
    text = json.dumps(calibration_data(outcome), ensure_ascii=False, indent=1)
    figures.write_text(text, encoding="utf-8")


def calibrated_settings(outcome: Calibrated) -> dict[str, dict[str, Any]]:
    """Return the values found by where they are set, each with its source; what stayed is left."""
    aims = ", ".join(
        f"{one.strategy}:{one.kpi}={one.value:g}±{one.tolerance:g}" for one in outcome.targets
    )
    source = f"[C] calibrated to {aims}"
    return {
        one.place: {"value": Amount(one.after, one.unit).written(), "source": source}
        for one in outcome.parameters
        # set anyway, it would claim a source that it does not have
        if one.after != one.before
    }


def calibration_data(outcome: Calibrated) -> dict[str, Any]:
    """Return everything that was found, ready for JSON; what is not known is null."""
    return {
        "level": outcome.level,
        "replications": outcome.replications,
        "targets": [_target(one) for one in outcome.targets],
        "parameters": {one.name: _parameter(one) for one in outcome.parameters},
        "trade_offs": [dict(one.moves) for one in outcome.trade_offs],
    }


def _target(one: TargetFit) -> dict[str, Any]:
    ends = {"before": interval_data(one.before), "after": interval_data(one.after)}
    return {**one._asdict(), **ends, "verdict": one.verdict}


def _parameter(one: ParameterFit) -> dict[str, Any]:
    return {
        "place": one.place,
        "unit": one.unit,
        "range": [one.low, one.high],
        "before": one.before,
        "after": one.after,
        "fits": [one.fits_from, one.fits_to],
        "effects": [interval_data(effect) for effect in one.effects],
        "knowledge": one.knowledge,
    }
