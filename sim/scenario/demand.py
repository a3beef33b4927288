"""Sections `demand` and `patients`: who comes, for what, and what a refusal does to them."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from sim.quantities import SPLIT_WORDS, Days, Hours, MonthOfYear, Section, Share

Rate = Annotated[float, Field(ge=0)]


class Season(Section):
    """Months in which a product is asked for more often, or a figure for each month.

    Consultations rise and fall with their products, so that the year's total stays as it was.
    """

    months: Annotated[tuple[MonthOfYear, ...], SPLIT_WORDS] = ()
    """Months of the season in the northern hemisphere; six months later in the southern."""

    factor: Annotated[float, Field(gt=0)] = 1.0
    """Use in these months, as a multiple of the use in the others."""

    profile: str = ""
    """Instead of both: a profile of `profiles`, to which the use of a month is proportional."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        """Refuse a season that has neither, or both."""
        if bool(self.months) == bool(self.profile):
            raise ValueError("expected either months with their factor, or a profile")
        return self


class CountedDemand(Section):
    """What is asked for in a week or a month as a whole, where nobody counts consultations.

    The need of each facility and product in each interval is the mean × its season × a log-normal
    factor with mean 1, drawn anew, rounded to pieces. All of it is asked for on one day, open or
    not, as one prescription a product.
    """

    interval: Annotated[Days, Field(ge=1)] = 7.0
    """Time that each figure is for; whole days."""

    first: Days = 0.0
    """From the first day simulated to the first of the days on which it is asked for."""

    log_variance: Rate = 0.0
    """Variance of the log of the factor; 0: the mean itself. 0.22 to 0.32 are coefficients of
    variation of 0.5 to 0.6."""

    pieces: dict[str, dict[str, Rate]]
    """Mean pieces an interval over the year: product, then mix of the facility."""


class ChronicRefills(Section):
    """Patients who come for the same products every 30 days."""

    interval: Annotated[Days, Field(ge=1)] = 30.0
    """From one refill to the next; whole days."""

    lines_per_refill: Annotated[float, Field(ge=1)] = 2.0
    """Mean number of products a refill. With too few, refills alone would be more than all
    consultations; `check` says so."""


class Demand(Section):
    """Who comes for what.

    All strategies share it: a strategy cannot change it.
    """

    consultations_per_person_year: Rate = 2.4
    """Consultations with a prescription."""

    dispersion: Rate = 0.05
    """Extra variance of a day's consultations, as a share of the squared mean; 0 is Poisson.
    Variance is mean + dispersion × mean²."""

    lines_per_consultation: Annotated[float, Field(ge=1)] = 2.4
    """Mean number of products on a prescription."""

    pieces_per_line: Annotated[float, Field(ge=1)] = 1.35
    """Mean number of pieces of a product on a prescription."""

    mix_spread: Annotated[float, Field(ge=0, le=2)] = 0.25
    """Standard deviation of the log of a unit's own factor on each product's rate. It decides how
    well a kit of one size fits: with 0 all units of a kind are alike and a kit looks perfect."""

    weekdays: dict[str, Rate] = Field(default_factory=dict)
    """Weight of a day of the week, `mon` to `sun`; 1 where none is given. Only their proportions
    count, among opening days."""

    seasons: dict[str, Season] = Field(default_factory=dict)
    """Seasons by the name that products use."""

    chronic: ChronicRefills = ChronicRefills()
    """Refills of the products whose seasonality is `chronic`."""

    rates: dict[str, dict[str, Rate]] = Field(default_factory=dict)
    """Pieces per 1,000 consultations: product, then mix. Only their proportions count: the number
    of lines follows from consultations."""

    counted: CountedDemand | None = None
    """Beside or instead of consultations: what is asked for in whole weeks or months."""


class Refusal(Section):
    """What a patient does who did not get everything; the rest is lost.

    Shares are of patients, whatever lacked; each patient's choice is the same under every strategy.
    """

    returns: Share = 0.4
    """Share who come back."""

    within: Days = 7.0
    """They come back on a day drawn evenly from the next one to this many days later. A day off
    moves it to the next opening day."""

    buys: Share = 0.3
    """Share who buy it elsewhere."""

    visits_at_most: Annotated[int, Field(ge=1)] = 3
    """Visits, the first included, after which nobody comes back."""

    @model_validator(mode="after")
    def _all_are_patients(self) -> Self:
        """Refuse shares that are more than everybody."""
        if self.returns + self.buys > 1:
            raise ValueError(
                f"returns and buys are shares of the same patients and at most 1 together, got"
                f" {self.returns:g} and {self.buys:g}"
            )
        return self


class ChronicRefusal(Refusal):
    """What a patient does whose monthly refill was not complete; the rest is lost."""

    returns: Share = 0.6
    """Share who come back."""

    within: Days = 14.0
    """They come back on a day drawn evenly from the next one to this many days later."""

    buys: Share = 0.25
    """Share who buy it elsewhere."""


class Patients(Section):
    """What people do when they are refused."""

    acute: Refusal = Refusal()
    """With a prescription of the day."""

    chronic: ChronicRefusal = ChronicRefusal()
    """With a monthly refill, or from an itinerant doctor."""

    travel_at_most: Hours | None = None
    """Nobody travels longer than this to a unit, as roads were yesterday: who would have to has no
    access. Without it everybody gets to their own unit. Those without access count as asked and not
    filled, at their own unit."""

    travel_kph_at_most: Annotated[float, Field(gt=0)] = 60.0
    """People travel as fast as trucks do, but no faster than this, km/h."""
