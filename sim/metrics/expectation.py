"""Expectations made ready: each with its figure, its strategies, and a bound in its unit."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sim.errors import Mark, Problem, ScenarioError
from sim.metrics.catalogue import KPIS
from sim.metrics.kpi import Kpi, Unit
from sim.scenario.expect import Claim, Expected, Sign
from sim.scenario.names import listed, suggestion
from sim.scenario.plan import Plan

_BASELINE = ("baseline", "base")
_SPELLINGS: dict[Unit, Mapping[str, float]] = {
    "share": {"%": 0.01},
    "days": {"d": 1, "day": 1, "h": 1 / 24, "weeks": 7},
    "months": {"month": 1},
    "h": {"hours": 1, "min": 1 / 60, "d": 24},
}
_POINTS = {"points": 0.01, "point": 0.01}


class Expectation(NamedTuple):
    """One thing that has to come out, for each of some strategies."""

    id: str
    """Its name."""

    text: str
    """As it is written."""

    kpi: Kpi
    """The figure."""

    strategies: tuple[str, ...]
    """Those that it is expected of. More than one only where a figure was written without a
    strategy."""

    minus: str
    """The strategy that is taken away; empty where it is no difference."""

    sign: Sign
    """How the figure compares with the bound."""

    bound: float
    """In the unit of the figure. A share from 0 to 1; points and per cent are already divided."""

    level: float
    """Confidence at which it is decided, for all strategies and points together."""

    everywhere: bool = True
    """Whether it has to hold at all points of a sweep, or at any of them."""

    mark: Mark | None = None
    """Where it stands. None where it comes from no file."""


def expectations(
    written: Iterable[Expected], plan: Plan, *, kpi: str = "prescriptions_filled"
) -> tuple[Expectation, ...]:
    """Return what *written* expects of the strategies of *plan*.

    Parameters
    ----------
    written
        As the file says it.
    plan
        What is played.
    kpi
        The figure of differences that name none.

    Raises
    ------
    ScenarioError
        With every figure, strategy and unit that is not known.
    """
    readers = [_Reader(each, plan, kpi) for each in written]
    read = [reader.expectation() for reader in readers]
    problems = [problem for reader in readers for problem in reader.problems]
    if problems:
        raise ScenarioError(problems)
    return tuple(each for each in read if each is not None)


class _Reader:
    """Reads one expectation, and notes what is not known."""

    def __init__(self, written: Expected, plan: Plan, kpi: str) -> None:
        self._written = written
        self._plan = plan
        self._default = kpi
        self.problems: list[Problem] = []

    def expectation(self) -> Expectation | None:
        claim, says = self._written.says.claim, self._written.says
        if claim.minus:
            kpi = self._kpi(says.kpi or self._default, "kpi")
            minus = self._strategy(claim.minus, "that")
            strategies: tuple[str, ...] = (self._strategy(claim.left, "that"),)
            if strategies == (minus,):
                self._note("that", f"expected two strategies, got {minus!r} twice")
        else:
            kpi, minus = self._kpi(claim.left, "that"), ""
            strategies = tuple(self._plan.strategies)
            if says.strategy:
                strategies = (self._strategy(says.strategy, "strategy"),)
        bound = self._bound(claim, kpi) if kpi else 0.0
        if kpi is None or self.problems:
            return None
        return Expectation(
            id=self._written.id,
            text=says.that,
            kpi=kpi,
            strategies=strategies,
            minus=minus,
            sign=claim.sign,
            bound=bound,
            level=says.level,
            mark=self._written.marks.get("that"),
        )

    def _kpi(self, name: str, part: str) -> Kpi | None:
        """Return the figure called *name*; None, and a problem, where there is none."""
        if name not in KPIS:
            self._note(part, f"no figure is called {name!r}{self._near_figure(name)}")
        return KPIS.get(name)

    def _near_figure(self, name: str) -> str:
        """Return the end of the message for a figure that there is not."""
        if name in self._plan.strategies:
            return "; that is a strategy: name it in 'strategy'"
        return suggestion(name, KPIS)

    def _strategy(self, name: str, part: str) -> str:
        """Return the strategy called *name*; `base` and `baseline` are the scenario's own."""
        strategies = self._plan.strategies
        if name in strategies:
            return name
        if name in _BASELINE:
            return self._plan.baseline
        self._note(part, f"no strategy is called {name!r}{suggestion(name, strategies)}")
        return name

    def _bound(self, claim: Claim, kpi: Kpi) -> float:
        """Return the number in the unit of *kpi*, after what is wrong with it is noted."""
        units = _units(kpi, self._plan.base.costs.currency, is_difference=bool(claim.minus))
        if claim.unit and claim.unit not in units:
            message = (
                f"{kpi.id!r} is no figure in {claim.unit!r}; expected a number alone or with"
                f" {listed(units)}"
            )
            self._note("that", message)
        bound = claim.number * units.get(claim.unit, 1)
        if kpi.unit == "share" and abs(bound) > 1:
            unit = "points" if claim.minus else "%"
            message = (
                f"{kpi.id!r} is a share: expected a number up to 1, or one in {unit!r}, got"
                f" {claim.number:g}; did you mean '{claim.number:g} {unit}'?"
            )
            self._note("that", message)
        return bound

    def _note(self, part: str, message: str) -> None:
        """Note a problem at one part of the expectation."""
        name = f"expect.{self._written.id}"
        mark = self._written.marks.get(part) or Mark(self._plan.name, 1, 1)
        self.problems.append(Problem(mark, f"{name}.{part}", message))


def _units(kpi: Kpi, currency: str, *, is_difference: bool) -> dict[str, float]:
    """Return the units that a bound may have, each in the unit of the figure."""
    if kpi.unit == "share":
        return dict(_POINTS if is_difference else _SPELLINGS["share"])
    if kpi.unit == "currency":
        return {currency: 1}
    return {kpi.unit: 1, **_SPELLINGS.get(kpi.unit, {})}
