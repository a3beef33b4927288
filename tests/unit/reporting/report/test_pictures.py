import re

import pytest

from sim.reporting.report.pictures import picture

SVG = '<svg width="547.2pt" height="300pt" xmlns="http://www.w3.org/2000/svg"></svg>'


def test_a_picture_knows_its_size_before_it_is_drawn() -> None:
    assert picture(SVG).size == 'width="730" height="400"'


def test_a_drawing_without_a_size_has_none() -> None:
    assert picture("<svg></svg>").size == ""


@pytest.mark.parametrize("sign", ['"', "&", "#", "%"])
def test_a_drawing_cannot_end_its_attribute(sign: str) -> None:
    address = picture(f"<svg>{sign}</svg>").address

    assert re.search(rf"<svg>%{ord(sign):02X}</svg>", address)
