import json
from collections.abc import Iterator
from typing import Any

import pytest

from sim.scenario.schema import json_schema

SCHEMA = json_schema()


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping within *schema*."""
    if isinstance(schema, dict):
        yield schema
    values = schema.values() if isinstance(schema, dict) else schema
    for value in values if isinstance(schema, dict | list) else ():
        yield from nodes(value)


def field(section: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["$defs"][section]["properties"][name]
    return found


def test_it_is_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_reference_leads_somewhere() -> None:
    references = {node["$ref"] for node in nodes(SCHEMA) if isinstance(node.get("$ref"), str)}

    assert references <= {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_fields_are_described_by_the_strings_below_them() -> None:
    assert field("Fleet", "vehicle")["description"] == "Kind of vehicle."
    assert SCHEMA["properties"]["baseline"]["description"].startswith("The strategy that")


@pytest.mark.parametrize(
    ("section", "name", "default"),
    [
        ("Run", "horizon", "365 d"),
        ("Facility", "receives_from", "8 h"),
        ("Programme", "first_stock", "2 months"),
        ("Run", "start", "2025-01-01"),
        ("Demand", "dispersion", 0.05),
    ],
)
def test_defaults_are_written_as_a_user_writes_them(
    section: str, name: str, default: object
) -> None:
    assert field(section, name)["default"] == default


def test_a_value_may_carry_its_source() -> None:
    plain, sourced = field("Facility", "population")["anyOf"]

    assert plain["type"] == "integer"
    assert sourced["required"] == ["value", "source"]
    assert sourced["properties"]["value"] == plain


@pytest.mark.parametrize("section", ["facilities", "products", "institutions", "supply"])
def test_a_map_may_name_its_table(section: str) -> None:
    schema = SCHEMA["properties"][section]

    assert "table" in schema["then"]["properties"]
    assert "table" in schema["else"]["properties"]


def test_a_section_needs_what_has_no_default() -> None:
    assert SCHEMA["$defs"]["Road"]["required"] == [
        "origin",
        "destination",
        "distance_km",
        "surface",
        "terrain",
    ]
    assert "baseline" in SCHEMA["required"]


def test_a_change_needs_nothing_and_may_take_away() -> None:
    changes = [name for name in SCHEMA["$defs"] if name.endswith("Change")]

    assert field("StrategyPatch", "change")["$ref"] == "#/$defs/ScenarioChange"
    assert not [name for name in changes if "required" in SCHEMA["$defs"][name]]
    assert field("ScenarioChange", "facilities")["anyOf"][1] == {"type": "null"}


def test_policies_are_told_apart_by_their_kind() -> None:
    assert SCHEMA["$defs"]["KitPush"]["required"] == ["kind"]


def test_many_facilities_can_be_changed_at_once() -> None:
    criteria = SCHEMA["properties"]["facilities_where"]["items"]["properties"]

    assert {"level", "region", "set"} <= set(criteria)
