"""KPIs against plain loops over what happened, written as one would say them."""

from collections import deque
from dataclasses import replace
from math import ceil, floor, isnan, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.domain.records import DELIVERIES, TRANSFERS, TRIPS, VISITS, Labels, Records, table
from sim.domain.visits import Visit, largest_gaps, overlap_days, within
from sim.metrics.catalogue import KPIS
from sim.metrics.coverage import coverage, cycle_days
from sim.metrics.equity import gini
from sim.metrics.frontier import efficient_in
from sim.metrics.loans import ledger
from sim.metrics.resilience import MOVING_DAYS, moving_share
from sim.metrics.transport import vehicle_days
from tests.builders import DAYS, FIRST_DAY, delivery, labels, records, transfer, trip, visit

few = settings(max_examples=40, deadline=None)
seeds = st.integers(0, 10_000)
LAST_DAY = FIRST_DAY + DAYS


def chance(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64DXSM(seed))


def with_deliveries(seed: int) -> Records:
    """Return a run with deliveries of all kinds, some of which never came."""
    rng = chance(seed)
    rows = []
    for _ in range(rng.integers(1, 25)):
        decided = rng.uniform(FIRST_DAY, LAST_DAY)
        allocated, packed, departed, received = decided + np.cumsum(rng.uniform(0, 5, 4))
        in_round = rng.random() < 0.7
        rows.append(
            delivery(
                facility=int(rng.integers(4)),
                is_order=bool(rng.random() < 0.6),
                decided=decided,
                allocated=allocated,
                packed=packed,
                departed=departed,
                received=nan if rng.random() < 0.2 else received,
                due=decided + rng.uniform(5, 15),
                cycle_start=floor(departed) + 0.25 if in_round else nan,
                blocked_hours=rng.uniform(0, 12),
                unload_wait_hours=rng.uniform(0, 6),
                emergency=bool(rng.random() < 0.2),
            )
        )
    return records(seed, deliveries=rows)


def rows_of(run: Records, known: Labels, *, emergencies: bool = True) -> list[dict[str, float]]:
    """Return the deliveries to facilities with patients, one mapping a row."""
    names = [column.name for column in DELIVERIES]
    rows = [dict(zip(names, row.tolist(), strict=True)) for row in run.deliveries]
    return [
        row
        for row in rows
        if known.serves_patients[row["facility"]] and (emergencies or not row["emergency"])
    ]


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else nan


@few
@given(seeds)
def test_turnaround_is_from_the_decision_to_the_receipt_of_orders(seed: int) -> None:
    run, known = with_deliveries(seed), labels()
    days = [
        row["received"] - row["decided"]
        for row in rows_of(run, known, emergencies=False)
        if row["is_order"] and not isnan(row["received"])
    ]

    found = KPIS["turnaround_days_mean"].measure(run, known)

    assert found == pytest.approx(mean(days), nan_ok=True)


@few
@given(seeds)
def test_the_six_parts_add_up_to_the_time_of_all_deliveries(seed: int) -> None:
    run, known = with_deliveries(seed), labels()
    parts = (
        "days_waiting_decision", "days_picking", "days_waiting_vehicle", "days_on_road",
        "days_blocked", "days_waiting_unload",
    )  # fmt: skip
    days = [
        row["received"] - row["decided"]
        for row in rows_of(run, known, emergencies=False)
        if not isnan(row["received"])
    ]

    total = sum(KPIS[part].measure(run, known) for part in parts)

    assert total == pytest.approx(mean(days), nan_ok=True)


@few
@given(seeds)
def test_on_time_is_what_came_by_its_due_moment(seed: int) -> None:
    run, known = with_deliveries(seed), labels()
    came = [row["received"] <= row["due"] for row in rows_of(run, known, emergencies=False)]

    found = KPIS["on_time"].measure(run, known)

    assert found == pytest.approx(mean([float(each) for each in came]), nan_ok=True)


@few
@given(seeds, st.integers(1, 5))
def test_coverage_counts_facilities_round_by_round(seed: int, day: int) -> None:
    run, known = with_deliveries(seed), labels()
    receipts: dict[tuple[float, float], list[float]] = {}
    for row in rows_of(run, known):
        if not isnan(row["cycle_start"]):
            start = floor(row["cycle_start"])
            receipts.setdefault((start, row["facility"]), []).append(row["received"] - start)
    served = [any(days < day for days in each) for each in receipts.values()]

    assert cycle_days(run, known).size == len(receipts)
    assert coverage(run, known, day=day) == pytest.approx(
        mean([float(each) for each in served]), nan_ok=True
    )


@few
@given(seeds)
def test_vehicle_days_are_days_on_which_a_vehicle_is_seen_out(seed: int) -> None:
    rng = chance(seed)
    rows, expected = [], 0
    for _ in range(rng.integers(0, 8)):
        started = rng.uniform(FIRST_DAY, LAST_DAY - 1)
        returned = min(started + rng.uniform(0, 9), LAST_DAY - 1e-6)
        is_out = rng.random() < 0.3
        rows.append(trip(started=started, returned=nan if is_out else returned))
        until = LAST_DAY - 1 if is_out else floor(returned)
        expected += sum(1 for day in range(FIRST_DAY, LAST_DAY) if floor(started) <= day <= until)
    run = replace(records(), trips=table(TRIPS, rows))

    assert vehicle_days(run, labels()) == expected


def settled(rows: list[tuple[float, int, int, int]]) -> dict[tuple[int, int], deque[float]]:
    """Return when each piece that is still owed was sent, by lender and borrower, piece by piece.

    A piece that goes the other way settles the oldest that is owed, else it is a loan itself.
    """
    owed: dict[tuple[int, int], deque[float]] = {}
    for sent, giver, getter, pieces in rows:
        for _ in range(pieces):
            back = owed.setdefault((getter, giver), deque())
            if back:
                back.popleft()
            else:
                owed.setdefault((giver, getter), deque()).append(sent)
    return owed


@few
@given(seeds, st.floats(1, 60))
def test_the_ledger_is_that_of_pieces_that_settle_the_oldest_first(seed: int, limit: float) -> None:
    rng = chance(seed)
    known = replace(labels(), institutions=("imss", "estado", "estado", "caja"))
    moments = np.sort(rng.uniform(0, LAST_DAY, rng.integers(0, 15))).tolist()
    rows = []
    for sent in moments:
        giver, getter = rng.choice([0, 1, 3], 2, replace=False).tolist()
        rows.append((sent, giver, getter, int(rng.integers(1, 12))))
    moved = [
        transfer(sent=sent, origin=giver, destination=getter, product=0, pieces=pieces)
        for sent, giver, getter, pieces in rows
    ]
    run = replace(records(), transfers=table(TRANSFERS, moved))
    _, _, net, overdue = ledger(run, known, [limit])

    owners = {0: 0, 1: 1, 3: 2}
    owed = settled([(sent, owners[a], owners[b], pieces) for sent, a, b, pieces in rows])
    for (lender, borrower), sent in owed.items():
        late = sum(1 for each in sent if LAST_DAY - each > limit)

        assert max(net[lender, borrower, 0], 0) == len(sent)
        assert overdue[lender, borrower, 0] == late


def visits_of(seed: int) -> list[Visit]:
    rng = chance(seed)
    drawn = []
    for _ in range(rng.integers(1, 9)):
        first = int(rng.integers(0, 35))
        town = str(rng.integers(3))
        specialty = str(rng.integers(2))
        last = first + int(rng.integers(0, 6))
        drawn.append(Visit(specialty, str(rng.integers(2)), f"unit-{town}", town, first, last))
    return drawn


@few
@given(seeds)
def test_overlaps_are_doctors_beyond_the_first_day_by_day(seed: int) -> None:
    calendar = visits_of(seed)
    expected = 0
    for specialty in {each.specialty for each in calendar}:
        for town in {each.town for each in calendar}:
            for day in range(60):
                doctors = [
                    each
                    for each in calendar
                    if (each.specialty, each.town) == (specialty, town)
                    and each.first_day <= day <= each.last_day
                ]
                expected += max(0, len(doctors) - 1)

    assert overlap_days(calendar, lambda each: each.town) == expected


@few
@given(seeds, st.integers(0, 20), st.integers(20, 45))
def test_the_largest_gap_is_the_longest_run_of_days_without_anybody(
    seed: int, first: int, last: int
) -> None:
    calendar = visits_of(seed)

    for (specialty, town), found in largest_gaps(calendar, first, last).items():
        longest = run = 0
        for day in range(first, last + 1):
            is_there = any(
                (each.specialty, each.town) == (specialty, town)
                and each.first_day <= day <= each.last_day
                for each in calendar
            )
            run = 0 if is_there else run + 1
            longest = max(longest, run)

        assert found == longest


@few
@given(seeds)
def test_visits_without_overlap_are_those_that_no_other_touches(seed: int) -> None:
    rng = chance(seed)
    calendar = visits_of(seed)
    baskets = (rng.random(len(calendar)) < 0.7).tolist()
    rows = [
        visit(
            FIRST_DAY + each.first_day,
            FIRST_DAY + each.last_day,
            specialty=int(each.specialty),
            town=int(each.town),
            basket=basket,
        )
        for each, basket in zip(calendar, baskets, strict=True)
    ]
    run = replace(records(), visits=table(VISITS, rows))
    alone = [
        not any(
            other is not each
            and other.specialty == each.specialty
            and other.first_day <= each.last_day
            and each.first_day <= other.last_day
            for other in calendar
        )
        for each in calendar
    ]
    expected = sum(
        1 for is_alone, basket in zip(alone, baskets, strict=True) if is_alone and basket
    )

    assert KPIS["visits_clear_with_basket"].measure(run, labels()) == expected


@few
@given(seeds, st.integers(0, 30), st.integers(30, 60))
def test_what_is_within_some_days_is_what_is_seen_on_them(seed: int, first: int, last: int) -> None:
    calendar = visits_of(seed)
    cut = within(calendar, first, last)
    seen = sorted(day for each in cut for day in range(each.first_day, each.last_day + 1))
    expected = sorted(
        day
        for each in calendar
        for day in range(each.first_day, each.last_day + 1)
        if first <= day <= last
    )

    assert seen == expected
    assert all(each.length >= 1 for each in cut)


@few
@given(seeds)
def test_the_share_of_a_week_is_that_of_its_days(seed: int) -> None:
    rng = chance(seed)
    asked = rng.poisson(2, 30)
    daily = np.stack([asked, rng.binomial(asked, 0.8)], axis=1)

    for day, found in enumerate(moving_share(daily).tolist()):
        week = range(max(0, day + 1 - MOVING_DAYS), day + 1)
        came = sum(int(daily[each, 0]) for each in week)
        filled = sum(int(daily[each, 1]) for each in week)

        assert found == pytest.approx(filled / came if came else nan, nan_ok=True)


@few
@given(seeds)
def test_nobody_efficient_is_beaten_in_all_that_counts(seed: int) -> None:
    scores = chance(seed).integers(0, 4, (6, 3, 2)).astype(float)
    found = efficient_in(scores)

    for case in range(scores.shape[1]):
        for one in range(len(scores)):
            beaten = any(
                all(a >= b for a, b in zip(scores[other, case], scores[one, case], strict=True))
                and any(a > b for a, b in zip(scores[other, case], scores[one, case], strict=True))
                for other in range(len(scores))
            )

            assert found[one, case] == (not beaten)


@few
@given(seeds, st.integers(1, 12))
def test_gini_is_half_the_mean_difference_over_the_mean(seed: int, n: int) -> None:
    values = chance(seed).uniform(0.01, 1, n)
    differences = [abs(one - other) for one in values.tolist() for other in values.tolist()]

    assert gini(values) == pytest.approx(mean(differences) / (2 * values.mean()), abs=1e-12)


@few
@given(seeds)
def test_the_worst_tenth_is_one_facility_in_ten_begun(seed: int) -> None:
    run, known = records(seed), labels()
    shares = sorted(
        float(run.prescriptions[:, facility, 1].sum() / run.prescriptions[:, facility, 0].sum())
        for facility in np.flatnonzero(known.serves_patients).tolist()
        if run.prescriptions[:, facility, 0].sum()
    )
    worst = shares[: ceil(len(shares) / 10)]

    assert KPIS["worst_decile_filled"].measure(run, known) == pytest.approx(mean(worst))
