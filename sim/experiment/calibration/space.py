"""The box of uncertain parameters, each measured from 0 at its least value to 1 at its largest.

A point is an array; only this file knows which values and places of the scenario it stands for.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import ScenarioError, SimError
from sim.experiment.amount import Amount, amount
from sim.experiment.calibration.calibration_file import Uncertain
from sim.scenario.loader import read_plan
from sim.scenario.names import listed
from sim.scenario.plan import Plan
from sim.scenario.settings import keys_of
from sim.scenario.tree import find, tree_of

Point = NDArray[np.float64]
"""A value from 0 to 1 for each parameter."""

_DIGITS = 4


@dataclass(frozen=True)
class Space:
    """What may be moved in which scenario."""

    plan: Plan
    """The scenario as it is, with the strategies that targets are about."""

    uncertain: Mapping[str, Uncertain]
    """The parameters by name."""

    def start(self) -> Point:
        """Return where the scenario itself stands.

        Raises
        ------
        SimError
            When it does not write a parameter, or has it outside of its range.
        """
        return np.array([self._start(name, one) for name, one in self.uncertain.items()])

    def amounts(self, point: Point) -> list[Amount]:
        """Return the values at *point*, rounded as they are written.

        Whole, or to four digits that count.
        """
        return [
            _between(one, share)
            for one, share in zip(self.uncertain.values(), point.tolist(), strict=True)
        ]

    def settings(self, point: Point) -> dict[str, float | str]:
        """Return the values as the scenario writes them, by where they are set."""
        places = (one.place for one in self.uncertain.values())
        written = (each.written() for each in self.amounts(point))
        return dict(zip(places, written, strict=True))

    def snapped(self, point: Point) -> Point:
        """Return the point of the values that are written for *point*.

        What is played, not what was meant.
        """
        amounts = zip(self.uncertain.values(), self.amounts(point), strict=True)
        return np.array([_share(one, each) for one, each in amounts])

    def plan_at(self, point: Point) -> Plan:
        """Return the scenario at *point*."""
        settings = self.settings(point).items()
        return self._changed([f"{place}={json.dumps(value)}" for place, value in settings])

    def check(self) -> None:
        """Look whether the scenario can have both ends of every range.

        Raises
        ------
        SimError
            Which names the range and what is wrong.
        """
        for name, one in self.uncertain.items():
            if one.strategy not in ("", *self.plan.strategies):
                raise SimError(
                    f"uncertain.{name}.strategy: no target is about {one.strategy!r}; expected one"
                    f" of {listed(self.plan.strategies)}"
                )
            for end in ("low", "high"):
                value = getattr(one, end)
                try:
                    self._changed([f"{one.place}={json.dumps(value)}"])
                except ScenarioError as error:
                    problems = "\n".join(
                        f"  {each.path}: {each.message}" for each in error.problems
                    )
                    raise SimError(f"uncertain.{name}.{end}: {value!r}:\n{problems}") from None

    def _changed(self, settings: Sequence[str]) -> Plan:
        return read_plan(self.plan.raw, self.plan.name, settings)

    def _start(self, name: str, one: Uncertain) -> float:
        data = tree_of(self.plan.raw, self.plan.name)
        written = find(data.data, keys_of(data, one.place.split(".")))
        if written is None:
            written = find(data.data, keys_of(data, one.path.split(".")))
        if written is None:
            raise SimError(
                f"uncertain.{name}: the scenario does not say {one.path!r}; write its present"
                " value there, so that it can be seen what is moved"
            )
        try:
            now = amount(written)
        except ValueError as error:
            raise SimError(f"uncertain.{name}: {one.path}: {error}") from None
        low, high = one.amounts
        if now.unit != low.unit:
            raise SimError(
                f"uncertain.{name}: the scenario has {written!r}, the range {one.low!r} to"
                f" {one.high!r}; write both in the same unit"
            )
        if not low.number <= now.number <= high.number:
            raise SimError(
                f"uncertain.{name}: the scenario has {written!r}, which is not between"
                f" {one.low!r} and {one.high!r}"
            )
        return _share(one, now)


def narrowed(plan: Plan, strategies: Sequence[str]) -> Plan:
    """Return *plan* with these strategies alone, the first of them as its baseline."""
    patches = plan.raw["strategies"]
    kept = {name: patches[name] for name in strategies}
    return read_plan({**plan.raw, "strategies": kept, "baseline": strategies[0]}, plan.name)


def _between(one: Uncertain, share: float) -> Amount:
    low = one.amounts[0]
    number = low.number + share * _width(one)
    rounded = round(number) if one.whole else float(f"{number:.{_DIGITS}g}")
    return Amount(float(rounded), low.unit)


def _share(one: Uncertain, known: Amount) -> float:
    return min(max((known.number - one.amounts[0].number) / _width(one), 0.0), 1.0)


def _width(one: Uncertain) -> float:
    low, high = one.amounts
    return high.number - low.number
