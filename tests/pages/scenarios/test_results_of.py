import json
import re
from pathlib import Path
from typing import Any

import pytest

from pages.scenarios.results_of import ResultsOf, sorted_by_scenario, where_commands_leave_them
from sim.errors import SimError

SHIPPED = Path(__file__).parents[3] / "scenarios"


def results(folder: Path, **content: Any) -> Path:  # noqa: ANN401 - what a manifest holds
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"scenario": "chaco"} | content))
    return folder


def test_comparison_and_sweeps_of_a_scenario_belong_together(tmp_path: Path) -> None:
    delay = results(tmp_path / "delay", sweep={})
    comparison = results(tmp_path / "comparison")
    other = results(tmp_path / "other", scenario="santa_cruz")

    assert sorted_by_scenario([delay, other, comparison]) == {
        "santa_cruz": ResultsOf(other, ()),
        "chaco": ResultsOf(comparison, (delay,)),
    }


@pytest.mark.parametrize(
    ("contents", "problem"),
    [
        ([{}, {}], "both compare chaco: name only one"),
        ([{"sweep": {}}], "is a sweep of chaco: name its comparison too"),
    ],
    ids=["two comparisons", "a sweep alone"],
)
def test_results_that_make_no_page_are_an_error_of_the_user(
    tmp_path: Path, contents: list[dict[str, Any]], problem: str
) -> None:
    folders = [results(tmp_path / str(n), **content) for n, content in enumerate(contents)]

    with pytest.raises(SimError, match=problem):
        sorted_by_scenario(folders)


def test_sweeps_are_taken_where_they_were_played(tmp_path: Path) -> None:
    names = ["chihuahua_ultima_milla"]
    (comparison,) = where_commands_leave_them(names, SHIPPED, tmp_path)
    sweep = tmp_path / re.sub(r"-(\w+)$", r"-sensitivity-\1", comparison.name)
    sweep.mkdir()

    assert list(where_commands_leave_them(names, SHIPPED, tmp_path)) == [comparison, sweep]
