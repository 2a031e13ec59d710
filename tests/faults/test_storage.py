"""Full or broken disks cause an error but no loss, and work continues afterwards."""

import resource
import sys
from pathlib import Path

import pytest

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.retry import RetryPolicy
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import RESUMABLE, JobStatus
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka

QUICKLY = RetryPolicy((0.0, 0.0, 0.0))


@pytest.mark.logs_warnings
def test_a_full_disk_fails_the_job_and_keeps_its_tokens(workspace: Workspace) -> None:
    """A limit on the pages of the database causes SQLITE_FULL."""
    job_id = submit(workspace, parka(100_000)).job.id
    with workspace.write() as transaction:
        pages = transaction.exec_driver_sql("PRAGMA page_count").scalar_one()
        transaction.exec_driver_sql(f"PRAGMA max_page_count = {pages + 150}")
    failed = run_job(workspace, job_id, policy=QUICKLY)
    assert failed.status is JobStatus.FAILED
    assert "no space left on the disk" in str(failed.error)
    assert failed.minted % 10_000 == 0
    assert 0 < failed.minted < 100_000
    with workspace.read() as transaction:
        kept = tokens.serials_of(transaction, job_id, 0, 100_000)
    assert len(kept) == failed.minted
    with workspace.write() as transaction:
        transaction.exec_driver_sql("PRAGMA max_page_count = 1000000000")
    done = run_job(workspace, job_id, from_states=RESUMABLE, policy=QUICKLY)
    assert (done.status, done.minted) == (JobStatus.COMPLETED, 100_000)
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, 0, 100_000)
    assert serials[: len(kept)] == kept
    assert len(set(serials)) == 100_000


@pytest.mark.parametrize("kilobytes", [700, 1_500])
def test_a_write_error_while_minting_is_named_and_resumed(dpp: CommandLine, kilobytes: int) -> None:
    """A limit on the file size causes SQLITE_IOERR."""
    process = dpp.start_copy(*dpp.mint_arguments(120_000), largest_file=kilobytes * 1024)
    stdout, stderr = process.communicate()
    assert process.returncode == 4, (stdout, stderr)
    assert "Traceback" not in stderr
    assert "The disk reported an error" in stderr
    job = dpp("jobs", "--json").json[0]
    assert job["minted"] < 120_000
    resumed = dpp("resume", job["id"], "--json").json
    assert (resumed["status"], resumed["minted"]) == ("completed", 120_000)
    with Workspace.open(dpp.workspace) as workspace, workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job["id"], 0, 120_000)
    assert len(set(serials)) == 120_000


def test_a_write_error_while_exporting_is_reported_and_resumed(
    dpp: CommandLine, tmp_path: Path
) -> None:
    job = dpp.mint(25_000).json["id"]
    folder = tmp_path / "packs"
    process = dpp.start_copy("export", job, "--to", folder, "--json", largest_file=400 * 1024)
    stdout, stderr = process.communicate()
    assert process.returncode == 4, (stdout, stderr)
    assert "There is no space left on the disk" in stderr
    assert "Traceback" not in stderr
    assert not list(folder.glob("*.csv"))
    assert not list(folder.glob(".*"))
    assert dpp("export", job, "--to", folder, "--json").json["status"] == "completed"
    assert verify(folder).ok


def test_limits_of_this_machine_are_not_already_set() -> None:
    """The tests above are only valid if there are no other limits."""
    soft, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert soft == resource.RLIM_INFINITY
    assert sys.platform != "win32"


@pytest.mark.parametrize("place", ["database", "log"])
def test_damage_is_reported_and_not_increased(dpp: CommandLine, place: str) -> None:
    dpp.mint(50_000)
    database = dpp.workspace / "workspace.db"
    if place == "database":
        content = bytearray(database.read_bytes())
        content[4096:] = b"\xa5" * (len(content) - 4096)
    else:
        content = bytearray(b"SQLite format 3\x00" + b"\xff" * 8_000)
    database.write_bytes(content)
    outcome = dpp("jobs", "--json", code=4 if place == "database" else 2)
    assert "damaged" in outcome.stderr or "not a database of DPP Desktop" in outcome.stderr
    assert database.read_bytes() == bytes(content)
