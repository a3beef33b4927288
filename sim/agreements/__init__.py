"""What institutions do for each other: one agreement a file."""

from typing import Annotated, TypeAlias

from pydantic import Field

from sim.agreements.service_interchange import ServiceInterchange
from sim.agreements.single_catalogue import SingleCatalogue

Agreement: TypeAlias = Annotated[ServiceInterchange | SingleCatalogue, Field(discriminator="kind")]

__all__ = ["Agreement", "ServiceInterchange", "SingleCatalogue"]
