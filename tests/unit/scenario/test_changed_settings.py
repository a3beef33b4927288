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
    ],
    ids=["same", "value", "new", "gone", "list", "section for a value", "amount"],
)
def test_what_differs_is_named_by_its_path(
    one: dict[str, Any], other: dict[str, Any], changes: list[tuple[str, str, str]]
) -> None:
    assert changed_settings(one, other) == changes
