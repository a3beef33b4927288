"""What a sweep varies on purpose: a place in the scenario and the values that it takes.

Whether the place is there and can have the values is found out when the sweep is prepared, by
reading the scenario with each of them.
"""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from sim.experiment.amount import Value, in_one_unit
from sim.quantities import Section
from sim.scenario.text import Text

_MOST_VALUES = 1000


class Varied(Section):
    """A place in the scenario that takes several values.

    Levers and uncertainties share it: where it stands, in which strategy, and what planners call it
    and its values.
    """

    path: str
    """Where it stands in the scenario, such as ``replenishment.units.policy.threshold``."""

    strategy: str = ""
    """Strategy in which it is set; empty: in all, and in the base that demand is drawn from."""

    label: Text
    """What planners call it."""

    names: dict[str, Text] = Field(default_factory=dict)
    """What planners call a value that is a word of the scenario."""

    sets: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """What a value stands for that is a word for several settings below `path` at once."""

    def content(self, value: Value) -> object:
        """Return what is written at `path` for *value*.

        Itself, or the settings that it is a word for.
        """
        return self.sets.get(str(value), value)

    def name_of(self, value: Value) -> Text:
        """Return what planners call *value*.

        A name that the file gives goes first; else an amount of time is put into words, as in ``1
        month`` and ``2 meses``, and everything else is written as it is.
        """
        written = str(value)
        number, _, unit = written.partition(" ")
        if written in self.names or unit not in _UNITS:
            return self.names.get(written, Text(es=written, en=written))
        one, many = _UNITS[unit]
        word = one if number == "1" else many
        return Text(es=f"{number} {word.es}", en=f"{number} {word.en}")


class Range(Section):
    """Values at equal distances, all of them in one unit.

    They are reckoned in decimals, as people write them: from 0.1 by 0.1 the third is 0.3, and the
    last value is met where the step meets it on paper.
    """

    first: Annotated[Value, Field(alias="from")]
    """The first value, with its unit."""

    last: Annotated[Value, Field(alias="to")]
    """The last value; a step that does not meet it ends below."""

    step: Value | None = None
    """From one value to the next."""

    count: Annotated[int, Field(ge=2, le=_MOST_VALUES)] | None = None
    """How many values, both ends among them."""

    @property
    def _each(self) -> Value:
        return self.last if self.step is None else self.step

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if (self.step is None) == (self.count is None):
            raise ValueError("expected either 'step' or 'count'")
        first, last, step = in_one_unit(self.first, self.last, self._each)
        if last.number <= first.number:
            raise ValueError(f"expected 'to' above 'from', got {self.first!r} to {self.last!r}")
        if self.step is not None and step.number <= 0:
            raise ValueError(f"expected a step above 0, got {self.step!r}")
        if len(self.values()) > _MOST_VALUES:
            raise ValueError(f"expected at most {_MOST_VALUES} values, got {len(self.values())}")
        return self

    def values(self) -> tuple[Value, ...]:
        """Return the values as the scenario would write them, from the first.

        Both ends with a `count`.
        """
        first, last, each = in_one_unit(self.first, self.last, self._each)
        # decimals as they are written: 0.1 three times is 0.3
        start, span = (
            Decimal(str(first.number)),
            Decimal(str(last.number)) - Decimal(str(first.number)),
        )
        if self.count is not None:
            shares = (span * index / (self.count - 1) for index in range(self.count))
            return tuple(first.with_number(float(start + share)) for share in shares)
        step = Decimal(str(each.number))
        steps = range(int(span / step) + 1)
        return tuple(first.with_number(float(start + step * index)) for index in steps)


class Lever(Varied):
    """One setting and the values that it takes."""

    values: tuple[Value, ...] = ()
    """Its values as the scenario would write them; one may be that of the scenario itself."""

    range: Range | None = None
    """Its values at equal distances, in place of a list."""

    @model_validator(mode="after")
    def _has_values(self) -> Self:
        if bool(self.values) == (self.range is not None):
            raise ValueError("expected either 'values' or 'range'")
        return self

    @property
    def each_value(self) -> tuple[Value, ...]:
        """Its values, one by one, in the order of the file."""
        return self.values if self.range is None else self.range.values()

    @property
    def numbers(self) -> tuple[float, ...]:
        """Its values as numbers, to stand at their distances on an axis.

        None where one is a word, units differ, or values stand for several settings.
        """
        try:
            return () if self.sets else tuple(each.number for each in in_one_unit(*self.each_value))
        except ValueError:
            return ()


_UNITS = {
    "months": (Text(es="mes", en="month"), Text(es="meses", en="months")),
    "weeks": (Text(es="semana", en="week"), Text(es="semanas", en="weeks")),
    "years": (Text(es="año", en="year"), Text(es="años", en="years")),
}
"""Units whose word depends on the language, for one and for many; all others are symbols."""
