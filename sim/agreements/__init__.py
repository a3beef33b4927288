"""What institutions agree on: one mechanism a file, chosen by ``kind`` in the scenario."""

from typing import TypeAlias

from sim.agreements.reciprocal_loans import ReciprocalLoans

Agreement: TypeAlias = ReciprocalLoans
"""Any agreement; a union by ``kind`` as soon as there is a second."""

__all__ = ["Agreement", "ReciprocalLoans"]
