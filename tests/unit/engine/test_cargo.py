import numpy as np

from sim.domain.lots import Dated
from sim.engine.cargo import Cargo
from sim.engine.orders import Shipment, TopUp
from sim.policies.replenishment import InformedPush


def shipment(*pieces: int, months: tuple[int, ...], shared: tuple[int, ...] = (0,)) -> Shipment:
    """Return a shipment of which each product expires in a month of its own."""
    columns = np.array(shared, dtype=np.int64)
    top_up = TopUp(InformedPush(), columns, np.ones(columns.size))
    packed = np.array(pieces)
    return Shipment(
        facility=1,
        pieces=packed,
        size=np.zeros(2),
        asked_pieces=int(packed.sum()),
        complete=True,
        is_order=False,
        decided=0.0,
        allocated=0.0,
        packed=0.0,
        due=1.0,
        cycle_start=0.0,
        top_ups={"push": top_up} if shared else {},
        lots=[Dated(np.arange(packed.size) * 10 + np.array(months), packed.astype(np.int32), 10)],
    )


def content(goods: Dated | None) -> dict[int, int]:
    return {} if goods is None else dict(np.stack([goods.cell, goods.pieces], axis=1).tolist())


def test_only_what_is_shared_is_in_the_cargo() -> None:
    cargo = Cargo([shipment(5, 7, months=(3, 4))], n_products=2)

    assert cargo.pieces.tolist() == [5, 0]
    assert content(cargo.lots) == {3: 5}


def test_a_stop_gets_what_expires_first_whomever_it_was_packed_for() -> None:
    cargo = Cargo([shipment(5, months=(8,)), shipment(4, months=(2,))], n_products=1)

    assert content(cargo.hand_out(np.array([6]))) == {2: 4, 8: 2}
    assert content(cargo.lots) == {8: 3}


def test_without_a_delivery_team_there_is_no_cargo() -> None:
    cargo = Cargo([shipment(5, months=(8,), shared=())], n_products=1)

    assert cargo.hand_out(np.array([0])) is None
    assert cargo.pieces.tolist() == [0]
