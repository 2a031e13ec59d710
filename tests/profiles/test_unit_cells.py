"""Columns with unit fields have the values of each unit, whatever the passport contains."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.common import json_text
from dpp_desktop.common.spreadsheet_text import unprotected
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.passports.unit_data import values_of_unit, with_unit_values
from dpp_desktop.profiles.column_sources import JobFacts, cell_of_job
from dpp_desktop.profiles.profile import Column, Profile
from dpp_desktop.profiles.rendering import render_rows
from dpp_desktop.profiles.unit_cells import number_column, runs_of_length
from tests.model.examples import a_job
from tests.passports.examples import json_values

FIELDS = (
    UnitField("/item/serial", UnitValue.SERIAL),
    UnitField("/item/link", UnitValue.URL),
    UnitField("/lot", UnitValue.BATCH),
    UnitField("/item/no", UnitValue.UNIT, is_number=True),
    UnitField("/item/label", UnitValue.UNIT),
)
JOB = a_job(unit_fields=FIELDS)
SERIALS = ("0123456789AB", "ZZZZZZZZZZZZ", "00000000000A")
SOURCES = (
    *("serial", "unit", "url", "batch", "passport.item.serial", "passport.item.link"),
    *("passport.lot", "passport.item.no", "passport.item.label", "passport.item"),
    *("passport.other", "passport.item.serial.more", "ndef"),
)


def _rows(
    passport: Any, first_unit: int = 98, sources: tuple[str, ...] = SOURCES, *, safe: bool = False
) -> list[list[str]]:
    columns = tuple(Column(source, source) for source in sources)
    profile = Profile("mine", columns, spreadsheet_safe=safe)
    units = UnitSet.one(first_unit, len(SERIALS))
    data = render_rows(profile, JobFacts(JOB, passport), units, "".join(SERIALS))
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def _expected(passport: Any, unit: int, serial: str, source: str) -> str:
    values = values_of_unit(JOB, unit, serial)
    return cell_of_job(source, JobFacts(JOB, with_unit_values(passport, FIELDS, values)))


def test_each_row_has_the_values_of_its_unit() -> None:
    rows = _rows({"item": {"serial": "SAMPLE", "no": 1}, "other": "x"})
    for row, serial, unit in zip(rows, SERIALS, (99, 100, 101), strict=True):
        url = JOB.link_prefix + serial
        item = {"serial": serial, "link": url, "no": unit, "label": str(unit)}
        assert row[:9] == [
            *(serial, str(unit), url, JOB.batch, serial, url),
            *(JOB.batch, str(unit), str(unit)),
        ]
        assert json.loads(row[9]) == item
        assert row[10:12] == ["x", ""]


@given(st.dictionaries(st.sampled_from(["item", "lot", "other"]), json_values), st.booleans())
@example({"other": '$s000000000$"$n0000$"', "item": {"x": "$u0000$$"}}, False)
@example({"item": "not an object"}, True)
@example({"item": {"note": "=1+1" * 50}}, True)
@example({"item": "\r"}, True)
@example({"item": " \nx"}, True)
def test_cells_are_those_of_the_passport_of_the_unit(passport: Any, safe: bool) -> None:
    """Unprotected text has no blanks around it."""
    passport = json_text.parse(json_text.canonical(passport))
    sources = tuple(source for source in SOURCES if source.startswith("passport"))
    for row, serial, unit in zip(
        _rows(passport, 98, sources, safe=safe), SERIALS, (98, 99, 100), strict=True
    ):
        cells = [unprotected(cell).strip() for cell in row] if safe else row
        expected = [_expected(passport, unit, serial, source) for source in sources]
        assert cells == ([unprotected(each).strip() for each in expected] if safe else expected)


@pytest.mark.parametrize("first", [1, 7, 95, 999_990])
def test_numbers_of_any_length_are_written(first: int) -> None:
    rows = _rows({}, first - 1, ("unit", "passport.item.no"))
    assert rows == [[str(number)] * 2 for number in range(first, first + len(SERIALS))]


def test_runs_end_where_numbers_get_longer() -> None:
    parts = [str(units) for _, _, units in runs_of_length(UnitSet.one(7, 200))]
    assert parts == ["8-9", "10-99", "100-207"]
    rows = [(start, end) for start, end, _ in runs_of_length(UnitSet.parse("8-12,97,99-101"))]
    assert rows == [(0, 2), (2, 7), (7, 9)]
    assert list(runs_of_length(UnitSet())) == []
    assert number_column(UnitSet.one(99_997, 2)).tobytes() == b"9999899999"
    assert number_column(UnitSet.parse("10,12-13")).tobytes() == b"101213"
    assert serial_column(SERIALS[0]).shape == (1, 12)


def test_jobs_without_unit_fields_keep_the_value_of_the_product() -> None:
    profile = Profile("mine", (Column("passport.item.serial", "a"), Column("serial", "b")))
    facts = JobFacts(a_job(), {"item": {"serial": "$s000000000$"}})
    data = render_rows(profile, facts, UnitSet.one(0, len(SERIALS)), "".join(SERIALS))
    assert data.decode().splitlines() == [f"$s000000000$,{serial}" for serial in SERIALS]
