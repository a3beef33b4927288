"""Tests of what the report says that the model leaves out."""

from dataclasses import replace

import pytest

from sim.agreements import ReciprocalLoans
from sim.reporting.report.limits import (
    LEFT_OUT,
    LIMITS,
    NO_BREAKDOWNS,
    NO_COLD_CHAIN,
    NO_EXPIRY,
    NO_LOANS,
    limits_of,
)
from sim.scenario.ageing import Ageing
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.materials import material


def played_by_one(**changes: object) -> Plan:
    """Return a plan of which the kit alone has these *changes*."""
    known = plan()
    kit = known.strategies["kit"]
    scenario = kit.scenario.model_copy(update=changes)
    return replace(known, strategies={**known.strategies, "kit": replace(kit, scenario=scenario)})


def test_loans_of_the_scenario_are_played() -> None:
    assert plan().base.agreed(ReciprocalLoans)
    assert NO_LOANS not in limits_of(plan())


def test_scenario_without_loans_says_so() -> None:
    known = plan()
    alone = {
        name: replace(one, scenario=one.scenario.model_copy(update={"agreements": {}}))
        for name, one in known.strategies.items()
    }

    assert NO_LOANS in limits_of(replace(known, strategies=alone))


@pytest.mark.parametrize("limit", [NO_EXPIRY, NO_COLD_CHAIN, NO_BREAKDOWNS])
def test_what_no_strategy_plays_is_left_out(limit: object) -> None:
    assert limit in limits_of(plan())


def test_what_one_strategy_plays_is_not_left_out_of_all() -> None:
    assert NO_EXPIRY not in limits_of(played_by_one(ageing=Ageing(expires=True)))
    assert NO_COLD_CHAIN in limits_of(played_by_one(ageing=Ageing(expires=True)))


def test_what_no_scenario_can_say_comes_last_and_always() -> None:
    assert limits_of(plan())[-len(LIMITS) :] == list(LIMITS)


@pytest.mark.parametrize(("language", "word"), [("es", "caducan"), ("en", "expire")])
def test_limits_are_in_the_language_of_the_page(language: str, word: str) -> None:
    context = LEFT_OUT.context(material(language=language))

    assert context is not None
    assert any(word in row for row in context["rows"])
