"""Write docs/strategies.md and docs/estrategias.md from results: ``python -m pages``."""

import argparse
import sys
from pathlib import Path

from pages.write import write_pages
from sim.errors import SimError
from sim.experiment.results import open_outcome, results_folder
from sim.scenario.loader import load_plan

_ROOT = Path(__file__).parent.parent
_SCENARIO = _ROOT / "scenarios" / "policies_side_by_side"


def main() -> int:
    """Read the results, write both pages with their pictures, and name the files."""
    options = _options()
    try:
        results = options.results or results_folder(load_plan(_SCENARIO), Path("results"))
        files = write_pages(open_outcome(results), options.docs)
    except SimError as error:
        print(error, file=sys.stderr)
        return 3
    for file in files:
        print(f"wrote {file}", file=sys.stderr)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pages", description=__doc__)
    parser.add_argument(
        "results",
        type=Path,
        nargs="?",
        help="folder of a comparison; by default that of the scenario as it stands",
    )
    parser.add_argument("--docs", type=Path, default=_ROOT / "docs", help="where pages stand")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
