"""Optimised rounds: once a cycle trips are planned anew for those who have cargo."""

from typing import Annotated, Literal

from pydantic import Field

from sim.policies.transport.rounds import Rounds


class OptimisedRounds(Rounds):
    """Once a cycle the store plans its trips anew, for all its fleets and all who have cargo.

    The routes of facilities do not count: any fleet at home at the store serves any stop that it
    can drive to. Vehicles make one trip each; stops for which there is no room or no time are
    planned for the next trip of vehicles as they come back.

    The same cargo and roads give the same tours, as the search is ended by steps and never by time.
    """

    kind: Literal["optimised_rounds"] = "optimised_rounds"

    days_at_most: Annotated[int, Field(ge=1)] = 4
    """Days that a trip is planned for at most, each of the crews' `hours_at_most`: loading, driving
    and unloading on open roads. Trips take longer where crews wait for morning, doors or weather:
    leave a day of the window for that. A stop that alone takes longer has a trip of its own."""

    least: Literal["cost", "hours"] = "cost"
    """What is kept low: the cost of vehicles, crews and nights, or the hours of driving."""

    avoid_closed_roads: bool = True
    """Whether roads that are closed when the round is planned are left out. Who cannot be reached
    then is planned again after `retry_after_working_days`."""

    iterations: Annotated[int, Field(ge=1)] = 300
    """Steps of the search for a better plan; more of them take longer."""
