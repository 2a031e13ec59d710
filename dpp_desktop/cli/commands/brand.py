"""`dpp-desktop brand`: the brands of a workspace."""

from pathlib import Path

import click

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.brand_import import import_brand, require_brand
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_import, plan_new_brand
from dpp_desktop.brands.site_transfer import check_target, export_brand
from dpp_desktop.cli import brand_report
from dpp_desktop.cli.output import note, print_json, print_table, say
from dpp_desktop.cli.passphrase import known_passphrase, new_passphrase
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import NotFound, PassphraseNeeded
from dpp_desktop.store import brands, site


@click.group("brand")
@common_options
def command() -> None:
    """Brands: who owns a passport schema, a resolver address and a serial policy."""


@command.command("import")
@click.argument("file", type=SomePath())
@click.option("--check", is_flag=True, help="Only say what would be added or changed.")
@click.option(
    "--site",
    "site_number",
    type=click.INT,
    metavar="N",
    help="Make this workspace site N first, as 'site set N' does.",
)
@click.option(
    "--switch-off-broken-rules",
    "switch_off",
    is_flag=True,
    help="Take a schema without the rules in it that nobody can apply, and say which.",
)
@common_options
@pass_session
def import_file(
    session: Session,
    file: Path,
    check: bool,  # noqa: FBT001 - click's way
    site_number: int | None,
    switch_off: bool,  # noqa: FBT001 - click's way
) -> None:
    """Add or update the brand that FILE describes.

    The format of brand files is described in schemas/brand-file.schema.json. Jobs already minted
    stay as they are.

    A file from 'brand export' also brings the brand's serial key. Its passphrase is asked for at
    the terminal, or taken from DPP_PASSPHRASE.
    """
    if site_number is not None:
        site.check_number(site_number)  # a mistake makes no workspace
    brand = _read(file, switch_off=switch_off)
    plan = _bring_in(session, brand, site_number, check_only=check)
    if session.json:
        print_json(brand_report.document(plan))
    else:
        brand_report.tell(plan, imported=not check)


@command.command("export")
@click.argument("key")
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE.json",
    type=SomePath(),
    help="The file to write; one that is there is replaced.",
)
@common_options
@pass_session
def export_file(session: Session, key: str, file: Path) -> None:
    """Write the brand KEY with its serial key to a file, for another site.

    A passphrase protects the file: asked for twice at the terminal, or taken from DPP_PASSPHRASE.
    Whoever has file and passphrase can predict and forge the brand's serials.
    """
    check_target(file)
    with session.open() as workspace:
        with workspace.read() as transaction:
            name = require_brand(transaction, key).name
            here = site.number(transaction)
        note(
            f"The file will hold brand {key} ({name}), its passport schema and its serial key. "
            f"{brand_report.WARNING}"
        )
        export_brand(workspace, key, file, new_passphrase())
    if session.json:
        print_json({"key": key, "name": name, "file": str(file), "serial_key": True, "site": here})
        return
    say(f"Brand {key} ({name}) with its serial key written to {file}.")
    note(
        "Hand over file and passphrase by different ways, and delete the file when it's imported. "
        f"The other site needs a site number of its own; this is site {here}."
    )


@command.command("list")
@common_options
@pass_session
def list_brands(session: Session) -> None:
    """List the brands of the workspace."""
    with session.open() as workspace, workspace.read() as transaction:
        found = brands.list_all(transaction)
    if session.json:
        print_json(
            [
                {
                    "key": brand.key,
                    "name": brand.name,
                    "resolver": brand.resolver,
                    "serial_style": brand.serials.style.value,
                    "serial_scope": brand.serials.scope.value,
                    "batch_in_link": brand.batch_in_link,
                    "schema_sha256": brand.schema_digest,
                }
                for brand in found
            ]
        )
    elif found:
        rows = [(brand.key, brand.name, brand.resolver, brand.serials.style) for brand in found]
        print_table(("BRAND", "NAME", "RESOLVER", "SERIALS"), rows)
    else:
        note("No brands yet. 'dpp-desktop sample load' brings three; 'brand import' brings yours.")


def _read(file: Path, *, switch_off: bool) -> BrandFile:
    try:
        return read_brand_file(file, switch_off=switch_off)
    except PassphraseNeeded as needed:
        note(needed.wrong)
        return read_brand_file(file, known_passphrase(), switch_off=switch_off)


def _bring_in(
    session: Session, brand: BrandFile, site_number: int | None, *, check_only: bool
) -> BrandImportPlan:
    """Imports the brand, or only looks ahead. What can't be imported makes no workspace."""
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
        with workspace.read() as transaction:
            plan = plan_import(transaction, brand, site_number)
    plan.raise_if_blocked()
    return plan
