"""Workspaces on a PostgreSQL server that the tests start, once per process and when needed."""

import atexit
import itertools
import secrets
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from dpp_desktop.minting.request import MintForm
from dpp_desktop.store.backends import postgresql_connections
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.workspace import create_on_server
from tests.postgresql_server import NoServer, Server, throw_away_server
from tests.samples import mint, put_samples

SQLITE, POSTGRESQL = STORES = ("sqlite", "postgresql")
"""The stores that workspaces in tests have."""

_names = itertools.count(1)


@cache
def shared_server() -> Server:
    """Return the server of this process, which ends with it. Raise NoServer."""
    stack = ExitStack()
    # In a short path, because the name of a socket has 107 bytes at most.
    server = stack.enter_context(throw_away_server(Path(tempfile.gettempdir())))
    atexit.register(stack.close)
    return server


def server_or_skip() -> Server:
    """Return the shared server; without one, skip the test."""
    try:
        return shared_server()
    except NoServer as reason:
        pytest.skip(str(reason))


def make_server_workspace_or_skip(folder: Path, *jobs: MintForm) -> None:
    """Make a workspace as `make_server_workspace`; without a server, skip the test."""
    server_or_skip()
    make_server_workspace(folder, *jobs)


def new_database(template: str = "template0") -> str:
    """Create a database on the shared server, and return its name."""
    name = f"test_{next(_names)}"
    shared_server().create_database(name, template)
    return name


def make_server_workspace(folder: Path, *jobs: MintForm) -> None:
    """Make a new workspace with the sample brands on the server; its folder may exist.

    The jobs are minted in it. As `tests.samples.make_workspace`, from a template.
    """
    database = new_database(_template(jobs))
    server = settings.from_url(shared_server().url(database))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.write(folder, server)
    connection = postgresql_connections.connect(server, None)
    identity = postgresql_connections.identity_of(connection)
    connection.execute(
        "UPDATE workspace SET uid = %s, instance = %s, "
        "identity = jsonb_build_object('system', %s::text, 'database', %s::text, "
        "'timeline', %s::text)::text",
        (secrets.token_hex(16), secrets.token_hex(16), *identity),
    )
    connection.close()


_templates: dict[str, str] = {}


def _template(jobs: Sequence[MintForm]) -> str:
    """Return a database with the samples and these jobs, which is created only once."""
    key = repr(jobs)
    if key not in _templates:
        name = new_database()
        server = settings.from_url(shared_server().url(name))
        with (
            tempfile.TemporaryDirectory(prefix="dpp-template-") as folder,
            create_on_server(Path(folder), server, None) as workspace,
        ):
            put_samples(workspace)
            for form in jobs:
                mint(workspace, form)
        _templates[key] = name
    return _templates[key]
