"""Patients and orders several times a day, at a unit that its supplier brings goods itself."""

import pytest

from tests.unit.engine.worlds import Game, patient, setting

POST = {
    "levels": ["post"],
    "review": {"kind": "every", "interval": "6 h"},
    "policy": {"kind": "base_stock", "pieces": {"v": 2}},
    "first_stock": "0 months",
}


def post(*ticks: int, returns: float = 0.0, within: str = "0 d") -> Game:
    """Return five days of ticks of six hours in which someone wants a piece at some of them."""
    known = setting(
        run={"horizon": "5 d", "tick": "6 h", "calendar": "uniform"},
        facilities={
            "near": {"level": "post", "supplier": "maker", "route": "", "opens": "every day"},
            "far": {"opens": "every day"},
        },
        patients={"acute": {"returns": returns, "buys": 0, "within": within}},
        supply={"maker": {"lead_time_least": "12 h", "lead_time_most": "12 h"}},
        replenishment={"posts": POST},
    )
    wants = {tick: [patient("near", v=1)] for tick in ticks}
    return Game(known, shelves={"near": {"v": 2}}, patients=wants)


def test_what_is_ordered_at_a_tick_comes_after_its_lead_time_and_serves_the_next() -> None:
    assert post(4, 5, 6, 7).diary() == [
        "1 08:00 near v-1",
        "1 14:00 near v-1",
        "1 20:00 near v+1",
        "2 02:00 near v-1",
        "2 02:00 near v+1",
        "2 14:00 near v+1",
    ]


def test_a_day_without_enough_counts_once() -> None:
    records = post(0, 0, 1, 2, 3).play()

    assert int(records.refusal_days[1, 0]) == 1


@pytest.mark.parametrize(("within", "served_later"), [("0 d", 1), ("6 h", 1)])
def test_who_is_refused_comes_back_at_a_later_tick(within: str, served_later: int) -> None:
    records = post(4, 5, 6, returns=1.0, within=within).play()

    assert int(records.served_later[1, 0]) == served_later


@pytest.mark.parametrize(("tick", "outcome"), [(4, 3), (19, 3)])
def test_ticks_of_one_day_are_counted_in_its_table(tick: int, outcome: int) -> None:
    records = post(*(each for each in range(20) if each // 4 == tick // 4)).play()

    assert records.daily[tick // 4, 0].tolist() == [4, outcome]
