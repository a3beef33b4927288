from typing import Any

import pytest

from sim.scenario.changed_settings import changed_settings


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        ({"run": {"seed": 1}}, {"run": {"seed": 1}}, []),
        ({"run": {"seed": 1}}, {"run": {"seed": 2}}, [("run.seed", "1", "2")]),
        ({"run": {}}, {"run": {"seed": 2}}, [("run.seed", "", "2")]),
        ({"weather": {"a": 1}}, {}, [("weather", '{"a": 1}', "")]),
        ({"days": ["mié"]}, {"days": ["jue"]}, [("days", '["mié"]', '["jue"]')]),
        ({"policy": "kit"}, {"policy": {"kind": "kit"}}, [("policy", "kit", '{"kind": "kit"}')]),
        ({"lead": "5 d"}, {"lead": "6 d"}, [("lead", "5 d", "6 d")]),
        ({"lead": {"value": "5 d", "source": "[E]"}}, {"lead": "6 d"}, [("lead", "5 d", "6 d")]),
        ({"lead": {"value": "5 d", "source": "[E]"}}, {"lead": "5 d"}, []),
    ],
    ids=[
        "same",
        "value",
        "new",
        "gone",
        "list",
        "section for a value",
        "amount",
        "sourced",
        "source gone",
    ],
)
def test_what_differs_is_named_by_its_path(
    one: dict[str, Any], other: dict[str, Any], changes: list[tuple[str, str, str]]
) -> None:
    assert changed_settings(one, other) == changes


def changed_in(change: dict[str, Any]) -> dict[str, Any]:
    return {"transport": {"trucks": 3}, "strategies": {"kit": {"change": change}}}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"transport": {"trucks": 3}}, ["transport.trucks"]),
        (
            {"transport": {"trucks": 4}},
            ["transport.trucks", "strategies.kit.change.transport.trucks"],
        ),
    ],
    ids=["the same in a strategy", "another value there"],
)
def test_what_is_set_everywhere_is_named_once(change: dict[str, Any], named: list[str]) -> None:
    before = {"transport": {"trucks": 5}, "strategies": {"kit": {"change": {}}}}

    assert [one.path for one in changed_settings(before, changed_in(change))] == named
