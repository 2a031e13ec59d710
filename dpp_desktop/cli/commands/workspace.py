"""`dpp-desktop workspace`: shows the workspace, or renews it after a restore."""

import sys

import click

from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.store import site
from dpp_desktop.store.epochs import RENEWAL_CONSEQUENCE, RENEWED
from dpp_desktop.store.site import WorkspaceIdentity


@click.group("workspace", invoke_without_command=True)
@common_options
@pass_session
@click.pass_context
def command(context: click.Context, session: Session) -> None:
    """Show the folder, site number and epoch of the workspace."""
    if context.invoked_subcommand is not None:
        return
    with session.open() as workspace:
        with workspace.read() as transaction:
            here = site.workspace_identity(transaction)
        document = {"folder": str(workspace.path), "read_only": workspace.read_only}
    if session.json:
        print_json(document | _numbers(here))
        return
    say(f"Folder  {document['folder']}{' (read-only)' if document['read_only'] else ''}")
    say(f"Site    {here.site}")
    say(f"Epoch   {'none left; set a new site number' if here.epoch is None else here.epoch}")


@command.command("renew")
@click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
@common_options
@pass_session
def renew(session: Session, yes: bool) -> None:  # noqa: FBT001 - passed by name
    """Continue with new serials after this workspace was restored from a backup.

    Usually, the program detects this. It can't if an image of the whole computer or a snapshot of a
    virtual machine was restored. In this case, run this command before anything else.
    """
    with session.open() as workspace:
        if not yes:
            _confirm()
        workspace.renew()
        with workspace.read() as transaction:
            here = site.workspace_identity(transaction)
    if session.json:
        print_json(_numbers(here))
    else:
        say(RENEWED)


def _confirm() -> None:
    note(RENEWAL_CONSEQUENCE)
    if sys.stdin is None or not sys.stdin.isatty():
        message = Message("confirm that the workspace was restored.")
        raise InvalidInput(
            [Problem("yes", "not_confirmed", message)], Message("Repeat it with --yes.")
        )
    click.confirm("Renew this workspace?", abort=True, err=True)


def _numbers(here: WorkspaceIdentity) -> dict[str, object]:
    return {"site": here.site, "epoch": here.epoch}
