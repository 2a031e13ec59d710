"""Database back ends: `base` states what one provides, each other module is one."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.backends.base import Backend, FileBackend

FILE_BACKEND: Final[FileBackend] = sqlite
"""The back end of workspaces that keep their database in their own folder."""

_BY_DIALECT: Mapping[str, Backend] = {"sqlite": sqlite}


def backend_of(connection: Connection) -> Backend:
    """Return the back end that the connection belongs to."""
    return _BY_DIALECT[connection.dialect.name]
