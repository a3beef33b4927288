"""Names of results that follow from what was played: equal keys mean equal results."""

import json
from collections.abc import Iterable
from hashlib import blake2b

from sim.engine.model_version import MODEL_VERSION
from sim.scenario.plan import Plan
from sim.scenario.scenario import Scenario

_WORDS_FOR_PEOPLE = {"title", "question"}


def strategy_key(plan: Plan, strategy: str) -> str:
    """Return the key of all runs of one strategy of *plan*.

    It covers the resolved strategy, the base that demand is drawn from, the seed, the version of
    the model, and whether any strategy of the plan changes the order in which people are served.
    Words for people, the number of replications and what means are adjusted for leave it as it is.
    """
    parts = [_text(plan.base), _text(plan.strategies[strategy].scenario), str(MODEL_VERSION)]
    if plan.mixes_people:
        parts.append("people are mixed")
    return _digest(parts)


def experiment_key(plan: Plan) -> str:
    """Return the key of a whole plan with all its strategies: the name of its results folder."""
    keys = (f"{strategy}={strategy_key(plan, strategy)}" for strategy in plan.strategies)
    return _digest(keys)


def _text(scenario: Scenario) -> str:
    """Return the scenario as JSON; the order of facilities and products is part of it."""
    data = scenario.model_dump(mode="json", exclude=_WORDS_FOR_PEOPLE)
    del data["run"]["replications"], data["run"]["controls"]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
