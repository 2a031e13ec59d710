"""`dpp-desktop workspace`: shows, creates and copies workspaces, or renews one after a restore."""

import sys
from pathlib import Path

import click

from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.server_workspaces import ask_password, create_workspace
from dpp_desktop.cli.session import Session, SomePath, common_options, pass_session
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
    """Show the folder, store, site number and epoch of the workspace."""
    if context.invoked_subcommand is not None:
        return
    with session.open() as workspace:
        with workspace.read() as transaction:
            here = site.workspace_identity(transaction)
        document = {
            "folder": str(workspace.path),
            "read_only": workspace.read_only,
            "store": workspace.store_name,
        }
    if session.json:
        print_json(document | _numbers(here))
        return
    say(f"Folder  {document['folder']}{' (read-only)' if document['read_only'] else ''}")
    if document["store"]:
        say(f"Store   {document['store']}")
    say(f"Site    {here.site}")
    say(f"Epoch   {'none left; set a new site number' if here.epoch is None else here.epoch}")


@command.command("create")
@click.argument("folder", metavar="DIR", type=SomePath())
@click.option(
    "--store",
    metavar="URL",
    help="Database on a server, such as postgresql://user@host/database. By default, the store is "
    "a file in DIR.",
)
@common_options
@pass_session
def create(session: Session, folder: Path, store: str | None) -> None:
    """Create a workspace in the folder DIR.

    With --store, its data is in a PostgreSQL database, which several workstations can use: run the
    command on each of them. If the server requires a password, you are asked for it, and it is
    stored in the keyring of the system.
    """
    workspace = create_workspace(folder, store)
    with workspace:
        document = {"folder": str(workspace.path), "store": workspace.store_name}
        created = workspace.created
    if session.json:
        print_json(document | {"created": created})
    elif created:
        say(f"Created a workspace in {document['folder']}.")
    else:
        say(f"Connected {document['folder']} to the workspace in '{document['store']}'.")


@command.command("password")
@common_options
@pass_session
def password(session: Session) -> None:
    """Store a new password for the database of this workspace in the keyring of the system."""
    from dpp_desktop.store.server.workspace import change_password

    path, server = session.server_settings()
    change_password(path, server, ask_password(server))
    if session.json:
        print_json({"folder": str(path), "store": server.name})
    else:
        say(f"The password for '{server.name}' is stored.")


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
