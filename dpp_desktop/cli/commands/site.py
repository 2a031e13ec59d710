"""`dpp-desktop site`: the site number of a workspace."""

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

    Sites that share a brand each need a number of their own, from 0 to 4,095. It is part of every
    serial, so that sites with the brand's serial key never mint the same one.
    """
    if context.invoked_subcommand is not None:
        return
    with session.open() as workspace, workspace.read() as transaction:
        here = site.here(transaction)
    if session.json:
        _print(here)
    else:
        say(f"Site {here.site}{'; it has minted, so this is fixed' if here.site_fixed else ''}.")


@command.command("set")
@click.argument("number", type=click.INT, metavar="N")
@common_options
@pass_session
def set_number(session: Session, number: int) -> None:
    """Make the workspace site N, before it mints anything.

    Where there is no workspace, this makes one.
    """
    site.check_number(number)  # a mistake makes no workspace
    with session.open(create=True) as workspace, workspace.write() as transaction:
        site.change(transaction, number)
        here = site.here(transaction)
    if session.json:
        _print(here)
    else:
        say(f"This workspace is site {here.site}.")


def _print(here: site.WorkspaceIdentity) -> None:
    print_json({"site": here.site, "fixed": here.site_fixed})
