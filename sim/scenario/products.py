"""Section `products`: what is supplied."""

from typing import Annotated, Literal

from pydantic import Field

from sim.quantities import Section, Share

Ven = Literal["V", "E", "N"]


class Product(Section):
    """A product (*clave*), counted in its basic unit (*pieza*).

    Strategies may change what it is (price, volume, cold chain); none may add or remove one.
    """

    name: str
    """As the catalogue calls it."""

    unit: str = ""
    """What one piece is, such as a box of 20."""

    need: str = ""
    """Therapeutic need that it serves; its own key where empty."""

    ven: Ven
    """Vital, essential or non-essential."""

    supply_group: str = "kit"
    """Group that `replenishment` chooses by, such as `kit` or `outside_kit`."""

    seasonality: str = "flat"
    """Season of `demand.seasons` that it follows; `chronic` for monthly refills. Products that are
    `chronic` come in refills alone."""

    volume_l: Annotated[float, Field(ge=0)] = 0.0
    """Litres a piece. With packaging, as it stands in a vehicle."""

    weight_kg: Annotated[float, Field(ge=0)] = 0.0
    """Kilograms a piece."""

    unit_price: Annotated[float, Field(ge=0)] = 0.0
    """Price a piece, in the currency of `costs`."""

    cold_chain: bool = False
    """Whether it has to be kept at 2-8 °C."""

    heat_loss: Share | None = None
    """Share lost when it became too warm; that of `cold_chain` where not given."""

    freeze_loss: Share | None = None
    """Share lost when it froze; that of `cold_chain` where not given."""

    pieces_per_pack: Annotated[int, Field(ge=1)] = 1
    """Pieces of a pack: whoever orders rounds up to whole packs."""

    shelf_life_months: Annotated[int, Field(ge=1)] | None = None
    """Months from manufacture to expiry. Without it the product never expires."""

    tracer: bool = True
    """Whether it is one of the named tracers."""

    synthetic: bool = False
    """Whether we made it up to complete the kit."""

    source: str = ""
    """Where this comes from, with its mark."""
