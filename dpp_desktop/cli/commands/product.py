"""`dpp-desktop product`: imports, lists and deletes products, and saves empty lists."""

from collections.abc import Iterator
from pathlib import Path

import click

from dpp_desktop.cli.confirm_deletion import YES, confirm_deletion
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.import_report import (
    ImportReport,
    report_columns,
    report_document,
    report_effects,
    report_gtins,
    report_left_out,
    report_origin,
    report_rows,
    report_summary,
)
from dpp_desktop.cli.import_values import ColumnAssignment, DecimalChoice, by_column
from dpp_desktop.cli.output import (
    counted,
    note,
    print_json,
    print_table,
    product_document,
    say,
)
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.model.product import Product
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.encodings import ENCODINGS
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.rejected_rows import check_file, save_rejected
from dpp_desktop.products.catalogue_import.tables import ProductNames
from dpp_desktop.products.catalogue_template import save_template
from dpp_desktop.products.deletion import delete_products, plan_product_deletion
from dpp_desktop.products.drafts import list_products_with_status
from dpp_desktop.products.template_columns import TemplateColumn
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

_STATES = {True: "draft", False: "ready", None: "not checked"}


class ImportBar(ProgressBar):
    """Shows the progress of checking or importing a catalogue."""

    def __init__(self, title: str, stop: StopRequest) -> None:
        super().__init__(title, "rows", stop)

    def progressed(self, done: int, total: int) -> None:
        """Update the bar."""
        self.show(done, total)


@click.group("product")
@common_options
def command() -> None:
    """Import, list and delete products, which tokens are minted for."""


@command.command("import")
@click.argument("file", type=SomePath())
@click.option(
    "--brand", required=True, metavar="KEY", help="Key of the brand that the products belong to."
)
@click.option(
    "--map",
    "assignments",
    multiple=True,
    metavar="COLUMN=FIELD",
    type=ColumnAssignment(),
    help="Field of a column: sku, name, gtin, sku+gtin for both, or a passport field, such as "
    "materials[0].share. With nothing after the equals sign, the column is ignored and its field "
    "stays unchanged. #3 selects the third column. Repeatable.",
)
@click.option(
    "--clear-empty",
    is_flag=True,
    help="Clear fields whose cells are empty. Without this option, products keep these values.",
)
@click.option("--check", "only_check", is_flag=True, help="Only report what would be imported.")
@click.option("--all-or-none", is_flag=True, help="Import nothing if any row is rejected.")
@click.option(
    "--rejected",
    "rejected_file",
    metavar="FILE",
    type=SomePath(),
    help="Save rejected rows and the reasons as FILE.csv or FILE.xlsx, to correct and import them.",
)
@click.option(
    "--encoding",
    type=click.Choice(ENCODINGS, case_sensitive=False),
    help="Encoding of a CSV file without byte order mark. Detected by default.",
)
@click.option(
    "--sheet",
    metavar="NAME",
    help="Sheet to read from a workbook. By default, the first visible one.",
)
@click.option(
    "--decimal",
    "decimals",
    multiple=True,
    metavar="[COLUMN=]comma|point",
    type=DecimalChoice(),
    help="Decimal separator of numbers written as text, for one column or all. With comma, 1.250 "
    "is 1250. Detected from the other numbers by default. #3 selects the third column. "
    "Repeatable.",
)
@click.option("--sku", default="", help="SKU of the product, if FILE is a single passport.")
@click.option("--name", default="", help="Name of the product, if FILE is a single passport.")
@common_options
@pass_session
def import_file(
    session: Session,
    file: Path,
    brand: str,
    assignments: tuple[tuple[str, str], ...],
    rejected_file: Path | None,
    encoding: str | None,
    sheet: str | None,
    decimals: tuple[tuple[str, DecimalSign], ...],
    sku: str,
    name: str,
    *,
    clear_empty: bool,
    only_check: bool,
    all_or_none: bool,
) -> int:
    """Add or update the products in FILE: CSV, XLSX, ODS or JSON.

    The columns for SKU, name and GTIN are recognized by their headings; use --check to see the
    result. The other columns become passport fields: a dot selects a field of an object, [0] an
    item of an array, and ';' separates the items in a cell. JSON is an array of objects, a product
    file (schemas/product-file.schema.json), or the passport of one product, for which --sku and
    --name are required.

    Valid rows are imported. The others are listed with the reasons, and the exit code is 2. A
    product whose passport is incomplete according to the brand's schema is imported as a draft. You
    can't mint for a draft until the missing values are imported.

    If a product exists, only fields with values in the list are changed. Fields without a column or
    with an empty cell keep their values, unless --clear-empty is given. The command lists values
    that products lose (with --check, before anything changes), and columns that are ignored
    although they contain values.
    """
    if rejected_file and rejected_file.exists() and file.exists() and file.samefile(rejected_file):
        raise click.BadParameter("This is the product list itself.", param_hint="--rejected")
    if rejected_file:
        check_file(rejected_file)
    catalogue = CatalogueFile(
        file,
        encoding,
        overrides=by_column(assignments, "--map"),
        clear_empty=clear_empty,
        sheet=sheet,
        decimals=by_column(decimals, "--decimal"),
        names=ProductNames(sku, name),
    )
    with (
        session.open() as workspace,
        stop_on_signals() as stop,
        _checked(workspace, brand, catalogue, stop) as checked,
    ):
        withheld = all_or_none and checked.counts.rejected > 0
        may_import = not (only_check or withheld or checked.stopped)
        done = _imported(workspace, checked, stop) if may_import else None
        report = ImportReport(
            checked, done, _save_rejected_rows(checked, rejected_file), only_check=only_check
        )
        _report(session, report)
    return _exit_code(report)


@command.command("list")
@click.option(
    "--unchecked",
    is_flag=True,
    help="Don't check which products are drafts. Checking takes about a second per 1,000 products.",
)
@common_options
@pass_session
def list_products(session: Session, *, unchecked: bool) -> None:
    """List the products of the workspace.

    Each product is checked against its brand's schema. You can't mint for a draft. If checking a
    product takes too long, the products after it of the same brand aren't checked.
    """
    with session.open() as workspace:
        found = list(_without_states(workspace) if unchecked else _with_states(workspace))
    if session.json:
        print_json(
            [
                product_document(brand_key, product) | {"draft": draft}
                for brand_key, product, draft in found
            ]
        )
    elif found:
        rows = [
            (brand_key, product.sku, product.gtin, _STATES[draft], product.name)
            for brand_key, product, draft in found
        ]
        print_table(("BRAND", "PRODUCT", "GTIN", "STATE", "NAME"), rows)
    else:
        note("No products yet. Import them with 'dpp-desktop product import'.")


@command.command("template")
@click.argument("brand")
@click.argument("file", type=SomePath())
@common_options
@pass_session
def template(session: Session, brand: str, file: Path) -> None:
    """Save an empty list for the brand with the key BRAND to FILE.csv or FILE.xlsx.

    Fill in its columns, and import it. An asterisk marks required columns. In a workbook, texts
    keep leading zeros, fields with fixed values have drop-down lists, and a second sheet explains
    the columns. An existing file is overwritten.
    """
    with session.open() as workspace:
        columns = save_template(workspace, brand, file)
    if session.json:
        print_json({"file": str(file), "columns": [_column_document(each) for each in columns]})
    else:
        say(f"Template with {counted(len(columns), 'column')} saved to {file}.")


def _column_document(column: TemplateColumn) -> dict[str, object]:
    return {
        "heading": column.heading,
        "field": str(column.target),
        "required": column.required,
        "values": list(column.choices),
    }


@command.command("delete")
@click.argument("brand")
@click.argument("skus", metavar="SKU...", nargs=-1, required=True)
@YES
@common_options
@pass_session
def delete(session: Session, brand: str, skus: tuple[str, ...], *, yes: bool) -> None:
    """Delete products of the brand with the key BRAND, all or none.

    A product that has mint jobs can't be deleted.
    """
    with session.open() as workspace:
        plan = plan_product_deletion(workspace, brand, skus)
        plan.raise_if_blocked()
        count = counted(len(plan.products), "product")
        named = ", ".join(f"{product.sku} ({product.name})" for product in plan.products)
        confirm_deletion(f"Deletes {count} of {brand}: {named}.", yes=yes)
        delete_products(workspace, plan)
    if session.json:
        print_json({"brand": brand, "deleted": [product.sku for product in plan.products]})
    else:
        say(f"Deleted {count}.")


def _with_states(workspace: Workspace) -> Iterator[tuple[str, Product, bool | None]]:
    return (
        (each.brand_key, each.product, each.draft) for each in list_products_with_status(workspace)
    )


def _without_states(workspace: Workspace) -> Iterator[tuple[str, Product, bool | None]]:
    with workspace.read() as transaction:
        return ((key, product, None) for key, product in products.list_all(transaction))


def _checked(
    workspace: Workspace, brand: str, catalogue: CatalogueFile, stop: StopRequest
) -> CheckedCatalogue:
    with ImportBar("Checking", stop) as bar:
        return check_catalogue(workspace, brand, catalogue, bar)


def _imported(
    workspace: Workspace, checked: CheckedCatalogue, stop: StopRequest
) -> CatalogueImportResult:
    with ImportBar("Importing", stop) as bar:
        return apply_catalogue(workspace, checked, bar)


def _save_rejected_rows(checked: CheckedCatalogue, file: Path | None) -> Path | None:
    """Save the rejected rows if there are any; return the file, None if it wasn't written."""
    if file is None or checked.stopped or not checked.counts.rejected:
        return None
    save_rejected(checked, file)
    return file


def _report(session: Session, report: ImportReport) -> None:
    report_origin(report)
    report_rows(report)
    if not report.checked.stopped:
        report_left_out(report)
        report_gtins(report)
        report_effects(report)
    if session.json:
        print_json(report_document(report))
        return
    if report.only_check:
        report_columns(report)
    report_summary(report)


def _exit_code(report: ImportReport) -> ExitCode:
    if report.stopped:
        return ExitCode.INTERRUPTED
    return ExitCode.BAD_INPUT if report.checked.counts.rejected else ExitCode.DONE
