"""Who gets what when the store is short, and what fits on a vehicle: one loop each."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from sim.policies.allocation import Allocation
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.proportional import Proportional

_LEAST_CONSUMPTION = 1e-3


class Claim(NamedTuple):
    """What one facility asks for of one product."""

    pieces: int
    position: int
    monthly: float


class Size(NamedTuple):
    """Weight and volume."""

    weight_kg: float
    volume_m3: float


def share(rule: Allocation, claims: Sequence[Claim], stock: int) -> list[int]:
    """Return what each claim gets of *stock*, which is less than all ask for; the oldest first."""
    if isinstance(rule, EqualMonths):
        return _equal_months(claims, stock)
    if isinstance(rule, Proportional):
        cut = stock / sum(claim.pieces for claim in claims)
        return _whole([claim.pieces * cut for claim in claims], claims, stock)
    if not isinstance(rule, FirstCome):
        raise NotImplementedError(f"the plain model knows no {rule.kind}")
    given = []
    for claim in claims:
        given.append(min(claim.pieces, stock))
        stock -= given[-1]
    return given


def _equal_months(claims: Sequence[Claim], stock: int) -> list[int]:
    """Lift whoever has least months of stock first, then hand out what rounding leaves."""
    level = _level(claims, stock)
    given = [min(max(level * _rate(claim) - claim.position, 0), claim.pieces) for claim in claims]
    return _whole(given, claims, stock)


def _whole(given: Sequence[float], claims: Sequence[Claim], stock: int) -> list[int]:
    """Round down, then hand out what is left by the largest rest, the oldest first."""
    whole = [math.floor(each + 1e-6) for each in given]
    rests = [round(part - full, 6) for part, full in zip(given, whole, strict=True)]
    open_rows = [row for row, claim in enumerate(claims) if whole[row] < claim.pieces]
    open_rows.sort(key=lambda row: -rests[row])  # stable: of equal rests the oldest is first
    for row in open_rows[: stock - sum(whole)]:
        whole[row] += 1
    return whole


def _level(claims: Sequence[Claim], stock: int) -> float:
    """Return the months of stock to which *stock* lifts all, by walking up from kink to kink."""
    kinks = []
    for claim in claims:
        rate = _rate(claim)
        kinks.append((claim.position / rate, rate))
        kinks.append(((claim.position + claim.pieces) / rate, -rate))
    kinks.sort()
    given = slope = level = 0.0
    for kink, change in kinks:
        if given + slope * (kink - level) >= stock:
            break
        given += slope * (kink - level)
        level = kink
        slope += change
    return level + (stock - given) / slope if slope > 0 else level


def _rate(claim: Claim) -> float:
    return max(claim.monthly, _LEAST_CONSUMPTION)


def load(
    stops: Sequence[dict[int, int]], *, sizes: Sequence[Size], ranks: Sequence[int], room: Size
) -> list[dict[int, int]]:
    """Return what of each stop's pieces fits: vital products first, stop by stop."""
    if _fits(_size(_together(stops), sizes), room):
        return [dict(pieces) for pieces in stops]
    loaded: list[dict[int, int]] = [{} for _ in stops]
    for rank in sorted(set(ranks)):
        for stop, pieces in enumerate(stops):
            wanted = {each: number for each, number in pieces.items() if ranks[each] == rank}
            taken = _that_fits(wanted, sizes, room)
            size = _size(taken, sizes)
            room = Size(
                max(room.weight_kg - size.weight_kg, 0.0), max(room.volume_m3 - size.volume_m3, 0.0)
            )
            loaded[stop] |= taken
    return loaded


def _that_fits(pieces: dict[int, int], sizes: Sequence[Size], room: Size) -> dict[int, int]:
    need = _size(pieces, sizes)
    slack = 1 + 1e-9  # what fits to the last gram fits, however its sum is rounded
    share_left = min(
        (
            left * slack / needed
            for left, needed in zip(room, need, strict=True)
            if needed > left * slack
        ),
        default=1.0,
    )
    return {each: math.floor(number * share_left) for each, number in pieces.items()}


def _together(stops: Sequence[dict[int, int]]) -> dict[int, int]:
    total: dict[int, int] = {}
    for pieces in stops:
        for product, number in pieces.items():
            total[product] = total.get(product, 0) + number
    return total


def _size(pieces: dict[int, int], sizes: Sequence[Size]) -> Size:
    return Size(
        sum(number * sizes[product].weight_kg for product, number in pieces.items()),
        sum(number * sizes[product].volume_m3 for product, number in pieces.items()),
    )


def _fits(size: Size, room: Size) -> bool:
    return size.weight_kg <= room.weight_kg and size.volume_m3 <= room.volume_m3
