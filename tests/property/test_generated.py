"""What must hold in any world that a scenario can describe, whatever is agreed in it."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.domain.records import NEEDS, OUTCOMES
from sim.domain.service import Service
from sim.engine import pharmacy
from sim.engine.replication import Stage
from sim.scenario.patches import merge
from sim.scenario.plan import Plan
from tests.property.generated.choices import Data
from tests.property.generated.played import content, plan_of, play
from tests.property.generated.rules import broken
from tests.property.generated.scenarios import scenarios
from tests.property.generated.tries import tries

BOTH = ["apart", "agreed"]
MEETING = ("open", "communities", "budgets", "visits")
"""People of several institutions at one unit, who come by themselves or were seen by a doctor, and
whose medicines are bought with money that binds."""

_ASKED = OUTCOMES.index("asked")


def agreed(data: Data, terms: Data) -> Data:
    """Return the scenario with other terms of its agreements; none: without it."""
    change = {"strategies": {"agreed": {"change": {"agreements": terms}}}}
    # as a person would edit the file: nothing is left of an agreement that is taken away
    return dict(merge(data, change, lambda _path: None))


def whole_content(plan: Plan, strategy: str) -> dict[str, bytes]:
    return content(play(plan, strategy, verify=False).records)


@pytest.mark.parametrize("strategy", BOTH)
@tries(30)
@given(data=scenarios())
def test_every_rule_holds_in_every_world(strategy: str, data: Data) -> None:
    assert broken(plan_of(data), strategy) == []


@pytest.mark.parametrize("strategy", BOTH)
@tries(10)
@given(data=scenarios(*MEETING))
def test_every_rule_holds_where_guests_doctors_and_purses_meet(strategy: str, data: Data) -> None:
    assert broken(plan_of(data), strategy) == []


@pytest.mark.slow
@tries(150)
@given(data=scenarios())
def test_every_rule_holds_in_many_worlds(data: Data) -> None:
    assert broken(plan_of(data), "agreed") == []


@tries(15)
@given(scenarios())
def test_all_strategies_meet_the_same_people_and_the_same_weather(data: Data) -> None:
    runs = [records for _, records in Stage(plan_of(data)).play(BOTH, 1)]
    arisen = [run.specialty_patients[:, NEEDS.index("arisen")].tolist() for run in runs]

    assert runs[0].demand_checksum == runs[1].demand_checksum
    assert runs[0].weather_checksum == runs[1].weather_checksum
    assert arisen[0] == arisen[1]


@tries(8)
@given(scenarios(*MEETING))
def test_the_same_people_come_whoever_takes_them_and_whoever_pays(data: Data) -> None:
    plan = plan_of(data)
    worlds = [play(plan, strategy, verify=False).world for strategy in BOTH]
    draws = [world._draw for world in worlds]
    needs = [draw.specialty_need for draw in draws]

    assert [draw.demand_checksum for draw in draws] == [draws[0].demand_checksum] * 2
    for one, other in zip(needs[0].patients, needs[1].patients, strict=True):
        assert np.array_equal(one, other)


@tries(15)
@given(scenarios("open"))
def test_an_interchange_never_creates_demand(data: Data) -> None:
    closed = agreed(data, {"open": None})
    opened, before = (play(plan_of(each), "agreed").records for each in (data, closed))

    assert opened.prescriptions[:, :, _ASKED].sum() == before.prescriptions[:, :, _ASKED].sum()
    assert opened.demand_checksum == before.demand_checksum


COMES_TO_NOTHING: dict[str, tuple[Data, set[str]]] = {
    "loans": ({"retention": "1000000 months"}, {"lends"}),
    "open": (
        # whose own unit is another institution's is a guest there without any travel, and paid for
        {"travel_at_most": "0 h", "begins": None, "compensation": None},
        {"compensation", "attended", "travel_hours"},
    ),
    "keys": ({"harmonisation": 1.0}, set()),
}
"""Terms under which an agreement comes to nothing, and what is counted on its account alone."""


@pytest.mark.parametrize("agreement", COMES_TO_NOTHING)
@tries(10)
@given(draw=st.data())
def test_an_agreement_that_comes_to_nothing_changes_nothing_bit_for_bit(
    agreement: str, draw: st.DataObject
) -> None:
    terms, counted = COMES_TO_NOTHING[agreement]
    data = draw.draw(scenarios(agreement))
    without = agreed(data, {agreement: None})["strategies"]["agreed"]
    both = agreed(data, {agreement: terms})
    plan = plan_of(both | {"strategies": both["strategies"] | {"without": without}})
    idle, none = (whole_content(plan, strategy) for strategy in ("agreed", "without"))

    assert {name for name in none if idle[name] != none[name]} <= counted


@tries(8)
@given(scenarios("loans", "keys"))
def test_nothing_is_lent_where_no_key_is_common(data: Data) -> None:
    apart = agreed(data, {"keys": {"harmonisation": 0.0}})

    assert play(plan_of(apart), "agreed").records.transfers.size == 0


@tries(5)
@given(scenarios())
def test_results_do_not_depend_on_who_plays_what_when(data: Data) -> None:
    """As other workers do, or who goes on with a run that was interrupted."""
    plan = plan_of(data)
    first, other = Stage(plan), Stage(pickle.loads(pickle.dumps(plan)))  # noqa: S301 - our own
    at_once = {(name, each): run for each in (0, 1) for name, run in first.play(BOTH, each)}
    piecewise = {
        (name, each): run
        for each in (1, 0)
        for strategy in BOTH[::-1]
        for name, run in other.play([strategy], each)
    }

    assert all(content(at_once[key]) == content(piecewise[key]) for key in at_once)


def in_turn(
    cell: NDArray[np.int64], quantity: NDArray[np.int64], on_hand: NDArray[np.int64]
) -> Service:
    """Serve patients one after the other."""
    given_to = []
    for each, wanted in zip(cell.tolist(), quantity.tolist(), strict=True):
        given_to.append(min(wanted, int(on_hand[each])))
        on_hand[each] -= given_to[-1]
    got = np.array(given_to, dtype=np.int64)
    short = np.flatnonzero(got < quantity)
    return Service(short, got[short])


@tries(8)
@given(scenarios())
def test_serving_all_at_once_gives_what_a_loop_over_patients_gives(data: Data) -> None:
    plan = plan_of(data)
    at_once = whole_content(plan, "agreed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pharmacy, "serve", in_turn)

        assert whole_content(plan, "agreed") == at_once
