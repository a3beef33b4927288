"""Tests that all text of the page can be read by those who see little (WCAG 2.1, 1.4.3)."""

import re

import pytest

from sim.reporting.report.assets import asset

LEAST = 4.5
SHEETS = asset("page.css") + asset("map.css")
INKS = sorted(set(re.findall(r"(?<![-\w])color: (#\w+)", SHEETS)))
PAPERS = sorted({"#fff", *re.findall(r"background: (#\w+)", SHEETS)})
QUIET = "#595959"
BODY = "#1a1a1a"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 for black and 1 for white."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return sum(part * each for part, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(ink: str, paper: str) -> float:
    low, high = sorted([luminance(ink), luminance(paper)])
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_most() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_white(ink: str) -> None:
    assert contrast(ink, "#fff") >= LEAST


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", [BODY, QUIET])
def test_text_can_be_read_on_every_ground(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= LEAST
