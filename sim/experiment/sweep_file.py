"""What a sweep file may say: which settings are varied, and how.

It has no places of its own in the scenario: whatever a scenario can say can be varied.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from sim.experiment.lever import Lever, Varied
from sim.experiment.sampling import Sampling
from sim.experiment.sensitivity_design import Design, OneAtATime
from sim.experiment.uncertainty import Uncertainty
from sim.metrics.catalogue import KPIS
from sim.quantities import Section
from sim.scenario.expect import Expect
from sim.scenario.messages import message
from sim.scenario.names import listed, suggestion
from sim.scenario.tree import Tree
from sim.scenario.yaml_reader import read_yaml

_PAIR = 2


class SweptExpect(Expect):
    """One thing that has to come out of a sweep."""

    at: Literal["all", "any"] = "all"
    """Whether at every combination of the levers, or at one of them at least."""


class Sweep(Section):
    """A comparison of strategies under many settings."""

    scenario: str
    """The scenario, as a path from the folder of the sweep file."""

    strategies: tuple[str, ...] = ()
    """Strategies, the baseline first; none: all, with the baseline of the scenario."""

    kpi: str = "prescriptions_filled"
    """The figure that is drawn; the tables have all."""

    replications: Annotated[int, Field(ge=2)] = 10
    """How often each point is played with new chance."""

    levers: dict[str, Lever] = Field(default_factory=dict)
    """Settings by any name that are ours to choose: each combination of their values is played."""

    uncertainties: dict[str, Uncertainty] = Field(default_factory=dict)
    """Settings by any name that are not: each sample of them meets each combination of levers."""

    sampling: Sampling | None = None
    """How uncertainties are sampled."""

    design: Design | None = None
    """How they are set, in place of samples, to tell which of them matter."""

    vary: dict[str, Lever] = Field(default_factory=dict)
    """Settings by any name that are changed one at a time, in place of levers."""

    expect: dict[str, SweptExpect] = Field(default_factory=dict)
    """What has to come out, by any name."""

    @field_validator("replications", mode="before")
    @classmethod
    def _is_a_number(cls, replications: object) -> object:
        if not isinstance(replications, Mapping):
            return replications
        raise ValueError(
            "expected a number, the same at every point; 'abasto select' plays a sweep until the"
            " best is known"
        )

    @field_validator("kpi")
    @classmethod
    def _is_known(cls, kpi: str) -> str:
        if kpi not in KPIS:
            raise ValueError(f"no figure is called {kpi!r}{suggestion(kpi, KPIS)}")
        return kpi

    @field_validator("strategies")
    @classmethod
    def _are_named_once(cls, strategies: tuple[str, ...]) -> tuple[str, ...]:
        _once(strategies)
        return strategies

    @model_validator(mode="after")
    def _is_one_design(self) -> Self:
        if not (self.levers or self.uncertainties or self.vary):
            raise ValueError("expected 'levers', 'uncertainties' or 'vary': nothing is varied")
        if self.vary and (self.levers or self.uncertainties):
            raise ValueError("'vary' changes one setting at a time: it has no 'levers' beside it")
        if self.vary and len(self.strategies) != _PAIR:
            raise ValueError(
                "'vary' takes the difference of two 'strategies', such as [baseline, other],"
                f" got {len(self.strategies)}"
            )
        if bool(self.uncertainties) != (self.sampling is not None or self.design is not None):
            raise ValueError(
                "'uncertainties' and 'sampling: {points: N}', or a 'design', need each other"
            )
        _once((*self.levers, *self.uncertainties))
        return self

    @model_validator(mode="after")
    def _design_has_one_figure(self) -> Self:
        # what it asks about is one figure: of a strategy, or the difference of two
        if self.design is None:
            return self
        if self.levers or self.sampling is not None:
            raise ValueError("'design' sets the uncertainties: no 'levers' or 'sampling' beside it")
        least = _PAIR if isinstance(self.design, OneAtATime) else 1
        if not least <= len(self.strategies) <= _PAIR:
            expected = "two" if least == _PAIR else "one or two"
            raise ValueError(
                f"'design: {{kind: {self.design.kind}}}' takes {expected} 'strategies', such as"
                f" [baseline, other], got {len(self.strategies)}"
            )
        return self

    @property
    def varied(self) -> Mapping[str, Varied]:
        """Everything that is varied, by name: `vary`, then levers, then uncertainties.

        No name is twice.
        """
        return {**self.vary, **self.levers, **self.uncertainties}


class SweepFile(NamedTuple):
    """A sweep with the places of what it says."""

    sweep: Sweep
    """What the file says."""

    tree: Tree
    """Where it says so."""


def is_sweep(file: Path) -> bool:
    """Return whether *file* is a sweep: it names its scenario, and a scenario names none.

    Raises
    ------
    ScenarioError
        When it cannot be read.
    """
    return file.is_file() and "scenario" in read_yaml(file).data


def read_sweep(file: Path) -> SweepFile:
    """Return what *file* says, and where.

    The scenario that it names is not read yet: its path counts from the folder of *file*.

    Raises
    ------
    ScenarioError
        With all that is wrong with it, each at its line.
    """
    tree = read_yaml(file)
    try:
        return SweepFile(Sweep.model_validate(tree.data), tree)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            on_key = details["type"] == "extra_forbidden"
            tree.report(details["loc"], message(details, Sweep), on_key=on_key)
        raise tree.error() from error


def _once(names: Iterable[str]) -> None:
    """Refuse names that stand twice: the tables could not tell them apart."""
    known = list(names)
    twice = {name: None for name in known if known.count(name) > 1}
    if twice:
        raise ValueError(f"expected each name once, got {listed(twice)} more often")
