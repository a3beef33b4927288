"""Write docs/stories.md and docs/historias.md from one run: ``python -m pages.stories``."""

import argparse
import sys
from pathlib import Path

from pages.stories.told import play_to_tell
from pages.stories.write import write_stories
from sim.errors import SimError
from sim.scenario.loader import load_plan

_ROOT = Path(__file__).parents[2]
_SCENARIO = _ROOT / "scenarios" / "chihuahua_ultima_milla"


def main() -> int:
    """Play the run, write both pages with their picture, and name the files."""
    parser = argparse.ArgumentParser(prog="python -m pages.stories", description=__doc__)
    parser.add_argument("--docs", type=Path, default=_ROOT / "docs", help="where pages stand")
    docs = parser.parse_args().docs
    try:
        plan = load_plan(_SCENARIO)
        files = write_stories(play_to_tell(plan, plan.baseline), docs)
    except SimError as error:
        print(error, file=sys.stderr)
        return 3
    for file in files:
        print(f"wrote {file}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
