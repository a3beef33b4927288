"""Options of the whole suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden results be written anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden results anew instead of comparing with them",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether golden results are to be written."""
    return bool(request.config.getoption("--update-golden"))
