"""Tests of the commands: exit codes, stdout and stderr apart, what is written where."""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli import app
from sim.experiment import compare as comparison
from sim.experiment import sweep as sweeps
from sim.experiment.how import AS_USUAL
from sim.experiment.lock import locked
from tests.fake_stages import Fails
from tests.tiny_scenario import GRID, TINY, write_calibration, write_sweep, write_tiny

OK, DEFECT, USAGE, USER_ERROR, NOT_MET, INTERRUPTED = 0, 1, 2, 3, 4, 130

SELECTED = """\
scenario: scenario.yaml
levers:
  trucks: {path: transport.fleets.flota.number, label: {es: Camiones, en: Trucks}, values: [1, 2]}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path)


def abasto(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def play(command: str, scenario: Path, *options: object) -> Result:
    """Play in this process, and keep the results beside the scenario."""
    out = scenario.parent.parent / "results"
    return abasto(command, scenario, "--out", out, "--workers", 1, *options)


def data_of(result: Result) -> dict[str, Any]:
    assert result.exit_code == OK, result.stderr
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def test_check_says_what_a_scenario_describes(tiny: Path) -> None:
    result = abasto("check", tiny)

    assert result.stdout == (
        "tiny: 3 facilities, 3 products, 2 roads, 2 strategies (pull, kit); no problems\n"
    )


def test_check_takes_the_folder_of_a_scenario(tiny: Path) -> None:
    assert abasto("check", tiny.parent).exit_code == OK


def test_check_names_all_problems_with_their_lines(tmp_path: Path) -> None:
    broken = TINY.replace("horizon: 60 d", "horizon_day: 60").replace("ven: V", "ven: X")
    file = tmp_path / "broken.yaml"
    file.write_text(broken, encoding="utf-8")
    result = abasto("check", file)

    assert result.exit_code == USER_ERROR
    assert result.stdout == ""
    assert f"{file}:3:" in result.stderr
    assert f"{file}:26:" in result.stderr


@pytest.mark.parametrize("command", [["check"], ["run", "--strategy", "kit", "--json"]])
def test_goods_that_miss_their_round_are_a_warning_on_stderr(
    tiny: Path, command: list[str]
) -> None:
    name, *options = command
    where = [] if name == "check" else ["--out", tiny.parent]
    result = abasto(name, tiny, *where, *options, "--set", "supply.fabricante.lead_time_most=30 d")

    assert result.exit_code == OK
    assert "warning" not in result.stdout
    assert result.stderr.startswith(f"warning: {tiny}:42:5: replenishment.stores.review: 'fabri")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(["compare"], "SCENARIO", id="no scenario"),
        pytest.param(["compare", "nowhere.yaml"], "nowhere.yaml", id="no such file"),
        pytest.param(["compare", ".", "--workers", "0"], "--workers", id="no workers"),
        pytest.param(["compare", ".", "--replications", "1"], "--replications", id="one run"),
        pytest.param(["run", "."], "--strategy", id="run without a strategy"),
        pytest.param(["report", "nowhere"], "nowhere", id="no such results"),
        pytest.param(["check", ".", "--lang", "fr"], "--lang", id="unknown option"),
        pytest.param(["dance"], "dance", id="unknown command"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], named: str) -> None:
    result = abasto(*arguments)

    assert result.exit_code == USAGE
    assert named in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--strategy", "kti"], "did you mean 'kit'?", id="unknown strategy"),
        pytest.param(["--set", "run.horizon=90"], "expected a number with a unit", id="no unit"),
        pytest.param(["--set", "run.horizons=90 d"], "unknown key 'horizons'", id="unknown key"),
    ],
)
def test_user_error_exits_with_3(tiny: Path, options: list[str], message: str) -> None:
    result = play("compare", tiny, *options)

    assert (result.exit_code, result.stdout) == (USER_ERROR, "")
    assert message in result.stderr


def test_defect_of_ours_shows_its_trace(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "play", lambda *_plan, **_options: 1 / 0)
    result = play("compare", tiny)

    assert result.exit_code == DEFECT
    assert isinstance(result.exception, ZeroDivisionError)


def test_ctrl_c_says_that_what_is_finished_is_kept(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_plan: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(comparison, "play", interrupted)
    result = play("compare", tiny)

    assert result.exit_code == INTERRUPTED
    assert "what is finished is kept" in result.stderr


def test_folder_in_use_is_a_user_error(tiny: Path) -> None:
    play("run", tiny, "--strategy", "kit")
    (folder,) = (tiny.parent.parent / "results").iterdir()

    with locked(folder):
        assert play("run", tiny, "--strategy", "kit").exit_code == USER_ERROR


def test_run_prints_the_figures_of_one_strategy(tiny: Path) -> None:
    result = play("run", tiny, "--strategy", "kit")

    assert result.exit_code == OK
    assert "Kit fijo" in result.stdout
    assert "Pedido por excepción" not in result.stdout


def test_tables_are_in_the_language_asked_for(tiny: Path) -> None:
    assert "Fixed kit" in play("run", tiny, "--strategy", "kit", "--lang", "en").stdout


def test_json_has_means_with_their_intervals(tiny: Path) -> None:
    data = data_of(play("run", tiny, "--strategy", "kit", "--json"))
    filled = data["strategies"]["kit"]["means"]["prescriptions_filled"]

    assert 0 < filled["low"] < filled["mean"] < filled["high"]


def test_json_has_null_for_what_is_not_defined(tiny: Path) -> None:
    data = data_of(play("run", tiny, "--strategy", "kit", "--json"))

    assert data["strategies"]["kit"]["means"]["turnaround_days_mean"]["mean"] is None


def test_progress_goes_to_stderr(tiny: Path) -> None:
    result = play("run", tiny, "--strategy", "kit", "--json")

    assert result.stderr.splitlines()[:2] == [
        "0 of 3 replications are there",
        "3 of 3 replications are there",
    ]


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        pytest.param(["--seed", "7"], "seed", 7, id="seed"),
        pytest.param(["--replications", "2"], "replications", 2, id="replications"),
        pytest.param(["--set", "run.seed=9"], "seed", 9, id="set"),
    ],
)
def test_option_reaches_the_run(tiny: Path, options: list[str], key: str, value: int) -> None:
    assert data_of(play("run", tiny, "--strategy", "kit", "--json", *options))[key] == value


def test_verify_changes_no_result(tiny: Path) -> None:
    plain = data_of(play("run", tiny, "--strategy", "kit", "--json"))
    for folder in (tiny.parent.parent / "results").iterdir():
        folder.rename(tiny.parent / "plain")
    verified = data_of(play("run", tiny, "--strategy", "kit", "--json", "--verify"))

    assert verified == plain


def test_second_start_goes_on_to_the_same_figures(tiny: Path) -> None:
    play("run", tiny, "--strategy", "kit", "--replications", 2)
    resumed = data_of(play("run", tiny, "--strategy", "kit", "--json"))
    for folder in (tiny.parent.parent / "results").iterdir():
        folder.rename(tiny.parent / "resumed")

    assert data_of(play("run", tiny, "--strategy", "kit", "--json")) == resumed


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Play and draw once for all tests that only look at it: drawing takes seconds."""
    return play("compare", write_tiny(tmp_path_factory.mktemp("compared")))


def written(result: Result) -> dict[Path, bytes]:
    """Return the files that a command named."""
    lines = [line for line in result.stderr.splitlines() if line.startswith("wrote ")]
    files = [Path(line.removeprefix("wrote ")) for line in lines]
    return {file: file.read_bytes() for file in files}


def test_compare_ends_by_naming_its_files(compared: Result) -> None:
    names = {file.name for file in written(compared)}

    assert {"report.html", "report.xlsx", "units_at_risk.csv", "strategies_compared.svg"} <= names
    assert compared.stderr.splitlines()[-1].startswith("wrote ")


def test_compare_prints_all_strategies_on_stdout(compared: Result) -> None:
    assert compared.exit_code == OK
    assert "Kit fijo" in compared.stdout
    assert "Pedido por" in compared.stdout


def test_report_writes_the_same_files_again(compared: Result) -> None:
    before = written(compared)
    (report,) = (file for file in before if file.name == "report.html")
    again = abasto("report", report.parent)

    assert again.stdout == compared.stdout
    assert written(again) == before


def report_folder(compared: Result) -> Path:
    (report,) = (file for file in written(compared) if file.name == "report.html")
    return report.parent


def test_report_writes_parquet_where_that_is_asked(compared: Result) -> None:
    again = abasto("report", report_folder(compared), "--parquet")
    names = {file.name for file in written(again)} - {file.name for file in written(compared)}

    assert names == {"deliveries.parquet", "trips.parquet", "kpis.parquet"}


def test_parquet_without_pyarrow_says_how_to_install_it(
    compared: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "sim.reporting.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = abasto("report", report_folder(compared), "--parquet")

    assert (result.exit_code, result.stdout) == (USER_ERROR, "")
    assert "pip install 'abasto[parquet]'" in result.stderr


def test_two_results_are_compared_side_by_side(compared: Result) -> None:
    folder = report_folder(compared)
    result = abasto("report", folder, "--beside", folder, "--lang", "en")

    assert result.exit_code == OK
    assert "side_by_side.html" in result.stderr
    assert "The settings are the same" in (folder / "side_by_side.html").read_text("utf-8")


def test_report_of_another_folder_says_what_was_expected(tmp_path: Path) -> None:
    result = abasto("report", tmp_path)

    assert result.exit_code == USER_ERROR
    assert "expected a folder that 'abasto compare' made" in result.stderr


def test_schema_is_json_schema() -> None:
    assert "properties" in data_of(abasto("schema"))


def test_sweep_prints_its_table_and_draws_its_chart(tmp_path: Path) -> None:
    result = play("sweep", write_sweep(tmp_path))
    rows = list(csv.DictReader(result.stdout.splitlines()))

    assert [row["value"] for row in rows] == ["1 months", "2 months", "0.05", "0.5"]
    assert "sensitivity.svg" in result.stderr


def test_calibrate_prints_its_tables_and_names_its_files(tmp_path: Path) -> None:
    scenario = write_calibration(tmp_path).parent
    target = "prescriptions_filled=0.85±0.2"
    result = play("calibrate", scenario / "scenario.yaml", "--target", target, "--lang", "en")

    assert (result.exit_code, "What was moved" in result.stdout) == (OK, True)
    assert ["calibrated.yaml" in result.stderr, "calibration.svg" in result.stderr] == [True] * 2


def test_calibrate_fails_where_a_figure_is_out_of_reach(tmp_path: Path) -> None:
    scenario = write_calibration(tmp_path).parent
    result = play("calibrate", scenario / "scenario.yaml", "--target", "prescriptions_filled=0.01")

    assert result.exit_code == NOT_MET
    assert "no llega a lo observado" in " ".join(result.stdout.split())


def test_values_found_are_played_by_another_command(tmp_path: Path) -> None:
    scenario = write_calibration(tmp_path).parent / "scenario.yaml"
    play("calibrate", scenario, "--target", "prescriptions_filled=0.6±0.1")
    (found,) = tmp_path.glob("results/*/calibrated.yaml")

    assert abasto("check", scenario, "--set", f"@{found}").exit_code == OK


def test_sweep_of_a_grid_names_its_tables(tmp_path: Path) -> None:
    result = play("sweep", write_sweep(tmp_path, GRID))
    files = {file.name for file in written(result)}

    assert result.exit_code == OK
    assert {"points.csv", "runs.csv", "summary.csv"} <= files


def test_dry_run_says_how_many_how_long_and_how_much(tmp_path: Path) -> None:
    result = play("sweep", write_sweep(tmp_path, GRID), "--dry-run")

    assert result.exit_code == OK
    assert "12 points × 2 strategies × 2 replications = 48 runs; 32 of them differ" in result.stdout
    assert "time: about" in result.stdout
    assert "disk: about" in result.stdout
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize(
    ("command", "options"), [("sweep", ("--dry-run",)), ("select", ("--delta", "50 points"))]
)
def test_points_that_are_checked_are_told(
    tmp_path: Path, command: str, options: tuple[str, ...]
) -> None:
    result = play(command, write_sweep(tmp_path), *options)

    assert result.stderr.splitlines()[:2] == [
        "0 of 4 points are checked",
        "4 of 4 points are checked",
    ]


def test_shards_are_merged_to_the_tables_of_the_whole(tmp_path: Path) -> None:
    file = write_sweep(tmp_path)
    whole = {table.name: table.read_bytes() for table in written(play("sweep", file))}
    parts = [play("sweep", file, "--shard", f"{number}/2") for number in (1, 2)]
    folders = [next(iter(written(part))).parent for part in parts]
    merged = abasto("merge", *folders, "--out", tmp_path / "merged")
    tables = {table.name: table.read_bytes() for table in written(merged)}

    assert merged.exit_code == OK
    assert tables == whole


def test_problem_of_a_sweep_is_named_with_its_line(tmp_path: Path) -> None:
    result = play("sweep", write_sweep(tmp_path, GRID.replace("[1, 2]", "[1, -2]")))

    assert result.exit_code == USER_ERROR
    assert "sweep.yaml:5:24: levers.trucks: value -2" in result.stderr
    assert not (tmp_path / "results").exists()


def test_failed_run_of_a_sweep_ends_in_exit_code_one_and_its_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeps.play_sweep, "__kwdefaults__", {"how": AS_USUAL, "stage": Fails(1)})
    result = play("sweep", write_sweep(tmp_path))

    assert result.exit_code == DEFECT
    assert "RuntimeError: bad luck" in result.stderr
    assert "5 runs failed, the first of them" in result.stderr
    assert "summary.csv" in result.stderr


def test_select_names_the_best_and_its_file(tiny: Path) -> None:
    result = play("select", tiny, "--delta", "5 points", "--set", "run.horizon=30 d")

    assert result.exit_code == OK
    assert "Se elige «Pedido por excepción»" in result.stdout
    assert result.stderr.endswith("selection.csv\n")


def test_select_takes_a_sweep(tmp_path: Path) -> None:
    sweep = write_sweep(tmp_path, SELECTED)
    data = data_of(play("select", sweep, "--delta", "5 points", "--strategy", "pull", "--json"))

    assert sorted(one["contender"] for one in data["contenders"]) == [
        "trucks=1: pull",
        "trucks=2: pull",
    ]


def test_select_by_a_distance_in_another_unit_is_a_user_error(tiny: Path) -> None:
    result = play("select", tiny, "--delta", "5")

    assert (result.exit_code, "expected points" in result.stderr) == (USER_ERROR, True)


def test_compare_plays_until_it_is_precise(tiny: Path) -> None:
    wanted = "run.replications={until: ±90 points, at_least: 10}"
    data = data_of(play("run", tiny, "--strategy", "kit", "--set", wanted, "--json"))

    assert (data["replications"], data["stop"]["is_narrow"]) == (15, True)
