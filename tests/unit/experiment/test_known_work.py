"""Tests of what a process of a crew knows."""

import pickle
from dataclasses import replace

import pytest

from sim.experiment.known_work import OtherVersionsError, do_known, do_sent, know, pack
from sim.experiment.versions import differing_versions
from sim.experiment.work import ReadPlans, Task, Work
from tests.builders import plan
from tests.fake_stages import MadeUp

CHUNK = tuple(Task("", replication, ("pull", "kit")) for replication in range(4))
WORK = Work(ReadPlans({"": plan()}), MadeUp)


def test_work_is_sent_once_and_known_by_its_key() -> None:
    know("mine", pickle.loads(pickle.dumps(WORK)))  # noqa: S301 - our own

    assert [one.task for one in do_known("mine", CHUNK)] == list(CHUNK)


def test_parcel_is_opened_the_first_time_only() -> None:
    parcel = pack("theirs", WORK)
    first = do_sent(parcel, CHUNK)

    assert repr(do_sent(replace(parcel, packed=b""), CHUNK)) == repr(first)


def test_parcel_of_other_versions_is_not_opened() -> None:
    parcel = pack("older", WORK)
    older = replace(parcel, versions={**parcel.versions, "numpy": "1.26.4"})

    with pytest.raises(OtherVersionsError, match=r"^numpy \S+ \(here 1.26.4\)$"):
        do_sent(older, CHUNK)


def test_what_only_reports_need_does_not_travel() -> None:
    assert pack("key", WORK).packed == pack("key", WORK.without_raw_files()).packed


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        ({"numpy": "2.4"}, {"numpy": "2.4"}, ""),
        ({"numpy": "2.4", "scipy": "1"}, {"numpy": "2.3", "scipy": "1"}, "numpy 2.3 (here 2.4)"),
        ({"a": "1"}, {"b": "1"}, "a missing (here 1), b 1 (here missing)"),
    ],
)
def test_versions_that_differ_are_named(
    here: dict[str, str], there: dict[str, str], words: str
) -> None:
    assert differing_versions(here, there) == words
