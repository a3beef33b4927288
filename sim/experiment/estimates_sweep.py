"""A sweep file of a scenario's estimates: which of them could change the decision.

It is text for people to go on from: it names what it leaves out and why, and every range in it is a
guess that says so.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from sim.errors import ScenarioError, SimError
from sim.experiment.amount import Amount, amount
from sim.experiment.compare import chosen_strategies
from sim.scenario.loader import read_plan
from sim.scenario.plan import Assumption, Plan

_OF_RUN = "run."
_OF_STRATEGIES = "strategies."
_DIGITS = 6
_PARTS = (1.0, 0.5, 0.25)
"""Of how far an estimate may be off, where the scenario cannot have it all."""

_TITLE = (
    "# Which estimates could change the decision? Each may be off by {:g} %, or by half or a\n"
    "# quarter of that where the scenario cannot have more: say here what you know better.\n"
)


def estimates_sweep(plan: Plan, strategies: Sequence[str], within: float, scenario: str) -> str:
    """Return the text of a sweep file that screens what *plan* marks as estimates, ``[E]``.

    Parameters
    ----------
    plan
        The scenario.
    strategies
        Two of its strategies, the baseline first.
    within
        How far each estimate may be off, as a share of it.
    scenario
        The file of the scenario, as the sweep file says it.

    Raises
    ------
    SimError
        When the plan has no such strategy, or no estimate that can be varied.
    """
    chosen_strategies(plan, strategies)
    tried = _Tried(plan, strategies)
    varied: list[str] = []
    kept: list[str] = []
    for estimate in _estimates(plan, strategies):
        found = _uncertainty(tried, estimate, within)
        if found is None:
            kept.append(f"#   {estimate.path}: {estimate.value}\n")
        else:
            varied.append(f"  # {estimate.source}\n{_indented({estimate.path: found})}")
    head = {
        "scenario": scenario,
        "strategies": list(strategies),
        "kpi": "prescriptions_filled",
        "replications": 5,
        "design": {"kind": "morris", "trajectories": 10, "levels": 4},
    }
    if not varied:
        raise SimError(
            f"{plan.name}: nothing in it is marked as an estimate that can be another number:"
            ' write the value as {value: 30 d, source: "[E] why"}'
        )
    left = ["# Estimates that are no single number, or cannot be another:\n", *kept] if kept else []
    return "".join((_TITLE.format(100 * within), _yaml(head), "uncertainties:\n", *varied, *left))


class _Tried:
    """Says which values the scenario can have where."""

    def __init__(self, plan: Plan, strategies: Sequence[str]) -> None:
        patches = plan.raw["strategies"]
        chosen = {name: patches[name] for name in strategies}
        self._raw = {**plan.raw, "strategies": chosen, "baseline": strategies[0]}
        self._name = plan.name
        self.strategies = ("", *strategies)

    def can_have(self, value: object, path: str, strategy: str) -> bool:
        """Return whether *value* can stand at *path*, in all strategies or in one.

        The whole scenario is read with it, as only that finds what contradicts it elsewhere.
        """
        where = f"{_OF_STRATEGIES}{strategy}.change." if strategy else ""
        try:
            read_plan(self._raw, self._name, [f"{where}{path}={json.dumps(value)}"])
        except ScenarioError:
            return False
        return True


def _estimates(plan: Plan, strategies: Sequence[str]) -> Iterator[Assumption]:
    """Yield the estimates that bear on *strategies*; how it is run is no estimate of the world."""
    for one in plan.assumptions:
        name = one.path.removeprefix(_OF_STRATEGIES).split(".")[0]
        is_other = one.path.startswith(_OF_STRATEGIES) and name not in strategies
        if one.mark == "estimate" and not is_other and not one.path.startswith(_OF_RUN):
            yield one


def _uncertainty(tried: _Tried, estimate: Assumption, within: float) -> dict[str, Any] | None:
    """Return what the file says of *estimate*; None where it cannot have two values."""
    try:
        known = amount(estimate.value)
    except ValueError:
        return None
    path, strategies = estimate.path, tried.strategies
    if path.startswith(_OF_STRATEGIES):
        _, strategy, _, path = path.split(".", 3)
        strategies = (strategy,)
    for strategy in strategies:
        distribution = _distribution(tried, known, within, path=path, strategy=strategy)
        if distribution is not None:
            return {
                "path": path,
                **({"strategy": strategy} if strategy else {}),
                "label": {"es": estimate.path, "en": estimate.path},
                "distribution": distribution,
            }
    return None


def _distribution(
    tried: _Tried, known: Amount, within: float, *, path: str, strategy: str
) -> dict[str, Any] | None:
    """Return a distribution both of whose ends the scenario can have.

    A share ends at 1; what has to be whole is one less or more, if it can.
    """
    for part in _PARTS:
        low, high = (known.number * (1 + side * part * within) for side in (-1, 1))
        for last in (high, min(high, 1.0)) if known.number < 1 else (high,):
            ends = [known.with_number(float(f"{end:.{_DIGITS}g}")) for end in (low, last)]
            if low < last and all(tried.can_have(end, path, strategy) for end in ends):
                return {"kind": "uniform", "low": ends[0], "high": ends[1]}
    low, high = (known.number * (1 + side * within) for side in (-1, 1))
    whole = map(known.with_number, range(math.floor(low), math.ceil(high) + 1))
    values = [value for value in whole if tried.can_have(value, path, strategy)]
    return {"kind": "choice", "values": values} if len(values) > 1 else None


def _yaml(content: Mapping[str, Any]) -> str:
    return yaml.safe_dump(
        dict(content), sort_keys=False, allow_unicode=True, default_flow_style=None, width=100
    )


def _indented(content: Mapping[str, Any]) -> str:
    return "".join(f"  {line}\n" for line in _yaml(content).splitlines())
