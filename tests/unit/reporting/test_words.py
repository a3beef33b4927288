from importlib import import_module
from pkgutil import iter_modules
from string import Formatter
from types import ModuleType

import pytest

from sim.reporting import (
    calibration_words,
    charts,
    findings,
    lists,
    report,
    report_words,
    sheets,
    swept,
    words,
    workbook,
)
from sim.reporting.table import NO_UNIT
from sim.scenario.text import Text


def modules() -> list[ModuleType]:
    """Return the modules that have words: sections of the report, charts, lists and others."""
    rooms = (charts, findings, report, lists, sheets, swept)
    names = [one.name for room in rooms for one in iter_modules(room.__path__, f"{room.__name__}.")]
    return [words, report_words, calibration_words, workbook, *map(import_module, names)]


def texts() -> list[Text]:
    """Return every text of these modules, wherever it stands."""
    found: list[Text] = []
    pending: list[object] = [one for module in modules() for one in vars(module).values()]
    while pending:
        one = pending.pop()
        if isinstance(one, Text) and one != NO_UNIT:
            found.append(one)
        elif isinstance(one, dict):
            pending.extend(one.values())
        elif isinstance(one, tuple):
            pending.extend(one)
    return list(dict.fromkeys(found))


def names(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.en[:40])
def test_both_languages_fill_in_the_same(text: Text) -> None:
    assert names(text.es) == names(text.en)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.en[:40])
def test_no_language_is_empty(text: Text) -> None:
    assert text.es.strip()
    assert text.en.strip()


def test_there_are_many_words() -> None:
    assert len(texts()) > 80


@pytest.mark.parametrize("language", ["es", "en"])
def test_year_has_twelve_months(language: str) -> None:
    assert len(set(words.MONTHS[language])) == 12


@pytest.mark.parametrize(
    ("kind", "es"),
    [
        ("health_centre", "centros de salud"),
        ("health_post", "puestos de salud"),
        ("pharmacy", "farmacias"),
        ("delegation", "delegaciones"),
        ("rural_unit", "unidades médicas rurales"),
    ],
)
def test_kinds_of_the_shipped_scenarios_have_words(kind: str, es: str) -> None:
    assert report_words.kind_name(kind, "es") == es


def test_general_hospitals_have_a_name_in_both_languages() -> None:
    names = [report_words.kind_name("general_hospital", language) for language in ("es", "en")]

    assert names == ["hospitales generales", "general hospitals"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_one_facility_of_a_kind_is_not_called_as_many(language: str) -> None:
    kinds = ("rural_unit", "health_post", "general_hospital", "delegation")

    assert [report_words.kind_of_one(kind, language) for kind in kinds] != [
        report_words.kind_name(kind, language) for kind in kinds
    ]


def test_every_kind_has_a_word_for_one() -> None:
    assert report_words._KINDS_OF_ONE.keys() == report_words._KINDS.keys()


def test_unknown_kind_keeps_the_word_of_the_scenario() -> None:
    assert report_words.kind_name("caravana_movil", "es") == "caravana movil"
