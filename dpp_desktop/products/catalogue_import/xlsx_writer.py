"""Write a workbook with one sheet (ECMA-376), in which all text cells have the format text."""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

Value = str | int | float | bool | None

MAX_CHARACTERS = 32_767
"""The maximum length of a cell."""

_SPOOLED_BYTES = 1 << 24
_READ_BYTES = 1 << 20
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"
# Format 49 is text: spreadsheet programs don't convert values that are typed into such cells.
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}
# Characters that XML doesn't allow, and text that looks like the escape of one.
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def workbook(name: str, rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield a workbook with a sheet of that name and these rows, piece by piece.

    Cells must have at most 32,767 characters.
    """
    with tempfile.SpooledTemporaryFile(_SPOOLED_BYTES) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
            for part, content in _PARTS.items():
                quoted = escape(name, {'"': "&quot;"})
                parts.writestr(part, _HEAD + content.replace("{name}", quoted))
            _write_sheet(parts, rows)
        file.seek(0)
        while piece := file.read(_READ_BYTES):
            yield piece


def _write_sheet(parts: zipfile.ZipFile, rows: Iterable[Sequence[Value]]) -> None:
    with parts.open(_SHEET, "w", force_zip64=True) as sheet:
        sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
        for row in rows:
            sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
        sheet.write(b"</sheetData></worksheet>")


def _cell(value: Value) -> str:
    if value is None:
        return '<c s="1"/>'
    if isinstance(value, bool):
        return f'<c t="b"><v>{value:d}</v></c>'
    if isinstance(value, str):
        text = escape(_ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", value))
        return f'<c s="1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"
