"""What institutions do for each other: one agreement a file."""

from typing import TypeAlias

from sim.agreements.service_interchange import ServiceInterchange

Agreement: TypeAlias = ServiceInterchange

__all__ = ["Agreement", "ServiceInterchange"]
