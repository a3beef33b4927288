"""The strategies that no other beats in both what is filled and what it costs."""

from math import isnan

from sim.metrics.comparison import Comparison


def on_frontier(
    comparison: Comparison, gain: str = "prescriptions_filled", cost: str = "transport_cost"
) -> list[str]:
    """Return the efficient strategies by their means, the cheapest first.

    A strategy is left out where another one gains at least as much for at most the same cost, and
    is better in one of the two. Those without a figure take no part.

    Parameters
    ----------
    comparison
        The strategies.
    gain
        KPI of which more is better.
    cost
        KPI of which less is better.
    """
    means = {
        name: (each.means[cost].mean, -each.means[gain].mean)
        for name, each in comparison.strategies.items()
    }
    known = {name: mean for name, mean in means.items() if not any(map(isnan, mean))}
    efficient = [
        name
        for name, mean in known.items()
        if not any(
            other != mean and other[0] <= mean[0] and other[1] <= mean[1]
            for other in known.values()
        )
    ]
    return sorted(efficient, key=lambda name: known[name])
