"""What institutions do for each other: one agreement a file."""

from typing import Annotated

from pydantic import Field

from sim.agreements.joint_calendar import JointCalendar
from sim.agreements.service_interchange import ServiceInterchange

Agreement = Annotated[JointCalendar | ServiceInterchange, Field(discriminator="kind")]

__all__ = ["Agreement", "JointCalendar", "ServiceInterchange"]
