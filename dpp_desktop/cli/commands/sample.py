"""`dpp-desktop sample`: the brands that come with the program."""

import click

from dpp_desktop.cli.output import note, print_json, print_table
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.samples import load_samples


@click.group("sample")
@common_options
def command() -> None:
    """Sample brands to try things out."""


@command.command("load")
@common_options
@pass_session
def load(session: Session) -> None:
    """Add or update the sample brands and their products.

    'nordlicht' makes outdoor clothing and 'velta' batteries, both with a GTIN for every product;
    'atelier' makes things by hand and has none. Loading them again changes nothing that was minted.
    """
    with session.open(create=True) as workspace:
        loaded = load_samples(workspace)
        path = workspace.path
    if session.json:
        print_json(
            {
                "workspace": str(path),
                "brands": [
                    {"key": key, "products": done.added + done.updated}
                    for key, done in loaded.items()
                ],
            }
        )
        return
    print_table(
        ("BRAND", "PRODUCTS"), [(key, done.added + done.updated) for key, done in loaded.items()]
    )
    note(f"The sample brands are in the workspace at {path}.")
