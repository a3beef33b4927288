"""What no run can say of a strategy: when it is used, its formula, how it is known to fail."""

from pathlib import Path

import yaml

from sim.quantities import Section
from sim.scenario.text import Text

FOLDER = Path(__file__).parent / "texts"
"""One file a strategy, named after it."""


class Lesson(Section):
    """What a paired difference teaches; which of the two is said follows from the results."""

    against: str
    """The strategy that it is compared with."""

    kpi: str
    """What is compared: one of `measures.MEASURES`."""

    higher: Text
    """Said where the difference is above zero."""

    lower: Text
    """Said where it is below zero."""

    stands_out: bool = False
    """Whether it is also said at the top of the page."""


class StrategyText(Section):
    """The words of one strategy."""

    used: Text
    """When it is used."""

    formula: Text
    """What it decides."""

    failure: Text
    """Where it is known to fail."""

    lessons: tuple[Lesson, ...] = ()
    """What to compare it with."""


def read_texts(folder: Path = FOLDER) -> dict[str, StrategyText]:
    """Return the text of each strategy that has one, by its id, which is the name of its file.

    An unknown key, or one that lacks, is an error that pydantic tells.
    """
    return {
        file.stem: StrategyText.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in sorted(folder.glob("*.yaml"))
    }
