"""Read a scenario file with its tables, check everything, and return what is to be played.

The order matters: tables fill maps before anything is patched, `facilities_where` sees what patches
left, settings win over all, and only then sections are made.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sim.scenario.assumptions import assumptions
from sim.scenario.comparability import check_comparable
from sim.scenario.consistency import check_consistency
from sim.scenario.contracts import check_contracts, warn_of_idle_interruptions
from sim.scenario.expect import expected
from sim.scenario.facilities_where import expand_where
from sim.scenario.late_receipts import warn_of_late_receipts
from sim.scenario.plan import Plan, Strategy
from sim.scenario.reach import check_reach
from sim.scenario.references import check_references
from sim.scenario.scenario import Scenario, ScenarioFile
from sim.scenario.settings import apply_settings
from sim.scenario.tables import fill_tables
from sim.scenario.tree import Tree, find, tree_of
from sim.scenario.validation import validated
from sim.scenario.variant import Variant
from sim.scenario.visit_calendar import check_visits
from sim.scenario.yaml_reader import read_yaml

FILE_NAME = "scenario.yaml"


def load_plan(path: Path, settings: Sequence[str] = ()) -> Plan:
    """Return what a scenario file describes, its tables and *settings* included.

    It reads files and nothing else; the same files give the same plan.

    Parameters
    ----------
    path
        The file, or the folder of a `scenario.yaml`.
    settings
        ``path=value`` of the command line, put over the base and every strategy.

    Raises
    ------
    ScenarioError
        With all problems of all files at once.
    """
    file = path / FILE_NAME if path.is_dir() else path
    tree = read_yaml(file)
    fill_tables(tree, file.parent)
    name = file.resolve().parent.name if file.name == FILE_NAME else file.stem
    return _plan(tree, name, settings)


def read_plan(raw: Mapping[str, Any], name: str, settings: Sequence[str] = ()) -> Plan:
    """Return the plan of plain data with its tables filled in, as `Plan.raw` keeps it.

    For results, which keep the plan that they were played from.

    Parameters
    ----------
    raw
        As `Plan.raw`.
    name
        That stands in messages and results.
    settings
        As for `load_plan`.

    Raises
    ------
    ScenarioError
        With all problems at once.
    """
    return _plan(tree_of(raw, name), name, settings)


def _plan(tree: Tree, name: str, settings: Sequence[str]) -> Plan:
    """Check the base and every strategy, and say all problems of all of them at once."""
    expand_where(tree)
    apply_settings(tree, settings)
    variant = Variant(tree, tree.data)
    file = validated(ScenarioFile, variant)
    _check(file, variant)
    base = None if file is None else Scenario.model_validate(_sections(file))
    scenarios = _scenarios(tree, base)
    # not before: all problems of all strategies are said at once
    if tree.problems or file is None or base is None:
        raise tree.error()
    return Plan(
        name=name,
        base=base,
        strategies={
            key: Strategy(key, patch.title, patch.question, scenarios[key])
            for key, patch in file.strategies.items()
        },
        baseline=file.baseline,
        assumptions=assumptions(tree),
        raw=tree.raw(),
        warnings=tuple(dict.fromkeys(tree.warnings)),
        expected=expected(file.expect, tree),
    )


def _scenarios(tree: Tree, base: Scenario | None) -> dict[str, Scenario]:
    """Return the scenario of each strategy; one with problems is left out.

    Sections that a strategy does not touch are those of the base.
    """
    data = {key: value for key, value in tree.data.items() if key in Scenario.model_fields}
    scenarios = {}
    strategies = tree.data.get("strategies")
    for name in strategies if isinstance(strategies, dict) else ():
        variant = Variant.of_strategy(tree, data, name)
        change = find(tree.data, variant.change) or {}
        known = {} if base is None else _sections(base)
        untouched = {key: section for key, section in known.items() if key not in change}
        scenario = validated(Scenario, variant, untouched)
        _check(scenario, variant)
        if scenario is not None:
            if base is not None:
                check_comparable(base, scenario, variant)
            scenarios[name] = scenario
    return scenarios


def _sections(scenario: Scenario) -> dict[str, Any]:
    """Return the sections of *scenario* by name."""
    return {name: getattr(scenario, name) for name in Scenario.model_fields}


def _check(scenario: Scenario | None, variant: Variant) -> None:
    """Report what is wrong with one scenario, the last only where all names are known."""
    names_are_known = check_references(variant)
    if scenario is not None and not variant.tree.incomplete:
        check_consistency(scenario, variant)
        check_contracts(scenario, variant)
        if names_are_known:
            check_reach(scenario, variant)
            check_visits(scenario, variant)
            if variant.strategy:  # the base alone is not played
                warn_of_late_receipts(scenario, variant)
                warn_of_idle_interruptions(scenario, variant)
