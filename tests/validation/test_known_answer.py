import pytest

from tests.validation.rows import FAR_OFF, ROW
from validation.known_answer import Row, estimate


@pytest.mark.parametrize(("row", "agrees"), [(ROW, True), (FAR_OFF, False)])
def test_a_row_agrees_within_its_half_width(row: Row, *, agrees: bool) -> None:
    assert row.agrees == agrees


def test_a_row_names_the_scenario_of_its_topic() -> None:
    assert ROW.scenario_file == "scenarios/known_answers/dice/scenario.yaml"


def test_an_interval_is_wider_where_it_may_be_wrong_less_often() -> None:
    rarely, often = (
        estimate([1.0, 2.0, 3.0, 4.0], error_probability=chance)[1] for chance in (1e-4, 0.05)
    )

    assert rarely > often
