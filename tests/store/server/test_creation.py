"""A workspace is created in an empty database, shared by others, and refused everywhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.model.errors import (
    DppError,
    ServerUnavailable,
    StorageReadOnly,
    WorkspaceUnusable,
)
from dpp_desktop.store import health
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.settings import ServerSettings
from dpp_desktop.store.server.workspace import create_on_server
from dpp_desktop.store.tables import SCHEMA_VERSION
from dpp_desktop.store.workspace import Workspace
from tests.postgresql_server import Server
from tests.server_workspaces import new_database


def test_a_workspace_is_created_and_opened_again(
    empty_database: ServerSettings, tmp_path: Path
) -> None:
    with create_on_server(tmp_path / "a", empty_database, None) as made:
        assert (made.created, made.origin) == (True, Origin.UNCHANGED)
        uid = made.uid()
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["run", "server.json"]
    with Workspace.open(tmp_path / "a", create=False) as again:
        assert (again.created, again.uid()) == (False, uid)
        assert again.store_name == empty_database.name
        with again.read() as transaction:
            health.check_tables(transaction)


def test_another_workstation_shares_the_workspace(
    empty_database: ServerSettings, tmp_path: Path
) -> None:
    with (
        create_on_server(tmp_path / "a", empty_database, None) as first,
        create_on_server(tmp_path / "b", empty_database, None) as second,
    ):
        assert (first.created, second.created) == (True, False)
        assert first.uid() == second.uid()


def test_a_folder_with_a_workspace_is_refused(
    empty_database: ServerSettings, workspace_path: Path, tmp_path: Path
) -> None:
    with pytest.raises(WorkspaceUnusable, match="contains a workspace already"):
        create_on_server(workspace_path, empty_database, None)
    Workspace.open(tmp_path / "file").close()
    with pytest.raises(WorkspaceUnusable, match="contains a workspace already"):
        create_on_server(tmp_path / "file", empty_database, None)


def test_an_emptied_database_is_not_taken_for_a_new_workspace(
    workspace_path: Path, shared: Server
) -> None:
    found = settings.require(workspace_path)
    shared.psql("DROP SCHEMA dpp_desktop CASCADE", database=found.database)
    with pytest.raises(WorkspaceUnusable, match="contains no workspace"):
        Workspace.open(workspace_path)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("CREATE TABLE orders (id int)", "tables of another program"),
        ("CREATE SCHEMA dpp_desktop", "tables of another program"),
    ],
)
def test_a_foreign_database_is_refused_unchanged(
    shared: Server,
    empty_database: ServerSettings,
    tmp_path: Path,
    statement: str,
    error: str,
) -> None:
    shared.psql(statement, database=empty_database.database)
    with pytest.raises(WorkspaceUnusable, match=error):
        create_on_server(tmp_path / "a", empty_database, None)
    assert not (tmp_path / "a" / "server.json").exists()


def test_a_database_of_a_newer_version_is_refused(workspace_path: Path, shared: Server) -> None:
    newer = f"UPDATE dpp_desktop.schema_version SET version = {SCHEMA_VERSION + 1}"
    shared.psql(newer, database=settings.require(workspace_path).database)
    with pytest.raises(WorkspaceUnusable, match="newer version of DPP"):
        Workspace.open(workspace_path)


def test_a_migration_by_a_newer_version_stops_writing(workspace: Workspace, shared: Server) -> None:
    newer = f"UPDATE dpp_desktop.schema_version SET version = {SCHEMA_VERSION + 1}"
    shared.psql(newer, database=settings.require(workspace.path).database)
    with pytest.raises(WorkspaceUnusable, match="newer version of DPP"), workspace.write():
        pass


def test_another_encoding_is_refused(shared: Server, tmp_path: Path) -> None:
    shared.psql("CREATE DATABASE latin ENCODING LATIN1 LOCALE 'C' TEMPLATE template0")
    with pytest.raises(WorkspaceUnusable, match="encoding LATIN1"):
        create_on_server(tmp_path, settings.from_url(shared.url("latin")), None)


def test_a_database_that_only_reads_is_refused(shared: Server, tmp_path: Path) -> None:
    name = new_database()
    shared.psql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with pytest.raises(StorageReadOnly, match="Connect to the primary server"):
        create_on_server(tmp_path, settings.from_url(shared.url(name)), None)


def test_missing_rights_are_reported(shared: Server, tmp_path: Path) -> None:
    name = new_database()
    shared.psql("CREATE ROLE visitor LOGIN", f"GRANT CONNECT ON DATABASE {name} TO visitor")
    visitor = settings.from_url(shared.url(name).replace("//dpp@", "//visitor@"))
    with pytest.raises(WorkspaceUnusable, match="necessary rights"):
        create_on_server(tmp_path / "a", visitor, None)
    owner = settings.from_url(shared.url(name))
    create_on_server(tmp_path / "b", owner, None).close()
    with pytest.raises(WorkspaceUnusable, match="necessary rights"):
        create_on_server(tmp_path / "c", visitor, None)


def test_the_owner_of_a_database_has_enough_rights(shared: Server, tmp_path: Path) -> None:
    name = new_database()
    shared.psql("CREATE ROLE line LOGIN", f"ALTER DATABASE {name} OWNER TO line")
    line = settings.from_url(shared.url(name).replace("//dpp@", "//line@"))
    with create_on_server(tmp_path, line, None) as workspace:
        assert workspace.created


@pytest.mark.parametrize(
    ("change", "kind", "error"),
    [
        ({"database": "nowhere"}, WorkspaceUnusable, "no database"),
        ({"user": "nobody"}, WorkspaceUnusable, "no database"),
        ({"host": "/nowhere"}, ServerUnavailable, "isn't available"),
        ({"host": "127.0.0.1", "port": "1"}, ServerUnavailable, "refused"),
        ({"tls_mode": "require", "host": "127.0.0.1", "port": "1"}, ServerUnavailable, "refused"),
    ],
)
def test_a_connection_that_fails_is_explained(
    empty_database: ServerSettings,
    tmp_path: Path,
    change: dict[str, str],
    kind: type[DppError],
    error: str,
) -> None:
    with pytest.raises(kind, match=error):
        create_on_server(tmp_path, replace(empty_database, **change), None)
