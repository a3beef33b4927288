"""Does docs/model.md name what the code has?"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
STREAM = re.compile(r'treams(?:\([^)]*\))?\.(?:get|uniform)\(\s*"([a-z ]+)"')
STREAMS = sorted(
    {
        name
        for file in (ROOT / "sim").rglob("*.py")
        for name in STREAM.findall(file.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("stream", STREAMS)
def test_every_stream_of_chance_is_on_the_page(stream: str) -> None:
    assert f"| `{stream}`" in PAGE


def test_streams_of_the_code_are_found() -> None:
    assert len(STREAMS) > 15


@pytest.mark.parametrize(
    "section",
    ["Objectives", "Logic", "Data", "Experimentation", "Implementation", "Code access"],
)
def test_every_section_of_the_guideline_is_there(section: str) -> None:
    assert re.search(rf"^## \d\. {section}$", PAGE, flags=re.MULTILINE)
