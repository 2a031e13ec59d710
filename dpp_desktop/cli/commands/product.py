"""`dpp-desktop product`: the products of a workspace."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.import_report import (
    ImportReport,
    document_of,
    tell_columns,
    tell_effects,
    tell_left_out,
    tell_origin,
    tell_rows,
    tell_sum,
)
from dpp_desktop.cli.output import note, print_json, print_table
from dpp_desktop.cli.progress import ImportBar
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.model.product import Product
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.encodings import ENCODINGS
from dpp_desktop.products.catalogue_import.import_check import (
    CatalogueFile,
    CheckedCatalogue,
    check_catalogue,
)
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.rejected_rows import save_rejected
from dpp_desktop.products.drafts import list_products_with_status
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

Wish = TypeVar("Wish")

_STATES = {True: "draft", False: "ready", None: "not checked"}


class ColumnAssignment(click.ParamType[tuple[str, str]]):
    """A column and what becomes of it, such as Colour=passport.colour."""

    name = "column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Returns both. Fails if there is no equals sign."""
        if isinstance(value, tuple):
            return value
        column, sign, target = str(value).rpartition("=")
        if not sign:
            self.fail("Give a column and a field, such as Colour=passport.colour.", param, ctx)
        return column, target


class DecimalChoice(click.ParamType[tuple[str, DecimalSign]]):
    """A column and the decimal sign of its numbers, such as Weight=comma; or that of all."""

    name = "decimal"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, DecimalSign]:
        """Returns the column's name, empty for all, and the sign. Fails for another sign."""
        if isinstance(value, tuple):
            return value
        column, _, sign = str(value).rpartition("=")
        if sign not in tuple(DecimalSign):
            self.fail("Give comma or point, or a column with it: Weight=comma.", param, ctx)
        return column, DecimalSign(sign)


@click.group("product")
@common_options
def command() -> None:
    """Products: what tokens are minted for."""


@command.command("import")
@click.argument("file", type=SomePath())
@click.option("--brand", required=True, metavar="KEY", help="The brand whose products these are.")
@click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="COLUMN=FIELD",
    type=ColumnAssignment(),
    help="What a column is: sku, name, gtin or a field of the passport, such as "
    "materials[0].share; nothing after the equals sign leaves it out, and its field stays as it "
    "is. #3 names the third column. May be repeated.",
)
@click.option(
    "--clear-empty",
    is_flag=True,
    help="Clear what empty cells stand for. Without this option, products keep these values.",
)
@click.option("--check", "only_check", is_flag=True, help="Only say what would be done.")
@click.option("--all-or-none", is_flag=True, help="Bring nothing in if a row is rejected.")
@click.option(
    "--rejected",
    "rejected_file",
    metavar="FILE",
    type=SomePath(),
    help="Save the rejected rows with the reasons, to be corrected and imported again: as "
    "FILE.csv or FILE.xlsx.",
)
@click.option(
    "--encoding",
    type=click.Choice(ENCODINGS, case_sensitive=False),
    help="That of a CSV file without byte order mark; recognized if not given.",
)
@click.option(
    "--sheet",
    metavar="NAME",
    help="The sheet of a workbook to read; its first visible one if not given.",
)
@click.option(
    "--decimal",
    "decimals",
    multiple=True,
    metavar="[COLUMN=]comma|point",
    type=DecimalChoice(),
    help="The decimal sign of numbers written as text, of a column or of all: with comma, 1.250 is "
    "1250. Found by the other numbers if not given. #3 names the third column. May be repeated.",
)
@common_options
@pass_session
def import_file(
    session: Session,
    file: Path,
    brand: str,
    overrides: tuple[tuple[str, str], ...],
    rejected_file: Path | None,
    encoding: str | None,
    sheet: str | None,
    decimals: tuple[tuple[str, DecimalSign], ...],
    *,
    clear_empty: bool,
    only_check: bool,
    all_or_none: bool,
) -> int:
    """Add or update the products that FILE lists: CSV, XLSX, ODS or JSON.

    Columns are found by their names; --check shows how. Others become fields of the passport,
    with dots leading into objects, [0] into arrays, and ';' between the items of a cell. JSON is an
    array of objects, or a product file (schemas/product-file.schema.json).

    Rows that are right come in, the others are listed with the reasons, and the command ends with
    exit code 2. A product whose passport isn't complete by the brand's schema comes in as a draft,
    which can't be minted for until the rest is imported.

    Importing again updates: a list changes what it has values for, and nothing else. What it has no
    column for stays, and so does what it leaves empty, unless --clear-empty is given. Values that
    products would lose are listed, with --check before anything is done. Columns that are left out
    although they hold values are listed, too.
    """
    if rejected_file and rejected_file.exists() and file.exists() and file.samefile(rejected_file):
        raise click.BadParameter("That is the catalogue itself.", param_hint="--rejected")
    catalogue = CatalogueFile(
        file,
        encoding,
        overrides=_by_column(overrides, "--map"),
        clear_empty=clear_empty,
        sheet=sheet,
        decimals=_by_column(decimals, "--decimal"),
    )
    with (
        session.open() as workspace,
        stop_on_signals() as stop,
        _checked(workspace, brand, catalogue, stop) as checked,
    ):
        withheld = all_or_none and checked.counts.rejected > 0
        wanted = not (only_check or withheld or checked.stopped)
        done = _brought_in(workspace, checked, stop) if wanted else None
        report = ImportReport(checked, done, _saved(checked, rejected_file), only_check=only_check)
        _tell(session, report)
    return _exit_code(report)


@command.command("list")
@click.option(
    "--unchecked",
    is_flag=True,
    help="Don't tell which are drafts: checking takes a second for each thousand or two.",
)
@common_options
@pass_session
def list_products(session: Session, *, unchecked: bool) -> None:
    """List the products of the workspace.

    Each is checked by its brand's schema: a draft can't be minted for yet. Where checking one takes
    too long, those after it aren't checked.
    """
    with session.open() as workspace:
        found = list(_unchecked(workspace) if unchecked else _judged(workspace))
    if session.json:
        print_json(
            [
                {
                    "brand": brand_key,
                    "sku": product.sku,
                    "name": product.name,
                    "gtin": product.gtin,
                    "draft": draft,
                }
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
        note("No products yet. 'dpp-desktop product import' brings a list of them.")


def _by_column(overrides: tuple[tuple[str, Wish], ...], option: str) -> dict[str, Wish]:
    """The targets or decimal signs by column, each of which must be named once."""
    found = dict(overrides)
    for column, wish in overrides:
        if found[column] != wish:
            named = f"column '{column}' is named" if column else "sign of all columns is given"
            message = f"The {named} twice."
            raise click.BadParameter(message, param_hint=option)
    return found


def _judged(workspace: Workspace) -> Iterator[tuple[str, Product, bool | None]]:
    return (
        (each.brand_key, each.product, each.draft) for each in list_products_with_status(workspace)
    )


def _unchecked(workspace: Workspace) -> Iterator[tuple[str, Product, bool | None]]:
    with workspace.read() as transaction:
        return ((key, product, None) for key, product in products.list_all(transaction))


def _checked(
    workspace: Workspace, brand: str, catalogue: CatalogueFile, stop: StopRequest
) -> CheckedCatalogue:
    with ImportBar("Checking", stop) as bar:
        return check_catalogue(workspace, brand, catalogue, bar)


def _brought_in(
    workspace: Workspace, checked: CheckedCatalogue, stop: StopRequest
) -> CatalogueImportResult:
    with ImportBar("Importing", stop) as bar:
        return apply_catalogue(workspace, checked, bar)


def _saved(checked: CheckedCatalogue, file: Path | None) -> Path | None:
    """The file of the rejected rows, if it is wanted and there are any."""
    if file is None or checked.stopped or not checked.counts.rejected:
        return None
    save_rejected(checked, file)
    return file


def _tell(session: Session, report: ImportReport) -> None:
    tell_origin(report)
    tell_rows(report)
    if not report.checked.stopped:
        tell_left_out(report)
        tell_effects(report)
    if session.json:
        print_json(document_of(report))
        return
    if report.only_check:
        tell_columns(report)
    tell_sum(report)


def _exit_code(report: ImportReport) -> ExitCode:
    if report.stopped:
        return ExitCode.INTERRUPTED
    return ExitCode.BAD_INPUT if report.checked.counts.rejected else ExitCode.DONE
