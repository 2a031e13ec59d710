"""A workspace of an earlier version is brought up to date, and keeps what it holds."""

import sqlite3
from pathlib import Path

import pytest

from dpp_desktop.exporting.proof.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.export import ExportStatus, Segment
from dpp_desktop.passports.samples import load_samples
from dpp_desktop.store import exports, jobs, migrations
from dpp_desktop.store.tables import SCHEMA_VERSION
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job

OF_VERSION_4 = (
    "ALTER TABLE cycles DROP COLUMN checksum",
    "PRAGMA user_version = 4",
)
OF_VERSION_3 = (
    *OF_VERSION_4,
    "DROP TABLE pack_images",
    "DROP TABLE signing_keys",
    "PRAGMA user_version = 3",
)
OF_VERSION_2 = (
    *OF_VERSION_3,
    "DROP TABLE hand_overs",
    "DROP TABLE export_segments",
    "ALTER TABLE exports DROP COLUMN profile",
    "ALTER TABLE exports DROP COLUMN scope",
    "ALTER TABLE brands DROP COLUMN export_profile",
    "PRAGMA user_version = 2",
)
OF_VERSION_1 = (
    *OF_VERSION_2,
    "ALTER TABLE brands DROP COLUMN batch_pointers",
    "ALTER TABLE mint_jobs DROP COLUMN batch_data",
    "DROP INDEX exports_by_status",
    "PRAGMA user_version = 1",
)


def _tables(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    """The version, and every column and index there is."""
    with sqlite3.connect(path / DATABASE_NAME) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        columns = connection.execute(
            'SELECT s.name, c.name, c.type, c."notnull" FROM sqlite_schema s '
            "JOIN pragma_table_info(s.name) c WHERE s.type = 'table' ORDER BY s.name, c.name"
        ).fetchall()
        indexes = connection.execute(
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' ORDER BY name"
        ).fetchall()
    connection.close()
    return version, columns + indexes


@pytest.fixture(
    params=[OF_VERSION_1, OF_VERSION_2, OF_VERSION_3, OF_VERSION_4], ids=["1", "2", "3", "4"]
)
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A workspace with a job and an export under way, as an earlier version's tables had it."""
    with Workspace.open(tmp_path / "old") as workspace:
        load_samples(workspace)
        run_job(workspace, submit(workspace, parka(25_000)).job.id)
        export_job(workspace, 1, tmp_path / "packs", packs=[1])
        submit(workspace, parka(30_000))
    connection = sqlite3.connect(tmp_path / "old" / DATABASE_NAME)
    for statement in request.param:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return tmp_path / "old"


def test_an_old_workspace_gets_the_tables_of_a_new_one(tmp_path: Path, old: Path) -> None:
    Workspace.open(tmp_path / "new").close()
    assert _tables(old)[0] < SCHEMA_VERSION
    Workspace.open(old).close()
    assert _tables(old) == _tables(tmp_path / "new")
    assert _tables(old)[0] == SCHEMA_VERSION


def test_an_old_workspace_goes_on_where_it_was(old: Path) -> None:
    with Workspace.open(old) as workspace:
        assert not workspace.adopted
        with workspace.read() as transaction:
            first, second = (jobs.require(transaction, job_id) for job_id in (1, 2))
        assert (first.minted, second.minted) == (25_000, 0)
        assert run_job(workspace, second.id).minted == 30_000
        run_job(workspace, submit(workspace, parka(10)).job.id)


def test_an_old_export_goes_on_as_it_was_begun(old: Path, tmp_path: Path) -> None:
    with Workspace.open(old) as workspace:
        with workspace.read() as transaction:
            assert exports.segments_of(transaction, 1) == (Segment(1, 0, 25_000),)
        done = export_job(workspace, 1, tmp_path / "packs")
        anew = export_job(workspace, 1, tmp_path / "anew")
    assert (done.export.id, done.export.status) == (1, ExportStatus.COMPLETED)
    assert done.packs == anew.packs
    assert verify(tmp_path / "packs").ok


def test_a_change_that_fails_leaves_it_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = SCHEMA_VERSION - 1
    monkeypatch.setitem(migrations._STEPS, last, (*migrations._STEPS[last], "NOT SQL"))
    before = _tables(old)
    with pytest.raises(Exception, match="NOT"):
        Workspace.open(old)
    assert _tables(old) == before
