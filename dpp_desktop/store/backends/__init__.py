"""Database back ends: `base` states what one provides, each other module is one."""

from typing import Final

from sqlalchemy import Connection

from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.backends.base import Backend, FileBackend

FILE_BACKEND: Final[FileBackend] = sqlite
"""The back end of workspaces that keep their database in their own folder."""


def backend_of(connection: Connection) -> Backend:
    """Return the back end that the connection belongs to."""
    return sqlite if connection.dialect.name == "sqlite" else _server_backend()


def _server_backend() -> Backend:
    from dpp_desktop.store.backends import postgresql

    return postgresql
