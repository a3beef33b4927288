"""Tests of the Markdown of a job."""

from collections.abc import Sequence
from pathlib import Path

from sim.reporting.findings.finding import Finding
from sim.reporting.findings.job_summary import append_summary
from tests.unit.reporting.findings.made_up import ALL, MET, NOT_MET, OPEN


def summary(folder: Path, findings: Sequence[Finding] = ALL) -> str:
    file = append_summary(findings, folder / "summary.md", title="prueba", language="en")
    return file.read_text(encoding="utf-8")


def test_every_finding_is_a_row(tmp_path: Path) -> None:
    rows = [line for line in summary(tmp_path).splitlines() if line.startswith("| ")]

    assert [row.split(" | ")[0] for row in rows[2:]] == ["| ✅", "| ❌", "| ❔", "| ⏭️"]


def test_what_others_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "summary.md").write_text("# Before\n")

    assert summary(tmp_path).startswith("# Before\n## abasto: prueba\n\n1 of 4 in order.\n")


def test_text_is_not_read_as_markdown(tmp_path: Path) -> None:
    text = summary(tmp_path, [MET, OPEN])

    assert r"\<sure\>" in text
    assert r"a\_b\|c" in text


def test_row_is_one_line(tmp_path: Path) -> None:
    assert "| ❌ | not met: 71% ± 2 at all |" in summary(tmp_path, [NOT_MET])


def test_many_that_are_met_are_only_counted(tmp_path: Path) -> None:
    text = summary(tmp_path, [*([MET] * 40), NOT_MET])

    assert "40 of 41 in order. What is in order is not shown." in text
    assert text.count("✅") == 0
