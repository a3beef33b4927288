"""How heavy a report is in a browser: ``python -m benchmarks.page report.html ...``.

Size, time until the map can be played, time a frame while it is dragged and played, and what the
page asked the network for or complained about, in a Chromium without a screen or graphics card.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

_WINDOW = ViewportSize(width=1366, height=768)
_READY = "#map_player:not([hidden])"
_BYTES_PER_MB = 1e6
_DRAGS, _DRAG_PIXELS = 20, 15
_PLAYED_MS, _PATIENCE_MS = 3000, 180_000
_LIMIT_MB, _LIMIT_SECONDS = 5.0, 2.0

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
_WATCH_FRAMES = """() => {
  window.frames_ms = [];
  let before = performance.now();
  const next = (now) => {
    window.frames_ms.push(now - before);
    before = now;
    window.frames_watch = requestAnimationFrame(next);
  };
  window.frames_watch = requestAnimationFrame(next);
}"""
_FRAMES = "() => { cancelAnimationFrame(window.frames_watch); return window.frames_ms.slice(1); }"


class Frames(NamedTuple):
    """How long frames took, in milliseconds; a screen shows one every 16.7."""

    typical: float
    """Half of them took no longer."""

    slow: float
    """95 % of them took no longer."""


class PageFigures(NamedTuple):
    """What was measured of one page."""

    file: Path
    """The page."""

    megabytes: float
    """Its size."""

    cpu_seconds: float
    """What its main thread computes until the map can be played, whatever else the machine does."""

    shown_seconds: float
    """From its address to the first text on the screen, the best of all times opened."""

    ready_seconds: float
    """From its address until the map can be played, the best of all."""

    pan: Frames
    """While the map is dragged."""

    play: Frames
    """While a year is played at ten days a second."""

    requests: Sequence[str]
    """What it asked the network for."""

    complaints: Sequence[str]
    """What it wrote to the console, and its errors."""


def main() -> int:
    """Measure each page, print a table, and return 1 where one is too heavy or complains."""
    options = _options()
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        figures = [measure(browser, file, repeats=options.repeats) for file in options.reports]
    print("\n".join(lines(figures)))
    return 0 if all(_is_light(one, options) for one in figures) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("reports", type=Path, nargs="+", metavar="REPORT", help="report.html")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is opened")
    parser.add_argument("--megabytes", type=float, default=_LIMIT_MB, help="most that it may weigh")
    parser.add_argument(
        "--seconds", type=float, default=_LIMIT_SECONDS, help="longest that opening may take"
    )
    return parser.parse_args()


def measure(browser: Browser, file: Path, *, repeats: int) -> PageFigures:
    """Open *file* so many times, drag and play its map once, and return what was measured."""
    opened = [_open(browser, file) for _ in range(repeats)]
    last = opened[-1]
    pan = _frames(last.page, _drag)
    play = _frames(last.page, _play)
    for each in opened:
        each.page.close()
    return PageFigures(
        file=file,
        megabytes=file.stat().st_size / _BYTES_PER_MB,
        cpu_seconds=min(each.cpu_seconds for each in opened),
        shown_seconds=min(each.shown_seconds for each in opened),
        ready_seconds=min(each.ready_seconds for each in opened),
        pan=pan,
        play=play,
        requests=last.requests,
        complaints=last.complaints,
    )


class _Opened(NamedTuple):
    page: Page
    cpu_seconds: float
    shown_seconds: float
    ready_seconds: float
    requests: list[str]
    complaints: list[str]


def _open(browser: Browser, file: Path) -> _Opened:
    page = browser.new_page(viewport=_WINDOW)
    page.set_default_timeout(_PATIENCE_MS)
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    chromium = page.context.new_cdp_session(page)
    chromium.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.resolve().as_uri())
    page.wait_for_selector(_READY, state="attached")
    ready_ms = page.evaluate("performance.now()")
    shown_ms = page.evaluate(_PAINTED)
    known = {
        one["name"]: one["value"] for one in chromium.send("Performance.getMetrics")["metrics"]
    }
    asked = [url for url in requests if not url.startswith(("file:", "data:"))]
    return _Opened(page, known["ThreadTime"], shown_ms / 1000, ready_ms / 1000, asked, complaints)


def _frames(page: Page, act: Callable[[Page], None]) -> Frames:
    page.evaluate(_WATCH_FRAMES)
    act(page)
    took = sorted(page.evaluate(_FRAMES))
    return Frames(median(took), took[int(0.95 * (len(took) - 1))])


def _drag(page: Page) -> None:
    """Drag the map to and fro with the mouse."""
    canvas = page.locator("#map_canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    if box is None:
        return
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for turn in range(2 * _DRAGS):
        page.mouse.move(x + _DRAG_PIXELS * min(turn, 2 * _DRAGS - turn), y)
    page.mouse.up()


def _play(page: Page) -> None:
    """Play the year for a few seconds."""
    page.select_option("#speed", "10")
    page.click("#play")
    page.wait_for_timeout(_PLAYED_MS)
    page.click("#play")


def lines(figures: Sequence[PageFigures]) -> list[str]:
    """Return the table: a row a page, and below it what a page asked for or complained about."""
    head = (
        f"{'report':44}{'MB':>6}{'cpu s':>7}{'shown s':>9}{'ready s':>9}{'drag ms/frame':>16}"
        f"{'play ms/frame':>16}{'requests':>10}{'messages':>10}"
    )
    rows = [
        f"{one.file.parent.name[-42:]:44}{one.megabytes:6.1f}{one.cpu_seconds:7.2f}{one.shown_seconds:9.2f}"
        f"{one.ready_seconds:9.2f}{_written(one.pan):>16}{_written(one.play):>16}"
        f"{len(one.requests):10}{len(one.complaints):10}"
        for one in figures
    ]
    said = [f"    {text}" for one in figures for text in (*one.requests, *one.complaints)]
    return [head, *rows, *said, "ms/frame: half of the frames / 95 % of them took no longer."]


def _written(frames: Frames) -> str:
    return f"{frames.typical:.0f} / {frames.slow:.0f}"


def _is_light(one: PageFigures, options: argparse.Namespace) -> bool:
    is_quiet = not one.requests and not one.complaints
    is_small = one.megabytes <= options.megabytes
    return is_quiet and is_small and one.ready_seconds <= options.seconds


if __name__ == "__main__":
    sys.exit(main())
