from dataclasses import replace

import pytest

from sim.metrics.catalogue import KPIS
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.answer import answer, best_other
from tests.builders import outcome


def filled(**shares: list[float]) -> Outcome:
    """Return an outcome in which the strategies fill these shares of prescriptions."""
    whole = outcome(tuple(shares), replications=3)
    unknown = dict.fromkeys(KPIS, float("nan"))
    return replace(
        whole,
        strategies={
            name: replace(
                whole.strategies[name],
                kpis=[unknown | {"prescriptions_filled": value} for value in values],
            )
            for name, values in shares.items()
        },
    )


def said(whole: Outcome, language: str = "en") -> str:
    return answer(whole, compare(whole), language=language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "«Kit mensual fijo» surte completas 90.0\N{NO-BREAK SPACE}% ±"),
        ("en", "“Fixed monthly kit” fills 90.0% ±"),
    ],
)
def test_clear_winner_is_named_with_its_interval(language: str, sentence: str) -> None:
    whole = filled(pull=[0.80, 0.81, 0.82], kit=[0.89, 0.90, 0.911])

    assert said(whole, language).startswith(sentence)


def test_difference_comes_in_points_with_its_interval() -> None:
    whole = filled(pull=[0.80, 0.81, 0.82], kit=[0.89, 0.90, 0.91])

    assert "9.0 points more than “Pull by exception” (simultaneous 95% interval" in said(whole)


def test_certainty_is_never_claimed() -> None:
    whole = filled(pull=[0.80, 0.81, 0.82], kit=[0.89, 0.90, 0.911])

    assert "best: over 99%" in said(whole)


def test_difference_within_chance_is_said_to_be_so() -> None:
    whole = filled(pull=[0.80, 0.90, 0.85], kit=[0.90, 0.80, 0.88])

    assert "cannot be told apart from “Pull by exception”" in said(whole)


def test_baseline_that_wins_is_said_to_win() -> None:
    whole = filled(pull=[0.90, 0.91, 0.92], kit=[0.80, 0.81, 0.822])

    assert said(whole).startswith("No strategy does better than the baseline")
    assert best_other(whole, compare(whole)) == "kit"


def test_runner_up_that_is_as_good_is_named() -> None:
    whole = filled(pull=[0.70, 0.71, 0.72], kit=[0.90, 0.80, 0.88], push=[0.80, 0.90, 0.87])

    assert "no se distingue de «Reposición en ruta»" in said(whole, "es")


def test_nothing_measured_gives_no_winner() -> None:
    nan = float("nan")
    whole = filled(pull=[nan] * 3, kit=[nan] * 3)

    assert said(whole).startswith("No replication had prescriptions")
    assert best_other(whole, compare(whole)) == "pull"


def visiting(pull: list[float], kit: list[float]) -> Outcome:
    """Return an outcome in which strategies have so many visits as they should be."""
    whole = filled(pull=[0.8, 0.8, 0.8], kit=[0.9, 0.9, 0.9])
    return replace(
        whole,
        strategies={
            name: replace(
                whole.strategies[name],
                kpis=[
                    known | {"visits_clear_with_basket": value}
                    for known, value in zip(whole.strategies[name].kpis, values, strict=True)
                ],
            )
            for name, values in (("pull", pull), ("kit", kit))
        },
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Son 20 más que con «Pedido por excepción» (intervalo simultáneo de 95"),
        ("en", "That is 20 more than “Pull by exception” (simultaneous 95% interval"),
    ],
)
def test_visits_as_they_should_be_are_told_beside(language: str, sentence: str) -> None:
    assert sentence in said(visiting([100, 101, 102], [120, 121, 122.1]), language)


def test_more_visits_are_not_claimed_where_they_cannot_be_told_apart() -> None:
    text = said(visiting([90, 100, 110], [110, 100, 93]))

    assert "“Fixed monthly kit”, 101 ±" in text
    assert "That is" not in text


def test_without_doctors_nothing_is_said_of_visits() -> None:
    assert "visits" not in said(filled(pull=[0.80, 0.81, 0.82], kit=[0.89, 0.90, 0.91]))
