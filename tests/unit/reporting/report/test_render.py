import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

import pytest

from sim.metrics.catalogue import measure
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.quantities import Section
from sim.reporting.digest import digest
from sim.reporting.report import material
from sim.reporting.report.limits import (
    LIMITS,
    NO_BREAKDOWNS,
    NO_COLD_CHAIN,
    NO_EXPIRY,
    NO_LOANS,
    limits_of,
)
from sim.reporting.report.map import WORDS as MAP_WORDS
from sim.reporting.report.material import Material, ReportChart
from sim.reporting.report.render import SECTIONS, render_report
from sim.reporting.report_words import CHARTS
from sim.scenario.ageing import Ageing
from sim.scenario.cold_chain import ColdChain
from sim.scenario.plan import Assumption
from sim.scenario.text import Text
from tests.builders import delivery, labels, outcome, records

SVG = "<svg xmlns='http://www.w3.org/2000/svg'></svg>"
EVIL = "<script>alert(1)</script>"


def page(whole: Outcome, *, language: str = "es", kinds: tuple[str, ...] = ()) -> str:
    charts = [ReportChart(kind, SVG) for kind in kinds]
    return render_report(Material(whole, compare(whole), digest(whole), charts, language))


def titled(title: str) -> Outcome:
    """Return an outcome whose scenario and kit have this title."""
    whole = outcome()
    text = Text(es=title, en=title)
    base = whole.plan.base.model_copy(update={"title": text})
    kit = replace(whole.plan.strategies["kit"], title=text)
    strategies = dict(whole.plan.strategies) | {"kit": kit}
    return replace(whole, plan=replace(whole.plan, base=base, strategies=strategies))


class Tags(HTMLParser):
    """Collects the tags of a page, and those that are still open."""

    VOID = frozenset({"meta", "img", "br", "hr", "input", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(text: str) -> Tags:
    parser = Tags()
    parser.feed(text)
    return parser


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_says_its_language(language: str) -> None:
    assert tags(page(outcome(), language=language)).seen[0] == ("html", {"lang": language})


def test_every_tag_is_closed() -> None:
    assert tags(page(outcome(), kinds=tuple(CHARTS))).open == []


def test_names_cannot_carry_code() -> None:
    text = page(titled(EVIL), kinds=("network_map",))

    assert EVIL not in text
    assert "&lt;script&gt;" in text


def test_page_may_load_nothing() -> None:
    text = page(outcome(), kinds=tuple(CHARTS))
    loads = [
        value
        for _, attributes in tags(text).seen
        for name, value in attributes.items()
        if name in {"src", "href", "action", "srcset"} and not str(value).startswith(("data:", "#"))
    ]

    assert "default-src 'none'" in text
    assert loads == []
    assert not re.search(
        r"@import|url\(", "".join(re.findall(r"<style>.*?</style>", text, re.DOTALL))
    )


@pytest.mark.parametrize("kind", CHARTS)
def test_chart_has_words_for_those_who_cannot_see_it(kind: str) -> None:
    images = [seen for tag, seen in tags(page(outcome(), kinds=(kind,))).seen if tag == "img"]

    assert [image["alt"] for image in images] == [CHARTS[kind].alt.es]


@pytest.mark.parametrize(
    "words",
    [
        "¿Qué conviene?",
        "Respuesta",
        "Recetas surtidas completas",
        "Unidades en riesgo",
        "Supuestos y sus fuentes",
        "estimación",
        "SCT road register [F]",
        "3\u00a0filas",
        "encontrado",
        "Lo que el modelo no incluye",
        "abasto compare scenarios/prueba --seed 1 --replications 4 --lang es",
        "numpy 2.0",
        "Ir a la respuesta",
        "Surtido remoto ÷ cercano",
        "60 días desde el 2025-01-01",
    ],
)
def test_spanish_page_tells(words: str) -> None:
    assert words in page(outcome())


@pytest.mark.parametrize("language", ["es", "en"])
def test_results_without_a_trace_say_that_no_year_can_be_played(language: str) -> None:
    text = page(outcome(), language=language)

    assert MAP_WORDS["no_play"].in_language(language) in text
    assert MAP_WORDS["intro_play"].in_language(language) not in text


def test_every_limit_is_named() -> None:
    text = page(outcome(), language="en")

    assert all(limit.en in text for limit in (NO_EXPIRY, NO_COLD_CHAIN, NO_BREAKDOWNS, *LIMITS))


def limits(**changes: object) -> list[Text]:
    """Return the limits of a plan whose strategies all differ from the base by these sections."""
    plan = outcome().plan
    scenario = plan.base.model_copy(update=changes)
    strategies = {name: replace(each, scenario=scenario) for name, each in plan.strategies.items()}
    return limits_of(replace(plan, strategies=strategies))


@pytest.mark.parametrize(
    ("section", "rule", "limit"),
    [("ageing", Ageing(expires=True), NO_EXPIRY), ("cold_chain", ColdChain(), NO_COLD_CHAIN)],
)
def test_what_is_played_is_no_limit(section: str, rule: Section, limit: Text) -> None:
    assert limit not in limits(**{section: rule})


def test_loans_are_a_limit_only_where_there_are_none() -> None:
    assert NO_LOANS in limits(agreements={})
    assert NO_LOANS not in limits()


def test_spanish_page_has_no_english_headings() -> None:
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page(outcome()))
    english = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page(outcome(), language="en"))

    assert len(headings) == len(english) == 12
    assert not set(headings) & set(english)


def test_unknown_difference_is_one_dash() -> None:
    whole = outcome()
    kit = whole.strategies["kit"]
    kit = replace(kit, kpis=[run | {"on_time": float("nan")} for run in kit.kpis])
    text = page(replace(whole, strategies=dict(whole.strategies) | {"kit": kit}))
    results = text[text.index('id="results"') :]
    row = results[results.index("Entregas a tiempo") :]

    assert row[: row.index("</tr>")].count("–") == 1


def test_synthetic_unit_is_marked() -> None:
    whole = outcome()
    facilities = {
        name: facility.model_copy(update={"synthetic": True})
        for name, facility in whole.plan.base.facilities.items()
    }
    scenario = whole.plan.base.model_copy(update={"facilities": facilities})
    strategies = {
        name: replace(one, scenario=scenario) for name, one in whole.plan.strategies.items()
    }
    text = page(replace(whole, plan=replace(whole.plan, strategies=strategies)))

    assert '<span class="tag">sintética</span>' in text
    assert "Las unidades sintéticas no existen" in text


def test_assumption_is_shown_as_it_is_written() -> None:
    whole = outcome()
    odd = Assumption("demand.rates", "<b>3</b>", "a & b", "recalled")
    text = page(replace(whole, plan=replace(whole.plan, assumptions=(odd,))))

    assert "&lt;b&gt;3&lt;/b&gt;" in text
    assert "de memoria, sin verificar" in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("112 rows", "112\u00a0filas"),
        ("2.4 months", "2.4\u00a0meses"),
        ("0.35", "0.35"),
        ("2 lines", "2 lines"),
    ],
)
def test_amount_is_told_in_spanish_where_we_know_its_word(value: str, shown: str) -> None:
    whole = outcome()
    stated = Assumption("demand.rates", value, "", "stated")
    text = page(replace(whole, plan=replace(whole.plan, assumptions=(stated,))))

    assert f'<td class="text whole">{shown}</td>' in text


def stated(*assumptions: Assumption) -> str:
    """Return the section of a page whose plan states just these."""
    whole = outcome()
    text = page(replace(whole, plan=replace(whole.plan, assumptions=assumptions)))
    return text[text.index('id="assumptions"') : text.index('id="limits"')]


def test_the_mark_of_a_source_stands_in_its_own_column_alone() -> None:
    text = stated(Assumption("demand.rates", "3", "[E] as in 2024", "estimate"))

    assert '<td class="text">as in 2024</td>' in text


@pytest.mark.parametrize(("number", "rows"), [(19, 1), (3, 3)])
def test_many_single_rows_of_a_table_are_one_line(number: int, rows: int) -> None:
    routes = [
        Assumption("transport.routes", "1 row", f"[C] {hours} h", "computed")
        for hours in range(number)
    ]
    text = stated(*routes)

    assert text.count('scope="row"') == rows
    assert ("19\u00a0filas" in text) == (number == 19)


def test_a_long_path_can_be_broken_at_points_and_underscores() -> None:
    text = stated(Assumption("demand.pieces_per_line", "3", "", "stated"))

    assert "demand.<wbr>pieces_<wbr>per_<wbr>line" in text


@pytest.mark.parametrize(("strategies", "shown"), [(("pull", "kit"), 1), (("pull",), 0)])
def test_an_additional_prescription_is_one_more_than_under_another_strategy(
    strategies: tuple[str, ...], shown: int
) -> None:
    assert page(outcome(strategies)).count("Costo por receta surtida adicional") == shown


def test_every_kind_of_chart_stands_in_one_section() -> None:
    placed = [kind for section in SECTIONS for kind in section.charts]

    assert sorted(placed) == sorted(CHARTS)


def test_every_section_is_in_the_list_at_the_top() -> None:
    text = page(outcome(), kinds=tuple(CHARTS))
    anchors = [dict(seen)["id"] for tag, seen in tags(text).seen if tag == "section"]
    listed = re.findall(r'<li><a href="#(\w+)">', text)

    assert listed == anchors


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "la mitad de las entregas llega en 14.0 días desde el pedido; a tiempo, 75.0"),
        ("en", "half of the deliveries come within 14.0 days of the order; on time, 75.0"),
    ],
)
def test_delivery_times_are_told_in_words(language: str, sentence: str) -> None:
    rows = [delivery(received=371.375), delivery(received=384.375)]
    late = [delivery(received=384.375), delivery(received=400.375)]
    whole = outcome(("pull",), replications=2)
    runs = [records(number, deliveries=[*rows, *late]) for number in range(2)]
    pull = replace(
        whole.strategies["pull"], records=runs, kpis=[measure(run, labels()) for run in runs]
    )
    whole = replace(whole, strategies={"pull": pull})

    assert sentence in page(whole, language=language, kinds=("delivery_times",))


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_section_has_a_template_of_its_name(section: material.Section) -> None:
    files = resources.files("sim.reporting.report") / "templates"

    assert (files / f"{section.name}.html.jinja").is_file()
