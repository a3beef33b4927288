"""The plain model: all its processes in one SimPy environment."""

import simpy

from benchmarks.plain_simpy.patients import Patients
from benchmarks.plain_simpy.reviews import Reviews
from benchmarks.plain_simpy.rounds import Rounds
from benchmarks.plain_simpy.shelves import first_shelves
from benchmarks.plain_simpy.store import Store
from benchmarks.plain_simpy.supplier import Supply
from benchmarks.plain_simpy.trips import Transport
from sim.engine.draw import Draw
from sim.engine.setting import Setting


class PlainModel:
    """One strategy in one replication; it is built once and run once.

    It shares with abasto what is drawn (patients, weather, names of streams), the calendar and the
    roads under a vehicle. What happens to them is written here once more, one thing at a time.
    """

    def __init__(self, setting: Setting, draw: Draw) -> None:
        self.env = simpy.Environment()
        self._days = setting.calendar.days
        self.shelves = first_shelves(setting)
        rounds = Rounds(setting)
        store = Store(
            self.env,
            _only_store(setting),
            setting=setting,
            shelves=self.shelves,
            rounds=rounds,
        )
        self.patients = Patients(self.env, self.shelves, setting=setting, draw=draw)
        self.transport = Transport(
            self.env,
            store.facility,
            setting=setting,
            shelves=self.shelves,
            draw=draw,
            rounds=rounds,
        )
        self.env.process(self.patients.come())
        self.env.process(store.share_out(self.transport.pack))
        self.env.process(self.transport.depart())
        self._start_reviews(setting, draw, store)

    def run(self) -> None:
        """Run to the end of the horizon."""
        self.env.run(until=self._days)

    def _start_reviews(self, setting: Setting, draw: Draw, store: Store) -> None:
        supplies = {
            name: Supply(
                self.env, name, setting=setting, shelves=self.shelves, streams=draw.streams
            )
            for name in setting.scenario.supply
        }
        for index, (name, programme) in enumerate(setting.scenario.replenishment.items()):
            supplier = setting.facilities[int(setting.rows(programme)[0])].supplier
            reviews = Reviews(
                self.env,
                name,
                programme=programme,
                setting=setting,
                shelves=self.shelves,
                streams=draw.streams,
            )
            order = supplies[supplier].order if supplier in supplies else store.request
            self.env.process(reviews.take_place(order, index=index))


def _only_store(setting: Setting) -> int:
    stores = {house.supplier for house in setting.facilities} & set(setting.facility_index)
    if len(stores) != 1:
        raise NotImplementedError(f"the plain model knows one store, got {len(stores)}")
    return setting.facility_index[stores.pop()]
