"""`dpp-desktop product`: the products of a workspace."""

from pathlib import Path

import click

from dpp_desktop.cli.output import note, print_json, print_table, say
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
from dpp_desktop.passports.catalogue import import_products, require_brand
from dpp_desktop.passports.productfile import read_product_file
from dpp_desktop.store import products


@click.group("product")
@common_options
def command() -> None:
    """Products: what tokens are minted for."""


@command.command("import")
@click.argument("file", type=SomePath())
@click.option("--brand", required=True, metavar="KEY", help="The brand whose products these are.")
@common_options
@pass_session
def import_file(session: Session, file: Path, brand: str) -> None:
    """Add or update the products that FILE lists, all or none.

    The format of product files is described in schemas/product-file.schema.json. A product whose
    passport isn't complete by the brand's schema comes in as a draft, which can't be minted for
    until it is imported again complete.
    """
    with session.open() as workspace:
        with workspace.read() as transaction:
            pointer = require_brand(transaction, brand).gtin_pointer
        records = read_product_file(file, pointer)
        done = import_products(workspace, brand, records)
    drafts = {
        sku: [{"field": p.field, "code": p.code, "message": p.message} for p in problems]
        for sku, problems in done.drafts.items()
    }
    for sku, problems in done.drafts.items():
        for problem in problems:
            note(f"Draft {sku} can't be minted yet: {problem}")
    if session.json:
        print_json({"added": done.added, "updated": done.updated, "drafts": drafts})
    else:
        say(f"{done.added:,} products added, {done.updated:,} updated.")


@command.command("list")
@common_options
@pass_session
def list_products(session: Session) -> None:
    """List the products of the workspace."""
    with session.open() as workspace, workspace.read() as transaction:
        found = products.list_all(transaction)
    if session.json:
        print_json(
            [
                {"brand": brand, "sku": product.sku, "name": product.name, "gtin": product.gtin}
                for brand, product in found
            ]
        )
    elif found:
        rows = [(brand, product.sku, product.gtin, product.name) for brand, product in found]
        print_table(("BRAND", "PRODUCT", "GTIN", "NAME"), rows)
    else:
        note("No products yet. 'dpp-desktop product import' brings a list of them.")
