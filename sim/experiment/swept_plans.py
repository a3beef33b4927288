"""The plans of a sweep, each read when it is needed: thousands of them never lie in memory."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.experiment.point import Point, Setting
from sim.experiment.sweep_file import Sweep
from sim.scenario.loader import read_plan
from sim.scenario.plan import Plan


@dataclass(frozen=True)
class SweptPlans:
    """One scenario under the settings of each point.

    It is sent to workers whole: the raw data once, and a few words a point.
    """

    raw: Mapping[str, Any]
    """The scenario as plain data, with the strategies that are compared and no others."""

    name: str
    """Name of the scenario."""

    settings: Mapping[str, tuple[str, ...]]
    """What is set at each point, as ``path=value``."""

    def plan(self, point: str) -> Plan:
        """Return the plan of *point*.

        It is read and checked anew each time, which takes long for a national scenario: who needs
        it twice keeps it.

        Raises
        ------
        ScenarioError
            When the scenario cannot have these settings.
        KeyError
            When there is no such point: a defect of ours.
        """
        return read_plan(self.raw, self.name, self.settings[point])

    def without_raw_files(self) -> "SweptPlans":
        """Return the same: the raw data is what every plan is made of."""
        return self


def swept_plans(sweep: Sweep, plan: Plan, points: Sequence[Point]) -> SweptPlans:
    """Return *plan* at each of *points* of *sweep*, whose strategies it has.

    Nothing is read yet. The first strategy of the sweep is the baseline; what the scenario expects
    of itself is left out, since it need not hold elsewhere.
    """
    patches = plan.raw["strategies"]
    names = sweep.strategies or tuple(plan.strategies)
    chosen = {
        "expect": {},  # the sweep has its own
        "strategies": {strategy: patches[strategy] for strategy in names},
        "baseline": sweep.strategies[0] if sweep.strategies else plan.baseline,
    }
    return SweptPlans(
        raw={**plan.raw, **chosen},
        name=plan.name,
        settings={
            point.name: tuple(_written(sweep, setting) for setting in point.settings)
            for point in points
        },
    )


def _written(sweep: Sweep, setting: Setting) -> str:
    """Return a setting as ``--set`` takes it: in a strategy, or in the base and so in all."""
    varied = sweep.varied[setting.lever]
    where = f"strategies.{varied.strategy}.change." if varied.strategy else ""
    # JSON is YAML that leaves nothing to guess: a word `no` stays a word; dates are written as
    # text
    value = json.dumps(varied.content(setting.value), ensure_ascii=False, default=str)
    return f"{where}{varied.path}={value}"
