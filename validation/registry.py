"""All known answers, in the order of the page."""

from collections.abc import Mapping

from validation.answers import backorders, newsvendor
from validation.known_answer import KnownAnswer

ANSWERS: Mapping[str, KnownAnswer] = {
    newsvendor.TOPIC: newsvendor.ANSWER,
    backorders.TOPIC: backorders.ANSWER,
}
"""By topic, which is the folder of the scenario too where it has one."""
