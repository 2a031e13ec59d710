"""Save an empty product list with the columns of a brand, to fill in and import."""

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dpp_desktop import durable
from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.common import file_reading
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.products.catalogue_import.list_separator import list_separator
from dpp_desktop.products.catalogue_import.rejected_rows import WORKBOOK
from dpp_desktop.products.template_columns import TemplateColumn, template_columns
from dpp_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CSV = ".csv"
_LAST_ROW = 1_048_575
"""The last row of a sheet, counted from 0."""
_MIN_WIDTH, _MAX_WIDTH = 14, 60
"""The width of a column, in characters."""
_MAX_TITLE, _MAX_MESSAGE = 32, 255
"""The maximum lengths of the message that is shown at a cell."""


def save_template(workspace: Workspace, brand_key: str, file: Path) -> tuple[TemplateColumn, ...]:
    """Save an empty list with the brand's columns; return them.

    The suffix .xlsx creates a workbook, in which texts such as SKU and GTIN keep leading zeros and
    fields with fixed values have drop-down lists. The suffix .csv creates a CSV file with byte
    order mark and the delimiter that spreadsheet programs on this computer expect. An existing file
    is replaced. Raises NotFound for an unknown brand, InvalidInput for other suffixes, and
    EnvironmentFault.
    """
    is_workbook = file.suffix.lower() == WORKBOOK
    if not is_workbook:
        file_reading.check_ending(file, CSV)
    brand, schema = brand_and_schema(workspace, brand_key)
    columns = template_columns(brand, schema)
    content = _workbook(columns, brand.name) if is_workbook else _csv(columns)
    with os_errors_named(file):
        durable.write_whole(file, content)
    return columns


def _csv(columns: Sequence[TemplateColumn]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=list_separator(), lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def _workbook(columns: Sequence[TemplateColumn], name: str) -> bytes:
    """Return a workbook: the list, an explanation of its columns, and the drop-down lists."""
    import xlsxwriter  # takes longer than everything else here

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        products = workbook.add_worksheet("Products")
        explanation = workbook.add_worksheet("Columns")
        choices = workbook.add_worksheet("Values")
        choices.hide()
        _write_products(workbook, products, columns, name)
        _write_explanation(workbook, explanation, columns)
        _add_choices(products, choices, columns)
    return content.getvalue()


def _write_products(
    workbook: "Workbook", sheet: "Worksheet", columns: Sequence[TemplateColumn], name: str
) -> None:
    workbook.set_properties({"title": name})
    text = workbook.add_format({"num_format": "@"})  # what is typed isn't converted
    number = workbook.add_format()
    required = workbook.add_format({"bold": True, "num_format": "@", "bg_color": "#DCE6F5"})
    optional = workbook.add_format({"num_format": "@", "bg_color": "#EEEEEE"})
    for place, column in enumerate(columns):
        width = max(_MIN_WIDTH, min(_MAX_WIDTH, len(column.heading) + 2))
        sheet.set_column(place, place, width, number if column.is_number else text)
        sheet.write_string(0, place, column.heading, required if column.required else optional)
    sheet.freeze_panes(1, 1)


_EXPLANATION = ("Column", "Field", "Required", "Values", "Description")
_EXPLANATION_WIDTHS = (34, 30, 10, 40, 80)


def _write_explanation(
    workbook: "Workbook", sheet: "Worksheet", columns: Sequence[TemplateColumn]
) -> None:
    heading = workbook.add_format({"bold": True, "bg_color": "#DCE6F5"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for place, (text, width) in enumerate(zip(_EXPLANATION, _EXPLANATION_WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, text, heading)
    for row, column in enumerate(columns, start=1):
        _write_row(sheet, row, _explained(column), wrapped)
    sheet.freeze_panes(1, 0)


def _write_row(sheet: "Worksheet", row: int, texts: Sequence[str], style: "Format") -> None:
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, style)


def _explained(column: TemplateColumn) -> tuple[str, ...]:
    values = "; ".join(map(str, column.choices)) or ("number" if column.is_number else "text")
    several = " (several are separated by ;)" if column.is_list else ""
    required = "yes" if column.required else "no"
    return column.heading, column.title, required, values + several, column.description


def _add_choices(
    sheet: "Worksheet", choices: "Worksheet", columns: Sequence[TemplateColumn]
) -> None:
    """Add a drop-down list to each column with fixed values; the values are in another sheet."""
    from xlsxwriter.utility import xl_col_to_name

    for place, column in enumerate(columns):
        if not column.choices:
            continue
        for row, value in enumerate(column.choices):
            if isinstance(value, str):
                choices.write_string(row, place, value)  # never a formula
            else:
                choices.write_number(row, place, value)
        letters = xl_col_to_name(place, col_abs=True)
        rule: dict[str, Any] = {
            "validate": "list",
            "source": f"=Values!{letters}$1:{letters}${len(column.choices)}",
            # Several values in one cell aren't in the list.
            "show_error": not column.is_list,
            "input_title": column.title[:_MAX_TITLE],
            "input_message": column.description[:_MAX_MESSAGE],
        }
        sheet.data_validation(1, place, _LAST_ROW, place, rule)
