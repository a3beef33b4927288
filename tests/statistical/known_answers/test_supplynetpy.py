"""Nothing is left to chance: the same patients, the same stock on every morning."""

import pytest

from benchmarks.peers import main
from validation.answers.supplynetpy import rows

pytest.importorskip("SupplyNetPy")
pytestmark = pytest.mark.statistical


@pytest.mark.slow
def test_supplynetpy_has_the_same_stock_on_every_morning() -> None:
    assert [row for row in rows("quick") if not row.agrees] == []


@pytest.mark.slow
def test_a_larger_network_has_the_same_stock_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--units", "4", "--products", "3", "--days", "60"]) == 0
    assert "on every morning: the same" in capsys.readouterr().out
