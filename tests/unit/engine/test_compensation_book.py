import pytest

from sim.domain.records import Records
from tests.unit.engine.worlds import FAR, NEAR, Game, patient, setting

IMSS, CSS = range(2)
TARIFF = 100.0
CAJA = {"name": "C", "affiliation": "css", "unit": "far", "place": "a", "population": 9}
STORE_OF_CSS = {
    "name": "C",
    "institution": "css",
    "level": "store",
    "place": "w",
    "supplier": "maker",
}


def play(
    *, budget: dict[str, object] | None = None, host_budget: float = 0.0, **rule: object
) -> tuple[Game, Records]:
    """Play two patients of the CSS who live beside `near`, a unit of the IMSS, on day 0.

    The unit of the CSS is `far`, which the store of the IMSS supplies too.
    """
    known = setting(
        institutions={
            "css": {"name": "CSS", "budget": budget},
            "imss": {"budget": {"per_month": {"store": host_budget}}},
        },
        facilities={
            "far": {"institution": "css", "supplier": "css-store", "route": "c"},
            "css-store": STORE_OF_CSS,
        },
        transport={
            "fleets": {"css-vans": {"vehicle": "van", "number": 1, "home": "css-store"}},
            "routes": {"c": {"fleet": "css-vans"}},
        },
        communities={
            "caja": {
                "name": "C",
                "affiliation": "css",
                "unit": "far",
                "place": "a",
                "population": 9,
            }
        },
        agreements={
            "convenio": {
                "kind": "service_interchange",
                "parties": ["imss", "css"],
                "compensation": {"tariff": TARIFF, "paid_after": "10 d"} | rule,
            }
        },
        replenishment={"units": {"policy": {"kind": "forced_ordering", "max_months": "0 months"}}},
    )
    game = Game(known, shelves={}, patients={0: [patient("caja", v=1), patient("caja", v=1)]})
    return game, game.play()


def test_every_patient_of_others_costs_their_institution_the_tariff() -> None:
    _, records = play()

    assert records.compensation[CSS, NEAR].tolist() == [2 * TARIFF, 2 * TARIFF]
    assert records.compensation.sum() == 4 * TARIFF


@pytest.mark.parametrize(("after", "paid"), [("0 d", 200), ("27 d", 200), ("28 d", 0)])
def test_it_is_paid_on_the_morning_after_the_delay(after: str, paid: float) -> None:
    assert play(paid_after=after)[1].compensation[CSS, NEAR, 1] == paid


@pytest.mark.parametrize(("rule", "expected"), [({}, 200), ({"restocks": False}, 0)])
def test_what_is_paid_becomes_money_for_goods_where_it_restocks(
    rule: dict[str, bool], expected: float
) -> None:
    game, _ = play(**rule)

    assert game.world._purses.balance[0] == expected


@pytest.mark.parametrize(("money", "paid"), [(50.0, 50.0), (1000.0, 200.0)])
def test_an_institution_pays_no_more_than_its_purses_hold(money: float, paid: float) -> None:
    _, records = play(budget={"per_month": {"css-store": money}})

    assert records.compensation[CSS, NEAR].tolist() == pytest.approx([200.0, paid])


@pytest.mark.parametrize(("begins", "due"), [("2024-01-04", 0), ("2024-01-01", 1), (None, 1)])
def test_nothing_falls_due_before_it_begins_though_the_own_unit_is_that_of_others(
    begins: str | None, due: float
) -> None:
    guests = {"guests": CAJA | {"unit": "near"}}
    terms = {"kind": "service_interchange", "parties": ["imss", "css"], "begins": begins}
    known = setting(
        institutions={"css": {"name": "CSS"}},
        communities=guests,
        facilities={"far": {"institution": "css"}},
        agreements={"convenio": terms | {"compensation": {"tariff": TARIFF}}},
    )
    records = Game(known, patients={2: [patient("guests", v=1)]}).play()

    assert records.attended[CSS, NEAR, 0] == 1
    assert records.compensation[CSS, NEAR, 0] == due * TARIFF


def test_ones_own_patients_cost_nothing() -> None:
    _, records = play()

    assert not records.compensation[IMSS].any()
    assert not records.compensation[:, FAR].any()
