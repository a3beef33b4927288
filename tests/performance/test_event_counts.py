"""What one replication of Chihuahua takes, in counts that no other program on the machine moves."""

import tracemalloc
from pathlib import Path

import pytest

from benchmarks.duel import play_both
from benchmarks.strategy_year import TimedWorld, draw_all, measure
from sim.engine.draw import Draw
from sim.engine.replication import Stage
from sim.engine.world import World
from sim.rng import Streams
from sim.scenario.loader import load_plan

pytestmark = pytest.mark.slow

CHIHUAHUA = Path(__file__).parents[2] / "scenarios" / "chihuahua_ultima_milla"
ONE_YEAR = ["run.warm_up=0 d"]
TWO_MONTHS = ["run.warm_up=0 d", "run.horizon=60 d"]
MEGABYTE = 1e6


def stage(settings: list[str]) -> Stage:
    return Stage(load_plan(CHIHUAHUA, settings))


@pytest.mark.parametrize(
    ("strategy", "at_most"),
    [
        ("pull_by_exception", 5_000),
        ("kit_push", 5_000),
        ("national_kit", 5_000),
        ("forced_ordering", 5_000),
        ("continuous_review", 9_000),
        ("informed_push", 5_000),
    ],
)
def test_a_strategy_year_takes_a_few_thousand_events(strategy: str, at_most: int) -> None:
    year = stage(ONE_YEAR)
    world = World(year.settings[strategy], Draw(year.base, Streams(1, 1)), traced=False)
    world.run()
    n_events = next(world._env._eid)

    assert 1_000 < n_events < at_most


def test_events_do_not_grow_with_the_patients() -> None:
    counts = []
    for consultations in (1.2, 2.4):
        setting = f"demand.consultations_per_person_year={consultations}"
        year = stage([*TWO_MONTHS, setting])
        world = World(year.settings["kit_push"], Draw(year.base, Streams(1, 1)), traced=False)
        world.run()
        counts.append(next(world._env._eid))

    assert counts[1] < 1.05 * counts[0]


def test_a_year_is_drawn_and_played_in_300_megabytes() -> None:
    year = stage(ONE_YEAR)
    tracemalloc.start()
    try:
        draw, _ = draw_all(year.base)
        World(year.settings["kit_push"], draw, traced=False).run()
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak_bytes < 300 * MEGABYTE


@pytest.mark.parametrize("strategy", ["kit_push", "pull_by_exception"])
def test_plain_model_of_chihuahua_gives_the_same_results(strategy: str) -> None:
    months = stage(TWO_MONTHS)
    draw, _ = draw_all(months.base)
    duel = play_both(strategy, months.settings[strategy], draw, repeats=1)

    assert [table for table in duel.compared if table.different] == []
    assert duel.ratio > 5


def test_parts_of_a_strategy_year_add_up() -> None:
    months = stage(TWO_MONTHS)
    years = measure(months, repeats=1)

    assert [year.strategy for year in years] == list(months.settings)
    assert sum(year.shared_draw for year in years) == pytest.approx(years[0].draw)
    assert all(year.serve > 0 and year.logistics > 0 for year in years)


def test_a_stopwatch_changes_no_result() -> None:
    months = stage(TWO_MONTHS)
    draw, _ = draw_all(months.base)
    runs = [
        kind(months.settings["kit_push"], draw, traced=False).run() for kind in (World, TimedWorld)
    ]

    assert runs[0].prescriptions.tolist() == runs[1].prescriptions.tolist()
    assert runs[0].trips.tolist() == runs[1].trips.tolist()
