from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest
import simpy

from sim.domain.calendar import Calendar
from sim.engine.day import Day
from tests.unit.engine.worlds import clock


@dataclass
class Stage:
    """Actors that only write down when they are called, and for which day."""

    env: simpy.Environment = field(default_factory=simpy.Environment)
    calls: list[str] = field(default_factory=list)

    def note(self, what: str, day: int) -> None:
        self.calls.append(f"{clock(self.env.now)} {what} {day}")

    def programme(self, name: str, phase: str, *days: int) -> SimpleNamespace:
        return SimpleNamespace(
            programme=SimpleNamespace(phase=phase),
            reviews_at=days.__contains__,
            review=lambda day: self.note(f"review {name}", day),
        )

    def store(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(
            share=lambda day: self.note(f"share {name}", day),
            dispatch=lambda day: self.note(f"dispatch {name}", day),
        )

    def play(
        self, days: int, *, programmes: tuple[SimpleNamespace, ...] = (), ticks_per_day: int = 1
    ) -> list[str]:
        day = Day(
            self.env,
            opening=[lambda day: self.note("count", day), lambda day: self.note("trace", day)],
            pharmacy=SimpleNamespace(serve=lambda day: self.note("serve", day)),
            replenishers=programmes,
            dispatchers=[self.store("a"), self.store("b")],
        )
        calendar = Calendar(date(2025, 1, 1), days, ticks_per_day=ticks_per_day)
        self.env.process(day.pass_days(calendar))
        self.env.run()
        return self.calls


def test_the_phases_of_a_day_have_their_order() -> None:
    stage = Stage()
    late, early = (
        stage.programme("x", "after_service", 0),
        stage.programme("y", "before_service", 0),
    )

    assert stage.play(1, programmes=(late, early)) == [
        "0 08:00 count 0",
        "0 08:00 trace 0",
        "0 08:00 review y 0",
        "0 08:00 serve 0",
        "0 08:00 review x 0",
        "0 08:00 share a 0",
        "0 08:00 dispatch a 0",
        "0 08:00 share b 0",
        "0 08:00 dispatch b 0",
    ]


@pytest.mark.parametrize("days", [1, 3])
def test_every_day_is_served_at_eight(days: int) -> None:
    served = [call for call in Stage().play(days) if "serve" in call]

    assert served == [f"{day} 08:00 serve {day}" for day in range(days)]


@pytest.mark.parametrize("phase", ["before_service", "after_service"])
def test_a_programme_reviews_on_its_days_alone(phase: str) -> None:
    stage = Stage()
    calls = stage.play(5, programmes=(stage.programme("x", phase, 1, 3),))

    assert [call for call in calls if "review" in call] == [
        "1 08:00 review x 1",
        "3 08:00 review x 3",
    ]


def test_programmes_review_in_the_order_of_the_scenario() -> None:
    stage = Stage()
    programmes = tuple(stage.programme(name, "after_service", 0) for name in "cab")
    calls = stage.play(1, programmes=programmes)

    assert [call.split()[3] for call in calls if "review" in call] == ["c", "a", "b"]


def test_a_day_of_two_ticks_serves_twice_and_counts_once() -> None:
    stage = Stage()
    calls = stage.play(1, ticks_per_day=2, programmes=(stage.programme("x", "after_service", 1),))

    assert calls == [
        "0 08:00 count 0",
        "0 08:00 trace 0",
        "0 08:00 serve 0",
        "0 08:00 share a 0",
        "0 08:00 dispatch a 0",
        "0 08:00 share b 0",
        "0 08:00 dispatch b 0",
        "0 20:00 serve 1",
        "0 20:00 review x 1",
    ]
