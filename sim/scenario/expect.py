"""What a plan under test is expected to give: thresholds, and differences between strategies.

A claim is written as people say it (`kit_push - baseline > 1 points`); `sim/metrics/expectation.py`
finds the figures and strategies.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, Self, cast

from pydantic import Field, field_validator, model_validator

from sim.errors import Mark
from sim.quantities import Section
from sim.scenario.tree import Path, Tree

Sign = Literal[">=", ">", "<=", "<"]

_SIGN = re.compile(r"[<>=!≥≤]+")
_SIGNS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<="}
_BOUND = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S*)")
_EXAMPLES = "'prescriptions_filled >= 90 %' or 'kit_push - baseline > 1 points'"


class Claim(NamedTuple):
    """An expectation taken apart; which figures and strategies there are is not looked at."""

    left: str
    """A figure; of a difference, a strategy."""

    minus: str
    """The strategy that is taken away; empty where it is no difference. The minus has spaces around
    it, as names have hyphens."""

    sign: Sign
    """How it compares with the number. `≥` and `=>` are read as `>=`."""

    number: float
    """As it is written."""

    unit: str
    """As it is written; empty where it is not."""


class Expect(Section):
    """One thing that has to come out."""

    that: str
    """`figure >= number` or `strategy - strategy > number`; the number may have a unit."""

    strategy: str = ""
    """Of a figure: the strategy that is meant; left out: each that is played."""

    kpi: str = ""
    """Of a difference: the figure; left out: prescriptions_filled, or that of the sweep."""

    level: Annotated[float, Field(gt=0.5, lt=1)] = 0.95
    """Confidence at which it is decided. It is met where the whole interval lies on the right
    side."""

    @field_validator("that")
    @classmethod
    def _can_be_read(cls, that: str) -> str:
        """Refuse a claim that cannot be taken apart."""
        read_claim(that)
        return that

    @model_validator(mode="after")
    def _says_it_once(self) -> Self:
        """Refuse a strategy beside a difference, and a figure beside a figure."""
        if self.claim.minus and self.strategy:
            raise ValueError("'strategy' has no place beside a difference, which names two")
        if not self.claim.minus and self.kpi:
            raise ValueError(
                "'kpi' goes with a difference of strategies; here the figure stands in 'that'"
            )
        return self

    @property
    def claim(self) -> Claim:
        """What is expected, taken apart."""
        return read_claim(self.that)


class Expected(NamedTuple):
    """One expectation of a file, with its places in it."""

    id: str
    """Its name."""

    says: Expect
    """What is expected."""

    marks: Mapping[str, Mark]
    """Where its parts stand; empty where they come from no file."""


def expected(expect: Mapping[str, Expect], tree: Tree) -> tuple[Expected, ...]:
    """Return the expectations of a file with their places.

    Parameters
    ----------
    expect
        As the section says it.
    tree
        The file; without places the marks stay empty.
    """
    return tuple(
        Expected(
            name,
            says,
            {part: tree.mark(_path(name, part)) for part in Expect.model_fields}
            if tree.marks
            else {},
        )
        for name, says in expect.items()
    )


def _path(name: str, part: str) -> Path:
    return ("expect", name, part)


def read_claim(text: str) -> Claim:
    """Return what *text* says.

    Parameters
    ----------
    text
        One sign of comparison with a figure, or two strategies, before it and a number behind it.

    Raises
    ------
    ValueError
        When it cannot be read, with what was expected.
    """
    signs = list(_SIGN.finditer(text))
    if len(signs) != 1:
        raise ValueError(f"expected one of >=, >, <= and <, as in {_EXAMPLES}, got {text!r}")
    written = _SIGNS.get(signs[0][0], signs[0][0])
    if written not in (">=", ">", "<=", "<"):
        raise ValueError(
            f"expected one of >=, >, <= and <, got {signs[0][0]!r}: by chance no two figures are"
            " equal"
        )
    left, right = text[: signs[0].start()].strip(), text[signs[0].end() :].strip()
    bound = _BOUND.fullmatch(right)
    if bound is None:
        raise ValueError(
            f"expected a number behind {written!r}, with its unit or without, got {right!r}"
        )
    # minus signs and dashes too, as text processors make them of hyphens
    names = [name.strip() for name in re.split(r"\s[-−–]\s", left)]
    if len(names) not in (1, 2) or not all(re.fullmatch(r"\S+", name) for name in names):
        raise ValueError(
            "expected a figure, or two strategies with ' - ' between them, as in"
            f" {_EXAMPLES}, got {left!r}"
        )
    minus = names[1] if len(names) > 1 else ""
    return Claim(names[0], minus, cast("Sign", written), float(bound[1]), bound[2])
