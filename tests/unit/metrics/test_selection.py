"""Tests of what a selection says."""

from sim.metrics.catalogue import KPIS
from sim.metrics.selection import Selection, Standing

RESULT = Selection(
    KPIS["prescriptions_filled"],
    0.005,
    0.95,
    (Standing("kit", 0.9, 25), Standing("pull", 0.8, 20, "kit", -0.1), Standing("x", 0, 10, "kit")),
    55,
)


def test_first_is_the_best() -> None:
    assert RESULT.best == "kit"


def test_replications_that_were_not_needed_are_spared() -> None:
    assert RESULT.spared == 5 + 15
