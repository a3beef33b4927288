"""A row to look at."""

from dataclasses import replace

from sim.scenario.text import Text
from validation.known_answer import KnownAnswer, Row

ROW = Row(
    topic="dice",
    id="mean",
    title=Text(en="mean of a die", es="media de un dado"),
    expected=3.5,
    simulated=3.45,
    half_width=0.1,
    source="Cardano (1564)",
    decimals=2,
)
FAR_OFF = replace(ROW, id="far", simulated=3.2)


def answers(*rows: Row) -> dict[str, KnownAnswer]:
    about = Text(en="A die is thrown.", es="Se tira un dado.")
    title = Text(en="Dice", es="Dados")
    return {"dice": KnownAnswer(title, about, lambda _depth: iter(rows))}
