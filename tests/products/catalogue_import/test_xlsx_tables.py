"""Workbooks written by openpyxl and hostile workbooks are handled."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import openpyxl
import psutil  # type: ignore[import-untyped] # it has no types
import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import import xlsx_tables
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.xlsx_tables import memory_for, seconds_for
from tests.passports.pipes import filled_pipe

pytestmark = pytest.mark.real_workers

_SHEET = "xl/worksheets/sheet1.xml"
_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _raw_rows(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _with_part(name: str, content: bytes, *rows: tuple[Any, ...]) -> bytes:
    """Return a workbook in which one part is replaced."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_raw_rows(*rows))) as before,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            after.writestr(part, content if part == name else before.read(part))
    return data.getvalue()


def _sheet(rows: str, before: str = "") -> bytes:
    return f"{before}<worksheet {_NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode()


def _cells_at(*places: str) -> bytes:
    """Return a sheet with cells at these addresses, in its first and, if needed, last row."""
    first = "".join(f'<c r="{place}"><v>1</v></c>' for place in places if place.endswith("Z1"))
    last = "".join(f'<c r="{place}"><v>1</v></c>' for place in places if place.endswith("76"))
    rows = f'<row r="1"><c r="A1"><v>1</v></c>{first}</row>'
    return _sheet(rows + (f'<row r="1048576">{last}</row>' if last else ""))


def more_than_memory() -> bytes:
    """Return a small workbook whose cells take 600 MB of memory."""
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return _with_part(_SHEET, _sheet("").replace(b"<sheetData>", b"<sheetData>" + row * 50_000))


def _read(tmp_path: Path, data: bytes) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    with open_table(file) as table:
        return table.columns, [row.cells for row in table.rows]


def test_values_of_every_type_are_read(tmp_path: Path) -> None:
    day, moment = date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 - as sheets have it
    data = _raw_rows(
        ("sku", "gtin", "when", "x"),
        (),
        (" A ", 9506000134352, day, True),
        (12, 9.506000134352e12, moment, 0.5),
        ("C", "09506000134352", clock(3, 4), None),
    )
    assert _read(tmp_path, data) == (
        ("sku", "gtin", "when", "x"),
        [
            ("A", 9506000134352, "2026-01-02", True),
            (12, 9506000134352, "2026-01-02T03:04:05", 0.5),
            ("C", "09506000134352", "03:04:00", None),
        ],
    )


@pytest.mark.parametrize("stored", ["9506000134352", "9506000134352.0", "9.506000134352E12"])
def test_a_number_is_read_exactly(tmp_path: Path, stored: str) -> None:
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>n</t></is></c></row>'
    rows = f"{header}<row><c><v>{stored}</v></c></row>"
    assert _read(tmp_path, _with_part(_SHEET, _sheet(rows)))[1] == [(9506000134352,)]


def test_a_formula_is_read_as_its_saved_value(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>n</v></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>IF(TRUE,"")</f><v></v></c><c r="B3"><v>1</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f>WEBSERVICE("http://host.example")</f><v>x</v></c></row>'
    )
    _, cells = _read(tmp_path, _with_part(_SHEET, _sheet(rows)))
    assert cells == [(2,), (None,), ("x",)]


@pytest.mark.parametrize("end", ["", "<v/>", "<v />", "<v></v>"])
@pytest.mark.parametrize("before", [0, 40_000])
def test_a_formula_without_a_result_is_reported(tmp_path: Path, end: str, before: int) -> None:
    """Its row would be treated as empty."""
    head = '<row r="1"><c r="A1" t="str"><v>n</v></c></row>'
    head += "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(2, before))
    last = f'<row r="70000"><c r="A70000" s="1"><f>CONCATENATE("G",2)</f>{end}</c></row>'
    with pytest.raises(
        InvalidInput, match="a formula without its result, in A70000 of the sheet 'Sheet'; open"
    ):
        _read(tmp_path, _with_part(_SHEET, _sheet(head + last)))


def test_formulas_on_other_sheets_are_ignored(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(("sku",))
    book.active.append(("A",))
    book.create_sheet("other").append(("=1+1",))
    data = io.BytesIO()
    book.save(data)
    assert _read(tmp_path, data.getvalue())[1] == [("A",)]
    book.move_sheet("other", -1)
    book.save(data)
    with pytest.raises(
        InvalidInput, match="a formula without its result, in A1 of the sheet 'other';"
    ):
        _read(tmp_path, data.getvalue())


def test_elements_other_than_cells_are_ignored(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>n</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
    lists = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    sheet = _sheet(rows).replace(b"</worksheet>", lists)
    assert _read(tmp_path, _with_part(_SHEET, sheet)) == (("n",), [(7,)])


def test_a_wrong_sheet_size_is_ignored(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>n</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
    sheet = _sheet(rows).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert _read(tmp_path, _with_part(_SHEET, sheet)) == (("n",), [(7,)])


@pytest.mark.parametrize(
    "create",
    [
        lambda: b"PK\x03\x04 and no more",
        _raw_rows,
        lambda: _with_part(_SHEET, _sheet("<row><c><v>1</v></row>")),
        lambda: _with_part(_SHEET, b""),
        lambda: _with_part("xl/workbook.xml", b"<x/>"),
        lambda: _with_part(
            _SHEET,
            _sheet(
                '<row><c t="str"><v>&b;</v></c></row>',
                '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
            ),
        ),
        lambda: _with_part(
            _SHEET,
            _sheet(
                '<row><c t="str"><v>&e;</v></c></row>',
                '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
            ),
        ),
        lambda: _with_part("xl/styles.xml", b" " * (9 << 20)),
        lambda: _with_part(_SHEET, _sheet(f'<row><c t="str"><v>{"a" * (4 << 20)}</v></c></row>')),
        lambda: _with_part(_SHEET, b"<a/>" * (65 << 20)),
        lambda: _with_part(_SHEET, _cells_at("A1", "XFD1048576")),
        lambda: _with_part(_SHEET, _cells_at("A1", "A1048576", "ZZ1")),
        lambda: _with_part(_SHEET, _cells_at("A1", "ZZZ1")),
    ],
    ids=[
        "no zip",
        "empty",
        "broken",
        "no sheet",
        "no workbook",
        "entities",
        "external entity",
        "large part",
        "endless text",
        "bomb",
        "corners",
        "large sheet",
        "far column",
    ],
)
def test_an_invalid_workbook_is_rejected(tmp_path: Path, create: Callable[[], bytes]) -> None:
    data = create()
    with pytest.raises(InvalidInput) as caught:
        _read(tmp_path, data)
    assert caught.value.problems[0].code == "no_catalogue"


def test_a_truncated_workbook_is_rejected_with_a_clear_message(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"it is damaged, or its end is missing\."):
        _read(tmp_path, _raw_rows(("sku", "name"), ("A", "Hat"))[:-200])


def test_checks_that_need_too_much_memory_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_tables, "seconds_for", lambda file_bytes: 600)
    with pytest.raises(InvalidInput, match="needs too much memory"):
        _read(tmp_path, more_than_memory())


@pytest.mark.parametrize(
    ("file_bytes", "megabytes"), [(0, 200), (2 << 20, 200), (8 << 20, 360), (1 << 30, 640)]
)
def test_a_large_workbook_may_take_more_memory(file_bytes: int, megabytes: int) -> None:
    assert memory_for(file_bytes) == megabytes << 20


def test_slow_checks_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_tables, "seconds_for", lambda file_bytes: 0.3)
    nothing = b"<sheetData>" + b"<row><c/><c/><c/></row>" * 11_000_000
    data = _with_part(_SHEET, _sheet("").replace(b"<sheetData>", nothing))
    with pytest.raises(InvalidInput, match="takes too long"):
        _read(tmp_path, data)
    assert not readers()


@pytest.mark.parametrize(
    ("file_bytes", "seconds"), [(0, 1.5), (1 << 20, 2.0), (4 << 20, 3.5), (1 << 30, 10.0)]
)
def test_a_large_workbook_may_take_longer(file_bytes: int, seconds: float) -> None:
    assert seconds_for(file_bytes) == seconds


def test_a_workbook_is_read_from_a_pipe(tmp_path: Path) -> None:
    with (
        filled_pipe(tmp_path / "pipe", _raw_rows(("sku",), ("A",))) as pipe,
        open_table(pipe) as table,
    ):
        assert [row.cells for row in table.rows] == [("A",)]


def test_no_process_is_left_when_not_all_rows_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(_raw_rows(("sku",), *((number,) for number in range(20_000))))
    with open_table(file) as table:
        next(table.rows)
        assert len(readers()) == 1
    del table
    assert not readers()


def readers() -> list[str]:
    """Return the command lines of the child processes that read workbooks."""
    running = (
        each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE
    )
    children = (" ".join(each.cmdline()) for each in running)
    return [line for line in children if "-m" in line.split() and "xlsx_process" in line]


@pytest.mark.parametrize(("written", "read"), [("1e999", "inf"), ("-1e999", "-inf"), ("7.5", 7.5)])
def test_a_number_outside_the_json_range_is_text(
    tmp_path: Path, written: str, read: object
) -> None:
    cell = '<row r="1"><c t="inlineStr"><is><t>sku</t></is></c></row>'
    rows = f'{cell}<row r="2"><c><v>{written}</v></c></row>'
    file = tmp_path / "a.xlsx"
    file.write_bytes(_with_part(_SHEET, _sheet(rows), ("sku",), (1,)))
    with open_table(file) as table:
        assert [row.cells for row in table.rows] == [(read,)]


def test_a_workbook_whose_parts_unpack_to_too_much_in_total_is_rejected(tmp_path: Path) -> None:
    """Each part alone is within the limit."""
    data = io.BytesIO(_raw_rows(("sku",), ("A",)))
    with zipfile.ZipFile(data, "a") as parts:
        for number in range(2, 10):
            name = f"xl/worksheets/sheet{number}.xml"
            parts.writestr(name, b"")
            parts.getinfo(name).file_size = 60 << 20
    file = tmp_path / "a.xlsx"
    file.write_bytes(data.getvalue())
    with pytest.raises(InvalidInput, match="unpacks to more than 320 MB"):
        open_table(file).__enter__()
