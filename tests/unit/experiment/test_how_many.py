"""Tests of how many replications are played until an interval is narrow enough."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sim.domain.records import Records
from sim.errors import SimError
from sim.experiment.compare import play
from sim.experiment.how import How
from sim.experiment.how_many import HowMany
from sim.experiment.local_processes import local_workers
from sim.experiment.results import open_outcome
from sim.metrics.comparison import compare
from sim.metrics.outcome import Outcome
from sim.scenario.loader import load_plan
from sim.scenario.plan import Plan
from sim.scenario.precision import Precision
from tests.builders import plan, records
from tests.fake_stages import Accident, DiesOnce, MadeUp, NeverPlayed
from tests.tiny_scenario import write_tiny

EASY, HARD = "±20 points", "±0.001 points"


def precise(
    until: str = EASY, *, of: str = "prescriptions_filled", made: Plan | None = None
) -> Plan:
    """Return a plan that looks after 10 replications, and again up to 20."""
    made = made or plan()
    said = Precision(until=until, of=of, at_least=10, at_most=20)
    run = made.base.run.model_copy(update={"replications": said})
    return replace(made, base=made.base.model_copy(update={"run": run}))


class NothingArrives(MadeUp):
    """Records without deliveries: no figure of theirs is defined."""

    def play(
        self, strategies: Sequence[str], replication: int, *, verify: bool = False
    ) -> Iterator[tuple[str, Records]]:
        for strategy in strategies:
            yield strategy, records(replication + verify, deliveries=())


def figures(outcome: Outcome) -> str:
    return repr([(one.id, one.kpis, outcome.stop) for one in outcome.strategies.values()])


@pytest.mark.parametrize(("until", "expected"), [(EASY, (15, True)), (HARD, (20, False))])
def test_it_is_played_until_the_interval_is_narrow(
    until: str, expected: tuple[int, bool], tmp_path: Path
) -> None:
    outcome = play(precise(until), folder=tmp_path, stage=MadeUp)

    assert outcome.stop is not None
    assert (outcome.replications, outcome.stop.is_narrow) == expected


def test_interval_that_decided_is_the_one_that_is_shown(tmp_path: Path) -> None:
    outcome = play(precise(), folder=tmp_path, stage=MadeUp)
    shown = compare(outcome).strategies["kit"].differences["prescriptions_filled"]

    assert outcome.stop is not None
    assert outcome.stop.half_width == shown.half_width


def test_one_strategy_alone_is_played_until_its_mean_is_precise(tmp_path: Path) -> None:
    outcome = play(precise(), folder=tmp_path, strategies=["kit"], stage=MadeUp)
    shown = compare(outcome).strategies["kit"].means["prescriptions_filled"]

    assert outcome.stop is not None
    assert outcome.stop.half_width == shown.half_width


def test_named_strategies_alone_have_to_be_precise(tmp_path: Path) -> None:
    made = precise(made=plan(["pull", "kit", "push"]))
    said = made.base.run.replications
    assert isinstance(said, Precision)
    run = made.base.run.model_copy(
        update={"replications": said.model_copy(update={"strategies": ("push",)})}
    )
    named = replace(made, base=made.base.model_copy(update={"run": run}))
    outcome = play(named, folder=tmp_path, stage=MadeUp)
    shown = compare(outcome).strategies["push"].differences["prescriptions_filled"]

    assert outcome.stop is not None
    assert outcome.stop.half_width == shown.half_width


@pytest.mark.parametrize("replication", [3, 12])
def test_interruption_leaves_the_stop_where_it_is(replication: int, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play(precise(), folder=tmp_path / "broken", stage=Accident(replication))
    resumed = play(precise(), folder=tmp_path / "broken", stage=MadeUp)

    assert figures(resumed) == figures(play(precise(), folder=tmp_path / "whole", stage=MadeUp))


def test_two_workers_one_of_which_dies_stop_where_one_does(tmp_path: Path) -> None:
    dies = DiesOnce(replication=12, marker=tmp_path / "died")
    shared = play(precise(), folder=tmp_path / "two", how=How(local_workers(2)), stage=dies)

    assert figures(shared) == figures(play(precise(), folder=tmp_path / "one", stage=MadeUp))


def test_replications_of_an_earlier_start_change_nothing(tmp_path: Path) -> None:
    play(precise(HARD), folder=tmp_path / "more", stage=MadeUp)
    after_more = play(precise(), folder=tmp_path / "more", stage=NeverPlayed)

    assert figures(after_more) == figures(play(precise(), folder=tmp_path / "new", stage=MadeUp))


def test_outcome_that_is_read_back_says_why_it_stopped(tmp_path: Path) -> None:
    tiny = precise(made=load_plan(write_tiny(tmp_path)))
    played = play(tiny, folder=tmp_path / "results", stage=MadeUp)

    assert figures(open_outcome(tmp_path / "results")) == figures(played)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            precise(of="prescriptions_fild"),
            r"replications\.of: no figure is called .* did you mean",
        ),
        (precise("±0.5"), r"until: .* is a share: expected points, as in '±0\.5 points'"),
        (precise("±1 points", of="transport_cost"), "until: 'transport_cost' is no share"),
    ],
    ids=["unknown figure", "share without points", "cost in points"],
)
def test_precision_of_what_is_not_there_is_refused(made: Plan, message: str) -> None:
    with pytest.raises(SimError, match=message):
        HowMany(made, ["pull", "kit"]).check()


def test_strategy_that_is_compared_with_nothing_is_refused() -> None:
    said = Precision(until=EASY, strategies=("pull",))
    made = plan()
    run = made.base.run.model_copy(update={"replications": said})
    odd = replace(made, base=made.base.model_copy(update={"run": run}))

    with pytest.raises(SimError, match=r"compared with the baseline \('kit'\), got 'pull'"):
        HowMany(odd, ["pull", "kit"]).check()


def test_figure_that_is_never_defined_is_refused_at_the_first_look(tmp_path: Path) -> None:
    never = precise("±1 points", of="on_time")
    told: list[int] = []

    with pytest.raises(SimError, match="'on_time' is not defined"):
        play(
            never,
            folder=tmp_path,
            stage=NothingArrives,
            how=How(progress=lambda done, _: told.append(done)),
        )
    assert max(told) == 10
