"""`dpp-desktop brand`: the brands of a workspace."""

from pathlib import Path

import click

from dpp_desktop.cli.output import note, print_json, print_table, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.passports.brandfile import read_brand_file
from dpp_desktop.passports.catalogue import import_brand
from dpp_desktop.store import brands


@click.group("brand")
@common_options
def command() -> None:
    """Brands: who owns a passport schema, a resolver address and a serial policy."""


@command.command("import")
@click.argument("file", type=SomePath())
@common_options
@pass_session
def import_file(session: Session, file: Path) -> None:
    """Add or update the brand that FILE describes.

    The format of brand files is described in schemas/brand-file.schema.json. Jobs already minted
    stay as they are.
    """
    brand = read_brand_file(file)
    with session.open(create=True) as workspace:
        added = import_brand(workspace, brand)
    if session.json:
        print_json({"key": brand.key, "name": brand.name, "added": added})
    else:
        say(f"Brand {brand.key} ({brand.name}) {'added' if added else 'updated'}.")


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
        note("No brands yet. 'dpp-desktop sample load' brings two; 'brand import' brings yours.")
