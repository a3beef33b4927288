from base64 import b64encode
from hashlib import sha256

import pytest

from sim.reporting.report.assets import asset, policy


@pytest.mark.parametrize("name", ["page.css", "map.css", "leaflet.css"])
def test_no_style_sheet_loads_anything(name: str) -> None:
    text = asset(name)

    assert "{" in text
    assert "url(" not in text


@pytest.mark.parametrize("name", ["leaflet.js", "unpack.js", "map.js", "playback.js"])
def test_no_script_names_a_source_map_or_ends_its_element(name: str) -> None:
    text = asset(name)

    assert "sourceMappingURL" not in text
    assert "</script" not in text


def test_policy_lets_in_just_what_is_inlined() -> None:
    said = policy(["a {}"], ["b()"])
    hashes = [b64encode(sha256(text).digest()).decode() for text in (b"a {}", b"b()")]

    assert said == (
        "default-src 'none'; img-src data:;"
        f" style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'"
    )


def test_policy_without_scripts_lets_none_in() -> None:
    assert policy(["a {}"], []).endswith("script-src 'none'")
