"""The engine against a second, plain model of the same world: one thing at a time, in loops."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plain_simpy.chance import uniform
from benchmarks.plain_simpy.model import PlainModel
from benchmarks.plain_simpy.rules import Claim, Size, load, share
from benchmarks.same_results import compare_results
from sim.domain import loading
from sim.domain.records import Records
from sim.engine.draw import Draw
from sim.engine.setting import Setting
from sim.engine.world import World
from sim.policies.allocation import Allocation, Requests
from sim.policies.allocation.equal_months import EqualMonths
from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.proportional import Proportional
from sim.rng import Streams
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from tests.tiny_scenario import write_tiny

STORM = (
    "{weather_region: sierra, event: rain, hazard: rain, risk_class: 3, months: [1, 2, 11, 12],"
    " storms_per_season: 30, share_of_roads: 1.0, duration_days_median: 2, duration_days_p95: 4,"
    " closed_to: trucks}"
)
WORLDS = {
    "as it is": [],
    "the supplier brings half": ["supply.fabricante.funding=0.5"],
    "the store lifts the lowest first": [
        "supply.fabricante.funding=0.5",
        "sharing.rule={kind: equal_months}",
    ],
    "products cannot be had for months": [
        "supply.fabricante.interruptions.per_product_year=4",
        "supply.fabricante.short_most=1.0",
    ],
    "the truck is small": ["transport.vehicles.camion.payload_kg=40"],
    "no truck gets through": [
        "network.roads.r2.rain_risk=3",
        "network.roads.r2.weather_region=sierra",
        f"closures.storms={{lluvia: {STORM}}}",
        "transport.when_blocked.wait_at_most=12 h",
    ],
    "units decide before they open": ["replenishment.units.phase=before_service"],
    "units count demand, not issues": [
        "replenishment.units.consumption={source: demand, adjustment: none}"
    ],
    "most patients are chronic": ["products.amoxicilina.seasonality=chronic"],
    "units follow the standard max-min system": [
        "replenishment.units.policy={kind: standard, min_months: 0.5 months, max_months: 1 months}"
    ],
    "the supplier watches every day": [
        "replenishment.units.review={kind: every, interval: 1 d}",
        "replenishment.units.policy={kind: vendor_managed}",
    ],
    "lines of kits are skipped": [
        "strategies.kit.change.replenishment.units.policy.skip_above=0.5 months"
    ],
    "lines of kits are trimmed": [
        "strategies.kit.change.replenishment.units.policy.trim_to=1 months"
    ],
    "all are cut alike": [
        "supply.fabricante.funding=0.5",
        "sharing.rule={kind: proportional}",
    ],
    "kits cover a facility's own month": [
        "strategies.kit.change.replenishment.units.policy.sized_for=facility"
    ],
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path)


def play(plan: Plan, strategy: str) -> tuple[Setting, World, Records, Draw]:
    """Return a strategy's setting, the world after its run, its records, and the draw."""
    setting = Setting(plan.strategies[strategy].scenario)
    draw = Draw(Setting(plan.base), Streams(plan.base.run.seed, replication=0))
    world = World(setting, draw, traced=False)
    return setting, world, world.run(), draw


@pytest.mark.parametrize("strategy", ["pull", "kit"])
@pytest.mark.parametrize("settings", WORLDS.values(), ids=WORLDS.keys())
def test_engine_gives_the_results_of_the_plain_model(
    tiny: Path, settings: list[str], strategy: str
) -> None:
    setting, world, records, draw = play(load_plan(tiny, settings), strategy)
    plain = PlainModel(setting, draw)
    plain.run()
    compared = compare_results(setting, records, world.stock.on_hand, plain)

    assert not [table for table in compared if table.different]


@pytest.mark.parametrize(
    ("world", "outcome"),
    [
        ("the supplier brings half", "refused"),
        ("the truck is small", "left behind"),
        ("no truck gets through", "given up"),
    ],
)
def test_the_worlds_compared_are_what_they_are_called(tiny: Path, world: str, outcome: str) -> None:
    setting, _, records, _ = play(load_plan(tiny, WORLDS[world]), "pull")
    units = setting.serves_patients
    happened = {
        "refused": records.asked[units].sum() > records.served[units].sum(),
        "left behind": (records.deliveries["attempts"] > 1).any(),
        "given up": records.trips["given_up"].sum() > 0,
    }

    assert happened[outcome]


@pytest.mark.parametrize("field", ["served", "stockout_days", "prescriptions"])
def test_a_difference_of_one_is_found(tiny: Path, field: str) -> None:
    setting, world, records, draw = play(load_plan(tiny), "pull")
    plain = PlainModel(setting, draw)
    plain.run()
    table = getattr(records, field).copy()
    table[1, 1] += 1
    compared = compare_results(
        setting, replace(records, **{field: table}), world.stock.on_hand, plain
    )

    assert sum(one.different for one in compared) == table[1, 1].size


@given(
    seed=st.integers(0, 2**40),
    number=st.integers(0, 2**62),
    attempt=st.integers(1, 9),
    purpose=st.sampled_from(["refusal", "return day"]),
)
def test_hash_of_one_number_is_that_of_many(
    seed: int, number: int, attempt: int, purpose: str
) -> None:
    streams = Streams(seed, replication=3)
    together = streams.uniform(purpose, np.array([number, number + 1]), attempt)

    assert uniform(streams, purpose, number, attempt) == together[0]


@pytest.mark.parametrize(
    "rule", [FirstCome(), EqualMonths(), Proportional()], ids=lambda rule: rule.kind
)
@given(seed=st.integers(0, 2**20), n=st.integers(1, 12))
def test_sharing_claim_by_claim_is_sharing_at_once(rule: Allocation, seed: int, n: int) -> None:
    rng = Streams(seed, 0).get("claims")  # drawn, so that no two fractions tie
    asked, position = rng.integers(1, 50, (2, n))
    monthly = rng.uniform(0.5, 40, n)
    stock = int(rng.integers(0, asked.sum()))
    requests = Requests(asked[:, None], position[:, None], monthly[:, None], np.zeros(n))
    claims = [
        Claim(*claim) for claim in zip(asked.tolist(), position.tolist(), monthly, strict=True)
    ]

    assert share(rule, claims, stock) == rule.share(requests, np.array([stock]))[:, 0].tolist()


@given(seed=st.integers(0, 2**20))
def test_loading_stop_by_stop_is_loading_at_once(seed: int) -> None:
    rng = Streams(seed, 0).get("cargo")
    wanted, ranks = rng.integers(0, 40, (4, 6)), rng.integers(0, 3, 6)
    size, room = rng.uniform(0.1, 2, (2, 6)), rng.uniform(50, 900, 2)
    at_once = loading.load(wanted, size=size, capacity=room, rank=ranks)
    loaded = load(
        [dict(enumerate(pieces)) for pieces in wanted.tolist()],
        sizes=[Size(*product) for product in size.T.tolist()],
        ranks=ranks.tolist(),
        room=Size(*room.tolist()),
    )

    assert [[pieces[each] for each in range(6)] for pieces in loaded] == at_once.tolist()
