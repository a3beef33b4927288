"""Tests of playing a plan into a results folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import SimError
from sim.experiment.compare import chosen_strategies, play
from sim.experiment.failures import FailedRunsError
from sim.experiment.how import How
from sim.experiment.ledger import Ledger
from sim.experiment.local_processes import local_workers
from sim.experiment.lock import locked
from sim.experiment.results import ledger_file, results_folder
from sim.experiment.totals import run_file
from sim.experiment.work import Playable
from sim.metrics.outcome import Outcome, StrategyOutcome
from sim.scenario.plan import Plan
from tests.builders import plan
from tests.fake_stages import Accident, DiesOnce, Fails, MadeUp, NeverPlayed


def figures(outcome: Outcome) -> str:
    """Return everything that was measured, to the last bit."""
    return repr([(one.id, one.kpis, runs_of(one)) for one in outcome.strategies.values()])


def runs_of(played: StrategyOutcome) -> list[bytes]:
    return [array.tobytes() for run in played.records for array in run.arrays().values()]


def started(folder: Path, stage: Callable[[Plan], Playable]) -> None:
    """Start to play and be interrupted."""
    with pytest.raises(KeyboardInterrupt, match="by accident"):
        play(plan(), folder=folder, stage=stage)


def longer(made: Plan, replications: int) -> Plan:
    run = made.base.run.model_copy(update={"replications": replications})
    return replace(made, base=made.base.model_copy(update={"run": run}))


def test_every_strategy_has_every_replication(tmp_path: Path) -> None:
    outcome = play(plan(), folder=tmp_path, stage=MadeUp)

    assert {name: len(one.kpis) for name, one in outcome.strategies.items()} == {
        "pull": 4,
        "kit": 4,
    }


def test_outcome_names_seed_baseline_and_versions(tmp_path: Path) -> None:
    outcome = play(plan(), folder=tmp_path, stage=MadeUp)

    assert (outcome.seed, outcome.baseline, outcome.replications) == (1, "pull", 4)
    assert {"abasto", "model", "numpy", "simpy"} <= outcome.versions.keys()


def test_second_start_plays_nothing_again(tmp_path: Path) -> None:
    first = play(plan(), folder=tmp_path, stage=MadeUp)
    second = play(plan(), folder=tmp_path, stage=NeverPlayed)

    assert figures(second) == figures(first)


@pytest.mark.parametrize("replication", [0, 1, 3])
def test_interrupted_start_goes_on_to_the_same_outcome(replication: int, tmp_path: Path) -> None:
    started(tmp_path / "broken", Accident(replication))
    resumed = play(plan(), folder=tmp_path / "broken", stage=MadeUp)

    assert figures(resumed) == figures(play(plan(), folder=tmp_path / "whole", stage=MadeUp))


def test_what_was_finished_before_an_interruption_is_kept(tmp_path: Path) -> None:
    started(tmp_path, Accident(3))
    told: list[tuple[int, int]] = []
    play(
        plan(), folder=tmp_path, stage=MadeUp, how=How(progress=lambda *counts: told.append(counts))
    )

    assert told == [(3, 4), (4, 4)]


def test_outcome_is_the_same_for_two_workers_one_of_which_is_killed(tmp_path: Path) -> None:
    dies = DiesOnce(replication=1, marker=tmp_path / "died")
    shared = play(plan(), folder=tmp_path / "two", how=How(local_workers(2)), stage=dies)

    assert figures(shared) == figures(play(plan(), folder=tmp_path / "one", stage=MadeUp))


def test_run_whose_records_were_lost_is_played_again(tmp_path: Path) -> None:
    first = play(plan(), folder=tmp_path, stage=MadeUp)
    run_file(tmp_path, "kit", 2).unlink()
    again = play(plan(), folder=tmp_path, stage=MadeUp)

    assert figures(again) == figures(first)


def test_more_replications_go_on_from_what_there_is(tmp_path: Path) -> None:
    play(plan(), folder=tmp_path, stage=MadeUp)
    told: list[tuple[int, int]] = []
    more = longer(plan(), 6)
    play(more, folder=tmp_path, stage=MadeUp, how=How(progress=lambda *counts: told.append(counts)))

    assert told[0] == (4, 6)


def test_strategies_are_played_in_the_order_of_the_plan(tmp_path: Path) -> None:
    made = plan(["pull", "kit", "push"])
    outcome = play(made, folder=tmp_path, strategies=["push", "pull"], stage=MadeUp)

    assert list(outcome.strategies) == ["pull", "push"]


def test_first_strategy_is_the_baseline_where_that_of_the_plan_is_left_out(tmp_path: Path) -> None:
    made = plan(["pull", "kit", "push"])
    outcome = play(made, folder=tmp_path, strategies=["kit", "push"], stage=MadeUp)

    assert outcome.baseline == "kit"


def test_verify_reaches_what_plays(tmp_path: Path) -> None:
    plain = play(plan(), folder=tmp_path / "plain", stage=MadeUp)
    verified = play(plan(), folder=tmp_path / "verified", verify=True, stage=MadeUp)

    assert figures(verified) != figures(plain)


def test_folder_that_another_process_plays_into_is_left_alone(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(SimError, match="is playing into this folder"):
        play(plan(), folder=tmp_path, stage=MadeUp)


def test_unknown_strategy_is_named_with_the_nearest_one() -> None:
    with pytest.raises(SimError, match="'kti'; did you mean 'kit'"):
        chosen_strategies(plan(), ["kti"])


def test_folder_is_named_after_the_scenario() -> None:
    assert results_folder(plan(), Path("results")).name.startswith("prueba-")


def test_first_failure_ends_it_and_is_kept_with_its_trace(tmp_path: Path) -> None:
    with pytest.raises(FailedRunsError, match=r"strategy 'pull', replication 2: RuntimeError: bad"):
        play(plan(), folder=tmp_path, stage=Fails(2))
    with Ledger(ledger_file(tmp_path)) as ledger:
        kept = [one.replication for one in ledger.failures()]

    assert kept == [2, 2]


def test_others_are_played_when_a_run_fails_and_we_keep_going(tmp_path: Path) -> None:
    with pytest.raises(FailedRunsError, match="2 runs failed"):
        play(plan(), folder=tmp_path, stage=Fails(1), how=How(keep_going=True))
    with Ledger(ledger_file(tmp_path)) as ledger:
        known = {run.replication for run in ledger.runs()}

    assert known == {0, 2, 3}


def test_second_start_tries_failed_runs_again(tmp_path: Path) -> None:
    with pytest.raises(FailedRunsError, match="failed"):
        play(plan(), folder=tmp_path / "broken", stage=Fails(1))
    again = play(plan(), folder=tmp_path / "broken", stage=MadeUp)

    assert figures(again) == figures(play(plan(), folder=tmp_path / "whole", stage=MadeUp))
