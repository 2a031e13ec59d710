"""Looks at the beginning of a catalogue, so that the user sees what is in which column."""

from dataclasses import dataclass

from dpp_desktop.passports.catalogue import brand_and_schema
from dpp_desktop.passports.catalogues.checking import CatalogueFile
from dpp_desktop.passports.catalogues.columns import ColumnMap, proposed
from dpp_desktop.passports.catalogues.opening import opened_table
from dpp_desktop.passports.catalogues.schema_fields import SchemaField, SchemaFields
from dpp_desktop.passports.catalogues.tables import Row, in_chunks
from dpp_desktop.passports.schemas.schemaset import SchemaSet
from dpp_desktop.store.workspace import Workspace

_ROWS = 20
"""Fewer if they are large."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows, what becomes of each column, and which passport fields there are."""

    columns: ColumnMap
    rows: tuple[Row, ...]
    fields: tuple[SchemaField, ...]


def preview(workspace: Workspace, brand_key: str, file: CatalogueFile) -> Preview:
    """Returns the preview. Raises NotFound, and InvalidInput for a file that is no catalogue."""
    brand, schema = brand_and_schema(workspace, brand_key)
    fields = SchemaFields(SchemaSet.from_text(schema).root)
    with opened_table(file.path, file.encoding) as table:
        columns = file.columns or proposed(table, fields, brand.gtin_pointer)
        rows = next(in_chunks(table.rows, _ROWS), [])
        return Preview(columns, tuple(rows), fields.listed)
