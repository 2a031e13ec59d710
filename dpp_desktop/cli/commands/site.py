"""`dpp-desktop site`: shows or sets the site number of a workspace."""

import click

from dpp_desktop.cli.output import print_json, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.store import site


@click.group("site", invoke_without_command=True)
@common_options
@pass_session
@click.pass_context
def command(context: click.Context, session: Session) -> None:
    """Show the site number of the workspace.

    Each site that shares a brand needs its own number, from 0 to 4,095. The number is part of every
    serial, so sites with the same serial key never mint the same serial.
    """
    if context.invoked_subcommand is not None:
        return
    with session.open() as workspace, workspace.read() as transaction:
        here = site.workspace_identity(transaction)
    if session.json:
        _print(here)
    else:
        say(f"Site {here.site}{' (fixed, because it has minted)' if here.site_fixed else ''}.")


@command.command("set")
@click.argument("number", type=click.INT, metavar="N")
@common_options
@pass_session
def set_number(session: Session, number: int) -> None:
    """Set the site number to N before anything is minted.

    Creates the workspace if it doesn't exist.
    """
    site.check_number(number)  # before a workspace is created
    with session.open(create=True) as workspace, workspace.write() as transaction:
        site.change(transaction, number)
        here = site.workspace_identity(transaction)
    if session.json:
        _print(here)
    else:
        say(f"This workspace is now site {here.site}.")


def _print(here: site.WorkspaceIdentity) -> None:
    print_json({"site": here.site, "fixed": here.site_fixed})
