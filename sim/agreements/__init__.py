"""What institutions do for each other: one agreement a file."""

from typing import Annotated, TypeAlias

from pydantic import Field

from sim.agreements.external_support import ExternalSupport
from sim.agreements.service_interchange import ServiceInterchange

Agreement: TypeAlias = Annotated[ExternalSupport | ServiceInterchange, Field(discriminator="kind")]

__all__ = ["Agreement", "ExternalSupport", "ServiceInterchange"]
