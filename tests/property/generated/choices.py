"""What the sections of a generated scenario may say: rules, plans and mishaps of every kind."""

from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]
Choice = st.SearchStrategy[Data]


def one_of(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def section(**fields: st.SearchStrategy[Any]) -> Choice:
    """Return a section whose fields may each be left out: then the default counts."""
    return st.fixed_dictionaries({}, optional=fields)


def of_kind(name: str, **fields: st.SearchStrategy[Any]) -> Choice:
    return st.fixed_dictionaries({"kind": st.just(name)}, optional=fields)


def at_times(choice: Choice) -> Choice:
    """Return nothing, or what was chosen."""
    return st.one_of(st.just({}), choice)


now_and_then = st.sampled_from([False, False, True])
yes, no = st.sampled_from([True]), st.sampled_from([False])
months = one_of("1 months", "0 months", "0.5 months", "3 months")
shares = one_of(1.0, 0.0, 0.5)

policies = st.one_of(
    st.builds(lambda top: {"kind": "forced_ordering", "max_months": top}, months),
    of_kind(
        "kit_push", size=one_of(0.3, 1.0, 3.0), sized_for=one_of("facility", "kind", "country")
    ),
    of_kind("kit_push", skip_above=months, trim_to=months),
    st.just({"kind": "kit_push", "contents": {"clinic": {"v": 9, "e": 0}}}),
    of_kind("pull_by_exception", threshold=months, request=months, report_probability=shares),
    st.builds(
        lambda kind: {"kind": kind, "min_months": "1 months", "max_months": "2 months"},
        one_of("continuous_review", "standard", "vendor_managed"),
    ),
    st.just({"kind": "report_based_allocation", "max_months": "2 months"}),
    st.just({"kind": "reorder_point", "min_pieces": 30, "lot_months": "0.5 months"}),
    st.just({"kind": "reorder_point", "min_months": "1 months", "lot_pieces": 7}),
    st.just({"kind": "base_stock", "pieces": {"v": 60, "e": 20}}),
    st.just({"kind": "base_stock", "pieces": 40}),
    st.just({"kind": "base_stock", "months": "2 months"}),
    st.just({"kind": "pre_positioning", "max_months": "1 months", "months": [1, 7]}),
    of_kind("safety_stock", service_level=one_of(0.95, 0.5)),
    of_kind("informed_push", max_months=months, reserve=one_of(0, 0.15, 1.0), ahead=one_of("0 d")),
)
store_policies = st.one_of(
    st.builds(lambda top: {"kind": "forced_ordering", "max_months": top}, months),
    st.just({"kind": "base_stock", "pieces": 90}),
    st.just({"kind": "pull_by_exception"}),
)
every = st.builds(
    lambda interval, first: {"kind": "every", "interval": interval, "first": first},
    one_of("7 d", "14 d", "28 d", "1 d"),
    one_of("0 d", "7 d"),
)
monthly = of_kind("monthly", week=one_of(1, -1, 2), weekday=one_of("monday", "sunday"))
schedules = st.one_of(every, monthly)
consumption = section(
    source=one_of("issues", "demand"),
    look_back=one_of(3, 1),
    season=one_of("none", "last_year"),
    adjustment=one_of("none", "days_in_stock", "who_msh", "openlmis"),
    least_in_stock=shares,
    correct_at_most=one_of(2, 1),
    least_month=one_of(0, 5),
)
information = st.one_of(
    st.just({}),
    section(
        reporting_rate=one_of(1.0, 0.6, 0.0),
        delay=one_of("0 d", "10 d"),
        missing=one_of("skip", "estimate"),
        count_error=one_of(0.0, 0.3),
    ),
    st.just({"source": "visits", "count_error": 0.1}),
)
programmes = section(
    phase=one_of("after_service", "before_service"),
    consumption=consumption,
    information=information,
    first_stock=months,
)
emergencies = section(
    threshold=one_of("0.5 months", "0 months"),
    classes=one_of(["V"], ["V", "E", "N"]),
    request=months,
    packing=one_of("4 h", "0 h"),
    trips_per_month=one_of(2, 0),
    budget_per_month=one_of(500, 100000),
)
sharing = section(
    rule=one_of(
        {"kind": "first_come"},
        {"kind": "equal_months"},
        {"kind": "proportional"},
        {"kind": "remoteness_weighted"},
        {"kind": "one_month_floor", "then": {"kind": "first_come"}},
        {"kind": "one_month_floor", "floor": "0.5 months", "then": {"kind": "proportional"}},
        {"kind": "ven_first"},
    ),
    unfilled=one_of("cancelled", "kept", "kept_until_review"),
    picking_pieces_at_most=one_of(40, 1),
)


def plans(starts: Choice) -> Choice:
    return st.one_of(
        st.builds(
            lambda start, cut_off: {
                "kind": "fixed_rounds", "start": start, "cut_off_working_days": cut_off,
            },
            starts,
            one_of(1, 0, 5),
        ),
        of_kind(
            "consolidated_trips",
            wait_at_most_working_days=one_of(0, 1, 5),
            full_enough=one_of(0.1, 0.8),
            promised_working_days=one_of(15, 1),
        ),
        st.builds(
            lambda start, days, least: {
                "kind": "optimised_rounds", "start": start, "days_at_most": days, "least": least,
                "iterations": 5,
            },
            starts,
            one_of(1, 3),
            one_of("cost", "hours"),
        ),
    )  # fmt: skip


vehicles = section(
    payload_kg=one_of(1000, 40),
    volume_m3=one_of(10, 0.05),
    max_speed_kph=one_of(100, 20),
    cold_m3=one_of(0.02, 0.0),
    truck=st.booleans(),
    cooled=st.booleans(),
)
breakdowns = section(per_day=one_of(0.2, 1.0), towed=one_of(0.5, 0.0), workshop=one_of("7 d"))
driving = section(
    first_hour=one_of("6 h", "8 h"), last_hour=one_of("20 h", "16 h"), hours_at_most=one_of("3 h")
)
blocked = section(detour_at_most=one_of("6 h", "0 h"), wait_at_most=one_of("36 h", "0 h"))
suppliers = section(
    complete=shares,
    short_most=one_of(0.34, 1.0),
    lead_time_least=one_of("2 d", "0 d"),
    lead_time_most=one_of("15 d", "40 d"),
    funding=one_of(1.0, 0.3),
    interruptions=st.just({"per_product_year": 4}),
    age_at_delivery_least=one_of(0.1, 0.4),
)
ageing = section(
    least_remaining_life=one_of("2 months", "0 months"), first_age_least=one_of(0.0, 0.6)
)
cold_chain = section(
    autonomy_median=one_of("5 h", "2 h", "48 h"),
    freezes=shares,
    heat_loss=shares,
    storage=st.just({"per_day": 0.2}),
)
refusals = section(
    acute=section(
        returns=one_of(0.4, 0.0, 0.7), within=one_of("7 d", "1 d"), visits_at_most=one_of(1)
    ),
    chronic=section(returns=one_of(0.6, 0.0), within=one_of("14 d", "40 d")),
    travel_at_most=one_of("2 h", "0 h"),
)
demands = section(
    lines_per_consultation=one_of(2, 1),
    pieces_per_line=one_of(1.5, 1),
    mix_spread=one_of(0.25, 0.0),
    dispersion=one_of(0.05, 0.0),
    weekdays=one_of({"mon": 2, "fri": 0}),
    chronic=st.builds(
        lambda interval, lines: {"interval": interval, "lines_per_refill": lines},
        one_of("30 d", "7 d"),
        one_of(2.4, 4),
    ),
)
budgets = section(share_of_requirement=one_of(0.5, 1.0, 0.0), carry_over_months=one_of(1, 0))
storms = section(
    share_of_roads=one_of(0.8, 0.2),
    duration_days_median=one_of(1.5, 0.1),
    closed_to=one_of("all", "trucks", "none"),
    speed_factor=one_of(1.0, 0.5),
    season_speed_factor=one_of(1.0, 0.8),
    hours_open=one_of("08:00-20:00", "10:00-12:00"),
)
loans = section(
    trigger=one_of("0.5 months", "2 months"),
    up_to=one_of("1 months", "3 months"),
    retention=one_of("1 months", "0 months", "0.5 months"),
    activation_delay=one_of("0 d", "3 d"),
    counts_orders=st.booleans(),
    limit=one_of("0.5 months"),
    payback_share=one_of(0.5, 0.0, 1.0),
    shares_vehicles=st.booleans(),
)
interchange = section(
    travel_at_most=one_of("3 h", "0 h", "1 h"),
    attempts_at_most=one_of(2, 1, 3),
    compensation=section(restocks=st.booleans(), paid_after=one_of("0 d", "10 d")).map(
        lambda terms: {"tariff": 80} | terms
    ),
)
