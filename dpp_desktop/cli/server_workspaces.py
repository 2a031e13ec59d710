"""Creates workspaces on the command line, and asks for passwords of database servers."""

import sys
from pathlib import Path

import click

from dpp_desktop.model.errors import PasswordNeeded
from dpp_desktop.model.message import Message
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.settings import ServerSettings
from dpp_desktop.store.workspace import Workspace


def create_workspace(folder: Path, url: str | None) -> Workspace:
    """Create a workspace in the folder, with its data in the database if there is a URL.

    Raise WorkspaceUnusable if the folder contains a workspace, InvalidInput for an invalid URL, and
    as `Workspace.open`.
    """
    from dpp_desktop.store.server.workspace import create_on_server, refuse_used_folder

    if url is None:
        refuse_used_folder(folder)
        return Workspace.open(folder)

    server = settings.from_url(url)
    return create_on_server(folder, server, _needed_password(server))


def ask_password(server: ServerSettings) -> str:
    """Ask for the password of the database. Raise PasswordNeeded without a terminal."""
    if not sys.stdin.isatty():
        raise PasswordNeeded(
            Message("A password is required, and there is no terminal to ask for it."),
            Message("Store it in a password file (.pgpass), or run the command in a terminal."),
        )
    prompt = f"Password of {server.user or 'the user'} for '{server.name}'"
    return str(click.prompt(prompt, hide_input=True, err=True))


def _needed_password(server: ServerSettings) -> str | None:
    """The password, if the server asks for one that libpq doesn't find."""
    from dpp_desktop.store.server.workspace import check_connection

    try:
        check_connection(server, None)
    except PasswordNeeded:
        return ask_password(server)
    return None
