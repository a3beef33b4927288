"""The failures that planners know of each policy appear by themselves.

What is said has to hold in each replication.
"""

from typing import Any

import pytest

from tests.statistical.eight_units import EIGHT, Played, kit, max_min, play, replications, units


@replications
@pytest.mark.parametrize("adjustment", ["days_in_stock", "who_msh", "openlmis"])
def test_consumption_from_issues_spirals_down_where_stock_is_short(
    replication: int, adjustment: str
) -> None:
    """What was not there is not issued, so that less is ordered, so that less is there."""
    by_issues = play(replication, max_min("0.9 months", "none"))
    adjusted = play(replication, max_min("0.9 months", adjustment))

    assert by_issues.believed_use < 0.75
    assert adjusted.believed_use > 0.9
    assert by_issues.filled < adjusted.filled - 0.1


@replications
def test_the_adjustment_matters_only_where_stock_is_short(replication: int) -> None:
    by_issues, adjusted = (
        play(replication, max_min("2 months", adjustment)) for adjustment in ("none", "who_msh")
    )

    assert by_issues.filled == pytest.approx(adjusted.filled, abs=0.001)


@replications
def test_a_kit_leaves_stockouts_and_overstock_side_by_side(replication: int) -> None:
    kits, ordered = play(replication, kit()), play(replication, max_min("2.5 months", "none"))

    assert (kits.months_of_stock == 0).mean() > 0.05
    assert (kits.months_of_stock > 6).mean() > 0.3
    assert not (ordered.months_of_stock > 6).any()
    assert kits.filled < ordered.filled


@replications
@pytest.mark.parametrize("rule", ["skip_above", "trim_to"])
def test_the_stock_of_a_kit_grows_until_lines_are_skipped_or_trimmed(
    replication: int, rule: str
) -> None:
    def stock_after(days: int, **rules: object) -> int:
        change = {"run": {"horizon": f"{days} d"}}
        return int(play(replication, kit(**rules), change).world.stock.on_hand[1:].sum())

    grown = stock_after(728) / stock_after(364)
    cut = stock_after(728, **{rule: "3 months"}) / stock_after(364, **{rule: "3 months"})

    assert grown > 1.5
    assert cut < 1.15


@replications
def test_skipping_lines_costs_nobody_a_medicine(replication: int) -> None:
    kits, cut = play(replication, kit()), play(replication, kit(skip_above="3 months"))

    assert cut.filled >= kits.filled - 0.002


REMOTE_ASK_LATER: dict[str, Any] = {
    "facilities": {f"u{number}": {"level": "remote"} for number in EIGHT if number >= 4},
    "replenishment": {
        "stores": {
            "policy": {"kind": "kit_push", "sized_for": "facility", "size": 0.6},
            "first_stock": "1 months",
        },
        "units": {"policy": {"kind": "forced_ordering", "max_months": "2 months"}},
        "remote": {
            "levels": ["remote"],
            "review": {"kind": "every", "interval": "28 d", "first": "1 d"},
            "policy": {"kind": "forced_ordering", "max_months": "2 months"},
            "first_stock": "2 months",
        },
    },
}
"""Their requests come a day after those of the near ones, and the store gets 0.6 of the use."""


def remote_less_near(replication: int, rule: dict[str, Any]) -> float:
    """Return by how much more of what was asked for is filled in remote units than in near ones."""
    filled = play(replication, REMOTE_ASK_LATER, {"sharing": {"rule": rule}}).filled_by_unit
    return float(filled[4:].mean() - filled[:4].mean())


@replications
def test_first_come_punishes_the_remote(replication: int) -> None:
    first, equal = (
        remote_less_near(replication, {"kind": kind}) for kind in ("first_come", "equal_months")
    )

    assert first < -0.2
    assert abs(equal) < 0.08


@replications
def test_weights_by_remoteness_favour_the_remote(replication: int) -> None:
    equal, weighted = (
        remote_less_near(replication, {"kind": "remoteness_weighted", "extra_per_hour": extra})
        for extra in (0.0, 1.0)
    )

    assert weighted > equal + 0.02


@replications
def test_proportional_shares_reward_inflated_orders(replication: int) -> None:
    """Near units ask for twice the stock; whoever sees what they hold is not taken in."""
    inflated = units(policy={"kind": "forced_ordering", "max_months": "4 months"})
    proportional, equal = (
        play(replication, REMOTE_ASK_LATER, inflated, {"sharing": {"rule": {"kind": kind}}})
        for kind in ("proportional", "equal_months")
    )

    assert proportional.filled_by_unit[4:].mean() < equal.filled_by_unit[4:].mean() - 0.05


SNOW: dict[str, Any] = {
    "closures": {
        "storms": {
            "snow": {
                "weather_region": "sierra", "event": "snow", "hazard": "snow", "risk_class": 1,
                "months": [1, 2], "storms_per_season": 6, "share_of_roads": 1.0,
                "duration_days_median": 14, "duration_days_p95": 20, "closed_to": "all",
            }
        }
    }
}  # fmt: skip
"""Roads closed for most of January and February."""


@replications
def test_laying_up_before_winter_does_what_twice_the_stock_all_year_does(replication: int) -> None:
    lean, laid_up, always = (
        play(replication, units(policy=policy), surroundings=SNOW)
        for policy in (
            {"kind": "forced_ordering", "max_months": "1.5 months"},
            {"kind": "pre_positioning", "max_months": "1.5 months", "extra": "1.5 months",
             "months": [11, 12]},
            {"kind": "forced_ordering", "max_months": "3 months"},
        )
    )  # fmt: skip

    assert lean.filled < 0.96
    assert min(laid_up.filled, always.filled) > 0.985
    assert laid_up.stock_held < 0.7 * always.stock_held


WINTER: dict[str, Any] = {
    "run": {"horizon": "1095 d"},
    "products": {key: {"seasonality": "winter"} for key in "ven"},
    "demand": {"seasons": {"winter": {"months": [12, 1, 2], "factor": 3}}},
}
"""Three years in which all products are asked for three times as much in winter."""


def with_estimate(replication: int, season: str, months: str) -> Played:
    change = units(
        policy={"kind": "forced_ordering", "max_months": months},
        consumption={"source": "demand", "adjustment": "none", "season": season},
    )
    return play(replication, change, surroundings=WINTER)


@replications
def test_last_years_season_beats_a_months_more_stock(replication: int) -> None:
    """As found for Zambia: Leung et al. (2016), PLOS ONE 11:e0156026."""
    recent, last_year = (
        with_estimate(replication, season, months)
        for season, months in (("none", "3 months"), ("last_year", "2 months"))
    )

    assert last_year.filled > recent.filled + 0.01
    assert last_year.stock_held < recent.stock_held


PUSH = units(
    policy={"kind": "informed_push", "max_months": "2 months"},
    consumption={"source": "demand", "adjustment": "none"},
)
PULL = units(policy={"kind": "pull_by_exception", "threshold": "0.5 months", "request": "2 months"})


def with_fuel_short(*months: int) -> dict[str, Any]:
    """Return the change by which no vehicle leaves in these months of 2024."""
    return {
        "transport": {
            "interruptions": {
                f"fuel-{month}": {
                    "fleet": "vans", "first_day": f"2024-{month:02}-01",
                    "last_day": f"2024-{month:02}-28",
                }
                for month in months
            }
        }
    }  # fmt: skip


@replications
def test_direct_push_beats_pull_and_is_worse_where_it_comes_late(replication: int) -> None:
    """As found in Kano, where stockouts fell from 41 to 10 %: Aina (2017), PubMed 28364927."""
    pull, push = play(replication, PULL), play(replication, PUSH)
    late = play(replication, PUSH, with_fuel_short(3, 4, 5, 8, 9, 10))

    assert push.filled > pull.filled + 0.05
    assert push.filled > late.filled + 0.02
