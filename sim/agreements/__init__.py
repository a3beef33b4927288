"""What institutions do for each other: one agreement a file, chosen by ``kind``."""

from typing import Annotated

from pydantic import Field

from sim.agreements.joint_calendar import JointCalendar
from sim.agreements.reciprocal_loans import ReciprocalLoans
from sim.agreements.service_interchange import ServiceInterchange

Agreement = Annotated[
    JointCalendar | ReciprocalLoans | ServiceInterchange, Field(discriminator="kind")
]

__all__ = ["Agreement", "JointCalendar", "ReciprocalLoans", "ServiceInterchange"]
