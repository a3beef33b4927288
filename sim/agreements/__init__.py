"""What institutions do for each other: one mechanism a file, chosen by ``kind``."""

from sim.agreements.joint_calendar import JointCalendar

Agreement = JointCalendar

__all__ = ["Agreement"]
