"""The labels of a scenario's facilities and products, for everything that reads records."""

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import Labels
from sim.engine.levels import over_levels
from sim.engine.remoteness import remoteness_hours
from sim.engine.setting import Setting


def labels_of(setting: Setting) -> Labels:
    """Return the labels of a scenario."""
    scenario = setting.scenario
    facilities = tuple(scenario.facilities.values())
    n_facilities = len(facilities)
    has_visits = np.isin(np.arange(n_facilities), setting.visited)
    places = scenario.network.places
    homes = [places[house.place] for house in facilities]
    products = scenario.products
    # records have one set of labels: of a transition, those of its end
    *_, last_expected = setting.expected_months.values()
    return Labels(
        facilities=tuple(scenario.facilities),
        facility_names=tuple(house.name for house in facilities),
        institutions=tuple(house.institution for house in facilities),
        levels=tuple(house.level for house in facilities),
        kinds=tuple(house.kind or house.level for house in facilities),
        regions=tuple(home.region for home in homes),
        routes=tuple(house.route for house in facilities),
        serves_patients=setting.serves_patients[:n_facilities] | has_visits,
        latitude=_either([house.lat for house in facilities], [home.lat for home in homes]),
        longitude=_either([house.lon for house in facilities], [home.lon for home in homes]),
        remoteness_hours=over_levels(setting, remoteness_hours(setting))[:n_facilities],
        products=tuple(products),
        product_names=tuple(item.name for item in products.values()),
        ven=tuple(item.ven for item in products.values()),
        price=np.array([item.unit_price for item in products.values()]),
        expected_month=setting.shelves.put_together(last_expected),
        currency=scenario.costs.currency,
        affiliations=tuple(scenario.institutions) if setting.tells_apart else (),
        shock_days=_shock_days(setting),
        visits_can_fail=scenario.itinerants.can_fail,
        hard_season=_hard_season(setting),
    )


def _hard_season(setting: Setting) -> NDArray[np.bool_]:
    months = setting.scenario.run.hard_season
    return np.isin(setting.calendar.months, months) if months else np.zeros(0, dtype=np.bool_)


def _shock_days(setting: Setting) -> NDArray[np.int64]:
    spans = [each.days(setting.calendar) for each in setting.scenario.shocks.values()]
    return np.array([(days.start, days.stop) for days in spans], dtype=np.int64).reshape(-1, 2)


def _either(own: list[float | None], of_place: list[float]) -> NDArray[np.float64]:
    return np.array([b if a is None else a for a, b in zip(own, of_place, strict=True)])
