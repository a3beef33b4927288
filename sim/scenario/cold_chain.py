"""Section `cold_chain`: what keeps goods at 2-8 °C on the road and on the shelf, and what fails."""

from typing import Self

from pydantic import model_validator

from sim.quantities import Hours, Section, Share


class ColdStorage(Section):
    """Refrigerators of facilities and cold rooms of stores."""

    per_day: Share = 0.0
    """Chance that one fails on a day, or freezes what it holds. It is drawn for each facility and
    day, the same under every strategy."""

    loss: Share = 0.3
    """Share of each cold product on hand that is then lost."""


class ColdChain(Section):
    """What befalls products with `cold_chain`; without this section nothing does.

    Suppliers deliver cold. What is lost is thrown away where the box is opened, and may be ordered
    again.
    """

    autonomy_median: Hours = 48.0
    """How long a box keeps cold from its departure: half of them last longer, each delivery in a
    box of its own. A vehicle that is `cooled` needs none."""

    autonomy_p95: Hours = 96.0
    """One box in twenty lasts longer than this."""

    freezes: Share = 0.1
    """Chance that a box freezes what it holds: ice packs that were too cold."""

    heat_loss: Share = 0.5
    """Share that is lost of goods that became too warm, where the product does not say."""

    freeze_loss: Share = 0.5
    """Share that is lost of goods that froze, where the product does not say."""

    storage: ColdStorage = ColdStorage()
    """Failures where goods are kept; none, if not said."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse boxes that keep cold no time, and a median above the 95th percentile."""
        if not 0 < self.autonomy_median <= self.autonomy_p95:
            raise ValueError("expected autonomy_median above 0 h and at most autonomy_p95")
        return self
