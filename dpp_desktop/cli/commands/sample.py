"""`dpp-desktop sample`: loads the sample brands."""

import click

from dpp_desktop.cli.output import note, print_json, print_table
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.samples import load_samples


@click.group("sample")
@common_options
def command() -> None:
    """Load sample brands to try the program."""


@command.command("load")
@common_options
@pass_session
def load(session: Session) -> None:
    """Add or update the sample brands and their products.

    'nordlicht' (outdoor clothing) and 'velta' (batteries) have a GTIN for every product; 'atelier'
    (handmade goods) has none. Loading them again doesn't change minted tokens.
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
    note(f"Sample brands loaded into the workspace at {path}.")
