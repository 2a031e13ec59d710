"""Fixtures for tests that need a server of their own, or databases on the shared one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dpp_desktop.store.server import settings
from dpp_desktop.store.server.settings import ServerSettings
from dpp_desktop.store.workspace import Workspace
from tests.postgresql_server import NoServer, Server, throw_away_server
from tests.server_workspaces import POSTGRESQL, new_database, server_or_skip


@pytest.fixture
def store() -> str:
    """Let the fixtures of workspaces use the server."""
    return POSTGRESQL


@pytest.fixture
def shared() -> Server:
    """Return the server of this process."""
    return server_or_skip()


@pytest.fixture
def empty_database(shared: Server) -> ServerSettings:
    """Return the settings of an empty database."""
    return settings.from_url(shared.url(new_database()))


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """Return a server that the tests of the module may stop and start."""
    try:
        with throw_away_server(Path("/tmp")) as server:
            yield server
    except NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture
def second(workspace_path: Path, tmp_path: Path) -> Callable[[], Workspace]:
    """Return a function that opens the workspace as another workstation does."""

    def opened() -> Workspace:
        found = settings.require(workspace_path)
        folder = tmp_path / "second"
        folder.mkdir(exist_ok=True)
        settings.write(folder, found)
        return Workspace.open(folder)

    return opened
