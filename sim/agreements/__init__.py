"""What institutions do for each other: one agreement a file, chosen by ``kind``."""

from typing import Annotated, TypeAlias

from pydantic import Field

from sim.agreements.external_support import ExternalSupport
from sim.agreements.joint_calendar import JointCalendar
from sim.agreements.reciprocal_loans import ReciprocalLoans
from sim.agreements.service_interchange import ServiceInterchange
from sim.agreements.single_catalogue import SingleCatalogue

Agreement: TypeAlias = Annotated[
    ExternalSupport | JointCalendar | ReciprocalLoans | ServiceInterchange | SingleCatalogue,
    Field(discriminator="kind"),
]
"""The agreements that a scenario can name by `kind`; several of one kind may stand beside each
other, but for catalogues."""

__all__ = [
    "Agreement",
    "ExternalSupport",
    "JointCalendar",
    "ReciprocalLoans",
    "ServiceInterchange",
    "SingleCatalogue",
]
