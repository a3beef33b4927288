import numpy as np
import pytest

from sim.domain.records import OUTCOMES
from sim.engine.replication import Stage
from sim.scenario.loader import read_plan
from sim.scenario.plan import Plan
from tests.unit.engine.worlds import TINY

TITLED = {"title": {"es": "A", "en": "A"}, "question": {"es": "¿?", "en": "?"}}
RULES = {
    "kits": {"kind": "kit_push"},
    "orders": {"kind": "forced_ordering", "max_months": "2 months"},
}


def plan(**changes: object) -> Plan:
    strategies = {
        name: TITLED | {"change": {"replenishment": {"units": {"policy": policy}}}}
        for name, policy in RULES.items()
    }
    trace = {"facilities": ["near"], "products": ["v"]}
    raw = TINY | {"baseline": "kits", "strategies": strategies, "trace": trace} | changes
    return read_plan(raw, "tiny")


def test_strategies_are_played_in_the_order_asked_for() -> None:
    played = [name for name, _ in Stage(plan()).play(["orders", "kits"], 0)]

    assert played == ["orders", "kits"]


def test_strategies_meet_the_same_patients_and_the_same_weather() -> None:
    records = dict(Stage(plan()).play(["kits", "orders"], 1)).values()

    assert len({(each.demand_checksum, each.weather_checksum) for each in records}) == 1
    assert len({each.asked[1:].tobytes() for each in records}) == 1


def test_replications_meet_other_patients() -> None:
    stage = Stage(plan())
    checksums = {next(stage.play(["kits"], number))[1].demand_checksum for number in range(3)}

    assert len(checksums) == 3


TWO_OWNERS = {"institutions": {"imss": {"name": "IMSS"}, "css": {"name": "CSS"}}}
SCARCE = {
    "replenishment": {"units": TINY["replenishment"]["units"] | {"first_stock": "0.2 months"}}
    | {"stores": TINY["replenishment"]["stores"]}
}


FLU = {
    "kind": "outbreak", "first_day": "2024-01-03", "last_day": "2024-01-20", "consultations": 2.0,
    "products": {"v": 1},
}  # fmt: skip
LOANS = {"kind": "reciprocal_loans", "parties": ["imss", "css"], "levels": ["unit"]}


def test_a_strategy_with_shocks_is_played_without_them_too() -> None:
    hit = {"shocks": {"flu": FLU}, "agreements": {"loans": LOANS | {"during": ["flu"]}}}
    strategies = {"hit": TITLED | {"change": hit}, "calm": TITLED | {"change": {}}}
    houses = TINY["facilities"] | {"far": TINY["facilities"]["far"] | {"institution": "css"}}
    world = {"facilities": houses} | TWO_OWNERS | SCARCE
    records = dict(
        Stage(plan(strategies=strategies, baseline="calm", **world)).play(["hit", "calm"], 1)
    )

    assert np.array_equal(records["hit"].daily_undisturbed, records["calm"].daily)
    assert records["hit"].daily[:, :, 0].sum() > records["calm"].daily[:, :, 0].sum()
    assert not records["calm"].daily_undisturbed.size


@pytest.mark.parametrize(
    "idle",
    [
        {"kind": "service_interchange", "parties": ["imss", "css"], "travel_at_most": "0 h"},
        {"kind": "external_support", "staff": {"consultations": 0, "per_month": 0}},
    ],
    ids=["interchange", "staff"],
)
def test_an_agreement_that_can_do_nothing_changes_nothing(idle: dict[str, object]) -> None:
    without, with_it = (
        TITLED | {"change": {"agreements": agreements}} for agreements in ({}, {"idle": idle})
    )
    strategies = {"without": without, "with_it": with_it}
    played = plan(strategies=strategies, baseline="without", **TWO_OWNERS, **SCARCE)
    one, other = (each.arrays() for _, each in Stage(played).play(["without", "with_it"], 1))
    outcomes = one["prescriptions"]
    measured = [name for name, array in one.items() if array.size]

    assert [name for name in measured if one[name].tobytes() != other[name].tobytes()] == []
    assert 0 < outcomes[:, :, OUTCOMES.index("refused")].sum() < outcomes[:, :, 0].sum()


@pytest.mark.parametrize(("replication", "days"), [(0, 28), (1, 0), (2, 0)])
def test_replication_0_alone_is_traced(replication: int, days: int) -> None:
    _, records = next(Stage(plan()).play(["kits"], replication))

    assert len(records.trace) == days


@pytest.mark.parametrize("verify", [True, False])
def test_a_replication_gives_the_same_again(*, verify: bool) -> None:
    first, second = (
        dict(Stage(plan()).play(["orders"], 3, verify=verify))["orders"] for _ in range(2)
    )
    same = zip(first.arrays().values(), second.arrays().values(), strict=True)

    assert all(np.array_equal(one, other, equal_nan=one.dtype.names is None) for one, other in same)


def test_labels_are_those_of_the_strategy() -> None:
    change = {"products": {"v": {"unit_price": 7}}}
    stage = Stage(plan(strategies={"kits": TITLED | {"change": change}, "other": TITLED}))

    assert stage.labels("kits").price[0] == 7
    assert stage.labels("other").price[0] == 100
