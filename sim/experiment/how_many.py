"""How many replications a comparison plays: as many as it was told, or until it is precise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from sim.errors import SimError
from sim.experiment.figure import known_figure, tolerance_of
from sim.experiment.ledger import Ledger
from sim.metrics.comparison import bonferroni
from sim.metrics.stopping import Stop, looks, stop_at
from sim.scenario.names import listed
from sim.scenario.plan import Plan
from sim.scenario.precision import Precision

_LEVEL = 0.95
_DEFINED_AT_LEAST = 2


@dataclass(frozen=True)
class HowMany:
    """How many replications of some strategies are played.

    With a number it is one round of so many; with a precision, rounds that grow, between which the
    intervals are looked at.
    """

    plan: Plan
    """What is played; its run says how often."""

    chosen: Sequence[str]
    """Strategies that are played."""

    def rounds(self) -> Iterator[int]:
        """Yield the replications that there have to be before it is looked whether they do.

        Each round is all of them, not those that are added. Looks are at fixed numbers, so that
        where it stops does not depend on interruptions or on what an earlier start left.
        """
        said = self.plan.base.run.replications
        if isinstance(said, Precision):
            yield from looks(said.at_least, said.at_most)
        else:
            yield said

    def stop(
        self,
        ledger: Ledger,
        keys: Mapping[str, str],
        *,
        replications: int,
        controls: NDArray[np.float64] | None = None,
    ) -> Stop | None:
        """Return why so many *replications* are enough; None where not, or a number was told.

        Parameters
        ----------
        ledger
            It has them, and perhaps more of an earlier start, which are not looked at.
        keys
            Its keys by strategy.
        replications
            Those of the rounds so far.
        controls
            Replications × controls that means are adjusted for; none where they are not.

        Raises
        ------
        SimError
            When the figure is not defined.
        """
        said = self.plan.base.run.replications
        if not isinstance(said, Precision):
            return None
        known = {name: ledger.kpis(keys[name], name) for name in self.chosen}
        values = {
            name: [runs[n].get(said.of, nan) for n in range(replications)]
            for name, runs in known.items()
        }
        samples = list(self._samples(values, said))
        if any(len(sample) - sum(map(isnan, sample)) < _DEFINED_AT_LEAST for sample in samples):
            raise SimError(
                f"{self.plan.name}: run.replications.of: {said.of!r} is not defined in this"
                " scenario under all the strategies played; ask for the precision of another figure"
            )
        return stop_at(
            samples,
            said.half_width,
            at_least=said.at_least,
            at_most=said.at_most,
            level=bonferroni(_LEVEL, len(self.chosen) - 1),
            controls=controls,
        )

    def check(self) -> None:
        """Check that precision is asked of something that there is.

        Raises
        ------
        SimError
            When it is not, or half of the interval is not in the unit of the figure.
        """
        said = self.plan.base.run.replications
        if not isinstance(said, Precision):
            return
        where = f"{self.plan.name}: run.replications"
        figure = known_figure(said.of, f"{where}.of")
        tolerance_of(figure, said.until, f"{where}.until")
        for name in said.strategies:
            if name not in self.plan.strategies or name == self._baseline:
                others = [other for other in self.plan.strategies if other != self._baseline]
                raise SimError(
                    f"{where}.strategies: expected strategies that are compared with the baseline"
                    f" ({listed(others)}), got {name!r}"
                )

    @property
    def _baseline(self) -> str:
        """The strategy that differences are taken to: that of the plan, or the first one played."""
        return self.plan.baseline if self.plan.baseline in self.chosen else self.chosen[0]

    def _samples(
        self, values: Mapping[str, Sequence[float]], said: Precision
    ) -> Iterator[Sequence[float]]:
        """Yield what has to be precise: differences to the baseline, or one strategy alone."""
        base = values[self._baseline]
        others = [name for name in self.chosen if name != self._baseline]
        wanted = [name for name in others if name in said.strategies] or others
        for name in wanted:
            yield [other - own for own, other in zip(base, values[name], strict=True)]
        if not others:
            yield base
