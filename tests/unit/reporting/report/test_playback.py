import zlib
from base64 import b64decode
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.domain.records import Records
from sim.engine.labels import labels_of
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.reporting.digest import digest
from sim.reporting.report.playback import playback
from sim.scenario.plan import Plan, Strategy
from tests.unit.engine.worlds import Game, setting

_DTYPES = {"Uint8Array": "<u1", "Uint16Array": "<u2", "Uint32Array": "<u4", "Float32Array": "<f4"}


def unpacked(column: dict[str, str]) -> NDArray[np.generic]:
    raw = zlib.decompress(b64decode(column["bytes"]))
    return np.frombuffer(raw, _DTYPES[column["kind"]])


def played(*, traced: bool = True) -> tuple[Records, dict[str, Any] | None]:
    """Play the tiny world, in which a truck goes from the store to near, far, and back."""
    known = setting()
    records = Game(known, traced=traced).play()
    one = StrategyOutcome("kit", labels_of(known), ({},), (records,))
    strategy = Strategy("kit", known.scenario.title, known.scenario.question, known.scenario)
    plan = Plan("tiny", known.scenario, {"kit": strategy}, "kit", (), (), {})
    whole = Outcome(plan, {"kit": one}, "kit", 1, 1, {})
    network = known.network
    nodes = {name: 10 + node for node, name in enumerate(network.nodes)}
    found = digest(whole).strategies["kit"]
    return records, playback(found, network, nodes, np.array([2, 0, 1]))


@pytest.fixture(scope="module")
def kit() -> dict[str, Any]:
    found = played()[1]
    assert found is not None
    return found


def test_a_run_without_a_trace_plays_nothing() -> None:
    assert played(traced=False)[1] is None


def test_passages_use_the_numbers_of_the_map(kit: dict[str, Any]) -> None:
    passages = kit["passages"]

    w, a, b = (10 + setting().network.nodes.index(name) for name in "wab")
    assert unpacked(passages["origin"]).tolist() == [w, a, b, a]
    assert unpacked(passages["destination"]).tolist() == [a, b, a, w]


def test_moments_count_from_the_first_day_measured(kit: dict[str, Any]) -> None:
    left = unpacked(kit["passages"]["left"])

    assert (left > 7).all()
    assert (np.diff(left) > 0).all()


def test_a_trip_knows_its_vehicle(kit: dict[str, Any]) -> None:
    assert unpacked(kit["trips"]["trip"]).tolist() == [unpacked(kit["passages"]["trip"])[0]]
    assert kit["trips"]["fleets"] == ["vans"]


def test_keys_out_stand_in_the_order_of_the_map(kit: dict[str, Any]) -> None:
    keys_out = unpacked(kit["keysOut"]).reshape(28, 3, 3)

    near, far, store = keys_out[0].tolist()
    assert (near, far) == ([1, 1, 1], [1, 1, 1])
    assert store == [0, 0, 0]


def test_deliveries_are_in_order_of_their_due_dates(kit: dict[str, Any]) -> None:
    deliveries = kit["deliveries"]

    assert sorted(unpacked(deliveries["facility"]).tolist()) == [0, 1]
    assert (np.diff(unpacked(deliveries["due"])) >= 0).all()
