"""One replication: the same patients and storms under several strategies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sim.domain.records import Labels, Records
from sim.engine.draw import Draw
from sim.engine.labels import labels_of
from sim.engine.setting import Setting
from sim.engine.supply_controls import supply_controls
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.plan import Plan


@dataclass(frozen=True)
class Stage:
    """A plan made ready to be played; what no chance touches is worked out once.

    A worker keeps one for all replications that it plays. Nothing of a replication stays in it, so
    that results do not depend on who plays what when.
    """

    plan: Plan
    """The strategies, and the base from which chance is drawn."""

    @cached_property
    def base(self) -> Setting:
        """The base, from which the patients are drawn."""
        return Setting(self.plan.base)

    @cached_property
    def settings(self) -> Mapping[str, Setting]:
        """Every strategy, by id."""
        return {
            name: Setting(each.scenario, self.base) for name, each in self.plan.strategies.items()
        }

    @cached_property
    def undisturbed(self) -> Mapping[str, Setting]:
        """Every strategy that has shocks, without them."""
        return {
            name: Setting(each.scenario.model_copy(update={"shocks": {}}), self.settings[name])
            for name, each in self.plan.strategies.items()
            if each.scenario.shocks
        }

    def labels(self, strategy: str) -> Labels:
        """Return what the facilities and products of a strategy are, in every replication."""
        return labels_of(self.settings[strategy])

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        """Play one replication under each of *strategies*, in order.

        Replication 0 is traced. With *verify* the books are checked after every event. A strategy
        with shocks is played without them too: only what patients got then is kept. All strategies
        of one call share the draw: playing them apart gives the same, and takes longer.
        """
        streams = Streams(self.plan.base.run.seed, replication)
        draw = Draw(self.base, streams, mixes_people=self.plan.mixes_people)
        controls = supply_controls(self.base, streams)
        for name in strategies:
            world = World(self.settings[name], draw, traced=replication == 0)
            records = world.run(verify=verify)
            if name in self.undisturbed:
                calm = World(self.undisturbed[name], draw, traced=False).run(verify=verify)
                records = replace(records, daily_undisturbed=calm.daily)
            yield name, replace(records, controls=controls)
