import json
import pickle
import re
from pathlib import Path
from typing import get_args

import pytest

from sim.errors import ScenarioError
from sim.policies.replenishment import Replenishment
from sim.policies.replenishment.kit_push import KitPush
from sim.scenario.loader import load_plan, read_plan
from tests.unit.scenario.small_world import WORLD, Files

KINDS = ", ".join(
    repr(policy.model_fields["kind"].default) for policy in get_args(get_args(Replenishment)[0])
)
"""Every kind of policy, as messages list them."""

BAD: dict[str, tuple[str, str, str]] = {
    "duplicate key": (
        "  maker: {name: Maker, lead_time_most: 40 d}",
        "  maker: {name: Maker}\n  ¶maker: {name: Other}",
        "supply.maker: duplicate key 'maker', first in line 57",
    ),
    "alias bomb": (
        "  today:\n    title: {es: Hoy, en: Today}",
        "  today:\n    title: &a {es: Hoy, en: Today}\n    x: [¶*a]",
        "'*a' stands for a whole list or mapping; write it out",
    ),
    "merge key": (
        "trucks: {vehicle",
        "trucks: {¶<<: {number: 2}, vehicle",
        "transport.fleets.trucks: merge keys ('<<') are not read; write the entries out",
    ),
    "tag": (
        "horizon: 90 d",
        "horizon: ¶!days 90",
        "tags such as '!days' are not read; leave it out",
    ),
    "syntax": (
        "horizon: 90 d",
        "horizon: 90¶: d",
        "this is not YAML: mapping values are not allowed in this context",
    ),
    "control character": (
        "Ministry of",
        "Ministry¶\x07",
        "the character '\\x07' has no place in YAML",
    ),
    "unknown key": (
        "horizon: 90 d",
        "¶horizon_day: 90 d",
        "run.horizon_day: unknown key 'horizon_day'; did you mean 'horizon'?",
    ),
    "unknown key of a kind": (
        "threshold: 2 months",
        "¶treshold: 2 months",
        "replenishment.units.policy.treshold: unknown key 'treshold'; did you mean 'threshold'?",
    ),
    "unknown section": (
        "closures:",
        "¶closure:",
        "closure: unknown key 'closure'; did you mean 'closures'?",
    ),
    "missing key": (
        "    name: Unit A\n    institution",
        "    ¶institution",
        "facilities.unit-a: 'name' is missing",
    ),
    "negative number": (
        "population: 900}",
        "population: ¶-900}",
        "network.places.village.population: expected a number of at least 0, got -900",
    ),
    "bare number for a quantity": (
        "horizon: 90 d",
        "horizon: ¶90",
        (
            "run.horizon: expected a number with a unit (min, h, d, weeks, months, years),"
            " such as '30 d', got 90"
        ),
    ),
    "wrong unit": (
        "horizon: 90 d",
        "horizon: ¶90 km",
        (
            "run.horizon: expected a number with a unit (min, h, d, weeks, months, years),"
            " such as '30 d', got the unit 'km'"
        ),
    ),
    "not whole days": (
        "horizon: 90 d",
        "horizon: ¶90.5 d",
        "run.horizon: expected whole days, got 90.5 d",
    ),
    "no is text": (
        "ven: E, seas",
        "ven: E, cold_chain: ¶nope, seas",
        "products.paracetamol.cold_chain: expected true or false, got 'nope'",
    ),
    "number for text": (
        "hamlet: {name: Hamlet",
        "hamlet: {name: ¶12",
        "network.places.hamlet.name: expected text, got 12; put it in quotes",
    ),
    "text for a number": (
        "replications: 2",
        "replications: ¶many",
        "run.replications: expected a whole number, got 'many'",
    ),
    "time is text": (
        "replications: 2",
        "replications: ¶1:30",
        "run.replications: expected a whole number, got '1:30'",
    ),
    "wrong date": (
        "start: 2025-01-01",
        "start: ¶2025-02-30",
        "run.start: expected a date such as 2025-01-31, got '2025-02-30'",
    ),
    "list for a mapping": (
        "today:\n    title: {es: Hoy, en: Today}",
        "today:\n    title: ¶[Hoy]",
        "strategies.today.title: expected a mapping, lines such as 'key: value', got a list",
    ),
    "one of some words": (
        "ven: V",
        "ven: ¶Vital",
        "products.insulin.ven: expected 'V', 'E' or 'N', got 'Vital'",
    ),
    "near word": (
        "distance_km: 9, surface: dirt",
        "distance_km: 9, surface: ¶dirtt",
        (
            "network.roads.village--hamlet.surface: expected 'paved', 'gravel', 'dirt', 'track' or"
            " 'trail',"
            " got 'dirtt'; did you mean 'dirt'?"
        ),
    ),
    "wrong kind": (
        "{kind: kit_push}",
        "{kind: ¶kit_pusch}",
        (
            "strategies.kits.replenishment.units.policy.kind: unknown kind 'kit_pusch'; expected"
            f" one of {KINDS}; did you mean 'kit_push'?"
        ),
    ),
    "no kind": (
        "{kind: forced_ordering, max_months: 4 months}",
        "¶{max_months: 4 months}",
        f"replenishment.stores.policy: 'kind' is missing; expected one of {KINDS}",
    ),
    "own words of a section": (
        "maker: {name: Maker, lead_time_most: 40 d}",
        "maker: ¶{name: Maker, lead_time_most: 4 d}",
        "supply.maker: lead_time_least has to be at most lead_time_most",
    ),
    "null of nothing": (
        "{kind: kit_push}",
        "{kind: kit_push}\n        kits: ¶null",
        "strategies.kits.change.replenishment.kits: null takes an entry away, but there is none",
    ),
    "null of something needed": (
        "{kind: kit_push}",
        "{kind: kit_push}\n          levels: ¶null",
        "strategies.kits.replenishment.units.levels: 'levels' is missing",
    ),
    "wrong value in a change": (
        "{kind: kit_push}",
        "{kind: kit_push, size: ¶0}",
        "strategies.kits.replenishment.units.policy.size: expected a number above 0, got 0",
    ),
    "unknown key in a change": (
        "      replenishment:\n        units:",
        "      ¶replenish:\n        units:",
        "strategies.kits.replenish: unknown key 'replenish'; did you mean 'replenishment'?",
    ),
    "change without content": (
        "    change:\n      replenishment:\n        units:\n          policy: {kind: kit_push}\n",
        "    change:¶\n",
        "strategies.kits.change: expected a mapping, lines such as 'key: value', got nothing",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD.values(), ids=BAD)
def test_a_mistake_is_said_where_it_stands(files: Files, old: str, new: str, message: str) -> None:
    files.edit(old, new)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_mistakes_of_all_kinds_and_files_are_said_at_once(files: Files) -> None:
    files.edit("replications: 2", "replications: many")
    files.edit("    place: village\n", "    place: vilage\n")
    files.edit("{kind: kit_push}", "{kind: kit_push, sise: 1}")
    files.edit("supply:\n", "supply:\n  table: suppliers.csv\n")
    files.write("suppliers.csv", "id,name,funding\nother,Other,1.5\n")

    assert files.problems() == [
        "scenario.yaml:8:17: run.replications: expected a whole number, got 'many'",
        (
            "scenario.yaml:37:12: facilities.unit-a.place: unknown place 'vilage'; did you mean"
            " 'village'?"
        ),
        (
            "scenario.yaml:85:36: strategies.kits.replenishment.units.policy.sise: unknown key"
            " 'sise'; did you mean 'size'?"
        ),
        "suppliers.csv:2:13: supply.other.funding: expected a number of at most 1, got '1.5'",
    ]


def test_a_key_that_many_entries_lack_is_said_once(files: Files) -> None:
    files.edit(
        "products:\n", "products:\n  a: {ven: E}\n  b: {ven: E}\n  c: {ven: E}\n  d: {ven: E}\n"
    )

    assert files.problems() == [
        "scenario.yaml:47:6: products.a: 'name' is missing here and in 3 others"
    ]


def test_a_mistake_of_the_base_is_not_said_again_for_each_strategy(files: Files) -> None:
    files.edit("hamlet, supplier: store", "hamlet, supplier: stor")

    assert files.problems() == [
        (
            "scenario.yaml:44:79: facilities.unit-b.supplier: unknown facility or supplier 'stor';"
            " did you mean 'store'?"
        )
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"none\.yaml:1:1: there is no such file"):
        load_plan(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "scenario.yaml:1:1: the file is empty"),
        (b"# nothing\n", "scenario.yaml:1:1: the file is empty"),
        (b"- a\n", "scenario.yaml:1:1: expected a mapping at the top, lines such as 'title: ...'"),
        ("a: 1\nb: cañón".encode("latin-1"), "the file is not UTF-8 (byte 0xF1); save it as UTF-8"),
        (b"x: " + b"1" * 5_000_000, "the file is too large (5.0 MB, more than 5 MB)"),
        (b"a: " + b"[" * 200_000, "more than 40 levels deep"),
        (b"a: 1\n---\nb: 2\n", "but found another document"),
    ],
    ids=["empty", "comments only", "a list", "latin-1", "too large", "too deep", "two documents"],
)
def test_a_file_that_is_no_scenario_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "scenario.yaml").write_bytes(content)

    with pytest.raises(ScenarioError, match=re.escape(message)):
        load_plan(tmp_path)


def test_a_file_may_begin_with_the_mark_of_windows_editors(files: Files) -> None:
    files.write("other.yaml", WORLD, encoding="utf-8-sig")

    assert load_plan(files.folder / "other.yaml").base.title.es == "Prueba"


@pytest.mark.parametrize(("file", "name"), [("scenario.yaml", "world"), ("trial.yaml", "trial")])
def test_a_plan_is_named_after_its_folder_or_its_file(files: Files, file: str, name: str) -> None:
    files.write(file, WORLD)

    assert load_plan(files.folder / file).name == name


def test_a_strategy_is_the_base_with_its_change(files: Files) -> None:
    plan = files.plan()

    kits = plan.strategies["kits"].scenario
    assert kits.replenishment["units"].policy == KitPush()
    assert kits.replenishment["stores"] == plan.base.replenishment["stores"]


def test_sections_that_a_strategy_leaves_alone_are_those_of_the_base(files: Files) -> None:
    plan = files.plan()

    assert plan.strategies["kits"].scenario.network is plan.base.network
    assert plan.strategies["today"].scenario == plan.base


def test_strategies_keep_the_order_of_the_file(files: Files) -> None:
    plan = files.plan()

    assert list(plan.strategies) == ["today", "kits"]
    assert plan.baseline == "today"


def test_raw_data_make_the_same_plan(files: Files) -> None:
    files.edit("supply:\n", "supply:\n  table: suppliers.csv\n")
    files.write("suppliers.csv", "id,name,source\nother,Other,[R] the ministry\n")
    files.edit("{kind: kit_push}", "{kind: kit_push, size: {value: 1.5, source: '[S] press'}}")
    files.edit(
        "      replenishment:",
        "      facilities_where: [{level: unit, set: {stop: 7}}]\n      replenishment:",
    )
    files.edit("hamlet, supplier: store", "hamlet, supplier: other")
    files.edit("mix: rural, route: north, stop: 2", "mix: rural")
    plan = files.plan(["run.seed=5"])

    assert read_plan(json.loads(json.dumps(plan.raw)), "world") == plan


def test_mistakes_in_raw_data_name_the_plan(files: Files) -> None:
    raw = {**files.plan().raw, "baseline": "tody"}

    with pytest.raises(ScenarioError, match=r"^world:1:1: baseline: unknown strategy 'tody'"):
        read_plan(raw, "world")


def test_a_plan_can_be_sent_to_a_worker(files: Files) -> None:
    plan = files.plan()

    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes


def test_a_mistake_that_a_strategy_repeats_is_said_of_both(files: Files) -> None:
    files.edit("factor: 1.5", "factor: 0")
    files.edit(
        "      replenishment:",
        "      demand: {seasons: {winter: {factor: 0}}}\n      replenishment:",
    )

    assert [line.partition(": ")[0] for line in files.problems()] == [
        "scenario.yaml:52:42",
        "scenario.yaml:82:43",
    ]
