"""`units`, `mark`, `void` and `reconcile` show and change what happened to units."""

from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.model.unit_state import Production
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.commandline import CommandLine
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def job(dpp: CommandLine, units: UnitJob) -> int:
    """Return a job with printed labels, one of them scanned, and a unit in doubt."""
    units.printed("1-10")
    units.verified("2")
    units.announced("11")
    return units.job.id


def test_states_are_shown_with_counts_and_ranges(dpp: CommandLine, job: int) -> None:
    shown = dpp("units", job, "--json").json
    assert (shown["job"], shown["minted"], shown["order"]) == (job, 60, "PO-1")
    assert shown["in_doubt"] == {"count": 1, "units": "11", "ranges": [[11, 11]]}
    assert shown["produced"] == {"count": 10, "units": "1-10", "ranges": [[1, 10]]}
    assert shown["verified"]["units"] == "2"
    assert shown["void"] == {"count": 0, "units": "", "ranges": []}
    assert shown["tag"]["produced"]["count"] == 0
    text = dpp("units", job).stdout
    assert "in doubt" in text
    assert "1-10" in text
    assert "spoiled" not in text
    dpp("units", 9, code=5)
    dpp("units", code=2)
    dpp("units", "--history", code=2)


def test_one_spoiled_copy_leaves_the_unit_printed(dpp: CommandLine, units: UnitJob) -> None:
    units.printed("1-3", Production(copies=2))
    of_job = ("mark", units.job.id, "--state", "spoiled", "--reason", "torn")
    one = dpp(*of_job, "--units", "1-2", "--copies", 1).stdout
    assert one.splitlines() == [
        f"Job {units.job.id}: 2 units spoiled (1-2).",
        "Units with a good label left: 1-2.",
    ]
    found = dpp(*of_job, "--units", "2", "--copies", 1, "--json").json
    assert (found["produced"]["units"], found["spoiled"]["units"]) == ("1,3", "2")


def test_units_are_marked_with_who_and_why(dpp: CommandLine, job: int) -> None:
    marked = dpp("mark", job, "--state", "applied", "--units", "1-3", "--by", "Eve", "--json").json
    assert marked["applied"]["units"] == "1-3"
    for state in ("sampled", "spoiled"):
        refused = dpp("mark", job, "--state", state, "--units", "4", code=2)
        assert "Error in reason: is empty." in refused.stderr
    dpp("mark", job, "--state", "sampled", "--units", "4", "--reason", "tear test")
    torn = ["--reason", "torn", "--by", "Eve"]
    more = dpp("mark", job, "--state", "spoiled", "--units", "5,11", *torn, "--copies", 2, code=2)
    assert "Error in copies: must be at most 1, because units 5, 11 have no more" in more.stderr
    text = dpp("mark", job, "--state", "spoiled", "--units", "5,11", *torn).stdout
    assert text == f"Job {job}: 2 units spoiled (5, 11).\n"
    refused = dpp("mark", job, "--state", "spoiled", "--units", "5,50", *torn, "--json", code=2)
    assert [problem["code"] for problem in refused.json["error"]["problems"]] == [
        "already_spoiled",
        "not_produced",
    ]
    history = dpp("units", job, "--history", "--json").json["history"]
    assert [entry["action"] for entry in history] == [
        "printed",
        "verified",
        "applied",
        "sampled",
        "printed",
        "spoiled",
    ]
    assert (history[4]["units"], history[4]["copies"]) == ("11", 1), "it was in doubt"
    assert (history[2]["by"], history[2]["carrier"]) == ("Eve", None)
    assert history[0]["design"] == "roll-50x30"
    assert (history[5]["copies"], history[5]["reason"]) == (1, "torn")
    assert history[5]["workstation"]
    assert "tear test" in dpp("units", job, "--history").stdout


def test_units_are_voided_only_after_confirmation(dpp: CommandLine, job: int) -> None:
    dpp("mark", job, "--state", "applied", "--units", "10")
    request = ["void", job, "--units", "10-12", "--reason", "wrong material"]
    refused = dpp(*request, code=2)
    assert (
        f"This makes 3 units of job {job} permanently void: 10-12. Of these, 2 printed, 1 applied "
        f"to "
        "products. This can't be undone."
    ) in refused.stderr
    assert "Repeat the command with --yes." in refused.stderr
    assert dpp("units", job, "--json").json["void"]["count"] == 0
    assert dpp(*request, "--yes").stdout == f"Job {job}: 3 units void (10-12).\n"
    assert "units: units 10-12 are void." in dpp(*request, "--yes", code=2).stderr
    dpp("void", job, "--units", "20", code=2)
    assert (
        "reason: is empty"
        in dpp("void", job, "--units", "20", "--reason", " ", "--yes", code=2).stderr
    )
    assert (
        "has units 1 to 60"
        in dpp("void", job, "--units", "61", "--reason", "x", "--yes", code=2).stderr
    )
    assert dpp("units", job, "--json").json["void"]["units"] == "10-12"


def test_minted_units_of_a_running_job_are_voided(
    dpp: CommandLine, workspace: Workspace, units: UnitJob
) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(
            "UPDATE mint_jobs SET status = 'minting', minted = 40, finished_at = NULL"
        )
        transaction.exec_driver_sql("DELETE FROM cycles")
    request = ["void", 1, "--reason", "test", "--yes", "--json"]
    assert dpp(*request, "--units", "40").json["void"]["units"] == "40"
    refused = dpp(*request, "--units", "41-50", code=2)
    assert "units: units 41-50 of job 1 aren't minted yet." in refused.stderr


@pytest.mark.parametrize("text", ["0", "5-3", "x", ""])
def test_text_that_names_no_units_is_rejected(dpp: CommandLine, text: str) -> None:
    refused = dpp("void", 1, "--units", text, "--reason", "x", "--yes", code=2)
    assert "Use units and ranges such as 3-69,80." in refused.stderr


def test_the_journal_is_verified(dpp: CommandLine, job: int) -> None:
    checked = dpp("units", "--verify-journal", "--json").json["journal"]
    assert checked["entries"] == 2
    assert checked["last_hash"] in dpp("units", job, "--verify-journal").stdout
    connection = sqlite.connect(str(dpp.workspace / DATABASE_NAME), isolation_level=None)
    connection.execute("DROP TRIGGER unit_journal_unchanged")
    connection.execute("UPDATE unit_journal SET \"by\" = 'Eve' WHERE id = 1")
    connection.close()
    damaged = dpp("units", "--verify-journal", code=4)
    assert "entry 1 of the journal of units was changed" in damaged.stderr


def test_a_job_and_its_batch_are_reconciled(dpp: CommandLine, job: int, tmp_path: Path) -> None:
    by_job = dpp("reconcile", job, "--json").json
    assert by_job["totals"]["missing"] == 50
    assert by_job["explanation"]["in_doubt"] == 1
    batch = ["--brand", "nordlicht", "--product", "PARKA-01", "--batch", "LOT-7"]
    file = tmp_path / "batch.csv"
    text = dpp("reconcile", *batch, "--to", file)
    assert "Printed, not verified" in text.stdout
    assert file.read_bytes().count(b"\r\n") == 43
    dpp("reconcile", *batch[:4], code=2)
    dpp("reconcile", job, *batch, code=2)
    dpp("reconcile", code=2)
    dpp("reconcile", 9, code=5)
    dpp("reconcile", *batch[:5], "LOT-9", code=5)
    wrong = dpp("reconcile", job, "--to", tmp_path / "batch.txt", code=2)
    assert "must end in .pdf or .csv" in wrong.stderr


def test_a_reconciliation_is_saved_as_pdf(dpp: CommandLine, job: int, tmp_path: Path) -> None:
    file = tmp_path / "job.PDF"
    saved = dpp("reconcile", job, "--to", file, "--json")
    assert saved.json["totals"]["missing"] == 50
    assert file.read_bytes().startswith(b"%PDF-")
    dpp("reconcile", job, "--to", tmp_path / "missing" / "job.pdf", code=2)
