"""What must hold in any world: one sentence and its test each."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from sim.agreements import ServiceInterchange
from sim.domain.records import OUTCOMES
from sim.domain.specialty_need import NOT_SEEN
from sim.engine.shelved_store import ShelvedStore
from sim.engine.stock import BooksError
from sim.engine.world import World
from sim.metrics.catalogue import KPIS, measure
from sim.network.journey import Roads
from sim.network.weather import Weather
from sim.scenario.plan import Plan
from sim.scenario.visit_calendar import affiliates_seen
from tests.property.generated.ledger import Ledger
from tests.property.generated.played import Played, play

Rule = Callable[[Played], bool]
_SHARES = [kpi.id for kpi in KPIS.values() if kpi.unit == "share"]


class _Watched(Weather):
    """Weather that remembers who entered which road when."""

    entered: list[tuple[int, float]]

    def travel(self, edge: int, moment_days: float) -> float:
        self.entered.append((edge, moment_days))
        return super().travel(edge, moment_days)


def watch_roads(world: World) -> None:
    """Have every fleet remember the roads that its vehicles enter."""
    for pool in world._pools.values():
        if isinstance(pool.roads, Roads) and not isinstance(pool.roads.weather, _Watched):
            weather = pool.roads.weather
            pool.roads.weather = _Watched(weather.disturbances, weather.travel_factor)
            object.__setattr__(pool.roads.weather, "entered", [])


def watch(world: World) -> None:
    """Remember what vehicles and purses do that nothing writes down."""
    watch_roads(world)
    world.ledger = Ledger(world._purses)


def broken(plan: Plan, strategy: str) -> list[str]:
    """Play a strategy with its books checked, and return the rules that it breaks."""
    try:
        played = play(plan, strategy, watch)
    except BooksError as error:
        return [f"no piece appears or vanishes: {error}"]
    return [sentence for sentence, holds in RULES.items() if not holds(played)]


def _nobody_is_served_more(played: Played) -> bool:
    records = played.records
    short = records.asked - records.served
    return bool(
        (records.served >= 0).all()
        and (records.served_later >= 0).all()
        and (records.served_later <= short).all()
    )


def _one_outcome(played: Played) -> bool:
    table = np.moveaxis(played.records.prescriptions, 2, 0)
    count = dict(zip(OUTCOMES, table, strict=True))
    first = count["complete"] + count["partly"] + count["refused"] + count["no_access"]
    given_up = count["bought"] + count["lost"]
    return bool(
        (count["asked"] == first).all()
        and (count["complete"] <= count["within_7_days"]).all()
        and (count["within_7_days"] <= count["within_30_days"]).all()
        and (count["within_30_days"] + given_up <= count["asked"] - count["no_access"]).all()
    )


def _moments_in_order(played: Played) -> bool:
    rows = played.records.deliveries
    came = rows[~np.isnan(rows["received"])]
    return bool(
        (rows["decided"] <= rows["allocated"]).all()
        and (rows["allocated"] <= rows["packed"]).all()
        and (came["packed"] <= came["departed"]).all()
        and (came["departed"] <= came["received"]).all()
        and (rows["pieces"] >= 0).all()
    )


def _nothing_without_a_trip(played: Played) -> bool:
    rows = played.records.deliveries
    missing = rows[np.isnan(rows["received"])]
    return bool((missing["pieces"] == 0).all() and (missing["trip"] == -1).all())


def _delivered_while_on_the_road(played: Played) -> bool:
    trips = {int(row["trip"]): row for row in played.records.trips}
    rows = [row for row in played.records.deliveries if int(row["trip"]) in trips]
    return all(row["received"] >= trips[int(row["trip"])]["departed"] for row in rows)


def _one_trip_at_a_time(played: Played) -> bool:
    trips = np.sort(played.records.trips, order=["fleet", "vehicle", "started"])
    return all(
        first["returned"] <= then["started"]
        for first, then in pairwise(trips)
        if (first["fleet"], first["vehicle"]) == (then["fleet"], then["vehicle"])
    )


def _days_out_are_opening_days(played: Played) -> bool:
    records = played.records
    opening = records.opening_days[:, np.newaxis]
    return bool(
        (records.stockout_days <= opening).all()
        and (records.basket_days <= records.opening_days).all()
    )


def _days_add_up(played: Played) -> bool:
    records = played.records
    asked, complete = (OUTCOMES.index(name) for name in ("asked", "complete"))
    by_month = [records.prescriptions[:, :, outcome].sum() for outcome in (asked, complete)]
    return bool(records.daily.sum(axis=(0, 1)).tolist() == by_month)


def _attended_add_up(played: Played) -> bool:
    records = played.records
    if not played.setting.tells_apart:
        return True
    known = [OUTCOMES.index(name) for name in ("complete", "partly", "refused")]
    return bool(
        np.array_equal(
            records.attended[:, :, 1:].sum(axis=0), records.prescriptions.sum(axis=0)[:, known]
        )
    )


def _on_order_is_somewhere(played: Played) -> bool:
    stock, world = played.world.stock, played.world
    expected = np.zeros_like(stock.on_order)
    for shipment in played.shipments:
        expected[shipment.facility] += shipment.pieces * np.isnan(shipment.received)
    for dispatcher in world._dispatchers:
        store = dispatcher._store
        rows = (
            [store._store, *store._shelves.values()] if isinstance(store, ShelvedStore) else [store]
        )
        for waiting in (each for row in rows for each in row._pending):
            np.add.at(expected, waiting.facilities, waiting.pieces)
    houses, bought = played.setting.facilities, played.setting.scenario.supply
    has_store = [house.supplier not in bought for house in houses]
    return bool((expected[has_store] == stock.on_order[has_store]).all())


def _every_piece_has_a_lot(played: Played) -> bool:
    if played.world.stock.lots is None:
        return True
    for each in played.shipments:
        parts = [
            np.bincount(lots.cell // lots.months, lots.pieces, each.pieces.size)
            for lots in each.lots
        ]
        if parts and np.sum(parts, axis=0).tolist() != each.pieces.tolist():
            return False
    held = played.setting.shelves.put_together(played.world.stock.on_hand)
    return bool((played.records.short_dated.sum(axis=2) == held).all())


def _loans_sum_to_zero(played: Played) -> bool:
    borrowed = played.world.stock.borrowed.sum(axis=0)
    for loans in played.world._loans:
        for each in (*loans._handed_over, *loans.trips.under_way()):
            borrowed = borrowed + each.pieces
    spoils = played.setting.scenario.cold_chain is not None  # what is spoiled stays owed
    return spoils or not borrowed.any()


def _only_cold_goods_spoil(played: Played) -> bool:
    if played.setting.scenario.cold_chain is None:
        return not played.world.stock.damaged.any()
    cold = [item.cold_chain for item in played.setting.scenario.products.values()]
    opened, warm, frozen = played.records.boxes.T
    return bool(
        not played.records.damaged[:, ~np.array(cold)].any()
        and (played.records.damaged >= 0).all()
        and (np.maximum(warm, frozen) <= opened).all()
    )


def _open_roads(played: Played) -> bool:
    for pool in played.world._pools.values():
        weather = getattr(pool.roads, "weather", None)
        for edge, moment in getattr(weather, "entered", ()):
            for storm in weather.disturbances[edge]:
                stopped = storm.closed_to == "all" or (
                    storm.closed_to == "trucks" and pool.vehicle.truck
                )
                if stopped and storm.start_day <= moment < storm.end_day:
                    return False
    return True


def _purses(played: Played) -> bool:
    paid = [book.written for book in played.world._books]
    return bool(
        (played.world._purses.balance >= 0).all() and all((each >= 0).all() for each in paid)
    )


def _nobody_overspends(played: Played) -> bool:
    return played.world.ledger.overspent == []


def _money_is_somewhere(played: Played) -> bool:
    ledger, purses = played.world.ledger, played.world._purses
    left, kept = ledger.came - ledger.went, np.isinf(purses._most_kept)
    is_left = np.isclose(purses.balance, left, rtol=1e-9, atol=1e-6)
    lost = purses.balance < left  # what a month may not carry over is gone
    return bool((is_left | (lost & ~kept))[purses._binds].all())


def _debts_are_due_paid_or_open(played: Played) -> bool:
    if played.setting.first_day > 0:  # what fell due in the warm-up is not written down
        return True
    return all(
        np.allclose(
            book.written[:, :, 0],
            book.written[:, :, 1] + book._owed + sum(book._falls_due.values()),
        )
        and (book._owed >= -1e-9).all()
        for book in played.world._books
    )


def _guests_are_taken(played: Played) -> bool:
    """Return whether people of others came only to their own unit, by agreement or to a visit."""
    setting = played.setting
    if not setting.tells_apart:
        return True
    names, scenario, people = (
        list(setting.scenario.institutions),
        setting.scenario,
        (setting.communities),
    )
    taken = {
        (names.index(name), int(unit))
        for name, unit in zip(people.affiliation, people.unit, strict=True)
    }
    for row, house in enumerate(scenario.facilities.values()):
        taken.add((names.index(house.institution), row))
        for agreement in scenario.agreed(ServiceInterchange).values():
            if house.institution in agreement.parties:
                taken |= {(names.index(name), row) for name in agreement.parties}
    seen = affiliates_seen(scenario)
    for visit in setting.visits:
        row = setting.facility_index[visit.facility]
        taken |= {(names.index(name), row) for name in seen[visit.institution]}
    came = np.argwhere(played.records.attended[:, :, 0])
    return {(int(name), int(row)) for name, row in came} <= taken


def _who_is_seen_waited(played: Played) -> bool:
    visits = played.world._visits
    if visits is None:
        return True
    doctors, setting = visits.specialists, played.setting
    specialties, seen = (
        list(setting.scenario.itinerants.specialties),
        affiliates_seen(setting.scenario),
    )
    need, people = doctors.need, setting.communities
    for patient in np.flatnonzero(doctors.visit_of != NOT_SEEN).tolist():
        visit, day = setting.visits[doctors.visit_of[patient]], doctors.seen_on[patient]
        home = int(need.community[patient])
        town = people.place[home] or setting.facilities[int(people.unit[home])].place
        if not (
            need.patients.day[patient] <= day <= need.patients.last_day[patient]
            and visit.first_day <= day <= visit.last_day
            and visit.specialty == specialties[int(need.specialty[patient])]
            and visit.town == town
            and people.affiliation[home] in seen[visit.institution]
        ):
            return False
    return True


def _seen_at_most_once(played: Played) -> bool:
    visits = played.records.visits
    specialties = list(played.setting.scenario.itinerants.specialties.values())
    days = visits["last_day"] - visits["first_day"] + 1
    held = days - visits["lost_to_roads"] - visits["lost_to_supplies"]
    most = held * [specialties[number].patients_per_day for number in visits["specialty"]]
    return bool((held >= 0).all() and (visits["seen"] <= most).all())


def _kpis(played: Played) -> bool:
    measured = measure(played.records, played.labels)
    shares = np.array([measured[name] for name in _SHARES])
    finite = all(np.isnan(value) or np.isfinite(value) for value in measured.values())
    return finite and bool((np.isnan(shares) | ((shares >= -1e-9) & (shares <= 1 + 1e-9))).all())


RULES: dict[str, Rule] = {
    "nobody is served more than was asked for": _nobody_is_served_more,
    "every prescription has one outcome": _one_outcome,
    "the moments of a delivery are in order": _moments_in_order,
    "what was not received has no pieces and no trip": _nothing_without_a_trip,
    "what a trip brings is received after it left": _delivered_while_on_the_road,
    "a vehicle is on one trip at a time": _one_trip_at_a_time,
    "days without stock are opening days": _days_out_are_opening_days,
    "prescriptions by day add up to those of the months": _days_add_up,
    "prescriptions by affiliation add up to those by facility": _attended_add_up,
    "what is on order waits at a store or is on its way": _on_order_is_somewhere,
    "every piece has a lot": _every_piece_has_a_lot,
    "loans sum to zero": _loans_sum_to_zero,
    "only cold goods spoil, and in boxes that were opened": _only_cold_goods_spoil,
    "nobody enters a closed road": _open_roads,
    "no purse is below zero": _purses,
    "nobody orders for more money than there is": _nobody_overspends,
    "what came into a purse was spent, is there or was not carried over": _money_is_somewhere,
    "what is due for patients is paid or owed": _debts_are_due_paid_or_open,
    "people of others come only where they are taken": _guests_are_taken,
    "who is seen waited there for such a doctor": _who_is_seen_waited,
    "no doctor sees more patients than there is time for": _seen_at_most_once,
    "every KPI is a number, and every share between 0 and 1": _kpis,
}
