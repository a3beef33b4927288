import pytest

from tests.unit.scenario.small_world import Files

HEALTH = "institutions:\n  health: {name: Ministry of Health}\n"
INSTITUTIONS = HEALTH + "  social: {name: Social Security}\n"
LOANS = "kind: reciprocal_loans, parties: [health, social]"


def agree(files: Files, agreements: str, institutions: str = INSTITUTIONS) -> None:
    """Write agreements, and let social security own unit B."""
    files.edit(HEALTH, f"agreements: {{{agreements}}}\n{institutions}")
    files.edit("name: Unit B, institution: health", "name: Unit B, institution: social")


def split_routes(files: Files) -> None:
    """Bring unit B its goods on a route of its own."""
    files.edit("    north: {fleet: trucks}", "    north: {fleet: trucks}\n    own: {fleet: trucks}")
    files.edit("route: north, stop: 2", "route: own, stop: 2")


WRONG: dict[str, tuple[str, str]] = {
    "two catalogues": (
        "one: {kind: single_catalogue}, ¶two: {kind: single_catalogue}",
        "agreements.two: 'one' is one already: there is one catalogue at most",
    ),
    "joins without being a party": (
        ("one: {kind: single_catalogue, parties: [health, social], joins: {army: ¶2025-02-01}}"),
        "agreements.one.joins.army: 'army' is no party: it has nothing to join",
    ),
    "supplier until nobody joins": (
        "one: {kind: single_catalogue, supplier_before: ¶maker}",
        (
            "agreements.one.supplier_before: nobody joins later: give joins, or leave"
            " supplier_before out"
        ),
    ),
    "notice of what nobody is told": (
        "one: {kind: single_catalogue, joins: {social: 2025-02-01}, notice: ¶30 d}",
        (
            "agreements.one.notice: stores supply them before they join anyway: give"
            " supplier_before, or leave it out"
        ),
    ),
    "joins a day that is none": (
        "one: {kind: single_catalogue, joins: {social: ¶in summer}}",
        "agreements.one.joins.social: expected a date such as 2025-01-31, got 'in summer'",
    ),
    "lender without a house": (
        f"one: {{{LOANS.replace('social', '¶army')}, levels: [unit]}}",
        "agreements.one.parties.1: 'army' has no facility at the levels 'unit'",
    ),
    "more than all keys": (
        "one: {kind: single_catalogue, harmonisation: ¶1.5}",
        "agreements.one.harmonisation: expected a number of at most 1, got 1.5",
    ),
}


@pytest.mark.parametrize(("agreements", "message"), WRONG.values(), ids=WRONG)
def test_what_an_agreement_cannot_do_is_said(files: Files, agreements: str, message: str) -> None:
    agree(files, agreements, INSTITUTIONS + "  army: {name: Army}\n")
    split_routes(files)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_there_is_no_purse_for_what_a_joiner_buys_before(files: Files) -> None:
    agree(
        files,
        "one: {kind: single_catalogue, joins: {social: ¶2025-02-01}, supplier_before: maker}",
        HEALTH + "  social: {name: Social Security, budget: {}}\n",
    )
    split_routes(files)

    assert files.problems() == [
        (
            f"{files.expected}: agreements.one.joins.social: 'social' has a budget, and no purse"
            " for what it buys before it joins; leave out the budget or supplier_before"
        )
    ]


@pytest.mark.parametrize(
    "agreements",
    [
        f"one: {{{LOANS}, levels: [unit]}}",
        f"one: {{{LOANS}, levels: [unit], fleets: [trucks]}}",
        "one: {kind: single_catalogue, harmonisation: 0.4}",
        "one: {kind: single_catalogue, joins: {social: 2025-02-01}, supplier_before: maker}",
        "one: {kind: single_catalogue, joins: {social: 2030-01-01}}",
    ],
    ids=["loans", "loans that are driven", "half of the keys", "joins later", "never joins"],
)
def test_what_an_agreement_can_do_is_in_order(files: Files, agreements: str) -> None:
    agree(files, agreements)

    assert list(files.plan().base.agreements) == ["one"]


TEAM = "    policy: {kind: informed_push}"
SHARED = (
    "route 'north' serves 'health' too, and what this stop leaves of its load could be the key of"
    " another; give each institution routes of its own"
)


def share_a_load(files: Files, harmonisation: float | None) -> None:
    """Let a team leave on one route what the shelves of both institutions lack."""
    catalogue = f"one: {{kind: single_catalogue, harmonisation: {harmonisation}}}"
    agree(files, "" if harmonisation is None else catalogue)
    files.edit("    policy: {kind: pull_by_exception, threshold: 2 months}", TEAM)


@pytest.mark.parametrize("harmonisation", [None, 1])
def test_a_team_may_leave_what_is_the_key_of_all(files: Files, harmonisation: float | None) -> None:
    share_a_load(files, harmonisation)

    assert files.plan().base.facilities["unit-b"].institution == "social"


def test_a_team_leaves_only_keys_that_all_on_its_route_share(files: Files) -> None:
    share_a_load(files, 0.9)
    files.edit("route: north, stop: 2", "route: ¶north, stop: 2")

    assert files.problems() == [f"{files.expected}: facilities.unit-b.route: {SHARED}"]


def test_a_team_may_serve_institutions_on_routes_of_their_own(files: Files) -> None:
    share_a_load(files, 0.5)
    split_routes(files)

    assert files.plan().base.facilities["unit-b"].route == "own"


def test_only_who_may_refuse_goods_leaves_them_to_the_next_stop(files: Files) -> None:
    agree(files, "one: {kind: single_catalogue, harmonisation: 0.5}")
    files.edit("    stop: 1\n", "    stop: 1\n    storage_m3: 2\n")

    assert files.plan().base.facilities["unit-a"].storage_m3 == 2


def test_two_who_may_refuse_goods_share_no_route(files: Files) -> None:
    agree(files, "one: {kind: single_catalogue, harmonisation: 0.5}")
    files.edit("    stop: 1\n", "    stop: 1\n    storage_m3: 2\n")
    files.edit(
        "mix: rural, route: north, stop: 2", "mix: rural, storage_m3: 2, route: ¶north, stop: 2"
    )

    assert files.problems() == [f"{files.expected}: facilities.unit-b.route: {SHARED}"]
