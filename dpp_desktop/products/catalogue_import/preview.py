"""Read the first rows of a catalogue, to show the content of its columns."""

from dataclasses import dataclass

from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, propose_columns
from dpp_desktop.products.catalogue_import.encoding_notices import origin_notices
from dpp_desktop.products.catalogue_import.field_choices import FieldChoices
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile
from dpp_desktop.products.catalogue_import.number_texts import DecimalSurvey
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Origin, Row, chunked
from dpp_desktop.store.workspace import Workspace

_MAX_ROWS = 20
"""The maximum number of rows; fewer if they are large."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a catalogue, its column mapping, and the passport fields to choose from.

    `survey` is the evidence of decimal separators of all columns; `notices` describe how the file
    was read.
    """

    columns: ColumnMap
    rows: tuple[Row, ...]
    fields: FieldChoices
    origin: Origin
    survey: DecimalSurvey
    notices: tuple[Problem, ...]


def preview(
    workspace: Workspace, brand_key: str, file: CatalogueFile, language: str = ""
) -> Preview:
    """Return the preview, with the titles of fields in the language.

    Raises NotFound, ProductNamesNeeded for a single passport without names, and InvalidInput for a
    file that isn't a catalogue.
    """
    brand, schema = brand_and_schema(workspace, brand_key)
    fields = SchemaFields(SchemaSet.from_text(schema), language)
    with open_table(file.path, file.encoding, file.sheet, file.names) as table:
        columns = file.columns or propose_columns(table, fields, brand.gtin_pointer)
        survey = table.survey(range(len(columns.columns)))
        rows = tuple(next(chunked(table.rows, _MAX_ROWS), []))
        notices = tuple(origin_notices(table.origin))
        choices = FieldChoices(fields, brand.gtin_pointer, brand.later_pointers)
        return Preview(columns, rows, choices, table.origin, survey, notices)
