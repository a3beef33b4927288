"""The days of the rounds: when they start, and when the store shares its stock before."""

from sim.engine.setting import Setting
from sim.policies.transport import FixedRounds


class Rounds:
    """Fixed rounds, the one transport plan that the plain model knows."""

    def __init__(self, setting: Setting) -> None:
        plan = setting.scenario.transport.plan
        if not isinstance(plan, FixedRounds):
            raise NotImplementedError(f"the plain model knows no {plan.kind}")
        self._calendar = setting.calendar
        self._plan = plan
        self.starts = plan.start.days(setting.calendar)
        """Days on which all routes leave."""
        self.cut_offs = {
            setting.calendar.working_day_before(start, plan.cut_off_working_days)
            for start in self.starts
        }
        """Days on which the store shares its stock."""

    def due(self, packed: float) -> float:
        """Return the moment after which goods packed then are late."""
        start = next((day for day in self.starts if day >= packed), self._calendar.days)
        last = self._calendar.working_day_after(start, self._plan.window_working_days - 1)
        return last + 1.0
