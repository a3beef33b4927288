"""The best of some contenders, played where it decides: who is dropped is played no further."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.replication import Stage
from sim.errors import SimError
from sim.experiment.campaign import play_tasks
from sim.experiment.contest import Contender, Contest
from sim.experiment.crew import staying
from sim.experiment.how import AS_USUAL, How
from sim.experiment.ledger import Ledger
from sim.experiment.opened import opened
from sim.experiment.work import Playable, Work
from sim.metrics.kim_nelson import BATCH, FIRST_STAGE, Screening
from sim.metrics.kpi import Kpi
from sim.metrics.selection import Selection, Standing
from sim.scenario.plan import Plan


class Rule(NamedTuple):
    """What is promised."""

    kpi: Kpi
    """The figure that decides; it has a better direction."""

    zone: float
    """A lead that matters, in the unit of the figure (a share from 0 to 1), above zero."""

    confidence: float = 0.95
    """Least probability of selecting the best where it has such a lead."""


def select(
    contest: Contest,
    rule: Rule,
    *,
    folder: Path,
    keep_records: bool = False,
    how: How = AS_USUAL,
    stage: Callable[[Plan], Playable] = Stage,
) -> Selection:
    """Play *contest* into *folder* until one contender is left.

    What is finished is kept at once, and what the folder has is not played again. Who is dropped
    when does not depend on that, nor on who plays: looks are at fixed numbers of replications.

    Parameters
    ----------
    contest
        Who can be selected.
    rule
        What is promised.
    folder
        Results folder, made if it is not there.
    keep_records
        Whether records are kept beside the figures, as a comparison does.
    how
        By whom.
    stage
        Makes a plan ready to be played.

    Raises
    ------
    SimError
        When the figure has no better direction or is not defined, another process plays into
        *folder*, or the disk is full.
    FailedRunsError
        When a run fails: without it nobody can be dropped fairly.
    """
    if rule.kpi.better == "neither":
        raise SimError(f"{rule.kpi.id!r} has no better direction: more of it is no gain or loss")
    work = Work(contest.plans, stage, folder=folder if keep_records else None)
    with opened(folder) as ledger, staying(how.crew) as crew:
        # a contender that lacks a run would be compared over other replications
        way = replace(how, crew=crew, keep_going=False)
        return _Rounds(contest, rule, work, ledger=ledger, how=way).until_one_is_left()


@dataclass
class _Rounds:
    """Rounds of replications, each with those that are left."""

    contest: Contest
    rule: Rule
    work: Work
    _: KW_ONLY
    ledger: Ledger
    how: How

    def until_one_is_left(self) -> Selection:
        """Play, look and drop until one contender is left, and return all with where they stood.

        Those that were dropped last come next to the winner; each has the mean of the replications
        it played.
        """
        left, number = list(range(len(self.contest.contenders))), FIRST_STAGE
        samples = self._played(left, number)
        screening = Screening(samples, indifference=self.rule.zone, confidence=self.rule.confidence)
        standings: list[Standing] = []
        while len(left) > 1:
            dropped = screening.dropped(samples, left)
            standings[:0] = [self._standing(samples, *pair) for pair in dropped.items()]
            left = [row for row in left if row not in dropped]
            if len(left) > 1:
                number += BATCH
                samples = self._played(left, number)
        standings.insert(0, self._standing(samples, left[0]))
        return Selection(
            self.rule.kpi,
            self.rule.zone,
            self.rule.confidence,
            tuple(standings),
            self._runs(standings),
        )

    def _played(self, left: Sequence[int], replications: int) -> NDArray[np.float64]:
        """Return contenders × replications, more is better; rows of those that are out are nan."""
        contenders = [self.contest.contenders[row] for row in left]
        tasks = self.contest.tasks(contenders, replications, self.ledger.runs())
        play_tasks(
            self.work,
            tasks,
            keys=self.contest.keys,
            ledger=self.ledger,
            how=self.how,
            total=len(self.contest.tasks(contenders, replications, set())),
        )
        samples = np.full((len(self.contest.contenders), replications), np.nan)
        for row, contender in zip(left, contenders, strict=True):
            samples[row] = self._sign * self._values(contender, replications)
        return samples

    def _values(self, contender: Contender, replications: int) -> NDArray[np.float64]:
        """Return one value a replication: the mean over the samples of what is not known.

        Raises
        ------
        SimError
            When a value is not defined: means over other replications could not be compared.
        """
        known = self.contest.values(contender, self.rule.kpi.id, self.ledger)
        values = np.asarray([fmean(known[number]) for number in range(replications)])
        if np.isnan(values).any():
            raise SimError(
                f"{self.rule.kpi.id!r} is not defined in every run of {contender.id!r}: it cannot"
                " be compared with the others by it"
            )
        return values

    def _standing(
        self, samples: NDArray[np.float64], row: int, winner: int | None = None
    ) -> Standing:
        """Return where a contender stood when it was dropped by *winner*, or at the end."""
        one = Standing(
            self.contest.contenders[row].id,
            self._sign * float(samples[row].mean()),
            samples.shape[1],
        )
        if winner is None:
            return one
        return one._replace(
            dropped_by=self.contest.contenders[winner].id,
            behind=self._sign * float((samples[row] - samples[winner]).mean()),
        )

    def _runs(self, standings: Sequence[Standing]) -> int:
        """Return how many runs that took, each contender with its points and replications."""
        points = {each.id: len(each.points) for each in self.contest.contenders}
        return sum(each.replications * points[each.contender] for each in standings)

    @property
    def _sign(self) -> int:
        """1, or −1 where less is better, so that screening knows one direction only."""
        return 1 if self.rule.kpi.better == "higher" else -1
