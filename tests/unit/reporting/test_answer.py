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
