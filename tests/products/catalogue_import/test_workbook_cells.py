"""Workbook cells are read as the sheet shows them, in XLSX and in ODS."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.tables import ErrorText, FormattedNumber
from dpp_desktop.store.workspace import Workspace

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
 <office:automatic-styles><style:style style:name="ta1" style:family="table">
 <style:table-properties table:display="false"/></style:style></office:automatic-styles>
 <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>
</office:document-content>"""


def _saved(tmp_path: Path, book: openpyxl.Workbook) -> Path:
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def _sheet(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _read(file: Path, sheet: str | None = None) -> tuple[str, list[tuple[Any, ...]]]:
    with open_table(file, sheet=sheet) as table:
        return table.origin.sheet, [row.cells for row in table.rows]


def _with_sheet(tmp_path: Path, rows: str, prefix: str = "") -> Path:
    """Return a workbook from another program whose sheet has these rows."""
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    colon = f"{prefix}:" if prefix else ""
    name = NAMESPACE.replace("xmlns", f"xmlns:{prefix}") if prefix else NAMESPACE
    sheet = (
        f"<{colon}worksheet {name}><{colon}sheetData>{rows}</{colon}sheetData></{colon}worksheet>"
    )
    with (
        zipfile.ZipFile(data) as before,
        zipfile.ZipFile(tmp_path / "list.xlsx", "w") as after,
    ):
        for part in before.namelist():
            is_sheet = part == "xl/worksheets/sheet1.xml"
            after.writestr(part, sheet if is_sheet else before.read(part))
    return tmp_path / "list.xlsx"


def _ods(tmp_path: Path, tables: str) -> Path:
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", re.sub(r">\s+<", "><", ODS.format(tables=tables)))
        parts.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest "
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return tmp_path / "list.ods"


def _text(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_the_first_visible_sheet_is_read(tmp_path: Path, state: str) -> None:
    book = openpyxl.Workbook()
    first, second = _sheet(book), book.create_sheet("2026 <&> Liste")
    for sheet, sku in ((first, "OLD"), (second, "NEW")):
        sheet.append(("sku",))
        sheet.append((sku,))
    first.sheet_state = state
    first.title = "2025"
    book.active = 1
    file = _saved(tmp_path, book)
    assert _read(file) == ("2026 <&> Liste", [("NEW",)])
    assert _read(file, "2025") == ("2025", [("OLD",)])
    assert _read(file, "2026 <&> LISTE")[0] == "2026 <&> Liste"
    with pytest.raises(InvalidInput, match=r"no sheet '2024' .* are: '2026 <&> Liste'"):
        _read(file, "2024")


def test_a_chart_sheet_is_not_a_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    _sheet(book).append(("sku",))
    _sheet(book).append(("A",))
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    assert _read(_saved(tmp_path, book)) == ("Sheet", [("A",)])


def test_a_visible_sheet_without_cells_is_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("List").append(("sku",))
    with pytest.raises(InvalidInput, match=r"'Sheet' has no cells. .* are: 'Sheet', 'List'"):
        _read(_saved(tmp_path, book))


def test_only_workbooks_have_sheets(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sku,name\nA,Hat\n")
    with pytest.raises(InvalidInput, match="a sheet only in a workbook"):
        _read(tmp_path / "a.csv", "List")


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize("placed", [True, False])
def test_errors_are_distinguished_from_empty_cells(
    tmp_path: Path, prefix: str, placed: bool
) -> None:
    p = f"{prefix}:" if prefix else ""
    place = {cell: f" r='{cell}'" if placed else "" for cell in ("A1", "B1", "A2", "B2", "A3")}
    rows = (
        f"<{p}row><{p}c t='str'{place['A1']}><{p}v>sku</{p}v></{p}c>"
        f"<{p}c t='str'{place['B1']}><{p}v>gtin</{p}v></{p}c></{p}row>"
        f"<{p}row><{p}c t='str'{place['A2']}><{p}v>A</{p}v></{p}c>"
        f"<{p}c{place['B2']} t = 'e'><{p}f>VLOOKUP(1,A:B,2)</{p}f><{p}v>#N/A</{p}v></{p}c></{p}row>"
        f"<{p}row><{p}c{place['A3']} t='e'><{p}v>#REF!</{p}v></{p}c></{p}row>"
    )
    _, cells = _read(_with_sheet(tmp_path, rows, prefix))
    assert cells == [("A", "#N/A"), ("#REF!", None)]
    assert [type(row[place]) for row, place in zip(cells, (1, 0), strict=True)] == [ErrorText] * 2


def test_rows_out_of_order_are_rejected(tmp_path: Path) -> None:
    """Their values could be assigned to the wrong rows."""
    rows = '<row r="5"><c r="A5" t="e"><v>#N/A</v></c></row>'
    rows += '<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>'
    head = '<row r="1"><c r="A1" t="str"><v>sku</v></c></row>'
    for _ in range(5):  # the error can occur before or after the result is read
        with pytest.raises(InvalidInput, match="is not a workbook that can be read"):
            _read(_with_sheet(tmp_path, head + rows))


def test_numbers_are_shown_in_their_formats(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book)
    sheet.append(("a", "b", "c", "d", "e"))
    sheet.append((123, 12.5, 0.5, 7, "00123"))
    for cell, code in (("A2", "000000"), ("B2", "0.00"), ("C2", "0%"), ("D2", "General")):
        sheet[cell].number_format = code
    assert _read(_saved(tmp_path, book))[1] == [
        (
            FormattedNumber(123, "000123"),
            FormattedNumber(12.5, "12.50"),
            FormattedNumber(0.5, "50%", percent=True),
            7,
            "00123",
        )
    ]


def test_an_ods_file_is_read_as_it_shows_its_cells(tmp_path: Path) -> None:
    head = "".join(map(_text, ("sku", "gtin", "share", "note")))
    formatted = f"""<table:table-cell office:value-type="float" office:value="123">
        <text:p>000123</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value=""
        calcext:value-type="error"><text:p>#NV</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.5">
        <office:annotation><text:p>9</text:p></office:annotation><text:p>50 %</text:p>
        </table:table-cell>{_text("x")}"""
    repeated = f"""{_text("C")}<table:table-cell table:number-columns-repeated="2"
        office:value-type="float" office:value="7"><text:p>07</text:p></table:table-cell>"""
    rows = (
        f"<table:table-row>{head}</table:table-row><table:table-row>{formatted}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2">{_text("B")}</table:table-row>'
        f"<table:table-row>{repeated}</table:table-row>"
    )
    hidden = f"<table:table-row>{_text('old')}</table:table-row>"
    file = _ods(
        tmp_path,
        f'<table:table table:name="2025" table:style-name="ta1">{hidden}</table:table>'
        f'<table:table table:name="2026">{rows}</table:table>',
    )
    sheet, cells = _read(file)
    assert sheet == "2026"
    seven = FormattedNumber(7, "07")
    assert cells == [
        (FormattedNumber(123, "000123"), "#NV", FormattedNumber(0.5, "50 %", percent=True), "x"),
        ("B", None, None, None),
        ("B", None, None, None),
        ("C", seven, seven, None),
    ]


def test_a_binary_workbook_is_rejected(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as parts:
        parts.writestr("xl/workbook.bin", b"\x83\x01")
    with pytest.raises(InvalidInput, match="XLSB; save it as XLSX or CSV"):
        _read(tmp_path / "a.xlsx")


Found = tuple[dict[str, tuple[str, str]], dict[int, list[str]], list[str]]


@pytest.fixture
def found(stocked: Workspace, tmp_path: Path) -> Callable[..., Found]:
    """Return a function that checks a workbook and returns products, rejected rows and notices."""

    def checked(
        *rows: tuple[Any, ...], formats: dict[str, str] | None = None, **options: Any
    ) -> Found:
        book = openpyxl.Workbook()
        for row in rows:
            _sheet(book).append(row)
        for cell, code in (formats or {}).items():
            _sheet(book)[cell].number_format = code
        file = CatalogueFile(_saved(tmp_path, book), **options)
        with check_catalogue(stocked, "brand", file) as catalogue:
            records = [each.record for each in catalogue.good() if each.record]
            products = {each.sku: (each.name, each.passport) for each in records}
            rejected = {
                row.number: [str(p.message) for p in row.problems] for row in catalogue.rejected()
            }
            return products, rejected, [str(notice) for notice in catalogue.notices]

    return checked


ADVICE = "format the column as text and enter the value again."
HEAD = ("sku", "name", "made_on", "weight", "pieces")


def test_text_columns_read_numbers_as_shown(found: Callable[..., Found]) -> None:
    products, rejected, _ = found(
        HEAD, (123, "A", 12.5, 7, 8),
        formats={"A2": "000000", "C2": "0.00", "D2": "000", "E2": "0.00"},
    )  # fmt: skip
    assert rejected == {}
    assert products == {"000123": ("A", '{"made_on":"12.50","weight":7,"pieces":8}')}


def test_percentages_are_read_as_numbers_out_of_100(found: Callable[..., Found]) -> None:
    products, _, notices = found(HEAD, ("A", "A", 0.5, 0.07, 1),
                                 formats={"C2": "0%", "D2": "0%", "E2": "0%"})  # fmt: skip
    assert products == {"A": ("A", '{"made_on":"50%","weight":7,"pieces":100}')}
    assert "weight: 7% is read as 7 because the cells are formatted as percentages." in notices


def test_text_changed_by_a_spreadsheet_is_not_a_sku(found: Callable[..., Found]) -> None:
    _, rejected, _ = found(
        HEAD, (date(2026, 2, 1), "A"), (1200000, "B"), ("1.20E+06", "C"), ("A", date(2026, 2, 1)),
        formats={"A3": "0.00E+00"},
    )  # fmt: skip
    assert [rejected[row][0] for row in (2, 3, 4, 5)] == [
        f"the cell A2 contains the date 2026-02-01; {ADVICE}",
        f"the spreadsheet program shows 1200000 with an exponent and may have changed it; {ADVICE}",
        f"a spreadsheet program has changed the value to '1.20E+06'; {ADVICE}",
        f"the cell B5 contains the date 2026-02-01; {ADVICE}",
    ]


def test_number_texts_are_read_in_the_notation_of_their_column(found: Callable[..., Found]) -> None:
    rows = (("A", "A", None, "1.250"), ("B", "B", None, "12,5"), ("C", "C", None, 0.5))
    products, rejected, notices = found(HEAD, *rows)
    assert rejected == {}
    assert [passport for _, passport in products.values()] == [
        '{"weight":1250}', '{"weight":12.5}', '{"weight":0.5}'
    ]  # fmt: skip
    assert notices == [
        "weight: '1.250' is read as 1250 because other numbers have a decimal comma."
    ]


def test_an_ambiguous_number_is_rejected_unless_its_sign_is_chosen(
    found: Callable[..., Found],
) -> None:
    rows = (HEAD, ("A", "A", None, "1.250"), ("B", "B", None, "7"))
    products, rejected, _ = found(*rows)
    assert list(products) == ["B"]
    (message,) = rejected[2]
    assert message.startswith(
        "'1.250' can mean 1250 or 1.25; choose the decimal separator of the column,"
    )
    for name in ("weight", ""):
        assert found(*rows, decimals={name: "comma"})[0]["A"] == ("A", '{"weight":1250}')
        assert found(*rows, decimals={name: "point"})[0]["A"] == ("A", '{"weight":1.25}')
    assert found(*rows, decimals={"#4": "comma", "": "point"})[0]["A"] == ("A", '{"weight":1250}')
    with pytest.raises(InvalidInput, match="no column 'Weight'"):
        found(*rows, decimals={"Weight": "comma"})


def test_columns_with_the_same_heading_have_separate_decimal_signs(
    found: Callable[..., Found],
) -> None:
    rows = (("sku", "name", "weight", "weight"), ("A", "A", "1.250", "7"), ("B", "B", "0,5", "7"))
    with pytest.raises(InvalidInput, match="several columns have the heading 'weight'"):
        found(*rows, decimals={"weight": "comma"})
    products, _, notices = found(*rows)
    assert products["A"] == ("A", '{"weight":1250}')
    assert notices == ["#3: '1.250' is read as 1250 because other numbers have a decimal comma."]
    products, rejected, _ = found(*rows, decimals={"#3": "point"})
    assert (products["A"], list(rejected)) == (("A", '{"weight":1.25}'), [3])
