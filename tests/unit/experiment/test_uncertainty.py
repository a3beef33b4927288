"""Tests of what a sweep file says of a setting that is not known."""

from typing import Any

import pytest
from pydantic import ValidationError

from sim.experiment.uncertainty import Uncertainty

WHOLE: dict[str, Any] = {
    "path": "demand.dispersion",
    "label": {"es": "Variación", "en": "Spread"},
    "distribution": {"kind": "uniform", "low": "1 d", "high": "3 d"},
}


def test_distribution_gives_values_as_the_scenario_writes_them() -> None:
    one = Uncertainty.model_validate(WHOLE)

    assert [one.distribution.value_at(share) for share in (0, 0.5, 1)] == ["1 d", "2 d", "3 d"]


def test_it_is_set_in_all_strategies_unless_one_is_named() -> None:
    assert Uncertainty.model_validate(WHOLE).strategy == ""


def test_word_of_planners_stands_for_several_settings() -> None:
    choice = {"kind": "choice", "values": ["calm", "stormy"]}
    sets = {"stormy": {"storms": {"per_year": 9}}}
    one = Uncertainty.model_validate({**WHOLE, "distribution": choice, "sets": sets})

    assert one.content("stormy") == {"storms": {"per_year": 9}}
    assert one.content("calm") == "calm"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"distribution": None}, ("distribution",), id="no distribution"),
        pytest.param({"distribution": {"kind": "cauchy"}}, ("distribution",), id="unknown kind"),
        pytest.param({"values": [1, 2]}, ("values",), id="values, which levers have"),
        pytest.param({"label": "Spread"}, ("label",), id="label in one language"),
        pytest.param({"path": None}, ("path",), id="no place"),
    ],
)
def test_what_it_cannot_say_is_refused_at_its_place(
    change: dict[str, object], place: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError, match=place[0]) as raised:
        Uncertainty.model_validate({**WHOLE, **change})

    assert {error["loc"][: len(place)] for error in raised.value.errors()} == {place}
