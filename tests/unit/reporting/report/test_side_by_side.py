from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.metrics.outcome import Outcome
from sim.reporting.report.side_by_side import write_side_by_side
from tests.builders import outcome


def page(one: Outcome, other: Outcome, folder: Path, language: str = "es") -> str:
    folders = (folder / "antes", folder / "después")
    folders[0].mkdir()
    return write_side_by_side(one, other, folders, language)[0].read_text(encoding="utf-8")


def changed(threshold: str = "<b>2</b> months") -> Outcome:
    whole = outcome()
    raw = deepcopy(whole.plan.raw)
    raw["replenishment"]["pedido"]["policy"]["threshold"] = threshold
    return replace(whole, plan=replace(whole.plan, raw=raw))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "¿Qué cambia entre «antes» (A) y «después» (B)?"),
        ("es", "Los datos son iguales"),
        ("en", "Paired difference"),
        ("en", "Pull by exception"),
    ],
)
def test_page_of_two_equal_results_tells(words: str, language: str, tmp_path: Path) -> None:
    assert words in page(outcome(), outcome(), tmp_path, language)


def test_settings_that_changed_are_named_as_text(tmp_path: Path) -> None:
    text = page(outcome(), changed(), tmp_path)

    assert "replenishment.pedido.policy.threshold" in text
    assert "&lt;b&gt;2&lt;/b&gt; months" in text


def test_results_of_another_seed_are_not_paired(tmp_path: Path) -> None:
    assert "Welch" in page(outcome(), replace(outcome(), seed=2), tmp_path)


@pytest.mark.parametrize(
    "other",
    [outcome(("push",)), replace(outcome(), plan=replace(outcome().plan, name="otra"))],
    ids=["no strategy in common", "another scenario"],
)
def test_results_of_something_else_are_refused(other: Outcome, tmp_path: Path) -> None:
    with pytest.raises(SimError, match="expected results of the scenario 'prueba'"):
        page(outcome(), other, tmp_path)
