"""Looks at the beginning of a catalogue, so that the user sees what is in which column."""

from dataclasses import dataclass

from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, proposed
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, origin_notices
from dpp_desktop.products.catalogue_import.number_texts import Survey
from dpp_desktop.products.catalogue_import.readers import opened_table
from dpp_desktop.products.catalogue_import.schema_fields import SchemaField, SchemaFields
from dpp_desktop.products.catalogue_import.tables import Origin, Row, in_chunks
from dpp_desktop.store.workspace import Workspace

_MAX_ROWS = 20
"""Fewer if they are large."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows, what becomes of each column, and which passport fields there are.

    `survey` is what the texts of all columns show of their decimal signs; `notices` is what the
    user should know of how the file was read.
    """

    columns: ColumnMap
    rows: tuple[Row, ...]
    fields: tuple[SchemaField, ...]
    origin: Origin
    survey: Survey
    notices: tuple[Problem, ...]


def preview(workspace: Workspace, brand_key: str, file: CatalogueFile) -> Preview:
    """Returns the preview. Raises NotFound, and InvalidInput for a file that is no catalogue."""
    brand, schema = brand_and_schema(workspace, brand_key)
    fields = SchemaFields(SchemaSet.from_text(schema).root)
    with opened_table(file.path, file.encoding, file.sheet) as table:
        columns = file.columns or proposed(table, fields, brand.gtin_pointer)
        survey = table.survey(range(len(columns.columns)))
        rows = tuple(next(in_chunks(table.rows, _MAX_ROWS), []))
        notices = tuple(origin_notices(table.origin))
        return Preview(columns, rows, fields.listed, table.origin, survey, notices)
