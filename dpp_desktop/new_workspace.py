"""Creates workspaces for the window: in a file, or in a database on a server."""

from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.settings import DEFAULT_PORT, TLS_MODES, ServerSettings
from dpp_desktop.store.server.workspace import (
    check_connection,
    create_on_server,
    refuse_used_folder,
)
from dpp_desktop.store.workspace import Workspace

__all__ = [
    "DEFAULT_PORT",
    "TLS_MODES",
    "DatabaseForm",
    "ServerSettings",
    "check_database",
    "create_in_database",
    "create_in_file",
    "read_form",
]


@dataclass(frozen=True, slots=True)
class DatabaseForm:
    """What a user enters to connect to a database; an empty field is left to libpq."""

    host: str
    port: str
    database: str
    user: str
    password: str
    tls_mode: str
    root_certificate: str


def read_form(form: DatabaseForm) -> ServerSettings:
    """Return the connection settings of the form, without the password. Raise InvalidInput."""
    return settings.checked(
        ServerSettings(
            host=form.host.strip(),
            port=form.port.strip(),
            database=form.database.strip(),
            user=form.user.strip(),
            tls_mode=form.tls_mode,
            root_certificate=form.root_certificate.strip(),
        )
    )


def check_database(form: DatabaseForm) -> bool:
    """Connect once. Return True if the database has a workspace, False if it is empty.

    Raise DppError if it can't hold one.
    """
    content = check_connection(read_form(form), form.password or None)
    return content.holds_workspace


def create_in_database(folder: Path, form: DatabaseForm) -> Path:
    """Create a workspace in the folder, with its data in the database, and return the folder.

    If the database has a workspace, connect the folder to it. Raise DppError.
    """
    with create_on_server(folder, read_form(form), form.password or None) as workspace:
        return workspace.path


def create_in_file(folder: Path) -> Path:
    """Create a workspace with its data in a file in the folder, and return the folder.

    Raise WorkspaceUnusable if the folder contains a workspace, and other DppErrors.
    """
    refuse_used_folder(folder)
    with Workspace.open(folder) as workspace:
        if not workspace.created:  # by another process in the meantime
            raise WorkspaceUnusable(
                Message("The folder '{path}' contains a workspace already.", path=folder),
                Message("Choose a new folder."),
            )
        return workspace.path
