"""What a sweep file may say: which settings are varied, one at a time."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator

from sim.metrics.catalogue import KPIS
from sim.quantities import Section
from sim.scenario.messages import message
from sim.scenario.names import suggestion
from sim.scenario.text import Text
from sim.scenario.yaml_reader import read_yaml

Value = bool | int | float | str


class Lever(Section):
    """One setting and the values that it takes."""

    path: str
    """Where it stands in the scenario, such as ``replenishment.units.policy.threshold``."""

    strategy: str = ""
    """Strategy in which it is set; empty: in both, and in the base that demand is drawn from."""

    label: Text
    """What planners call it."""

    values: Annotated[tuple[Value, ...], Field(min_length=1)]
    """Its values as the scenario would write them; one may be that of the scenario itself."""

    sets: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """What a value stands for that is a word for several settings below `path` at once."""

    names: dict[str, Text] = Field(default_factory=dict)
    """What planners call a value that is a word of the scenario."""

    def content(self, value: Value) -> object:
        """Return what is written at `path` for *value*."""
        return self.sets.get(str(value), value)

    def name_of(self, value: Value) -> Text:
        """Return what planners call *value*."""
        written = str(value)
        number, _, unit = written.partition(" ")
        if written in self.names or unit not in _UNITS:
            return self.names.get(written, Text(es=written, en=written))
        one, many = _UNITS[unit]
        word = one if number == "1" else many
        return Text(es=f"{number} {word.es}", en=f"{number} {word.en}")


_UNITS = {
    "months": (Text(es="mes", en="month"), Text(es="meses", en="months")),
    "weeks": (Text(es="semana", en="week"), Text(es="semanas", en="weeks")),
    "years": (Text(es="año", en="year"), Text(es="años", en="years")),
}
"""Units whose word depends on the language, for one and for many; all others are symbols."""


class Sweep(Section):
    """A comparison of two strategies under settings that are changed one at a time."""

    scenario: str
    """The scenario, as a path from the folder of the sweep file."""

    strategies: tuple[str, str]
    """The baseline, and the strategy that is compared with it."""

    kpi: str = "prescriptions_filled"
    """The figure whose difference is taken."""

    replications: Annotated[int, Field(ge=2)] = 10
    """How often each setting is played with new chance."""

    vary: Annotated[dict[str, Lever], Field(min_length=1)]
    """Settings by any name."""

    @field_validator("kpi")
    @classmethod
    def _is_known(cls, kpi: str) -> str:
        if kpi not in KPIS:
            raise ValueError(f"no figure is called {kpi!r}{suggestion(kpi, KPIS)}")
        return kpi


def load_sweep(file: Path) -> Sweep:
    """Return what *file* says.

    Raises
    ------
    ScenarioError
        With all that is wrong with it.
    """
    tree = read_yaml(file)
    try:
        return Sweep.model_validate(tree.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            on_key = details["type"] == "extra_forbidden"
            tree.report(details["loc"], message(details), on_key=on_key)
        raise tree.error() from error
