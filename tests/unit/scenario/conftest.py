"""What the tests of scenario reading share: the small world as files."""

from pathlib import Path

import pytest

from tests.unit.scenario.small_world import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return the small world, not yet written."""
    folder = tmp_path / "world"
    folder.mkdir()
    return Files(folder)
