"""A workspace of an earlier version is migrated and keeps its content."""

import json
import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.brands.brand_deletion import delete_brand, plan_brand_deletion
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import ExportStatus, Segment
from dpp_desktop.samples import load_samples
from dpp_desktop.store import brands, exports, jobs
from dpp_desktop.store.backends.sqlite_schema import MIGRATIONS
from dpp_desktop.store.local import copy_detection
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE
from dpp_desktop.store.tables import SCHEMA_VERSION
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.store.earlier_versions import (
    OF_VERSION_1,
    OF_VERSION_2,
    OF_VERSION_3,
    OF_VERSION_4,
    OF_VERSION_6,
    OF_VERSION_7,
)

pytestmark = pytest.mark.only_sqlite


def _tables(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    """Return the version and all columns and indexes."""
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


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a workspace with an unfinished job and export, and its packs."""
    place = tmp_path_factory.mktemp("current")
    with Workspace.open(place / "old") as workspace:
        load_samples(workspace)
        run_job(workspace, submit(workspace, parka(25_000)).job.id)
        export_job(workspace, 1, place / "packs", packs=[1])
        submit(workspace, parka(30_000))
    return place


@pytest.fixture(
    params=[OF_VERSION_1, OF_VERSION_2, OF_VERSION_3, OF_VERSION_4], ids=["1", "2", "3", "4"]
)
def old(current: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a workspace of an earlier version with an unfinished job and export."""
    shutil.copytree(current, tmp_path, dirs_exist_ok=True)
    database = tmp_path / "old" / DATABASE_NAME
    connection = sqlite3.connect(database)
    machine = json.loads(copy_detection.find_identity(database))["machine"]
    home = f"{machine}/{database.stat().st_ino}"
    connection.create_function("home", 0, lambda: home)
    connection.execute("UPDATE exports SET directory = ?", (str(tmp_path / "packs"),))
    for statement in request.param:
        connection.execute(statement)
    connection.commit()
    connection.close()
    run_folder = tmp_path / "old" / RUN_FOLDER
    (run_folder / copy_detection.LEGACY_MARKER_NAME).write_text(f"{2:020}\n")
    for name in (copy_detection.MARKER_NAME, copy_detection.PROGRESS_NAME):
        (run_folder / name).unlink()
    # An earlier version kept no record outside the workspace.
    shutil.rmtree(os.environ[STATE_FOLDER_VARIABLE], ignore_errors=True)
    return tmp_path / "old"


def test_an_old_workspace_gets_the_tables_of_a_new_one(tmp_path: Path, old: Path) -> None:
    Workspace.open(tmp_path / "new").close()
    assert _tables(old)[0] < SCHEMA_VERSION
    Workspace.open(old).close()
    assert _tables(old) == _tables(tmp_path / "new")
    assert _tables(old)[0] == SCHEMA_VERSION


def test_an_old_workspace_continues_its_jobs(old: Path) -> None:
    with Workspace.open(old) as workspace:
        assert workspace.origin is Origin.OUTDATED
        with workspace.read() as transaction:
            first, second = (jobs.require(transaction, job_id) for job_id in (1, 2))
        assert (first.minted, second.minted) == (25_000, 0)
        assert run_job(workspace, second.id).minted == 30_000
        run_job(workspace, submit(workspace, parka(10)).job.id)


def test_an_old_export_continues_with_its_profile(old: Path, tmp_path: Path) -> None:
    with Workspace.open(old) as workspace:
        with workspace.read() as transaction:
            assert exports.segments_of(transaction, 1) == (Segment(1, 0, 25_000),)
        done = export_job(workspace, 1, tmp_path / "packs")
        repeated = export_job(workspace, 1, tmp_path / "repeated")
    assert (done.export.id, done.export.status) == (1, ExportStatus.COMPLETED)
    assert done.packs == repeated.packs
    assert verify(tmp_path / "packs").ok


def test_a_failed_migration_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = SCHEMA_VERSION - 1
    monkeypatch.setitem(MIGRATIONS, last, (*MIGRATIONS[last], "NOT SQL"))
    before = _tables(old)
    with pytest.raises(Exception, match="NOT"):
        Workspace.open(old)
    assert _tables(old) == before


@pytest.mark.logs_warnings
def test_a_copy_of_an_old_workspace_is_detected(old: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(old, tmp_path / "copy")
    with Workspace.open(copy) as workspace:
        assert workspace.origin is Origin.COPIED
    with Workspace.open(copy) as workspace:
        assert workspace.origin is Origin.UNCHANGED


@pytest.mark.logs_warnings
def test_a_backup_of_version_4_restored_after_the_upgrade_is_detected(
    old: Path, tmp_path: Path
) -> None:
    """The backup restores inode and marker, but not the record."""
    backup = shutil.copytree(old, tmp_path / "backup")
    with Workspace.open(old) as workspace:
        run_job(workspace, submit(workspace, parka(10)).job.id)
    for name in (DATABASE_NAME, f"{RUN_FOLDER}/{copy_detection.LEGACY_MARKER_NAME}"):
        (old / name).write_bytes((backup / name).read_bytes())
    with Workspace.open(old) as workspace:
        assert workspace.origin is Origin.COPIED


def test_an_old_workspace_with_duplicate_serials_is_reported_as_damaged(old: Path) -> None:
    with sqlite3.connect(old / DATABASE_NAME) as connection:
        (series,) = connection.execute(
            "SELECT first_position FROM mint_jobs WHERE id = 1"
        ).fetchone()
        connection.execute("UPDATE mint_jobs SET first_position = ? WHERE id = 2", (series + 10,))
    connection.close()
    with pytest.raises(StorageDamaged, match="jobs 1 and 2 have the same serials"):
        Workspace.open(old)


ERROR = "'/media/{usb}' can't be written: \"100 %\"\n…"


def _write_errors(path: Path, *more: str) -> None:
    """Write an error as plain text, the format before version 6."""
    connection = sqlite3.connect(path / DATABASE_NAME)
    connection.execute("UPDATE mint_jobs SET error = ?, status = 'failed' WHERE id = 2", (ERROR,))
    connection.execute("UPDATE exports SET error = ?, status = 'failed'", (ERROR,))
    for statement in more:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _check_errors(workspace: Workspace) -> None:
    with workspace.read() as transaction:
        assert jobs.require(transaction, 1).error is None
        found = (jobs.require(transaction, 2).error, exports.require(transaction, 1).error)
    assert found == (ERROR, ERROR)


def test_errors_of_an_old_workspace_stay_readable(old: Path) -> None:
    _write_errors(old)
    with Workspace.open(old) as workspace:
        _check_errors(workspace)


def test_errors_of_version_5_stay_readable(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "old") as workspace:
        load_samples(workspace)
        run_job(workspace, submit(workspace, parka(20)).job.id)
        export_job(workspace, 1, tmp_path / "packs")
        submit(workspace, parka(30))
    _write_errors(tmp_path / "old", *OF_VERSION_6, "PRAGMA user_version = 5")
    with Workspace.open(tmp_path / "old") as workspace:
        assert workspace.origin is Origin.UNCHANGED
        _check_errors(workspace)


def test_a_handover_of_version_6_keeps_its_person_and_has_no_receiver(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "old") as workspace:
        load_samples(workspace)
        run_job(workspace, submit(workspace, parka(20)).job.id)
        export_job(workspace, 1, tmp_path / "packs")
        marked = hand_over(workspace, 1, [1], "Ada", "Print shop").handed_over
    connection = sqlite3.connect(tmp_path / "old" / DATABASE_NAME)
    for statement in OF_VERSION_6:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with Workspace.open(tmp_path / "old") as workspace:
        assert workspace.origin is Origin.UNCHANGED
        assert export_record(workspace, 1).handed_over == (replace(marked[0], to=""),)
        take_back(workspace, 1, [1])
        (again,) = hand_over(workspace, 1, [1], "Ada", "Print shop").handed_over
    assert (again.by, again.to) == ("Ada", "Print shop")


def test_a_workspace_of_version_6_gets_the_tables_of_a_new_one(tmp_path: Path) -> None:
    for name in ("old", "new"):
        with Workspace.open(tmp_path / name) as workspace:
            load_samples(workspace)
    with sqlite3.connect(tmp_path / "old" / DATABASE_NAME) as connection:
        for statement in OF_VERSION_6:
            connection.execute(statement)
    connection.close()
    with Workspace.open(tmp_path / "old") as workspace:
        assert workspace.origin is Origin.UNCHANGED
        delete_brand(workspace, plan_brand_deletion(workspace, "nordlicht"))
    assert _tables(tmp_path / "old") == _tables(tmp_path / "new")


def test_brands_and_jobs_of_version_7_have_no_unit_fields(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "old") as workspace:
        load_samples(workspace)
        submit(workspace, parka(30))
    Workspace.open(tmp_path / "new").close()
    with sqlite3.connect(tmp_path / "old" / DATABASE_NAME) as connection:
        for statement in OF_VERSION_7:
            connection.execute(statement)
    connection.close()
    with Workspace.open(tmp_path / "old") as workspace:
        assert workspace.origin is Origin.UNCHANGED
        with workspace.read() as transaction:
            assert jobs.require(transaction, 1).unit_fields == ()
            assert all(brand.unit_fields == () for brand in brands.list_all(transaction))
        assert run_job(workspace, 1).minted == 30
    assert _tables(tmp_path / "old") == _tables(tmp_path / "new")
