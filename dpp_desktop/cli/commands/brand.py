"""`dpp-desktop brand`: imports, exports, lists, shows and deletes brands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpp_desktop.brands.brand_deletion import (
    SERIAL_KEY_KEPT,
    delete_brand,
    plan_brand_deletion,
)
from dpp_desktop.brands.brand_file import read_brand_file, unit_pointers, with_unit_pointers
from dpp_desktop.brands.brand_import import (
    brand_and_schema,
    brands_with_schemas,
    import_brand,
    preview_import,
    require_brand,
)
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_new_brand
from dpp_desktop.brands.site_transfer import check_target, export_brand
from dpp_desktop.cli import brand_report
from dpp_desktop.cli.confirm_deletion import YES, confirm_deletion
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, print_json, print_table, say
from dpp_desktop.cli.passphrase import known_passphrase, new_passphrase
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.cli.unit_pointers import OPTION, UnitPointer, by_pointer
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.errors import NotFound, PassphraseNeeded
from dpp_desktop.passports.schemas.gtin_rule import gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store import site

if TYPE_CHECKING:  # only a few commands need it
    from dpp_desktop.cli.schema_output import SampleOutput


@click.group("brand")
@common_options
def command() -> None:
    """Import, export, list, show and delete brands.

    A brand has a passport schema, a resolver URL and a serial policy.
    """


@command.command("import")
@click.argument("file", type=SomePath())
@click.option("--check", is_flag=True, help="Only report what would be added or changed.")
@click.option(
    "--schema",
    "with_schema",
    is_flag=True,
    help="Also report on the passport schema, as 'brand show --schema' does.",
)
@click.option(
    "--site",
    "site_number",
    type=click.INT,
    metavar="N",
    help="Set the site number of this workspace to N first, as 'site set N' does.",
)
@click.option(
    "--switch-off-broken-rules",
    "switch_off",
    is_flag=True,
    help="Import the schema without the rules that can't be applied, and list these rules.",
)
@click.option(
    OPTION,
    "units",
    metavar="POINTER=VALUE",
    type=UnitPointer(),
    multiple=True,
    callback=by_pointer,
    help="Fill in the passport field at a JSON Pointer for each unit, with its serial, url, batch "
    "or unit number, as in /serialNumber=serial. Added to unit_pointers of the file. Repeatable.",
)
@common_options
@pass_session
def import_file(
    session: Session,
    file: Path,
    check: bool,  # noqa: FBT001 - passed by name
    site_number: int | None,
    switch_off: bool,  # noqa: FBT001 - passed by name
    with_schema: bool,  # noqa: FBT001 - passed by name
    units: dict[str, str],
) -> None:
    """Add or update the brand in FILE.

    The format of brand files is described in schemas/brand-file.schema.json. Existing jobs don't
    change.

    A file from 'brand export' also contains the brand's serial key. Enter its passphrase at the
    prompt, or set DPP_PASSPHRASE.
    """
    if site_number is not None:
        site.check_number(site_number)  # before a workspace is created
    brand = _read(file, switch_off=switch_off)
    if units:
        brand = with_unit_pointers(brand, units)
    plan = _import(session, brand, site_number, check_only=check)
    if session.json:
        more = _schema_document(brand, brand.schema) if with_schema else {}
        print_json(brand_report.plan_document(plan) | more)
        return
    brand_report.report_plan(plan, imported=not check)
    if with_schema:
        _print_schema(brand, brand.schema)


@command.command("export")
@click.argument("key")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.json",
    type=SomePath(),
    help="File to write. An existing file is overwritten.",
)
@common_options
@pass_session
def export_file(session: Session, key: str, file: Path) -> None:
    """Export the brand KEY with its serial key to a file, for another site.

    A passphrase protects the file. Enter it twice at the prompt, or set DPP_PASSPHRASE. Anyone who
    has the file and its passphrase can predict and forge the serials of the brand.
    """
    check_target(file)
    with session.open() as workspace:
        with workspace.read() as transaction:
            name = require_brand(transaction, key).name
            here = site.number(transaction)
        note(
            f"The file will contain brand {key} ({name}), its passport schema and its serial key. "
            f"{brand_report.WARNING}"
        )
        export_brand(workspace, key, file, new_passphrase())
    if session.json:
        print_json({"key": key, "name": name, "file": str(file), "serial_key": True, "site": here})
        return
    say(f"Brand {key} ({name}) with its serial key exported to {file}.")
    note(
        "Send the file and the passphrase separately, and delete the file after the import. "
        f"The other site needs its own site number; this is site {here}."
    )


@command.command("list")
@common_options
@pass_session
def list_brands(session: Session) -> None:
    """List the brands of the workspace."""
    with session.open() as workspace:
        found = brands_with_schemas(workspace)
    if session.json:
        print_json([_brand_document(brand, schema) for brand, schema in found])
    elif found:
        rows = [
            (brand.key, brand.name, brand.resolver, brand.serials.style, _gtin_need(brand, schema))
            for brand, schema in found
        ]
        print_table(("BRAND", "NAME", "RESOLVER", "SERIALS", "GTIN REQUIRED"), rows)
    else:
        note(
            "No brands yet. Load sample brands with 'dpp-desktop sample load', or import your own "
            "with 'dpp-desktop brand import'."
        )


@command.command("show")
@click.argument("key")
@click.option(
    "--schema",
    "with_schema",
    is_flag=True,
    help="Report on the passport schema: files, fields, formats, and rules that aren't applied.",
)
@click.option(
    "--sample",
    metavar="FILE",
    type=SomePath(),
    help="Check the JSON document in FILE against the passport schema. Nothing is stored.",
)
@common_options
@pass_session
def show(session: Session, key: str, sample: Path | None, *, with_schema: bool) -> ExitCode | None:
    """Show the brand KEY. With --schema, also show what its passport schema contains.

    With --sample, each problem of the document is listed with its line and column, and the exit
    code is 2 if there are any.
    """
    with session.open() as workspace:
        brand, schema = brand_and_schema(workspace, key)
    checked = _checked_sample(brand, schema, sample) if sample else None
    if session.json:
        print_json(
            _brand_document(brand, schema)
            | (_schema_document(brand, schema) if with_schema else {})
            | ({"sample": checked.document} if checked else {})
        )
    else:
        if with_schema or not checked:
            _print_brand(brand, schema)
        if with_schema:
            _print_schema(brand, schema)
        if checked:
            checked.print()
    return ExitCode.BAD_INPUT if checked and not checked.is_valid else None


@command.command("delete")
@click.argument("key")
@YES
@common_options
@pass_session
def delete(session: Session, key: str, *, yes: bool) -> None:
    """Delete the brand KEY, its products and its label designs.

    A brand that has mint jobs can't be deleted. The serial key is kept, and used again
    if the brand is added again, so that its serials never repeat serials of another site.
    """
    with session.open() as workspace:
        plan = plan_brand_deletion(workspace, key)
        plan.raise_if_blocked()
        named = f"brand {key} ({plan.brand.name}) with {counted(plan.products, 'product')}"
        if plan.designs:
            named += f" and {counted(plan.designs, 'label design')}"
        confirm_deletion(f"Deletes the {named}.", yes=yes)
        delete_brand(workspace, plan)
    if session.json:
        counts = {"products": plan.products, "label_designs": plan.designs}
        print_json({"key": key, "name": plan.brand.name} | counts)
        return
    say(f"Deleted the {named}.")
    note(SERIAL_KEY_KEPT)


def _schema_document(brand: Brand | BrandFile, schema: str) -> dict[str, object]:
    """Return the report on the schema; the modules for it are loaded only here."""
    from dpp_desktop.brands.brand_schema import report_of
    from dpp_desktop.cli.schema_output import report_document

    return {"schema": report_document(report_of(brand, schema))}


def _print_schema(brand: Brand | BrandFile, schema: str) -> None:
    from dpp_desktop.brands.brand_schema import report_of
    from dpp_desktop.cli.schema_output import print_report

    print_report(report_of(brand, schema))


def _checked_sample(brand: Brand, schema: str, sample: Path) -> SampleOutput:
    from dpp_desktop.brands.brand_schema import check_sample_of
    from dpp_desktop.cli.schema_output import SampleOutput

    return SampleOutput(sample, check_sample_of(brand, schema, sample))


def _brand_document(brand: Brand, schema: str) -> dict[str, object]:
    return {
        "key": brand.key,
        "name": brand.name,
        "resolver": brand.resolver,
        "serial_style": brand.serials.style.value,
        "serial_scope": brand.serials.scope.value,
        "batch_in_link": brand.batch_in_link,
        "gtin_required": _gtin_need(brand, schema),
        "unit_pointers": unit_pointers(brand.unit_fields),
        "schema_sha256": brand.schema_digest,
    }


def _gtin_need(brand: Brand, schema: str) -> str:
    """Return whether products need a GTIN: 'always', 'sometimes' or 'never'."""
    return gtin_rule(SchemaSet.from_text(schema), brand.gtin_pointer).need.value


def _print_brand(brand: Brand, schema: str) -> None:
    say(f"Brand {brand.key} ({brand.name})")
    say(f"Resolver: {brand.resolver}")
    say(f"Serials: {brand.serials.style.value}, unique within the {brand.serials.scope.value}")
    say(f"GTIN required: {_gtin_need(brand, schema)}")


def _read(file: Path, *, switch_off: bool) -> BrandFile:
    try:
        return read_brand_file(file, switch_off=switch_off)
    except PassphraseNeeded as needed:
        note(needed.wrong)
        return read_brand_file(file, known_passphrase(), switch_off=switch_off)


def _import(
    session: Session, brand: BrandFile, site_number: int | None, *, check_only: bool
) -> BrandImportPlan:
    """Import the brand, or only check it. A brand that is rejected creates no workspace."""
    try:
        workspace = session.open()
    except NotFound:
        plan = plan_new_brand(brand).with_site_number(site_number or 0)
        plan.raise_if_blocked()
        if check_only:
            return plan
        workspace = session.open(create=True)
    with workspace:
        if not check_only:
            return import_brand(workspace, brand, site_number)
        plan = preview_import(workspace, brand, site_number)
    plan.raise_if_blocked()
    return plan
