"""The run that is told: one replication of one strategy, with its dates."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sim.domain.records import Labels, Records
from sim.engine.replication import Stage
from sim.scenario.plan import Plan
from sim.scenario.scenario import Scenario

REPLICATION = 0
"""The only one of which stock is traced."""


@dataclass(frozen=True)
class Told:
    """What is told."""

    plan: Plan
    """The scenario."""

    strategy: str
    """The strategy that was played."""

    labels: Labels
    """What facilities and products are."""

    records: Records
    """What happened."""

    @property
    def scenario(self) -> Scenario:
        """The scenario under the strategy."""
        return self.plan.strategies[self.strategy].scenario

    def moment(self, day: float) -> datetime:
        """Return the date and the hour of a day of the run, to the minute."""
        midnight = datetime.combine(self.scenario.run.start, time())
        moment = midnight + timedelta(days=day - self.records.first_day, seconds=30)
        return moment.replace(second=0, microsecond=0)


def play_to_tell(plan: Plan, strategy: str) -> Told:
    """Play the traced replication of *strategy*."""
    stage = Stage(plan)
    ((name, records),) = stage.play([strategy], REPLICATION)
    return Told(plan, name, stage.labels(name), records)
