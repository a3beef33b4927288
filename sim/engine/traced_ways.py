"""Ways whose every road is written down as it is driven, for looking at one run."""

from sim.network.journey import Crew, Drive, Ways


class TracedWays:
    """The ways of a fleet, which they leave as they are.

    Parameters
    ----------
    ways
        The roads, or the air.
    rows
        Where every road driven is written down, as a row of `PASSAGES`; shared by all fleets, in
        the order in which crews set out and not in that of time.
    """

    def __init__(self, ways: Ways, rows: list[tuple[int | float, ...]]) -> None:
        self._ways = ways
        self._rows = rows

    def distance_km(self, origin: int, destination: int) -> float:
        """Return how far it is, infinite where no way leads."""
        return self._ways.distance_km(origin, destination)

    def usual_hours(self, origin: int, destination: int) -> float:
        """Return how long it usually takes, infinite where no way leads."""
        return self._ways.usual_hours(origin, destination)

    def drive(
        self,
        crew: Crew,
        origin: int,
        destination: int,
        *,
        start_days: float,
        wait_at_most_hours: float,
    ) -> Drive:
        """Go from node to node, write every road down, and return how it went."""
        drive = self._ways.drive(
            crew, origin, destination, start_days=start_days, wait_at_most_hours=wait_at_most_hours
        )
        self._rows += [(crew.trip, *passage) for passage in drive.passages]
        return drive
