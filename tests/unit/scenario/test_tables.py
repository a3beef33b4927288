import pytest

from tests.unit.scenario.small_world import Files

FACILITIES = "facilities:\n"
HEAD = "id,name,institution,level,place,supplier,route,stop,mix,population"
ROW = "u1,Uno,health,unit,town,store,north,9,rural,50"

BAD: dict[str, tuple[str, str]] = {
    "empty file": ("¶", "facilities: the table is empty: no header, no rows"),
    "header only": (f"¶{HEAD}\n", "facilities: the table has a header but no rows"),
    "duplicate id": (
        f"{HEAD}\n{ROW}\n¶{ROW}\n",
        "facilities: duplicate id 'u1', first in line 2",
    ),
    "empty id": (f"{HEAD}\n¶{ROW.removeprefix('u1')}\n", "facilities: the id of this row is empty"),
    "duplicate column": (
        f"{HEAD},¶stop\n{ROW},3\n",
        "facilities: duplicate column 'stop'",
    ),
    "column without a name": (f"{HEAD},¶\n{ROW},3\n", "facilities: column 11 has no name"),
    "no id": (
        f"¶{HEAD.removeprefix('id,')}\n{ROW.removeprefix('u1,')}\n",
        "facilities: the column 'id' is missing: it makes the id of a row (id)",
    ),
    "too few cells": (
        f"{HEAD}\n¶u1,Uno\n",
        "facilities: expected 10 cells as in the header, got 2",
    ),
    "too many cells": (
        f"{HEAD}\n{ROW},¶x\n",
        "facilities: expected 10 cells as in the header, got 11",
    ),
    "unknown column": (
        f"{HEAD},¶rout\n{ROW},x\n{ROW.replace('u1', 'u2').replace('9', '8')},y\n",
        "facilities.u1.rout: unknown key 'rout'; did you mean 'route'?",
    ),
    "wrong cell": (
        f"{HEAD}\n{ROW.removesuffix('50')}¶fifty\n",
        "facilities.u1.population: expected a whole number, got 'fifty'",
    ),
    "unknown name": (
        f"{HEAD}\n{ROW.replace('town', '¶twon')}\n",
        "facilities.u1.place: unknown place 'twon'; did you mean 'town'?",
    ),
    "empty cell that is needed": (
        f"{HEAD}\n¶{ROW.replace('Uno', '')}\n",
        "facilities.u1: 'name' is missing",
    ),
}


@pytest.mark.parametrize(("table", "message"), BAD.values(), ids=BAD)
def test_a_mistake_in_a_table_is_said_where_it_stands(
    files: Files, table: str, message: str
) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n")
    files.write("units.csv", table)

    assert files.problems() == [f"{files.expected}: {message}"]


def test_a_table_in_another_encoding_is_refused(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n")
    files.write("units.csv", f"{HEAD}\n{ROW.replace('Uno', 'Cañón')}\n", encoding="latin-1")

    assert files.problems() == [
        "units.csv:2:6: facilities: the file is not UTF-8 (byte 0xF1); save it as UTF-8"
    ]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("¶unit.csv", "there is no file 'unit.csv' in '{}'; did you mean 'units.csv'?"),
        ("¶../../x.csv", "'../../x.csv' is out of reach; put it beside the scenario or into a"),
        ("¶/etc/passwd", "'/etc/passwd' is out of reach; put it beside the scenario or into a"),
        ("¶3", "expected the name of a CSV file, got 3"),
        ("¶..", "there is no file '..' in '{}'"),
    ],
    ids=["misspelt", "outside", "absolute", "a number", "a folder"],
)
def test_a_table_has_to_be_a_file_in_reach(files: Files, named: str, message: str) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: {named}\n")
    files.write("units.csv", "")

    start = f"{files.expected}: facilities.table: {message.format(files.folder)}"
    assert files.problems()[0].startswith(start)


def test_rows_enter_the_map_beside_what_is_written_there(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")

    facilities = files.plan().base.facilities
    assert set(facilities) == {"u1", "store", "unit-a", "unit-b"}
    assert facilities["u1"].population == 50


def test_an_entry_beside_a_table_changes_its_row(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n  u1: {{population: 70}}\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")

    facility = files.plan().base.facilities["u1"]
    assert (facility.name, facility.population) == ("Uno", 70)


def test_null_beside_a_table_takes_a_row_away(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n  u1: null\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")

    assert "u1" not in files.plan().base.facilities


def test_null_for_a_row_that_there_is_not_is_a_problem(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: units.csv\n  u2: ¶null\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")

    message = "facilities.u2: null takes a row away, but there is none"
    assert files.problems() == [f"{files.expected}: {message}"]


def test_several_tables_fill_one_map_from_a_folder_next_to_it(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: [units.csv, ../shared/more.csv]\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")
    files.write("../shared/more.csv", f"{HEAD}\n{ROW.replace('u1', 'u2').replace('9', '8')}\n")

    assert {"u1", "u2"} <= set(files.plan().base.facilities)


def test_a_row_is_in_one_of_several_tables_only(files: Files) -> None:
    files.edit(FACILITIES, f"{FACILITIES}  table: [units.csv, more.csv]\n")
    files.write("units.csv", f"{HEAD}\n{ROW}\n")
    files.write("more.csv", f"{HEAD}\n{ROW}\n")

    message = "facilities: duplicate id 'u1', in an earlier table too"
    assert files.problems() == [f"more.csv:2:1: {message}"]


@pytest.mark.parametrize(
    ("section", "table", "row"),
    [
        (
            "  roads:\n",
            "origin,destination,distance_km,surface,terrain\ntown,hamlet,55,dirt,flat\n",
            ("network", "roads", "town--hamlet"),
        ),
        (
            "  roads:\n",
            "id,origin,destination,distance_km,surface,terrain\nold,town,hamlet,55,dirt,flat\n",
            ("network", "roads", "old"),
        ),
        (
            "  speeds:\n",
            "surface,terrain,speed_kph\ntrack,flat,12\n",
            ("network", "speeds", "track--flat"),
        ),
        (
            "  storms:\n",
            (
                "weather_region,event,hazard,risk_class,months,storms_per_season,share_of_roads,"
                "duration_days_median,duration_days_p95\nhills,rain,rain,2,7 8,4,0.2,1,3\n"
            ),
            ("closures", "storms", "hills--rain--2"),
        ),
        (
            "  vehicles:\n",
            (
                "id,payload_kg,volume_m3,max_speed_kph,cost_per_km,cost_per_day,surfaces,truck\n"
                "pickup,700,2,90,5,900,paved dirt,0\n"
            ),
            ("transport", "vehicles", "pickup"),
        ),
    ],
    ids=["roads", "roads with ids", "speeds", "storms", "vehicles"],
)
def test_a_row_has_the_id_of_its_section(
    files: Files, section: str, table: str, row: tuple[str, str, str]
) -> None:
    files.edit(section, f"{section}{' ' * (len(section) - len(section.lstrip()))}  table: a.csv\n")
    files.write("a.csv", table)

    group, entries, name = row
    assert name in getattr(getattr(files.plan().base, group), entries)


def test_the_columns_of_a_table_of_rates_are_mixes(files: Files) -> None:
    files.edit("  rates:\n    paracetamol: {rural: 260}\n", "  rates:\n    table: rates.csv\n")
    files.write("rates.csv", "key;rural;urban;source\nparacetamol;250,5;;[E] ours\n")

    assert files.plan().base.demand.rates["paracetamol"] == {"rural": 250.5}


def test_holidays_come_from_a_table_by_date(files: Files) -> None:
    files.edit("  replications: 2\n", "  replications: 2\n  holidays: {table: days.csv}\n")
    files.write("days.csv", "date,name\n2025-05-01,Labour Day\n")

    (holiday,) = files.plan().base.run.holidays.values()
    assert (holiday.date.isoformat(), holiday.name) == ("2025-05-01", "Labour Day")


def test_a_strategy_may_bring_a_table_of_changes(files: Files) -> None:
    files.edit("      replenishment:", "      facilities: {table: kinds.csv}\n      replenishment:")
    files.write("kinds.csv", "id,kind\nunit-a,small\n")

    plan = files.plan()
    assert plan.strategies["kits"].scenario.facilities["unit-a"].kind == "small"
    assert plan.base.facilities["unit-a"].kind == ""


def test_a_table_that_cannot_be_read_does_not_make_its_names_unknown(files: Files) -> None:
    start, end = files.text.index("    town: {name"), files.text.index("  roads:")
    files.text = f"{files.text[:start]}    table: ¶none.csv\n{files.text[end:]}"
    files.edit("¶", "¶")

    (problem,) = files.problems()
    assert problem.startswith(
        f"{files.expected}: network.places.table: there is no file 'none.csv'"
    )
