"""Play all known answers and write docs/validation.md: ``python -m validation``."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from validation.known_answer import Depth, KnownAnswer, Row
from validation.page import FILES, render_page, render_table
from validation.played import ROOT
from validation.registry import ANSWERS

_DIFFERS = 4
"""Exit code where a row does not agree: an expectation is not met."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, tell each row on stderr, and write both pages, or one topic's table to stdout.

    Return 0, or 4 where a row does not agree, as the commands of abasto do where an expectation is
    not met. Pages are written in any case: they say which.
    """
    options = _options(arguments)
    answers = {options.only: ANSWERS[options.only]} if options.only else ANSWERS
    rows = list(_told(answers, options.depth))
    if options.only:
        print(render_table(rows, language="en"))
    else:
        _write(rows, options.docs)
    return 0 if all(row.agrees for row in rows) else _DIFFERS


def _told(answers: Mapping[str, KnownAnswer], depth: Depth) -> Iterator[Row]:
    """Yield the rows as they are played, and say on stderr how each came out."""
    start = perf_counter()
    for answer in answers.values():
        for row in answer.rows(depth):
            verdict = "agrees" if row.agrees else "DIFFERS"
            figures = f"expected {row.expected:.5g}, simulated {row.simulated:.5g}"
            print(
                f"{perf_counter() - start:6.0f} s  {row.topic} {row.id}: {figures}"
                f" ± {row.half_width:.2g}: {verdict}",
                file=sys.stderr,
            )
            yield row


def _write(rows: Sequence[Row], docs: Path) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    for language, name in FILES.items():
        file = docs / name
        file.write_text(render_page(rows, ANSWERS, language=language), encoding="utf-8")
        print(f"wrote {file}", file=sys.stderr)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m validation", description=__doc__)
    parser.add_argument("--only", choices=list(ANSWERS), help="one topic; its table is printed")
    parser.add_argument("--depth", choices=["quick", "full"], default="full", help="how long")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where pages stand")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
