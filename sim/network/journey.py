"""A crew on one leg: driving hours, nights on the way, closed roads.

It is where time is lost: nothing here draws chance, so that two crews at one place and moment meet
the same.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sim.network.legs import Legs, Path
from sim.network.weather import Weather
from sim.quantities import HOURS_PER_DAY
from sim.scenario.network import DrivingDay

_LEAST_HOURS = 1e-6
"""A crew does not start on so little time: it is what rounding leaves."""


class Crew:
    """The people of one trip, and how long they have worked on each day.

    Moments are days since the start of the run.

    One driver and who rides along: they work and rest together, and nobody relieves them. Hours
    count by the calendar day on which work is done; a new day gives new hours, however short the
    night was.

    Parameters
    ----------
    driving_day
        First and last hour, and hours a day at most.
    """

    __slots__ = ("_day", "hours_at_most", "trip", "worked")

    def __init__(self, driving_day: DrivingDay, *, trip: int = -1) -> None:
        self.trip = trip
        """Number of the trip, -1 where it is none of the records."""
        self.hours_at_most = driving_day.hours_at_most
        self._day = (driving_day.first_hour, driving_day.last_hour)
        self.worked: dict[int, float] = {}
        """Hours worked by calendar day."""

    def ready(self, moment_days: float, allowed: tuple[float, float] | None = None) -> float:
        """Return from when on the crew can work, today or else in the morning.

        A few millionths of an hour that rounding leaves are no time to work.

        Parameters
        ----------
        moment_days
            Not before this.
        allowed
            From and until which hour after midnight alone the work may be done. Where the crew's
            own day leaves none of it, the answer is the next morning, where one asks again.
        """
        day = int(moment_days)
        first, last = self._day if allowed is None else self._common(allowed)
        hour = (moment_days - day) * HOURS_PER_DAY
        if hour < first:
            hour, moment_days = first, day + first / HOURS_PER_DAY
        left = min(last - hour, self.hours_at_most - self.worked.get(day, 0.0))
        if left > _LEAST_HOURS:
            return moment_days
        return day + 1 + (first if first < last else self._day[0]) / HOURS_PER_DAY

    def work(
        self, start_days: float, hours: float, allowed: tuple[float, float] | None = None
    ) -> float:
        """Work so many *hours* and return when they are done.

        The crew waits for the morning, and sleeps when its hours or the daylight run out. Work of
        no length is done at once. The *allowed* hours are those of `ready`, and have to leave some
        of the crew's own day.

        Driving, loading and unloading are alike: they all use up the crew's hours. Waiting does
        not.
        """
        if hours <= 0:
            return start_days
        first, last = self._day if allowed is None else self._common(allowed)
        day = int(start_days)
        hour, worked = (start_days - day) * HOURS_PER_DAY, self.worked.get(day, 0.0)
        left = min(last - hour, self.hours_at_most - worked)
        if hour >= first and left > _LEAST_HOURS and hours <= left + _LEAST_HOURS:
            # nearly always; what follows would come to the same, in twice the time
            self.worked[day] = worked + hours
            return start_days + hours / HOURS_PER_DAY
        moment = self.ready(start_days, allowed)
        while True:
            day = int(moment)
            worked = self.worked.get(day, 0.0)
            left = min(last - (moment - day) * HOURS_PER_DAY, self.hours_at_most - worked)
            if hours <= left + _LEAST_HOURS:
                break
            hours -= left
            self.worked[day] = worked + left
            moment = self.ready(moment + left / HOURS_PER_DAY, allowed)
        self.worked[day] = worked + hours
        return moment + hours / HOURS_PER_DAY

    def _common(self, allowed: tuple[float, float]) -> tuple[float, float]:
        """Return the allowed part of the crew's day; none where it ends before it begins."""
        return max(self._day[0], allowed[0]), min(self._day[1], allowed[1])


class Passage(NamedTuple):
    """One road driven, or one flight; nights on the way are within it.

    Records draw the playback of the map from these.
    """

    origin: int
    """Node at which it began."""

    destination: int
    """Node at which it ended."""

    left: float
    """When it began, days since the start of the run."""

    reached: float
    """When it ended."""


class Drive(NamedTuple):
    """How a leg went."""

    moment_days: float
    """When it ended."""

    node: int
    """Where it ended."""

    reached: bool
    """Whether that is the destination."""

    km: float
    """Kilometres driven, detours included."""

    driving_hours: float
    """At the wheel. Nights and waits aside."""

    blocked_hours: float
    """Waited before closed roads, by day and night."""

    passages: Sequence[Passage]
    """Road by road. In order; none where it did not set out."""


class Ways(Protocol):
    """How a kind of vehicle gets from node to node: by road, or through the air.

    Nodes are those of `RoadNetwork`; moments are days since the start of the run.
    """

    def drive(
        self,
        crew: Crew,
        origin: int,
        destination: int,
        *,
        start_days: float,
        wait_at_most_hours: float,
    ) -> Drive:
        """Go from node to node and return how it went.

        It uses up hours of the crew, and stops where it has waited too long.
        """

    def distance_km(self, origin: int, destination: int) -> float:
        """Return how far it is, infinite where no way leads."""

    def usual_hours(self, origin: int, destination: int) -> float:
        """Return how long it usually takes, infinite where no way leads.

        Nights are not in it.
        """


class Roads:
    """The roads of one replication for one kind of vehicle.

    Parameters
    ----------
    weather
        Of the replication, with what shocks cut.
    legs
        The ways of that kind of vehicle.
    truck
        Whether what is closed to trucks is closed to it.
    detour_at_most_hours
        It goes round where that takes no longer beyond the usual way.
    """

    def __init__(
        self, weather: Weather, legs: Legs, *, truck: bool, detour_at_most_hours: float
    ) -> None:
        self.weather = weather
        self.legs = legs
        self.truck = truck
        self.detour_at_most_hours = detour_at_most_hours
        self._free_hours: list[float] = legs.hours_by_edge.tolist()
        self._distance_km: list[float] = legs.network.distance_km.tolist()

    def distance_km(self, origin: int, destination: int) -> float:
        """Return the length of the usual way, infinite where there is none."""
        path = self.legs.path(origin, destination)
        return sum(self._distance_km[edge] for edge in path.edges) if path else float("inf")

    def usual_hours(self, origin: int, destination: int) -> float:
        """Return the free travel time of the usual way, infinite where there is none."""
        return float(self.legs.hours_from(origin)[destination])

    def drive(
        self,
        crew: Crew,
        origin: int,
        destination: int,
        *,
        start_days: float,
        wait_at_most_hours: float,
    ) -> Drive:
        """Drive from node to node and return how it went.

        The crew decides at nodes only, and only from what is closed at that moment. Before a closed
        road it goes round if the way round is short enough, else it waits until the road opens, and
        gives up where it stands when it has waited *wait_at_most_hours* on this leg. A road entered
        before it closed is finished. Where no road leads there at all it does not set out.

        The way is chosen anew at every closed road; a way round, once taken, is followed to its end
        as long as it is open.

        Parameters
        ----------
        crew
            Its hours are used up.
        origin, destination
            Nodes.
        start_days
            Days since the start of the run.
        wait_at_most_hours
            All waits of the leg together; one that would be longer is broken off then.
        """
        moment, node = start_days, origin
        km = driving_hours = blocked_hours = 0.0
        passages: list[Passage] = []
        path, step = self.legs.path(origin, destination), 0
        while node != destination and path is not None:
            edge = path.edges[step]
            moment = left = crew.ready(moment)
            calm_travel = self.weather.calm_travel(edge, moment)
            if calm_travel is not None:
                hours = self._free_hours[edge] * calm_travel
                moment = crew.work(moment, hours)
            else:
                moment = self._entry(crew, edge, moment)
                if self.weather.is_closed(edge, moment, truck=self.truck):
                    # the crew stands at a node here: what is left of the old way does not bind it
                    path, step = self._way_on(node, destination, moment), 0
                    reopens = self._reopens(path, moment)
                    waited = (reopens - moment) * HOURS_PER_DAY
                    if blocked_hours + waited > wait_at_most_hours + _LEAST_HOURS:
                        moment += (wait_at_most_hours - blocked_hours) / HOURS_PER_DAY
                        blocked_hours = wait_at_most_hours
                        break
                    moment = reopens
                    blocked_hours += waited
                    continue
                # by the weather on entering: a storm that begins while it is on the road does not
                # slow it
                left, hours = moment, self._hours(edge, moment)
                moment = crew.work(moment, hours, self.weather.hours_open(edge, moment))
            driving_hours += hours
            km += self._distance_km[edge]
            step += 1
            passages.append(Passage(node, path.nodes[step], left, moment))
            node = path.nodes[step]
        return Drive(moment, node, node == destination, km, driving_hours, blocked_hours, passages)

    def _entry(self, crew: Crew, edge: int, moment_days: float) -> float:
        """Return when a crew that is ready could drive into *edge*, were it not closed."""
        while True:
            allowed = crew.ready(moment_days, self.weather.hours_open(edge, moment_days))
            if allowed == moment_days:
                return moment_days
            moment_days = allowed

    def _way_on(self, node: int, destination: int, moment_days: float) -> Path | None:
        """Return the way round what is closed now, or the usual way where that is too long."""
        usual = self.legs.path(node, destination)
        closed = self.weather.closed(moment_days, truck=self.truck)
        detour = self.legs.path(node, destination, closed)
        if usual is None or detour is None:
            return usual
        return detour if detour.hours <= usual.hours + self.detour_at_most_hours else usual

    def _reopens(self, path: Path | None, moment_days: float) -> float:
        """Return when the first road of *path* opens, which is now where it is open."""
        if path is None:
            return moment_days
        return self.weather.reopens(path.edges[0], moment_days, truck=self.truck)

    def _hours(self, edge: int, moment_days: float) -> float:
        """Return what *edge* takes at that moment, storms included."""
        return (
            self._free_hours[edge]
            * self.weather.travel(edge, moment_days)
            / self.weather.speed_factor(edge, moment_days)
        )
