"""Tests of what the map of the report is drawn from."""

import json
from dataclasses import replace
from typing import Any

import pytest

from sim.reporting.report.assets import asset
from sim.reporting.report.map import _IN_SCRIPT, MAP
from sim.reporting.words import MONTHS
from tests.materials import HOSTILE, material, named


def told(language: str = "es") -> dict[str, Any]:
    context = MAP.context(material(language=language))
    assert context is not None
    return dict(context["data"])


@pytest.mark.parametrize("language", ["es", "en"])
def test_script_gets_its_words_in_the_language_of_the_page(language: str) -> None:
    data = told(language)

    assert data["language"] == language
    assert data["months"] == MONTHS[language]
    assert data["say"]["yes"] == {"es": "sí", "en": "yes"}[language]


def test_script_asks_for_no_word_that_it_does_not_get() -> None:
    scripts = "".join(asset(name) for name in ("map.js", "playback.js"))
    asked = {part.split(")")[0] for part in scripts.split("say.")[1:]}
    names = {_name(one) for one in asked}

    assert names - set(_IN_SCRIPT) - {""} == set()


def _name(text: str) -> str:
    """Return the name that *text* begins with."""
    end = next((n for n, char in enumerate(text) if not (char.isalnum() or char == "_")), len(text))
    return text[:end]


@pytest.mark.parametrize("name", HOSTILE[:3])
def test_data_can_be_written_as_json_whatever_places_are_called(name: str) -> None:
    context = MAP.context(material(named(name)))

    assert context is not None
    assert name in json.dumps(context["data"], ensure_ascii=False).replace('\\"', '"')


def test_scenario_without_roads_has_no_map() -> None:
    known = material()
    whole = known.outcome
    network = whole.plan.base.network.model_copy(update={"roads": {}})
    base = whole.plan.base.model_copy(update={"network": network})
    strategies = {key: replace(one, scenario=base) for key, one in whole.plan.strategies.items()}
    plan = replace(whole.plan, base=base, strategies=strategies)

    without = {
        key: replace(one, strategy=strategies[key]) for key, one in known.data.strategies.items()
    }
    data = replace(known.data, plan=plan, strategies=without)

    assert MAP.context(replace(known, outcome=replace(whole, plan=plan), data=data)) is None
