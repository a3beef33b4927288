"""Tests of who was selected, in words."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from sim.metrics.catalogue import KPIS
from sim.metrics.selection import Selection, Standing
from sim.reporting.selection_table import print_selection, write_selection
from sim.scenario.text import Language

TITLES = {"kit": "Kit fijo", "pull": "Pedido", "push": "Reposición"}
RESULT = Selection(
    KPIS["prescriptions_filled"],
    0.005,
    0.95,
    (
        Standing("kit", 0.9, 25),
        Standing("push", 0.9, 25, "kit", 0.0),
        Standing("pull", 0.8, 20, "kit", -0.1),
    ),
    70,
)


def printed(language: Language) -> str:
    console = Console(file=io.StringIO(), width=160)
    print_selection(RESULT, TITLES, language=language, currency="MXN", console=console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("es", "Se elige «Kit fijo». Si la mejor aventaja a cada una de las demás en 0.50 puntos"),
        ("en", "Selected: “Kit fijo”. If the best is ahead of every other by 0.50 points or more"),
    ],
)
def test_promise_is_said_in_plain_words(language: Language, promise: str) -> None:
    assert promise in printed(language)


def test_it_says_by_whom_each_was_beaten() -> None:
    assert "│ Pedido │ 80.0 │ 20 │ Kit fijo │ −10.0 │" in printed("es")


def test_contender_that_is_the_same_was_not_beaten() -> None:
    assert "igual que Kit fijo" in printed("es")


def test_table_has_a_row_a_contender(tmp_path: Path) -> None:
    lines = write_selection(RESULT, TITLES, tmp_path).read_text("utf-8-sig").splitlines()

    assert lines[0].startswith("contender,title,selected,kpi,mean,replications,dropped_by")
    assert lines[3] == "pull,Pedido,false,prescriptions_filled,0.8,20,kit,-0.1,0.005,0.95"


@pytest.mark.parametrize("title", ["Kit [piloto]", "[/bold] kit", "[red]kit"])
def test_title_is_printed_as_it_is(title: str) -> None:
    console = Console(file=io.StringIO(), width=160)
    titles = TITLES | {"kit": title}
    print_selection(RESULT, titles, language="es", currency="MXN", console=console)
    assert isinstance(console.file, io.StringIO)

    assert console.file.getvalue().count(title) >= 3
