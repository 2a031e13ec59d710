"""Exports synced and hashed packs, against `sqlite3 -csv` writing the same rows to one file."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import completed, submitted

GOAL = Goal("export as synced, hashed packs, against sqlite3 -csv: time", "<=", 1)
SPREADSHEET = Goal("the same in the spreadsheet profile: time", "<=", 2)
EQUAL = Goal("rows that sqlite3's reader of CSV finds equal, of all", ">=", 1)
GOALS: Goals = (GOAL, SPREADSHEET, EQUAL)

LABEL = "label"
_TABLE = """
CREATE TABLE rows (job_id INTEGER NOT NULL, unit INTEGER NOT NULL, serial TEXT NOT NULL,
PRIMARY KEY (job_id, unit)) WITHOUT ROWID;
INSERT INTO rows SELECT job, unit, serial FROM tokens ORDER BY job, unit;
"""
_ROWS = """
SELECT gtin, batch, serial, link_prefix || serial AS url
FROM mint_jobs JOIN rows ON rows.job_id = mint_jobs.id
WHERE mint_jobs.id = {job_id} ORDER BY unit
"""


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio. The tool neither syncs nor hashes its file."""
    tool = shutil.which("sqlite3")
    if tool is None:
        for goal in GOALS:
            yield goal.not_measured("the command line tool sqlite3 is not installed")
        return
    with tempfile.TemporaryDirectory(dir=folder) as name:
        place = Path(name)
        job_id = _minted(place / "workspace", sizes.job)
        # The workspace is closed, so this file is the whole database.
        copy = shutil.copyfile(place / "workspace" / DATABASE_NAME, place / "copy.db")
        # A row for each token, so that the tool has nothing to take apart.
        subprocess.run([tool, str(copy), _TABLE], check=True)
        seconds = interleaved(
            sizes.repeats,
            {
                "export": lambda: _seconds_to_export(place, job_id, LABEL),
                "spreadsheet": lambda: _seconds_to_export(place, job_id, "spreadsheet"),
                "sqlite3": lambda: _seconds_of_tool(tool, copy, job_id),
            },
        )
        equal = _rows_read_equal(tool, place, copy, job_id)
    for goal, what in ((GOAL, "export"), (SPREADSHEET, "spreadsheet")):
        figure = ratio(seconds[what], seconds["sqlite3"])
        yield goal.row(figure, rows=sizes.job, sqlite3=_version(tool), seconds=seconds)
    yield EQUAL.row(equal / sizes.job, rows=sizes.job, equal=equal)


def _minted(path: Path, quantity: int) -> int:
    with Workspace.open(path) as workspace:
        load_samples(workspace)
        return completed(run_job(workspace, submitted(workspace, quantity))).id


def _seconds_to_export(place: Path, job_id: int, profile: str) -> float:
    with (
        tempfile.TemporaryDirectory(dir=place) as packs,
        Workspace.open(place / "workspace") as workspace,
    ):
        return timed(lambda: _export(workspace, job_id, Path(packs), profile))


def _export(workspace: Workspace, job_id: int, directory: Path, profile: str) -> None:
    request = Request(WholeJob(job_id), directory, ProfileOverrides(profile))
    result = export_tokens(workspace, request)
    if result.export.status is not ExportStatus.COMPLETED:
        raise RuntimeError(f"the export is {result.export.status}: {result.export.error}")


def _rows_read_equal(tool: str, place: Path, database: Path, job_id: int) -> int:
    """Return how many rows of the packs, as read by the tool, equal those of the database."""
    folder = place / "packs"
    with Workspace.open(place / "workspace") as workspace:
        _export(workspace, job_id, folder, LABEL)
    reading = [f'.import --csv --skip 1 "{pack}" read' for pack in sorted(folder.glob("*.csv"))]
    rows = _ROWS.format(job_id=job_id)
    script = [
        f"ATTACH '{database}' AS store;",
        "CREATE TABLE read (gtin TEXT, batch TEXT, serial TEXT, url TEXT);",
        *reading,
        f"SELECT count(*) FROM (SELECT * FROM read INTERSECT SELECT * FROM ({rows}));",
    ]
    done = subprocess.run(
        [tool, ":memory:"], input="\n".join(script), check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def _seconds_of_tool(tool: str, database: Path, job_id: int) -> float:
    command = [tool, "-readonly", "-header", "-csv", str(database), _ROWS.format(job_id=job_id)]
    with tempfile.TemporaryFile(dir=database.parent) as file:
        return timed(lambda: subprocess.run(command, stdout=file, check=True))


def _version(tool: str) -> str:
    return subprocess.run(
        [tool, "--version"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()[0]
