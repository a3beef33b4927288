from dataclasses import replace

import numpy as np
import pytest

from sim.domain.records import VEN_CLASSES
from sim.metrics.prescriptions import fill_rate
from sim.reporting.breakdown import facility_groups, product_groups
from sim.reporting.digest import digest
from sim.scenario.facilities import Institution
from tests.builders import FAR, NEAR, outcome


def test_groups_are_named_in_spanish_and_stand_by_their_names() -> None:
    names = [group.name for group in facility_groups(digest(outcome()), language="es")]

    assert names == [
        "Hospitales",
        "Unidades pequeñas",
        "Quinta parte más cercana",
        "Quinta parte más remota",
        "Región centro",
        "Región sierra",
    ]


def test_regions_of_one_institution_each_are_no_groups_of_their_own() -> None:
    whole = outcome()
    regions = whole.strategies["pull"].labels.regions
    whole.plan.base.institutions.update({name: Institution(name=name) for name in regions})
    strategies = {
        name: replace(each, labels=replace(each.labels, institutions=regions))
        for name, each in whole.strategies.items()
    }
    groups = facility_groups(digest(replace(whole, strategies=strategies)), language="es")

    assert not [group.name for group in groups if group.name.startswith("Región")]


@pytest.mark.parametrize(("group", "unit"), [(2, NEAR), (3, FAR)])
def test_fifths_go_by_travel_time(group: int, unit: int) -> None:
    data = digest(outcome())
    share = facility_groups(data, language="es")[group].shares["pull"]

    assert share.mean == pytest.approx(data.strategies["pull"].filled[:, unit].mean())


def test_ven_classes_agree_with_the_metrics() -> None:
    whole = outcome()
    kit = whole.strategies["kit"]
    groups = product_groups(digest(whole), language="en")

    assert [group.shares["kit"].mean for group in groups] == pytest.approx(
        [
            np.mean([fill_rate(run, kit.labels, ven=ven) for run in kit.records])
            for ven in VEN_CLASSES
        ]
    )


def test_a_group_is_compared_with_itself_under_the_baseline() -> None:
    group = facility_groups(digest(outcome(("pull", "kit", "push"))), language="es")[0]
    expected = group.shares["kit"].mean - group.shares["pull"].mean

    assert list(group.differences) == ["kit", "push"]
    assert group.differences["kit"].mean == pytest.approx(expected)
    assert group.differences["kit"].level == pytest.approx(0.975)
