"""JSON Schema of a scenario file, so that editors complete, check and explain it.

It follows from the models, so that a new field is known to editors at once; `make schema` writes
it.
"""

from typing import Any, get_args

from sim.quantities import Days, Hours, Months, Quantity
from sim.scenario.facilities import Facility
from sim.scenario.facilities_where import KEY as WHERE
from sim.scenario.fields import section_at
from sim.scenario.scenario import ScenarioFile
from sim.scenario.tables import TABLES

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"
_NEEDS = ("required", "minProperties", "discriminator", "default", "title")
_NEVER_NULL = ("set", "table", "kind")
_SHOWN = ("description",)
_SCALARS = ("string", "number", "integer", "boolean")
_QUANTITIES: tuple[Quantity, ...] = tuple(get_args(kind)[1] for kind in (Days, Hours, Months))
_BASE_UNITS = {
    quantity.example: unit
    for quantity in _QUANTITIES
    for unit, size in quantity.units.items()
    if size == 1
}
_TABLE: Schema = {
    "description": "CSV file whose rows enter here, or a list of such files; paths start from the"
    " folder of the scenario. Entries beside it change or extend the rows.",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a scenario file.

    Beside the models it knows `table` in the maps, a mapping of `value` and `source` wherever a
    value stands, `facilities_where`, and the `change` of a strategy: the same sections with
    nothing needed and `null` to take an entry away.
    """
    root = ScenarioFile.model_json_schema()
    sections: dict[str, Schema] = root.pop("$defs")
    for path in TABLES:
        section = section_at(path[:-1])
        holder = sections[section.__name__] if section and path[:-1] else root
        holder["properties"][path[-1]]["properties"] = {"table": _TABLE}
    for schema in sections.values():
        _need_kind(schema)
    base = {key: root["properties"].pop(key) for key in ("strategies", "baseline", "expect")}
    root["properties"][WHERE] = _where()
    changes = {_name(name): _as_change(schema) for name, schema in sections.items()}
    changes[_name("Scenario")] = _as_change(root)
    changes = {name: _with_sources(schema, full=False) for name, schema in changes.items()}
    sections["StrategyPatch"]["properties"]["change"] = {"$ref": _REF + _name("Scenario")}
    root["properties"] |= base
    full = {
        name: _with_sources(schema, full=True) for name, schema in (sections | {"": root}).items()
    }
    return {"$schema": _DRAFT, **full.pop(""), "$defs": full | changes}


def _name(section: str) -> str:
    """Return the name under which the change of a section stands."""
    return f"{section}Change"


def _where() -> Schema:
    """Return the schema of `facilities_where`: criteria, and what to set."""
    fields = Facility.model_json_schema()["properties"]
    criteria = {key: _without(value, "title", "default") for key, value in fields.items()}
    region = {"type": "string", "description": "Region of the place where they stand."}
    what = {"$ref": _REF + _name("Facility"), "description": "What to set."}
    entry = {
        "type": "object",
        "properties": {**criteria, "region": region, "set": what},
        "required": ["set"],
        "additionalProperties": False,
    }
    text = "Changes of all facilities that match, in order, after all else that is said of them."
    return {"type": "array", "items": entry, "description": text}


def _need_kind(schema: Schema) -> None:
    """Ask for `kind` where it tells the forms of a section apart."""
    if "const" in schema["properties"].get("kind", {}):
        schema["required"] = ["kind", *schema.get("required", [])]


def _as_change(schema: Schema) -> Schema:
    """Return *schema* with nothing needed, and `null` allowed for each entry."""
    change = _without(schema, *_NEEDS)
    if "$ref" in change:
        change["$ref"] = _REF + _name(change["$ref"].removeprefix(_REF).removesuffix(_name("")))
    if "oneOf" in change:
        change["anyOf"] = [_as_change(form) for form in change.pop("oneOf")]
    if "properties" in change:
        change["properties"] = {
            key: value if key in _NEVER_NULL else _nullable(_as_change(value))
            for key, value in change["properties"].items()
        }
    if isinstance(change.get("additionalProperties"), dict):
        change["additionalProperties"] = _nullable(_as_change(change["additionalProperties"]))
    return change


def _without(schema: Schema, *keys: str) -> Schema:
    """Return *schema* less some keys; itself it stays as it is."""
    return {key: value for key, value in schema.items() if key not in keys}


def _nullable(schema: Schema) -> Schema:
    """Return *schema*, or `null` to take the entry away."""
    kept = {key: value for key, value in schema.items() if key in _SHOWN}
    rest = _without(schema, *_SHOWN)
    return {**kept, "anyOf": [rest, {"type": "null"}]}


def _with_sources(schema: Schema, *, full: bool) -> Schema:
    """Return the schema of a section whose values may each carry a source."""
    properties = schema["properties"].items()
    return {
        **_without(schema, "title"),
        "properties": {key: _entry(value, full=full) for key, value in properties},
    }


def _entry(schema: Schema, *, full: bool) -> Schema:
    """Return the schema of one field, with a source beside its value where it is a value."""
    shown = {key: value for key, value in schema.items() if key in _SHOWN}
    shown = {**shown, **_default(schema)}
    rest = _without(schema, *_SHOWN, "title", "default")
    if _is_value(rest):
        return {**shown, "anyOf": [rest, _sourced(rest)]}
    for forms in {"anyOf", "oneOf"} & rest.keys():
        rest[forms] = [_entry(form, full=full) for form in rest[forms]]
    if isinstance(rest.get("additionalProperties"), dict):
        row = rest.pop("additionalProperties")
        rest |= _rows(rest.pop("properties", {}), row, full=full)
    return {**shown, **rest}


def _rows(table: Schema, row: Schema, *, full: bool) -> Schema:
    """Return the schema of a map by id; beside a table its entries need not be complete."""
    rows = {"properties": table, "additionalProperties": _entry(row, full=full)}
    if not table or not full:
        return rows
    partly = {
        "properties": table,
        "additionalProperties": _entry(_nullable(_as_change(row)), full=False),
    }
    return {"if": {"required": ["table"]}, "then": partly, "else": rows}


def _is_value(schema: Schema) -> bool:
    """Return whether a schema describes a scalar or list, and no mapping."""
    if "anyOf" in schema:
        return all(form.get("type") == "null" or _is_value(form) for form in schema["anyOf"])
    if schema.get("type") == "array":
        return _is_value(schema["items"])
    return schema.get("type") in _SCALARS and "const" not in schema


def _sourced(schema: Schema) -> Schema:
    source = {"type": "string", "description": "Where it comes from, with a mark such as [E]."}
    return {
        "type": "object",
        "properties": {"value": schema, "source": source},
        "required": ["value", "source"],
        "additionalProperties": False,
    }


def _default(schema: Schema) -> Schema:
    """Return the default as a user would write it; none where that is more than one value."""
    default = schema.get("default")
    if default is None or isinstance(default, list | dict) or default == "":
        return {}
    unit = _BASE_UNITS.get(next(iter(schema.get("examples", ())), ""))
    return {"default": f"{default:g} {unit}" if unit else default}
