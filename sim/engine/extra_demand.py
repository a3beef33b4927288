"""Builds what comes beside the base draw in a strategy."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.agreements import ExternalSupport
from sim.domain.extra_consultations import ExtraConsultations
from sim.engine.arrivals import ExtraLines
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.support import chosen_by
from sim.scenario.shocks import Outbreak

_FIRST_OF_STAFF = 64
"""Number of the first source of this kind; outbreaks count from 1."""


def extra_demand(draw: Draw, setting: Setting) -> list[ExtraLines]:
    """Return the sources of a strategy's further prescriptions, each with a number of its own.

    They are drawn for the communities of the base, from streams named after the shock or agreement:
    strategies with the same outbreak meet the same sick people, and one more outbreak moves nobody
    of the others. What a strategy changes is only where staff works.

    References
    ----------
    docs/model.md, section 2.2, *External support*, and section 2.6.
    """
    return [source.lines for source in (*_outbreaks(draw, setting), *_staff(draw, setting))]


def _outbreaks(draw: Draw, setting: Setting) -> Iterator[ExtraConsultations]:
    """Yield a source for each outbreak, in proportion to the usual acute consultations.

    On days on which a unit is closed nobody comes, as always.
    """
    # all shocks are counted, so that an outbreak keeps its number when others change their kind
    for number, (name, shock) in enumerate(setting.scenario.shocks.items(), start=1):
        if not isinstance(shock, Outbreak):
            continue
        calendar = setting.calendar
        height = np.array([shock.height(calendar.date(day)) for day in range(calendar.days)])
        usual = draw.demand.mean_acute * _strikes(shock, draw.setting)
        weights = [shock.products.get(key, 0.0) for key in setting.scenario.products]
        yield ExtraConsultations(
            name=f"outbreak {name}",
            source=number,
            mean=height[:, None] * shock.consultations * usual,
            weights=np.tile(np.array(weights), (usual.shape[1], 1)),
            lines_per_consultation=shock.lines_per_consultation,
            pieces_per_line=setting.scenario.demand.pieces_per_line,
            streams=draw.streams,
        )


def _staff(draw: Draw, setting: Setting) -> Iterator[ExtraConsultations]:
    """Yield a source for each support that pays for staff.

    Chosen are facilities of the strategy; their people are found in the base by the facility's
    name. Refills come from a panel and are not written by them.
    """
    demand, people = draw.demand, draw.setting.communities
    names = tuple(draw.setting.facility_index)
    unit = [setting.facility_index[names[row]] for row in people.unit.tolist()]
    supports = setting.scenario.agreed(ExternalSupport).items()
    for number, (name, support) in enumerate(supports, start=_FIRST_OF_STAFF):
        if support.staff is None:
            continue
        chosen = chosen_by(support, setting)[unit]
        yield ExtraConsultations(
            name=f"staff {name}",
            source=number,
            mean=support.staff.consultations * chosen * demand.mean_acute,
            weights=np.where(demand.model.is_chronic, 0.0, demand.weights),
            lines_per_consultation=setting.scenario.demand.lines_per_consultation,
            pieces_per_line=setting.scenario.demand.pieces_per_line,
            streams=draw.streams,
        )


def _strikes(shock: Outbreak, base: Setting) -> NDArray[np.bool_]:
    """Return which communities of the base it strikes."""
    places, people = base.scenario.network.places, base.communities
    homes = [
        place or base.facilities[unit].place
        for place, unit in zip(people.place, people.unit.tolist(), strict=True)
    ]
    return np.array([not shock.regions or places[home].region in shock.regions for home in homes])
