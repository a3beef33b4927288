from dataclasses import replace

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.outcome import Outcome
from sim.reporting.report.first_page import FIRST_PAGE
from sim.scenario.text import Language
from tests.builders import outcome
from tests.materials import material

UNKNOWN = dict.fromkeys(KPIS, float("nan"))


def played(**costs: list[float]) -> Outcome:
    """Return results whose strategies cost this; the last one fills most."""
    whole = outcome(tuple(costs), replications=3)
    strategies = {
        name: replace(
            whole.strategies[name],
            kpis=[
                UNKNOWN
                | {
                    "prescriptions_filled": 0.8 + 0.1 * place + 0.001 * run,
                    "worst_decile_filled": 0.6 + 0.1 * place + 0.001 * run,
                    "cost_per_filled_prescription": cost,
                }
                for run, cost in enumerate(values)
            ],
        )
        for place, (name, values) in enumerate(costs.items())
    }
    return replace(whole, strategies=strategies)


def said(whole: Outcome, language: Language = "en") -> list[str]:
    context = FIRST_PAGE.context(material(whole, language)) or {}
    return list(context["further"])


DEARER = played(pull=[6.0, 6.1, 6.2], kit=[8.0, 8.1, 8.2])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "MXN of transport per prescription filled completely, 2.00 MXN more than “Pull by"),
        ("es", "de transporte por receta surtida completa, 2.00 MXN más que «Pedido por excepción"),
        ("en", "In the worst tenth of the units it fills 70.1%"),
        ("es", "de las recetas, 10.0 puntos más que «Pedido por excepción»."),
    ],
)
def test_it_tells_at_what_cost_and_what_the_worst_served_get(
    language: Language, sentence: str
) -> None:
    assert sentence in " ".join(said(DEARER, language))


def test_less_cost_is_said_as_less() -> None:
    cheaper = played(pull=[8.0, 8.1, 8.2], kit=[6.0, 6.1, 6.2])

    assert "2.00 MXN less than" in said(cheaper)[0]


def test_a_difference_within_chance_is_no_difference() -> None:
    unsure = played(pull=[6.0, 9.0, 7.5], kit=[9.0, 6.0, 7.6])

    assert said(unsure)[0].endswith("cannot be told from chance.")


def test_one_strategy_is_compared_with_nothing() -> None:
    alone = said(played(pull=[6.0, 6.1, 6.2]))

    assert [sentence.count("“") for sentence in alone] == [1, 0]
    assert all(sentence.endswith("completely.") for sentence in alone)


def test_a_cost_that_is_not_known_is_not_told() -> None:
    unknown = played(pull=[float("nan")] * 3, kit=[float("nan")] * 3)

    assert len(said(unknown)) == 1
