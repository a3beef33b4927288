"""The day whose shelves are kept for lists of what is short and what comes next."""

_DAYS_BEFORE_END = 30


def snapshot_day(first_day: int, last_day: int) -> int:
    """Return the day, of those measured, whose stock at opening is kept.

    It is 30 days before the end, so that what comes next is known too, or the middle where that
    would be earlier than the middle.

    Parameters
    ----------
    first_day
        First day measured.
    last_day
        Day after the last.
    """
    # a run of less than 60 days has no morning 30 days before its end that is not in its first half
    return max(last_day - _DAYS_BEFORE_END, (first_day + last_day) // 2)
