"""The reports of the facilities of one programme: what it believes of their shelves and use."""

from collections import deque
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.block import Block
from sim.engine.stock import Stock
from sim.policies.information import Information, Pieces, carried_forward
from sim.rng import Streams


class Belief(NamedTuple):
    """What a programme takes for true at a review."""

    on_hand: Pieces
    """Stock by cell of its block."""

    known: NDArray[np.bool_]
    """Facilities about which it knows enough to order for them."""


class Card(NamedTuple):
    """What the stock cards of a block show, facilities × products; counters run from day 0."""

    on_hand: Pieces
    """On the shelves."""

    received: Pieces
    """Taken in so far."""

    borrowed: Pieces
    """Got from other institutions so far, less what was given to them."""

    issued: Pieces
    """Handed out so far."""

    wanted: Pieces
    """Asked for so far."""

    days_out: Pieces
    """Days so far on which nothing was on hand at 08:00."""

    @property
    def came_in(self) -> Pieces:
        """What came in so far, loans included: whoever decides knows of both."""
        return self.received + self.borrowed


class _Look(NamedTuple):
    day: int
    card: Card


class Reports:
    """Keeps what was reported last, and as much of the past as late reports show.

    With perfect information (the default) it keeps nothing and shows the shelves as they are. Else
    a facility of which nothing was ever reported is believed to be as on the first morning.

    Parameters
    ----------
    programme
        Its id, which names the streams.
    rule
        Who reports, how late, how exactly.
    block
        The cells of the programme.
    stock
        The shelves that are reported.
    streams
        Chance, by programme and day.

    References
    ----------
    docs/model.md, section 2.3, *Information*.
    """

    def __init__(
        self, programme: str, *, rule: Information, block: Block, stock: Stock, streams: Streams
    ) -> None:
        self.rule = rule
        self._programme = programme
        self._block = block
        self._stock = stock
        self._streams = streams
        self._everybody = np.ones(block.rows.size, dtype=np.bool_)
        self._arrived = self._everybody
        self.known_until = np.zeros(block.rows.size, dtype=np.int64)
        """Day of what was reported last, by facility."""

        if rule.is_perfect:
            return
        first = self._look(0)
        self._looks = deque([first], maxlen=round(rule.delay) + 1)
        self._seen_received = first.card.received
        self._last = Card(*(each.copy() for each in first.card))

    def note(self, day: int) -> None:
        """Look at the shelves on the morning of *day*, before patients; once a day, every day.

        Looks are kept for as long as reports are late. Where delivery teams count, what came since
        the last look shows that a team was there.
        """
        look = self._look(day)
        self._looks.append(look)
        if self.rule.source == "visits":
            visited = (look.card.received != self._seen_received).any(axis=1)
            self._seen_received = look.card.received
            if visited.any():
                self._take(look, visited, day)

    def gather(self, day: int) -> None:
        """Take the reports for the review of *day*.

        One number is drawn for each facility, so that who reports at a low rate does at a higher
        one.
        """
        if self.rule.is_perfect:
            self.known_until[:] = day
        elif self.rule.source == "reports":
            self._arrived = self._who_reports(day)
            self._take(self._looks[0] if self.rule.delay else self._look(day), self._arrived, day)
        else:
            self._arrived = ~self._everybody

    def card(self) -> Card:
        """Return the stock cards as far as they are known; where all is, they may be views."""
        return self._card() if self.rule.is_perfect else self._last

    def read(self, day: int, monthly_consumption: NDArray[np.float64]) -> Belief:
        """Return what is believed of the shelves on *day*, once its reports are gathered.

        Parameters
        ----------
        day
            The day of the review.
        monthly_consumption
            What is believed to have been used since the last report, by cell of the block.
        """
        if self.rule.is_perfect:
            return Belief(self._block.of(self._stock.on_hand), self._everybody)
        if self.rule.source == "reports" and self.rule.missing == "skip":
            return Belief(self._last.on_hand.copy(), self._arrived)
        since = carried_forward(
            self._last.on_hand,
            days=day - self.known_until,
            monthly_consumption=monthly_consumption,
            received=self._card().came_in - self._last.came_in,
        )
        on_hand = np.where(self._arrived[:, None], self._last.on_hand, since)
        return Belief(on_hand, self._everybody)

    def _card(self) -> Card:
        return Card(*(self._block.of(getattr(self._stock, name)) for name in Card._fields))

    def _look(self, day: int) -> _Look:
        return _Look(day, Card(*(each.copy() for each in self._card())))

    def _who_reports(self, day: int) -> NDArray[np.bool_]:
        """Return whose report came: one number for each facility of the scenario, used or not."""
        rng = self._streams.get("reports", self._programme, day)
        drawn = rng.random(self._stock.on_hand.shape[:1])
        return np.asarray(drawn[self._block.rows] < self.rule.reporting_rate)

    def _take(self, look: _Look, rows: NDArray[np.bool_], day: int) -> None:
        """Let the facilities in *rows* be known as they were at a *look*, counted with an error."""
        card = look.card
        if self.rule.count_error:
            rng = self._streams.get("counts", self._programme, day)
            counted = self.rule.counted(card.on_hand, rng.standard_normal(card.on_hand.shape))
            # what is not found passes for issued: use is what came less what is there
            card = card._replace(on_hand=counted, issued=card.issued + card.on_hand - counted)
        for known, new in zip(self._last, card, strict=True):
            known[rows] = new[rows]
        self.known_until[rows] = look.day
