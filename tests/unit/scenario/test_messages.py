from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sim.scenario.messages import message, shown


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog"] = "dog"
    tricks: tuple[str, ...] = ()


class Owner(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    name: str = "Ana"
    age: Annotated[int, Field(ge=0, lt=130)] = 30
    height: Annotated[float, Field(gt=0, le=2.5)] = 1.7
    born: date = date(1995, 1, 1)
    is_adult: bool = True
    size: Literal["small", "medium", "large"] = "medium"
    pet: Annotated[Cat | Dog, Field(discriminator="kind")] = Cat()
    friends: Annotated[dict[str, int], Field(min_length=1)] = {"eva": 1}
    words: tuple[str, ...] = ()

    @field_validator("name")
    @classmethod
    def _is_said(cls, name: str) -> str:
        if not name:
            raise ValueError("expected a name that can be said")
        return name


class Strict(BaseModel):
    must: int


def said(fields: dict[str, object], model: type[BaseModel] = Owner) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    (error,) = caught.value.errors()
    return message(error, model)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"age": "old"}, "expected a whole number, got 'old'"),
        ({"age": 1.5}, "expected a whole number, got 1.5"),
        ({"age": None}, "expected a whole number, got nothing"),
        ({"age": [1]}, "expected a whole number, got a list"),
        ({"age": {"a": 1}}, "expected a whole number, got a mapping"),
        ({"height": "tall"}, "expected a number, got 'tall'"),
        ({"height": float("nan")}, "expected a number, got nan"),
        ({"height": float("inf")}, "expected a number, got inf"),
        ({"is_adult": "maybe"}, "expected true or false, got 'maybe'"),
        ({"name": 5}, "expected text, got 5; put it in quotes"),
        ({"name": ["Ana"]}, "expected text, got a list"),
        ({"born": "yesterday"}, "expected a date such as 2025-01-31, got 'yesterday'"),
        ({"born": "2025-02-30"}, "expected a date such as 2025-01-31, got '2025-02-30'"),
        ({"friends": "eva"}, "expected a mapping, lines such as 'key: value', got 'eva'"),
        ({"words": 3}, "expected a list such as [a, b], got 3"),
    ],
    ids=str,
)  # fmt: skip
def test_what_was_expected_and_what_was_found_are_said(
    fields: dict[str, object], words: str
) -> None:
    assert said(fields) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"age": -1}, "expected a number of at least 0, got -1"),
        ({"age": 130}, "expected a number below 130, got 130"),
        ({"height": 0}, "expected a number above 0, got 0"),
        ({"height": 2.75}, "expected a number of at most 2.5, got 2.75"),
    ],
    ids=str,
)
def test_limits_are_said_with_the_number(fields: dict[str, object], words: str) -> None:
    assert said(fields) == words


@pytest.mark.parametrize(
    ("key", "hint"),
    [("nmae", "; did you mean 'name'?"), ("Height", "; did you mean 'height'?"), ("x", "")],
)
def test_an_unknown_key_is_said_with_its_nearest(key: str, hint: str) -> None:
    assert said({key: 1}) == f"unknown key {key!r}{hint}"


@pytest.mark.parametrize(
    ("size", "hint"), [("smal", "; did you mean 'small'?"), ("xxl", ""), (3, ""), (None, "")]
)
def test_one_of_some_words_is_said_with_all_of_them(size: object, hint: str) -> None:
    found = "nothing" if size is None else repr(size)

    assert said({"size": size}) == f"expected 'small', 'medium' or 'large', got {found}{hint}"


@pytest.mark.parametrize(
    ("pet", "words"),
    [
        ({"kind": "dgo"}, "unknown kind 'dgo'; expected one of 'cat', 'dog'; did you mean 'dog'?"),
        ({"kind": "parrot"}, "unknown kind 'parrot'; expected one of 'cat', 'dog'"),
        ({}, "'kind' is missing; expected one of 'cat', 'dog'"),
    ],
)
def test_kinds_are_said_with_all_that_there_are(pet: object, words: str) -> None:
    assert said({"pet": pet}) == words


def test_a_section_speaks_in_its_own_words() -> None:
    assert said({"name": ""}) == "expected a name that can be said"


def test_an_empty_map_is_said() -> None:
    assert said({"friends": {}}) == "expected at least one entry, got none"


def test_a_key_that_is_missing_is_named() -> None:
    assert said({}, Strict) == "'must' is missing"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ("", "''"),
        ("año", "'año'"),
        ({}, "a mapping"),
        ([1], "a list"),
        ((1,), "a list"),
        (date(2025, 1, 2), "datetime.date(2025, 1, 2)"),
    ],
    ids=str,
)
def test_what_was_found_is_said_as_it_was_written(value: object, words: str) -> None:
    assert shown(value) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [(58, "'" + "x" * 58 + "'"), (59, "'" + "x" * 59 + "..."), (500, "'" + "x" * 59 + "...")],
)
def test_long_values_are_cut(length: int, words: str) -> None:
    assert shown("x" * length) == words
