"""Damage is detected when the store is read, is reported, and is never overwritten."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.exporting.listing import export_records, listed_exports
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.exporting.single_pack import save_pack
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.minting.overview import all_jobs, load_overview, refresh_overview
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store import exports, jobs, tokens
from dpp_desktop.store.checksums import cycle_checksum
from dpp_desktop.store.local import damage_note
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.exporting.small_packs import use_small_packs
from tests.faults.damaged_workspaces import VALUES, set_value
from tests.samples import make_workspace, put_job

pytestmark = pytest.mark.only_sqlite

UNITS, CYCLE = 30, 10
NOW = datetime.now(UTC)


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of three cycles."""
    return run_job(workspace, put_job(workspace, parka(UNITS)).id, cycle_tokens=CYCLE)


def _sql(workspace: Workspace, *statements: str) -> None:
    connection = sqlite.connect(str(workspace.database), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for (trigger,) in connection.execute(triggers).fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def _serials(workspace: Workspace, first: int = 0, count: int = UNITS) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, 1, first, count)


def _changed_letter(cycle: int, offset: int) -> str:
    """Return the statement that changes the first letter of a serial."""
    at = offset * SERIAL_LENGTH
    letter = f"substr(serials, {at + 1}, 1)"
    return (
        f"UPDATE cycles SET serials = CAST(substr(serials, 1, {at}) "
        f"|| iif({letter} = X'30', '1', '0') || substr(serials, {at + 2}) AS BLOB) "
        f"WHERE id = {cycle}"
    )


_CHANGED_LETTER = _changed_letter(2, 3)
_EXCHANGED = "UPDATE cycles SET serials = (SELECT serials FROM cycles WHERE id = 2) WHERE id = 3"
_NO_CHECKSUMS = "UPDATE cycles SET checksum = NULL"
_READ: dict[str, Callable[[Workspace, Path, str], object]] = {
    "export": lambda w, to, _: export_tokens(w, Request(WholeJob(1), to)),
    "units": lambda w, to, _: export_tokens(w, Request(UnitRange(1, 14, 14), to)),
    "pack": lambda w, to, _: save_pack(w, WholeJob(1), 1, to.with_suffix(".csv")),
    "preview": lambda w, *_: preview_export(w, UnitRange(1, 12, 20)),
    "look-up": lambda w, _, url: find_token(w, url),
    "bare serial": lambda w, _, url: find_token(w, url.rpartition("/")[2]),
    "table": lambda w, *_: _serials(w, 13, 1),
}


@pytest.mark.parametrize("checksums", [True, False], ids=["checksums", "earlier version"])
@pytest.mark.parametrize("read", _READ.values(), ids=_READ.keys())
def test_a_changed_serial_is_never_returned(
    workspace: Workspace,
    job: MintJob,
    tmp_path: Path,
    read: Callable[[Workspace, Path, str], object],
    checksums: bool,
) -> None:
    url = job.link_prefix + _serials(workspace)[13]
    _sql(workspace, _CHANGED_LETTER, *([] if checksums else [_NO_CHECKSUMS]))
    with pytest.raises(StorageDamaged, match=r"in unit 14 of job 1, stored serials") as damage:
        read(workspace, tmp_path / "to", url)
    assert list(tmp_path.iterdir()) == []
    assert workspace.damage is damage.value
    with pytest.raises(StorageDamaged, match="unit 14 of job 1"):
        submit(workspace, parka(5))
    with workspace.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM exports").scalar_one() == 0


def test_packs_before_a_damaged_one_are_finished(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tokens of several packs are read together; the damaged one is in the middle of them."""
    use_small_packs(monkeypatch, 10)
    run_job(workspace, put_job(workspace, parka(300)).id, cycle_tokens=CYCLE)
    _sql(workspace, _changed_letter(14, 3))
    with pytest.raises(StorageDamaged, match=r"in unit 134 of job 1, stored serials"):
        export_tokens(workspace, Request(WholeJob(1), tmp_path))
    with workspace.read() as transaction:
        recorded = exports.packs_of(transaction, 1)
    assert [pack.index for pack in recorded] == list(range(1, 14))
    assert sorted(pack.file for pack in recorded) == sorted(
        file.name for file in tmp_path.glob("*.csv")
    )


def test_rows_are_not_verified_against_damaged_tokens(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    """The file may come from the damaged token, so that both are equally wrong."""
    export_job(workspace, job.id, tmp_path)
    _sql(workspace, _CHANGED_LETTER)
    with pytest.raises(StorageDamaged, match="unit 14 of job 1"):
        verify(tmp_path, workspace=workspace)


@pytest.mark.parametrize("statement", ["", _NO_CHECKSUMS], ids=["checksums", "earlier version"])
def test_exchanged_cycles_are_detected(
    workspace: Workspace, job: MintJob, tmp_path: Path, statement: str
) -> None:
    _sql(
        workspace,
        *([statement] if statement else []),
        _EXCHANGED,
    )
    with pytest.raises(StorageDamaged, match="in units 21 to 30 of job 1"):
        export_job(workspace, job.id, tmp_path / "to")
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE cycles SET serials = substr(serials, 1, 119) WHERE id = 2", "units 11 to 20"),
        ("UPDATE cycles SET serials = X'' WHERE id = 2", "units 11 to 20 of job 1 are missing"),
        ("UPDATE cycles SET serials = zeroblob(120) WHERE id = 2", "units 11 to 20 of job 1 are"),
        ("UPDATE cycles SET serials = CAST(serials AS TEXT) WHERE id = 2", "'cycles' .* 'serials'"),
        ("UPDATE cycles SET first_unit = 11 WHERE id = 2", "units 11 to 30 of job 1 are missing"),
        ("UPDATE cycles SET count = 9 WHERE id = 2", "units 20 to 30 of job 1 are missing"),
        ("UPDATE cycles SET checksum = zeroblob(32) WHERE id = 2", "checksum of units 11 to 20"),
        ("UPDATE cycles SET checksum = 'x' WHERE id = 2", "row 2 of the table 'cycles'"),
        ("UPDATE number_ranges SET first_number = 1", "of job 1 are unchanged, but the numbers"),
        ("UPDATE number_ranges SET first_number = 'x'", "row 1 of the table 'number_ranges'"),
        ("UPDATE number_ranges SET first_unit = 5", "'number_ranges' is missing"),
        ("UPDATE number_ranges SET job_id = 9", "'number_ranges' is missing"),
        ("DELETE FROM number_ranges", "'number_ranges' is missing"),
        ("UPDATE serial_spaces SET key = randomblob(32)", "'serial_spaces' .* in 'key'"),
        ("UPDATE serial_spaces SET key = 32", "'serial_spaces' .* in 'key'"),
        ("UPDATE serial_spaces SET style = 'sequential'", "'serial_spaces' .* in 'style'"),
        ("UPDATE brands SET serial_key = randomblob(32)", "'serial_spaces' .* in 'key'"),
        ("UPDATE mint_jobs SET link_prefix = replace(link_prefix, 'nord', 'mord')", "link_prefix"),
        ("UPDATE mint_jobs SET link_prefix = 'nonsense'", "'link_prefix'"),
        ("UPDATE mint_jobs SET gtin = '09506000134376'", "'gtin'"),
        ("UPDATE mint_jobs SET batch = 'LOT-8'", "'batch'"),
        ("UPDATE mint_jobs SET status = 'paused', minted = 20", "'minted'"),
        ("DELETE FROM cycles WHERE id = 3", "'minted'"),
    ],
)
def test_numbers_keys_and_links_are_compared_too(
    workspace: Workspace, job: MintJob, tmp_path: Path, statement: str, message: str
) -> None:
    _sql(workspace, statement)
    with pytest.raises(StorageDamaged, match=message):
        export_job(workspace, job.id, tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_a_checksum_equals_sha256sum_of_its_line_and_the_serials(
    workspace: Workspace, job: MintJob
) -> None:
    serials = "".join(_serials(workspace, 10, 10))
    data = f"dpp-desktop cycle 1: job 1, first unit 10, count 10\n{serials}".encode()
    done = subprocess.run(["sha256sum"], input=data, capture_output=True, check=True)
    expected = done.stdout.split()[0].decode()
    with workspace.read() as transaction:
        stored = transaction.exec_driver_sql("SELECT checksum FROM cycles WHERE id = 2").scalar()
    assert stored == bytes.fromhex(expected)
    assert stored == cycle_checksum(1, 10, 10, serials.encode())
    assert stored != cycle_checksum(2, 10, 10, serials.encode())
    assert stored != cycle_checksum(1, 20, 10, serials.encode())


def test_cycles_without_a_checksum_can_be_read(workspace: Workspace, job: MintJob) -> None:
    before = _serials(workspace)
    _sql(workspace, _NO_CHECKSUMS)
    assert _serials(workspace) == before


class _Counting(NullMintObserver):
    def __init__(self) -> None:
        self.retries = 0

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        self.retries += 1


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE mint_jobs SET minted = 10", "'minted'"),
        ("UPDATE mint_jobs SET minted = 15", "'minted'"),
        ("UPDATE serial_spaces SET key = randomblob(32)", "'key'"),
        (_changed_letter(2, 9), "unit 20 of job 1"),
    ],
)
def test_minting_stops_at_damage_without_writing(
    workspace: Workspace, statement: str, message: str
) -> None:
    job_id = submit(workspace, parka(UNITS)).job.id
    observer = _Counting()
    stop = iter([False, False, True])
    observer.stop_requested = lambda: next(stop)  # type: ignore[method-assign]
    assert run_job(workspace, job_id, observer, cycle_tokens=CYCLE).minted == 20
    _sql(workspace, statement)
    observer = _Counting()
    with pytest.raises(StorageDamaged, match=message):
        run_job(workspace, job_id, observer, from_states=RESUMABLE, cycle_tokens=CYCLE)
    assert observer.retries == 0
    connection = sqlite.connect(str(workspace.database))
    row = connection.execute("SELECT status, error, finished_at FROM mint_jobs").fetchone()
    connection.close()
    assert row == ("minting", None, None)
    with pytest.raises(StorageDamaged, match=message), workspace.write():
        pass


def test_a_damaged_database_is_left_unchanged_when_it_is_closed(
    workspace_path: Path, tmp_path: Path
) -> None:
    """Closing normally would copy the write-ahead log to the file and delete it."""
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(UNITS)).job.id)
        files = [workspace.database, workspace.database.with_name(f"{DATABASE_NAME}-wal")]
        with workspace.write() as transaction:
            transaction.exec_driver_sql(_changed_letter(1, 3))
        with pytest.raises(StorageDamaged):
            export_job(workspace, 1, tmp_path / "to")
        before = [file.stat() for file in files]
    after = [file.stat() for file in files]
    assert [(s.st_size, s.st_mtime_ns) for s in after] == [
        (s.st_size, s.st_mtime_ns) for s in before
    ]
    assert after[1].st_size > 0


_BAD_JOBS = [
    (column, value)
    for column, values in {
        "status": ("'nonsense'", "NULL", "X'00ff'", "''", "7"),
        "created_at": ("'2026-13-45'", "'2026-01-01'", "NULL", "7", "'nonsense'"),
        "finished_at": ("'nonsense'", "-1"),
        "quantity": ("'nonsense'", "-1", "0", "1.5", "9223372036854775807", "NULL"),
        "minted": ("'nonsense'", "31", "NULL"),
        "batch": ("CAST(X'41ff42fe' AS TEXT)", "CAST(X'410042' AS TEXT)", "X'00ff'", "NULL"),
        "error": ("CAST(X'41ff42fe' AS TEXT)",),
        "fence": ("'nonsense'", "9223372036854775807"),
        "passport_digest": ("'nonsense'",),
        "batch_data": ("'{'", "'[1]'"),
        "unit_fields": ("''", "'{}'", """'[["/a","serial",0]]'""", """'[["/a","price",false]]'"""),
    }.items()
    for value in values
]


@pytest.mark.parametrize(("column", "value"), _BAD_JOBS)
def test_a_damaged_job_is_reported_and_the_others_listed(
    workspace_path: Path, column: str, value: str
) -> None:
    with Workspace.open(workspace_path) as workspace:
        for _ in range(3):
            run_job(workspace, put_job(workspace, parka(UNITS)).id)
    database = workspace_path / DATABASE_NAME
    connection = sqlite.connect(str(database), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE cycles SET id = id + 3 WHERE job_id = 1")  # not the newest one
    connection.close()
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage is None
        before = load_overview(workspace, NOW, NOW)
    set_value(database, "mint_jobs", column, value)
    with Workspace.open(workspace_path) as workspace:
        read = all_jobs(workspace)
        assert [job.id for job in read.found] == [3, 2]
        ((row),) = read.damaged
        assert row.id == 1
        assert f"row 1 of the table 'mint_jobs' has no valid value in '{column}'" in str(row.fault)
        assert workspace.damage is not None
        for looked in (
            load_overview(workspace, NOW, NOW),
            refresh_overview(workspace, before, NOW),
        ):
            assert 1 not in {job.id for job in looked.jobs}
        with pytest.raises(StorageDamaged), workspace.write():
            pass
        with workspace.read() as transaction, pytest.raises(StorageDamaged, match="row 1 of"):
            jobs.require(transaction, 1)


@pytest.fixture(scope="module")
def intact_exports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return the closed database of a job with two exports, and its content."""
    place = tmp_path_factory.mktemp("exports")
    make_workspace(place / "workspace")
    with Workspace.open(place / "workspace") as workspace:
        run_job(workspace, put_job(workspace, parka(UNITS)).id, cycle_tokens=CYCLE)
        export_job(workspace, 1, place / "1")
        export_job(workspace, 1, place / "2")
    return workspace.database, workspace.database.read_bytes()


@pytest.fixture
def exported(intact_exports: tuple[Path, bytes]) -> Iterator[Workspace]:
    """Return a workspace with two exports, which is undamaged at the start of each test."""
    database, content = intact_exports
    # A log that a closed connection left would be replayed into the restored database.
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    database.write_bytes(content)
    (database.parent / RUN_FOLDER / damage_note.NOTE_NAME).unlink(missing_ok=True)
    with Workspace.open(database.parent) as opened:
        assert opened.damage is None
        assert opened.origin is Origin.UNCHANGED
        yield opened


_SOUND_EXPORTS = {
    ("directory", "'nonsense'"),
    *(("directory", v) for v in VALUES if v.startswith(("'", "-", "0", "7", "1", "9", "4"))),
    ("profile", "''"),
    ("pack_rows", "7"),
}
_BAD_EXPORTS = [
    (column, value)
    for column in ("directory", "status", "scope", "pack_rows", "profile")
    for value in VALUES
    if (column, value) not in _SOUND_EXPORTS
]


@pytest.mark.parametrize(("column", "value"), _BAD_EXPORTS)
def test_a_damaged_export_is_reported_and_the_others_listed(
    exported: Workspace, column: str, value: str
) -> None:
    set_value(exported.database, "exports", column, value)
    for read in (listed_exports(exported), export_records(exported)):
        found = [each.export.id for each in read.found]
        assert found == [2], (column, value)
        assert [row.id for row in read.damaged] == [1]
        assert "'exports'" in str(read.damaged[0].fault)


def test_commands_list_intact_rows_and_exit_with_4(dpp: CommandLine, tmp_path: Path) -> None:
    for batch in ("A", "B"):
        dpp.mint(10, batch=batch)
    dpp("export", 1, "--to", tmp_path / "1")
    dpp("export", 2, "--to", tmp_path / "2")
    set_value(dpp.workspace / DATABASE_NAME, "mint_jobs", "status", "'nonsense'")
    listed = dpp("jobs", "--json", code=4)
    assert [(job["id"], job["status"]) for job in listed.json] == [(2, "completed"), (1, "damaged")]
    assert "row 1 of the table 'mint_jobs'" in listed.json[1]["error"]
    plain = dpp("jobs", code=4)
    assert "PARKA-01" in plain.stdout
    assert "Job 1 can't be read: The database is damaged" in plain.stderr
    listed = dpp("exports", "--json", code=4)
    assert [(each["id"], each["status"]) for each in listed.json] == [
        (2, "completed"),
        (1, "damaged"),
    ]
    assert "Export 1 can't be read" in dpp("exports", code=4).stderr
    for command in (["resume", 1], ["cancel", 1], ["export", 1, "--to", tmp_path / "3"]):
        assert "row 1 of the table 'mint_jobs'" in dpp(*command, code=4).stderr
    assert (
        dpp(
            "mint",
            "--brand",
            "nordlicht",
            "--product",
            "x",
            "--batch",
            "x",
            "--quantity",
            1,
            code=5,
        ).stdout
        == ""
    )


def _opened_damaged(path: Path) -> str:
    with Workspace.open(path) as workspace:
        return str(workspace.damage)


@pytest.fixture
def minted(workspace_path: Path) -> Path:
    """Return a closed workspace with a job."""
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(UNITS)).job.id, cycle_tokens=CYCLE)
    return workspace_path


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (_changed_letter(3, 9), "checksum of units 21 to 30 of job 1"),
        ("UPDATE cycles SET serials = substr(serials, 1, 108)", "checksum of units 21 to 30"),
        ("UPDATE cycles SET serials = 'x' WHERE id = 3", "row 3 of the table 'cycles'"),
        ("UPDATE mint_jobs SET minted = 20", "row 1 of the table 'mint_jobs'"),
        ("DELETE FROM mint_jobs", "row 1 of the table 'mint_jobs' is missing"),
        ("UPDATE cycles SET count = 'x' WHERE id = 3", "row 3 of the table 'cycles'"),
    ],
)
def test_damage_to_the_last_cycle_is_detected_on_opening(
    minted: Path, statement: str, message: str
) -> None:
    assert _opened_damaged(minted) == "None"
    connection = sqlite.connect(str(minted / DATABASE_NAME), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()
    assert message in _opened_damaged(minted)
    with Workspace.open(minted) as workspace, pytest.raises(StorageDamaged), workspace.write():
        pass


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DROP INDEX mint_jobs_by_status", "'mint_jobs', 'mint_jobs_by_status' is missing"),
        ("DROP TABLE hand_overs", "'hand_overs', 'export_id' is missing"),
        ("ALTER TABLE exports DROP COLUMN profile", "'exports', 'profile' is missing"),
        ("PRAGMA user_version = 4", "its tables don't match its version 4"),
        ("DELETE FROM workspace", "row 1 of the table 'workspace' is missing"),
        ("UPDATE workspace SET site = 4096", "row 1 of the table 'workspace'"),
        ("UPDATE workspace SET uid = X'00'", "row 1 of the table 'workspace'"),
    ],
)
def test_essential_tables_are_checked_on_opening(
    minted: Path, statement: str, message: str
) -> None:
    connection = sqlite.connect(str(minted / DATABASE_NAME), isolation_level=None)
    connection.execute(statement)
    connection.close()
    before = (minted / DATABASE_NAME).read_bytes()
    with pytest.raises(StorageDamaged, match=message):
        Workspace.open(minted)
    assert (minted / DATABASE_NAME).read_bytes() == before


def test_additional_tables_and_columns_are_not_damage(minted: Path) -> None:
    connection = sqlite.connect(str(minted / DATABASE_NAME), isolation_level=None)
    connection.execute("CREATE VIEW theirs AS SELECT serial FROM tokens")
    connection.execute("CREATE INDEX their_index ON cycles (committed_at)")
    connection.execute("ANALYZE")
    connection.close()
    assert _opened_damaged(minted) == "None"


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
def test_a_truncated_file_is_detected_on_opening(minted: Path, kept: float) -> None:
    database = minted / DATABASE_NAME
    content = database.read_bytes()
    database.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(StorageDamaged):
        Workspace.open(minted)


def test_a_truncated_file_is_detected_beside_a_log(minted: Path) -> None:
    """With a log, SQLite uses the page count in the log."""
    with Workspace.open(minted) as workspace:
        run_job(workspace, submit(workspace, parka(5_000)).job.id)
        run_job(workspace, submit(workspace, parka(1)).job.id)
    database = minted / DATABASE_NAME
    connection = sqlite.connect(str(database), isolation_level=None)
    connection.execute("UPDATE brands SET name = name || '.'")
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size - 9 * 4_096)
    with pytest.raises(StorageDamaged, match="the end of the file is missing"):
        Workspace.open(minted)
    connection.close()


def test_pages_only_in_the_log_are_not_missing(minted: Path) -> None:
    with Workspace.open(minted) as workspace:
        run_job(workspace, submit(workspace, parka(5_000)).job.id)
        with workspace.read() as transaction:
            pages = transaction.exec_driver_sql("PRAGMA page_count").scalar_one()
        assert workspace.database.stat().st_size < pages * 4_096
        assert _opened_damaged(minted) == "None"


def test_a_file_that_is_no_longer_a_database_is_damaged_while_it_is_open(
    workspace: Workspace,
) -> None:
    run_job(workspace, submit(workspace, parka(5)).job.id)
    _sql(workspace, "PRAGMA wal_checkpoint(TRUNCATE)")
    with workspace.read() as transaction:
        engine = transaction.engine
    engine.dispose()
    with workspace.database.open("r+b") as file:
        file.write(b"nothing like SQLite's header" * 4)
    with pytest.raises(StorageDamaged), workspace.read() as transaction:
        transaction.exec_driver_sql("SELECT count(*) FROM tokens").scalar_one()
    assert workspace.damage is not None


def test_states_of_an_intact_job_are_unchanged(workspace: Workspace, job: MintJob) -> None:
    read = all_jobs(workspace)
    assert ([each.status for each in read.found], read.damaged) == ([JobStatus.COMPLETED], ())
    assert workspace.damage is None


def test_an_unreadable_newest_cycle_leaves_the_rest_readable(workspace_path: Path) -> None:
    """Its page is garbage, so SQLite itself reports damage."""
    with Workspace.open(workspace_path) as workspace:
        for quantity in (3_000, 5_000):
            run_job(workspace, submit(workspace, parka(quantity)).job.id)
        with workspace.read() as transaction:
            last = tokens.serials_of(transaction, 2, 4_999, 1)[0]
    database = workspace_path / DATABASE_NAME
    page = database.read_bytes().index(last.encode()) // 4096
    with database.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\xa5" * 4096)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage
        with workspace.read() as transaction:
            assert len(tokens.serials_of(transaction, 1, 0, 3_000)) == 3_000
        with pytest.raises(StorageDamaged), workspace.write():
            pass


def test_an_unknown_file_format_is_reported_as_damage(workspace_path: Path) -> None:
    with (workspace_path / DATABASE_NAME).open("r+b") as file:
        file.seek(47)
        file.write(b"\xff")
    with pytest.raises(StorageDamaged, match="is damaged"):
        Workspace.open(workspace_path)


@pytest.fixture
def found_damaged(workspace_path: Path, job: MintJob, workspace: Workspace) -> Path:
    """Return a workspace in which a lookup found a changed serial."""
    url = job.link_prefix + _serials(workspace)[13]
    _sql(workspace, _CHANGED_LETTER)
    with pytest.raises(StorageDamaged):
        find_token(workspace, url)
    return workspace_path


def test_damage_is_reported_by_the_next_process(workspace: Workspace, found_damaged: Path) -> None:
    workspace.close()
    with Workspace.open(found_damaged) as again:
        assert again.damage is not None
        assert "unit 14 of job 1" in again.damage.wrong
        assert "workspace renew" in again.damage.remedy
        with pytest.raises(StorageDamaged, match="unit 14 of job 1"):
            submit(again, parka(5))
        assert len(_serials(again, 0, 10)) == 10


def test_damage_found_by_another_process_stops_this_one(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as working, Workspace.open(workspace_path) as reading:
        reading.record_damage(
            StorageDamaged(Message("The database is damaged."), Message("Restore it."))
        )
        with pytest.raises(StorageDamaged, match="The database is damaged"):
            submit(working, parka(5))


def test_an_unreadable_damage_note_counts_as_damage(workspace_path: Path) -> None:
    Workspace.open(workspace_path).close()
    (workspace_path / "run" / damage_note.NOTE_NAME).write_bytes(b"\0")
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage is not None
        assert workspace.damage.wrong == damage_note.WRONG


@pytest.mark.logs_warnings
def test_noted_damage_keeps_its_values(workspace_path: Path) -> None:
    wrong = Message("The database is damaged: row {row} is missing.", row=3)
    with Workspace.open(workspace_path) as workspace:
        workspace.record_damage(StorageDamaged(wrong, Message("Restore it.")))
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage is not None
        assert workspace.damage.wrong.as_json() == wrong.as_json()


@pytest.mark.logs_warnings
def test_a_note_of_an_earlier_version_is_readable(workspace_path: Path) -> None:
    Workspace.open(workspace_path).close()
    note = workspace_path / "run" / damage_note.NOTE_NAME
    note.write_text('{"wrong": "Row {3} is damaged."}')
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage is not None
        assert workspace.damage.wrong == "Row {3} is damaged."


@pytest.mark.logs_warnings
@pytest.mark.parametrize("restored", ["in place", "as a new folder"])
def test_a_restored_workspace_is_no_longer_damaged(
    workspace_path: Path, tmp_path: Path, restored: str
) -> None:
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(UNITS)).job.id)
    shutil.copytree(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        workspace.record_damage(
            StorageDamaged(Message("The database is damaged."), Message("Restore it."))
        )
    if restored == "in place":
        shutil.copytree(tmp_path / "backup", workspace_path, dirs_exist_ok=True)
    else:
        shutil.rmtree(workspace_path)
        shutil.copytree(tmp_path / "backup", workspace_path)
    for _ in range(2):
        with Workspace.open(workspace_path) as workspace:
            assert workspace.damage is None
            submit(workspace, parka(5))


def test_renewing_clears_repaired_damage(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, submit(workspace, parka(UNITS)).job.id)
        workspace.record_damage(
            StorageDamaged(Message("The database is damaged."), Message("Restore it."))
        )
    with Workspace.open(workspace_path) as workspace:
        workspace.renew()
        assert submit(workspace, parka(5)).job.id == 2
    with Workspace.open(workspace_path) as workspace:
        assert workspace.damage is None


def test_renewing_does_not_clear_existing_damage(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        submit(workspace, parka(UNITS))
        workspace.record_damage(
            StorageDamaged(Message("The database is damaged."), Message("Restore it."))
        )
        _sql(workspace, "PRAGMA writable_schema = ON", "UPDATE mint_jobs SET quantity = -1")
    with Workspace.open(workspace_path) as workspace:
        with pytest.raises(StorageDamaged):
            workspace.renew()
        assert workspace.damage is not None


@pytest.mark.parametrize("value", ["''", "'nonsense'", "1.5"])
def test_a_damaged_place_of_the_gtin_is_reported(
    workspace_path: Path, dpp: CommandLine, value: str
) -> None:
    set_value(workspace_path / DATABASE_NAME, "brands", "gtin_pointer", value)
    assert "'brands' has no valid value in 'gtin_pointer'" in dpp("brand", "list", code=4).stderr


@pytest.mark.parametrize("value", ["''", "'nonsense'", "NULL"])
def test_a_damaged_style_of_serials_is_reported(
    workspace: Workspace, job: MintJob, value: str
) -> None:
    set_value(workspace.database, "serial_spaces", "style", value)
    with pytest.raises(StorageDamaged, match="'serial_spaces' has no valid value in 'style'"):
        submit(workspace, parka(5))
