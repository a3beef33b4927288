"""What reports draw from, made up: two strategies, of which the kit is the one that is listed."""

from dataclasses import replace
from functools import cache

from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.reporting.digest import digest
from sim.reporting.report.material import Material
from tests.builders import labels, outcome

HOSTILE = (
    "<script>alert(1)</script>",
    "\"doble\" & 'simple'",
    "=cmd|' /C calc'!A1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "https://example.org",
    "🚑 Ñandú",
    "عيادة القرية",
)
"""Names that must come out as text everywhere."""


def material(whole: Outcome | None = None, language: str = "es") -> Material:
    """Return what a report of these results draws from, without charts; nobody may change it."""
    known = _usual() if whole is None else _of(whole)
    return replace(known, language=language)


@cache
def _usual() -> Material:
    return _of(outcome())


def _of(whole: Outcome) -> Material:
    return Material(whole, compare(whole), digest(whole), (), "es")


def with_records(language: str = "es", **changes: object) -> Material:
    """Return the same where every run of the kit has these *changes*."""
    whole = outcome()
    kit = whole.strategies["kit"]
    runs = [replace(run, **changes) for run in kit.records]
    strategies = dict(whole.strategies) | {"kit": replace(kit, records=runs)}
    return material(replace(whole, strategies=strategies), language)


def named(name: str) -> Outcome:
    """Return results where every facility and product bears this name."""
    whole, known = outcome(), labels()
    everywhere = replace(
        known,
        facility_names=(name,) * len(known.facilities),
        product_names=(name,) * len(known.products),
    )
    strategies = {key: replace(one, labels=everywhere) for key, one in whole.strategies.items()}
    return replace(whole, strategies=strategies)
