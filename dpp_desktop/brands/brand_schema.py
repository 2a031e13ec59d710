"""Report on a brand's passport schema, and check documents against it."""

from pathlib import Path

from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.passports.sample_check import SampleCheck, check_sample
from dpp_desktop.passports.schema_report import SchemaReport, schema_report
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store.workspace import Workspace


def report_of(brand: Brand | BrandFile, schema: str) -> SchemaReport:
    """Return the report on the brand's passport schema, which is JSON text.

    This takes up to two seconds. Raises EnvironmentFault.
    """
    return schema_report(
        SchemaSet.from_text(schema), brand.gtin_pointer, brand.batch_pointers, brand.unit_fields
    )


def check_sample_of(brand: Brand | BrandFile, schema: str, file: Path) -> SampleCheck:
    """Return the result of checking the document as a product's passport; see `check_sample`."""
    later = (*brand.batch_pointers, *(field.pointer for field in brand.unit_fields))
    return check_sample(schema, brand.gtin_pointer, file, later)


def brand_report(workspace: Workspace, brand_key: str) -> SchemaReport:
    """Return the report on the schema of a brand in the workspace. Raises what `report_of` does.

    Raises NotFound for an unknown brand.
    """
    return report_of(*brand_and_schema(workspace, brand_key))


def check_brand_sample(workspace: Workspace, brand_key: str, file: Path) -> SampleCheck:
    """Return the result of checking the JSON document in the file; see `check_sample`.

    Raises NotFound for an unknown brand or file, and InvalidInput if the file isn't strict JSON.
    """
    brand, schema = brand_and_schema(workspace, brand_key)
    return check_sample_of(brand, schema, file)
