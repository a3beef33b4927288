"""Names of results that follow from what was played: equal keys mean equal results.

A run is found again by its key, whichever file, folder or sweep asked for it. What changes results
and is not in a key would mix up results; what is in it and does not is only played once more.
"""

import json
from collections.abc import Iterable
from hashlib import blake2b

from sim.engine.model_version import MODEL_VERSION
from sim.scenario.plan import Plan
from sim.scenario.scenario import Scenario

# a title that is put better must not throw hours of runs away
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
    """Return the key of a whole plan with all its strategies: the name of its results folder.

    Sixteen hexadecimal digits. The order of the strategies is part of it, since reports show it.
    """
    keys = (f"{strategy}={strategy_key(plan, strategy)}" for strategy in plan.strategies)
    return _digest(keys)


def _text(scenario: Scenario) -> str:
    """Return the scenario as JSON; the order of facilities and products is part of it."""
    data = scenario.model_dump(mode="json", exclude=_WORDS_FOR_PEOPLE)
    del data["run"]["replications"], data["run"]["controls"]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(parts: Iterable[str]) -> str:
    """Return 64 bits as hexadecimal digits.

    Enough that two of millions of settings never share them.
    """
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
