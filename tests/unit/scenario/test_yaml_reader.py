from pathlib import Path

import pytest

from sim.errors import Mark
from sim.scenario.yaml_reader import read_value, read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("012", 12),
        ("-3", -3),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("2.", 2.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.2.3", "1.2.3"),
        ("2025-01-01", "2025-01-01"),
        ("30 d", "30 d"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("[a, 1, no]", ["a", 1, "no"]),
        ("{no: 1, 007: 2}", {"no": 1, "007": 2}),
    ],
)
def test_scalars_are_read_as_yaml_1_2(text: str, value: object) -> None:
    read = read_value(text, "--set", ("x",)).data[""]

    assert read == value
    assert type(read) is type(value)


def test_every_key_and_value_has_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a:\n  b: [1, 2]\n")

    tree = read_yaml(file)
    assert tree.mark(("a", "b"), on_key=True) == Mark(str(file), 2, 3)
    assert tree.mark(("a", "b", 1)) == Mark(str(file), 2, 10)


def test_a_place_that_the_file_lacks_is_that_of_its_nearest_part(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a:\n  b: 1\n")

    tree = read_yaml(file)
    assert tree.mark(("a", "c", "d")) == Mark(str(file), 2, 3)


def test_a_value_with_its_source_stands_as_the_value(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: {value: 3, source: '[E] a guess'}\n")

    tree = read_yaml(file)
    assert tree.data == {"a": 3}
    assert tree.sources == {("a",): "[E] a guess"}
    assert tree.mark(("a",)) == Mark(str(file), 1, 12)


def test_a_mapping_with_more_than_value_and_source_is_a_mapping(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: {value: 3, source: x, unit: d}\n")

    assert read_yaml(file).data == {"a": {"value": 3, "source": "x", "unit": "d"}}


def test_an_alias_of_a_single_value_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: &days 30 d\nb: *days\n")

    assert read_yaml(file).data == {"a": "30 d", "b": "30 d"}
