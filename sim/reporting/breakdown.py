"""The result by group of facilities and of products: a mean hides who pays for it.

Groups are those of the scenario's labels and of remoteness, which every strategy has; their counts
come from the digest, so that no record is read again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.domain.records import VEN_CLASSES
from sim.metrics.comparison import bonferroni
from sim.metrics.interval import Interval, mean_interval, paired_difference
from sim.metrics.ratio import ratios
from sim.reporting import report_words
from sim.reporting.digest import Digest, StrategyDigest
from sim.scenario.text import Language

_FIFTH = 5
_LEVEL = 0.95
Chosen = NDArray[np.bool_]


class Group(NamedTuple):
    """One group of facilities or of products."""

    name: str
    """What it is."""

    shares: Mapping[str, Interval]
    """By strategy: prescriptions filled completely, or pieces handed out of those asked for."""

    differences: Mapping[str, Interval]
    """By strategy but for the baseline: its paired difference to it; all of a group hold at 95 %
    together."""


def facility_groups(data: Digest, *, language: Language) -> list[Group]:
    """Return the share of prescriptions filled by kind, remoteness, institution and region.

    Kinds, institutions and regions each stand by their names.
    Regions are left out where each is that of one institution: they would be the same groups.
    """
    first = next(iter(data.strategies.values())).labels
    groups = _by_name(
        _group(
            data, report_words.kind_name(kind, language), _of(lambda one: one.labels.kinds, kind)
        )
        for kind in _found(first.kinds, first.serves_patients)
    )
    words = report_words.GROUPS
    groups.append(_group(data, words["nearest"].in_language(language), _nearest))
    groups.append(_group(data, words["most_remote"].in_language(language), _most_remote))
    institutions = _found(first.institutions, first.serves_patients)
    if len(institutions) > 1:
        names = data.plan.base.institutions
        groups += _by_name(
            _group(data, names[name].name, _of(lambda one: one.labels.institutions, name))
            for name in institutions
        )
    regions = _found(first.regions, first.serves_patients)
    both = [" ".join(pair) for pair in zip(first.institutions, first.regions, strict=True)]
    # a region of two institutions is two pairs; where no region is, regions are institutions
    pairs = _found(both, first.serves_patients)
    if len(regions) > 1 and not len(pairs) == len(institutions) == len(regions):
        named = words["region"].in_language(language)
        groups += _by_name(
            _group(
                data,
                named.format(name=name.replace("_", " ").replace("-", " ")),
                _of(lambda one: one.labels.regions, name),
            )
            for name in regions
        )
    return groups


def product_groups(data: Digest, *, language: Language) -> list[Group]:
    """Return the share of pieces handed out at the first attempt by VEN class.

    A class that no product has is there all the same, without a share.
    """
    groups = []
    for ven in VEN_CLASSES:
        runs = {}
        for played in data.strategies.values():
            chosen = np.array(played.labels.ven) == ven
            served = played.product_served[:, chosen].sum(axis=1)
            asked = played.product_asked[:, chosen].sum(axis=1)
            runs[played.id] = ratios(served, asked).tolist()
        groups.append(_compared(data, report_words.VEN[ven].in_language(language), runs))
    return groups


def _by_name(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: group.name.casefold())


def _found(values: Sequence[str], serves_patients: Chosen) -> list[str]:
    """Return what stands at facilities with patients, in the order of the facilities."""
    return list(dict.fromkeys(np.array(values)[serves_patients].tolist()))


def _of(
    label: Callable[[StrategyDigest], Sequence[str]], value: str
) -> Callable[[StrategyDigest], Chosen]:
    return lambda played: np.array(label(played)) == value


def _group(data: Digest, name: str, chosen: Callable[[StrategyDigest], Chosen]) -> Group:
    runs = {}
    for played in data.strategies.values():
        within = chosen(played)
        complete = played.complete[:, within].sum(axis=1)
        runs[played.id] = ratios(complete, played.asked[:, within].sum(axis=1)).tolist()
    return _compared(data, name, runs)


def _compared(data: Digest, name: str, runs: Mapping[str, Sequence[float]]) -> Group:
    """Return a group of these *runs*, one value a replication by strategy."""
    level = bonferroni(_LEVEL, len(runs) - 1)
    base = runs[data.baseline]
    return Group(
        name[:1].upper() + name[1:],
        {strategy: mean_interval(values) for strategy, values in runs.items()},
        {
            strategy: paired_difference(base, values, level)
            for strategy, values in runs.items()
            if strategy != data.baseline
        },
    )


def _by_remoteness(played: StrategyDigest) -> tuple[NDArray[np.int64], int]:
    """Return facilities with patients, the nearest first, and how many a fifth of them is."""
    hours = played.labels.remoteness_hours
    known = np.flatnonzero(played.labels.serves_patients & ~np.isnan(hours))
    # stable, or equals would change places from machine to machine
    return known[np.argsort(hours[known], kind="stable")], -(-known.size // _FIFTH)


def _nearest(played: StrategyDigest) -> Chosen:
    """Return which facilities are in the nearest fifth, rounded up."""
    order, fifth = _by_remoteness(played)
    return np.isin(np.arange(len(played.labels.facilities)), order[:fifth])


def _most_remote(played: StrategyDigest) -> Chosen:
    order, fifth = _by_remoteness(played)
    return np.isin(np.arange(len(played.labels.facilities)), order[order.size - fifth :])
