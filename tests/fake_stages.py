"""Stand-ins for the engine: made-up records at once, and the accidents that can befall a run."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from sim.domain.records import OUTCOMES, Labels, Records
from sim.scenario.plan import Plan
from tests.builders import labels, records

ASKED = 100_000


@dataclass(frozen=True)
class MadeUp:
    """Gives each strategy records that follow from its scenario, the seed and the replication."""

    plan: Plan

    def labels(self, _strategy: str) -> Labels:
        return labels()

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for strategy in strategies:
            scenario = self.plan.strategies[strategy].scenario
            chance = crc32(repr((strategy, scenario.demand, scenario.replenishment)).encode())
            yield strategy, records(chance + 100 * replication + verify)


@dataclass(frozen=True)
class Accident:
    """Something happens when one replication is asked for."""

    replication: int

    def __call__(self, plan: Plan) -> "Spoilt":
        return Spoilt(plan, self)

    def happen(self) -> None:
        raise KeyboardInterrupt("by accident")


@dataclass(frozen=True)
class Fails(Accident):
    """The run ends in an error."""

    def happen(self) -> None:
        raise RuntimeError("bad luck")


@dataclass(frozen=True)
class FillsDisk(Accident):
    """No records can be kept any more."""

    def happen(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@dataclass(frozen=True)
class DiesOnce(Accident):
    """The process is killed, the first time that the replication is played."""

    marker: Path

    def happen(self) -> None:
        if not self.marker.exists():
            self.marker.touch()
            os._exit(9)


@dataclass(frozen=True)
class DiesAlways(Accident):
    """The process is killed each time."""

    def happen(self) -> None:
        os._exit(9)


@dataclass(frozen=True)
class Spoilt(MadeUp):
    """Made-up records until the accident."""

    accident: Accident

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        if replication == self.accident.replication:
            self.accident.happen()
        return super().play(strategies, replication, verify=verify)


@dataclass(frozen=True)
class FailsUnder:
    """Every run under one strategy ends in an error."""

    strategy: str

    def __call__(self, plan: Plan) -> "MissesOne":
        return MissesOne(plan, self.strategy)


@dataclass(frozen=True)
class MissesOne(MadeUp):
    """Made-up records for all strategies but one."""

    missed: str

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for strategy in strategies:
            if strategy == self.missed:
                raise KeyError(strategy)
            yield from super().play([strategy], replication, verify=verify)


class WithoutMatplotlib(MadeUp):
    """Fails where matplotlib was imported."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        if "matplotlib" in sys.modules:
            raise RuntimeError("a worker imported matplotlib")
        return super().play(strategies, replication, verify=verify)


class Answering(MadeUp):
    """The share filled follows from the threshold alone: 50 % and 10 points a month."""

    def labels(self, _strategy: str) -> Labels:
        return replace(labels(), serves_patients=np.ones(4, dtype=bool))

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for name in strategies:
            policy = self.plan.strategies[name].scenario.replenishment["units"].policy
            share = 0.5 + 0.1 * policy.model_dump()["threshold"] + 0.002 * (replication % 2)
            counts = np.zeros((1, 4, len(OUTCOMES)), dtype=np.int64)
            counts[..., OUTCOMES.index("asked")] = ASKED
            counts[..., OUTCOMES.index("complete")] = round(ASKED * share)
            yield name, replace(records(verify), prescriptions=counts)


class NeverPlayed(MadeUp):
    """Fails when it is asked to play."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        raise AssertionError(f"nothing was to be played, got {strategies} {replication} {verify}")
