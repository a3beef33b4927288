"""Write docs/scenarios/ from results: ``python -m pages.scenarios``."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from pages.scenarios.material import Material
from pages.scenarios.results_of import ResultsOf, sorted_by_scenario, where_commands_leave_them
from pages.scenarios.scenario_page import ENDINGS, index_line
from pages.scenarios.scenario_text import read_scenario_text, scenario_names
from pages.scenarios.swept import read_swept
from pages.scenarios.write import write_index, write_scenario
from sim.errors import SimError
from sim.experiment.results import open_outcome
from sim.metrics.comparison import compare
from sim.reporting.digest import digest

_ROOT = Path(__file__).parents[2]


def main() -> int:
    """Read the results, write the pages with their pictures and the index, and name the files."""
    options = _options()
    try:
        for file in _write(options.results, options.docs):
            print(f"wrote {file}", file=sys.stderr)
    except SimError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def _write(folders: list[Path], docs: Path) -> Iterator[Path]:
    """Write the page of each scenario, and the index where all of them are there."""
    names = scenario_names()
    folders = folders or list(
        where_commands_leave_them(names, _ROOT / "scenarios", Path("results"))
    )
    found = sorted_by_scenario(folders)
    lines = {}
    for name, results in found.items():
        material = _material(name, results)
        yield from write_scenario(material, docs)
        lines[name] = {language: index_line(material, language=language) for language in ENDINGS}
    if found.keys() >= set(names):
        for language in ENDINGS:
            yield write_index([lines[name][language] for name in names], docs, language)


def _material(name: str, results: ResultsOf) -> Material:
    text, outcome = read_scenario_text(name), open_outcome(results.comparison)
    sweeps = tuple(read_swept(folder) for folder in results.sweeps)
    return Material(outcome, compare(outcome), digest(outcome), text, sweeps)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pages.scenarios", description=__doc__)
    parser.add_argument(
        "results",
        type=Path,
        nargs="*",
        help="folders of comparisons and sweeps; by default those of the scenarios as they stand",
    )
    parser.add_argument("--docs", type=Path, default=_ROOT / "docs", help="where pages stand")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
