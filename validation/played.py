"""Plays a scenario of known answers by the ordinary engine."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sim.domain.records import Records
from sim.engine.replication import Stage
from sim.scenario.loader import load_plan

ROOT = Path(__file__).parent.parent
"""Where the scenarios lie."""

KNOWN_ANSWERS = ROOT / "scenarios" / "known_answers"
"""One folder a topic."""


def stage_of(topic: str, settings: Sequence[str] = ()) -> Stage:
    """Return the scenario of a topic, with *settings* as of ``--set``, ready to be played.

    From the file that `abasto run` plays too: nothing is set up that a planner could not write.
    """
    return Stage(load_plan(KNOWN_ANSWERS / topic, settings))


def played(stage: Stage, strategy: str = "", *, replications: int = 1) -> Iterator[Records]:
    """Play a strategy, the baseline if none is named, so many times; the first is untraced."""
    for replication in range(1, replications + 1):
        for _, records in stage.play([strategy or stage.plan.baseline], replication):
            yield records
