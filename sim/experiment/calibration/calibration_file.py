"""What a calibration file may say: which parameters may be moved, how far, and to meet what.

Ranges are what people know beforehand; a parameter never leaves its own.
"""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from sim.errors import SimError
from sim.experiment.amount import Amount, in_one_unit
from sim.experiment.calibration.target import target_of
from sim.quantities import Section
from sim.scenario.messages import message
from sim.scenario.text import Text
from sim.scenario.yaml_reader import read_yaml

FILE_NAME = "calibration.yaml"


class Uncertain(Section):
    """One parameter that is not known well, and the range in which it lies."""

    path: str
    """Where it stands in the scenario, such as ``replenishment.units.policy.threshold``."""

    strategy: str = ""
    """Strategy in which it is set; empty: in all, and in the base that demand is drawn from."""

    label: Text
    """What planners call it."""

    low: float | str
    """Least value, as the scenario would write it."""

    high: float | str
    """Largest value, in the same unit."""

    whole: bool = False
    """Whether it is a count, such as a number of vehicles."""

    source: str = ""
    """Where the range comes from."""

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        low, high = self.amounts
        if low.number >= high.number:
            raise ValueError(f"low has to be below high, got {self.low!r} and {self.high!r}")
        return self

    @property
    def amounts(self) -> tuple[Amount, Amount]:
        """Both ends of the range."""
        low, high = in_one_unit(self.low, self.high)
        return low, high

    @property
    def place(self) -> str:
        """Where it is set, as ``--set`` takes it: in its strategy, or in the base and so in all."""
        return f"strategies.{self.strategy}.change.{self.path}" if self.strategy else self.path


class Calibration(Section):
    """Uncertain parameters and observed figures of one scenario."""

    replications: Annotated[int, Field(ge=2)] = 30
    """How often each trial is played; the result is checked on as many new ones."""

    replications_around: Annotated[int, Field(ge=2)] = 10
    """How often each parameter is played to either side; few suffice, as differences are paired."""

    rounds_at_most: Annotated[int, Field(ge=1)] = 6
    """Trials after each look at all parameters, of which there are three at most."""

    targets: tuple[str, ...] = ()
    """Observed figures, ``[STRATEGY:]KPI=VALUE[±TOLERANCE]``; those of the command line go first
    and alone."""

    uncertain: Annotated[dict[str, Uncertain], Field(min_length=1)]
    """Parameters by any name."""

    @field_validator("targets")
    @classmethod
    def _can_be_read(cls, targets: tuple[str, ...]) -> tuple[str, ...]:
        try:
            for text in targets:
                target_of(text)
        except SimError as error:
            raise ValueError(str(error).removeprefix("--target")) from None
        return targets


def load_calibration(file: Path) -> Calibration:
    """Return what *file* says.

    Raises
    ------
    SimError
        When it is not there, or with all that is wrong with it.
    """
    if not file.exists():
        raise SimError(
            f"{file}: there is no such file; it names the parameters that may be moved, each with"
            " its path, label, low and high"
        )
    tree = read_yaml(file)
    try:
        return Calibration.model_validate(tree.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            on_key = details["type"] == "extra_forbidden"
            tree.report(details["loc"], message(details), on_key=on_key)
        raise tree.error() from error
