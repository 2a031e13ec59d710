"""Damages the database of a workspace in one way after another and runs commands on it.

With any damage, no command ends with an internal error, no command writes to the database after
it has reported damage, and no exported file has wrong rows.
"""

import csv
import io
import json
import multiprocessing
import os
import random
import runpy
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model import errors
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import PendingScan
from dpp_desktop.model.unit_state import Actor, Carrier
from dpp_desktop.store import tables, verified_units
from dpp_desktop.store.local import copy_detection, damage_note
from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace
from tests.commandline import COMMAND
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_samples
from tests.units.unit_jobs import UnitJob

PAGE_BYTES = 4096
_TOKENS, _CYCLE = 1_200, 400
_PAUSED_AT = 800
_VOID = 13
"""A unit of the first job that no new export contains."""
_LABEL = ("--design", "roll-50x30")
_FORKS = multiprocessing.get_context("forkserver")
_CODES = frozenset({0, 2, 3, 4, 5})
_DAMAGED = "damaged"

Damage = Callable[[Path, random.Random], str]
"""Changes a closed database, and returns a description."""


@dataclass(frozen=True)
class IntactWorkspace:
    """A workspace with jobs and exports, and the output of commands while it is intact."""

    database: Path
    content: bytes
    marks: dict[Path, bytes]
    rows: dict[int, list[list[str]]]

    @property
    def folder(self) -> Path:
        """Return the folder of the workspace."""
        return self.database.parent

    def restore(self) -> None:
        """Restore the workspace, and make its witnesses match."""
        shutil.rmtree(os.environ[STATE_FOLDER_VARIABLE], ignore_errors=True)
        for name in (f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"):
            self.database.with_name(name).unlink(missing_ok=True)
        self.database.write_bytes(self.content)
        (self.folder / RUN_FOLDER / damage_note.NOTE_NAME).unlink(missing_ok=True)
        for path, content in self.marks.items():
            path.write_bytes(content)
        changed = (self.folder / RUN_FOLDER / copy_detection.MARKER_NAME).stat().st_ctime_ns
        connection = sqlite.connect(str(self.database), isolation_level=None)
        connection.execute("UPDATE workspace SET marker_changed = ?", (changed,))
        connection.close()


@dataclass(frozen=True)
class CommandResult:
    """The result of a command, and whether it wrote to the database after reporting damage."""

    arguments: Sequence[str]
    code: int
    stdout: str
    stderr: str
    written: bool


def create_intact_workspace(place: Path) -> IntactWorkspace:
    """Create a workspace with two completed jobs, a paused and a queued one, and two exports."""
    with Workspace.open(place / "workspace") as workspace:
        put_samples(workspace)
        done = [_minted(workspace, f"LOT-{number}") for number in (1, 2)]
        paused = submit(workspace, parka(_TOKENS, "LOT-3")).job
        run_job(workspace, paused.id, _PauseAt(workspace, _PAUSED_AT), cycle_tokens=_CYCLE)
        submit(workspace, parka(10, "LOT-4"))
        export_job(workspace, 1, place / "exported")
        export_job(workspace, 2, place / "handed-over")
        hand_over(workspace, 2, [1], "Lena")
        _put_units_in_states(UnitJob(workspace, done[0]))
        database = workspace.database
    rows = {
        job.id: _rows(place / folder)
        for job, folder in zip(done, ("exported", "handed-over"), strict=True)
    }
    assert all(len(found) == _TOKENS for found in rows.values())
    del rows[1][_VOID - 1]  # voided after the export
    marks = {path: path.read_bytes() for path in (place / "workspace" / "run").iterdir()}
    return IntactWorkspace(database, database.read_bytes(), marks, rows)


def _put_units_in_states(job: UnitJob) -> None:
    """Record labels and units in every state, and a scan."""
    job.printed("1-600")
    job.announced("601-610")
    job.printed("1-50", carrier=Carrier.TAG)
    job.verified("1-500")
    job.spoiled("20,40")
    job.applied("1-10")
    job.sampled("11-12")
    job.voided(str(_VOID))
    scan = PendingScan(job.job.id, Carrier.LABEL, 549, tables.now(), Actor("Lena", "line-1"))
    with job.workspace.write() as transaction:
        verified_units.add_pending(transaction, scan)
    prints = ScriptedPrints(job)
    prints.print("651-660")
    prints.on.faults = {15: PrinterFaultKind.CONNECTION_LOST}
    prints.print("661-690")  # 666 to 675 are in doubt


class _PauseAt(NullMintObserver):
    def __init__(self, workspace: Workspace, minted: int) -> None:
        self._workspace = workspace
        self._minted = minted

    def progressed(self, job: MintJob) -> None:
        if job.minted == self._minted:
            pause(self._workspace, job.id)


def _minted(workspace: Workspace, batch: str) -> MintJob:
    return run_job(workspace, submit(workspace, parka(_TOKENS, batch)).job.id, cycle_tokens=_CYCLE)


def change_bytes(database: Path, chance: random.Random) -> str:
    data = bytearray(database.read_bytes())
    places = [chance.randrange(len(data)) for _ in range(chance.choice((1, 1, 3, 16)))]
    for place in places:
        data[place] ^= 1 << chance.randrange(8)
    database.write_bytes(data)
    return f"changed bytes {places}"


def change_page(database: Path, chance: random.Random) -> str:
    """Replace a page with zeros, random bytes, or another page."""
    data = bytearray(database.read_bytes())
    count = len(data) // PAGE_BYTES
    one, other = (chance.randrange(count) for _ in range(2))
    what = chance.choice(("zeroes", "garbage", "copied", "swapped"))
    first = slice(one * PAGE_BYTES, (one + 1) * PAGE_BYTES)
    second = slice(other * PAGE_BYTES, (other + 1) * PAGE_BYTES)
    if what == "zeroes":
        data[first] = bytes(PAGE_BYTES)
    elif what == "garbage":
        data[first] = chance.randbytes(PAGE_BYTES)
    elif what == "copied":
        data[first] = data[second]
    else:
        data[first], data[second] = data[second], data[first]
    database.write_bytes(data)
    return f"page {one}: {what}, page {other}"


def truncate(database: Path, chance: random.Random) -> str:
    size = chance.randrange(PAGE_BYTES, database.stat().st_size)
    os.truncate(database, size)
    return f"truncated to {size} bytes"


VALUES = (
    "NULL",
    "'nonsense'",
    "''",
    "'2026-13-45T99:00:00+00:00'",
    "'2026-01-01'",
    "-1",
    "0",
    "7",
    "1.5",
    "9223372036854775807",
    "4000000000",
    "X'00ff'",
    "CAST(X'41ff42fe' AS TEXT)",
    "CAST(X'410042' AS TEXT)",
    "'[1]'",
    "'{'",
)


def change_value(database: Path, chance: random.Random) -> str:
    """Change the value of one column in one row, even if the table doesn't allow it."""
    table, column = chance.choice(_columns(database))
    return set_value(database, table, column, chance.choice(VALUES), chance)


def set_value(
    database: Path, table: str, column: str, value: str, chance: random.Random | None = None
) -> str:
    """Set the column to the value, an SQL expression, in the first row or in a random one."""
    with _Unprotected(database) as connection:
        count = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        row = chance.randrange(count) if chance and count else 0
        key = _key(connection, table)
        # SQLite accepts only integers as the integer key of a table.
        with suppress(sqlite.Error):
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = {value} WHERE ({key}) IN '
                f'(SELECT {key} FROM "{table}" LIMIT 1 OFFSET {row})'
            )
    return f"{table}.{column} of row {row} = {value}"


def remove_row(database: Path, chance: random.Random) -> str:
    table = chance.choice(sorted({table for table, _ in _columns(database)}))
    with _Unprotected(database) as connection:
        count = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        row, key = chance.randrange(max(count, 1)), _key(connection, table)
        connection.execute(
            f'DELETE FROM "{table}" WHERE ({key}) IN '
            f'(SELECT {key} FROM "{table}" LIMIT 1 OFFSET {row})'
        )
    return f"removed row {row} of {table}"


DAMAGES: tuple[Damage, ...] = (
    *(change_bytes, change_page, change_value, change_value),
    *(change_value, change_bytes, remove_row, truncate),
)


class _Unprotected:
    """A connection to a database that doesn't enforce constraints and triggers."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._rules: list[tuple[str, str]] = []
        self._triggers: list[tuple[str, str]] = []

    def __enter__(self) -> "sqlite.Connection":
        connection = self._connect()
        self._rules = connection.execute(
            "SELECT sql, name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%NOT NULL%'"
        ).fetchall()
        loose = [
            (sql.replace(" NOT NULL", ""), name)
            for sql, name in self._rules
            if "WITHOUT ROWID" not in sql
        ]
        connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", loose)
        self._triggers = connection.execute(
            "SELECT sql, name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for _, name in self._triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.close()
        self._connection = self._connect()
        return self._connection

    def __exit__(self, *_: object) -> None:
        for statement, _name in self._triggers:
            self._connection.execute(statement)
        self._connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", self._rules)
        self._connection.close()

    def _connect(self) -> "sqlite.Connection":
        connection = sqlite.connect(str(self._database), isolation_level=None)
        for pragma in (
            "foreign_keys = OFF",
            "ignore_check_constraints = ON",
            "writable_schema = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection


def _columns(database: Path) -> list[tuple[str, str]]:
    connection = sqlite.connect(str(database))
    found = connection.execute(
        "SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c "
        "WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    ).fetchall()
    connection.close()
    return [(table, column) for table, column in found]


def _key(connection: "sqlite.Connection", table: str) -> str:
    """Return the columns that identify a row of the table."""
    clustered = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = ? AND sql LIKE '%WITHOUT ROWID%'", (table,)
    ).fetchone()
    if not clustered:
        return "rowid"
    found = connection.execute(
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)
    ).fetchall()
    return ", ".join(f'"{name}"' for (name,) in found)


def commands(intact: IntactWorkspace, place: Path) -> list[tuple[str, ...]]:
    """Return the commands to run on a damaged workspace."""
    urls = {job_id: rows[-1][-1] for job_id, rows in intact.rows.items()}
    request = ("--brand", "nordlicht", "--product", "PARKA-01", "--batch", "LOT-9")
    return [
        ("jobs", "--json"),
        ("exports",),
        ("exports", "--json"),
        ("token", urls[1]),
        ("export", "1", "--to", str(place / "1"), "--json"),
        ("verify", str(intact.folder.parent / "exported"), "--rows"),
        ("mint", *request, "--quantity", "30", "--json"),
        ("resume", "--json"),
        ("resume", "3", "--json"),
        ("product", "list"),
        ("brand", "list"),
        ("token", urls[2].rpartition("/")[2]),
        ("export", "2", "--to", str(place / "2"), "--profile", "spreadsheet"),
        ("pack", "2", "1", "--to", str(place / "pack.csv")),
        ("jobs",),
        ("units", "1", "--history", "--json"),
        ("reconcile", *request[:-1], "LOT-1", "--to", str(place / "1.csv")),
        ("mark", "1", "--state", "applied", "--units", "700"),
        ("void", "2", "--units", "5", "--reason", "test", "--yes"),
        ("handover", "2", "1", "--take-back"),
        ("units", "--verify-journal"),
        ("prints",),
        ("prints", "2", "--json"),
        ("print", "1", *_LABEL, "--units", "900-1199", "--to", str(place / "1.zpl")),
        ("reprint", "1", *_LABEL, "--units", "1", "--reason", "x", "--to", str(place / "2.zpl")),
        ("prints", "--cancel", "2", "--last-good", "670"),
    ]


def check_damaged(
    intact: IntactWorkspace, damage: Damage, seed: int, place: Path
) -> tuple[int, list[str]]:
    """Damage the workspace; return how many commands were run, and the failures."""
    place.mkdir()
    intact.restore()
    what = damage(intact.database, random.Random(seed))
    ended = run_in_one(intact.folder, commands(intact, place), place / "ended.json")
    found = [
        f"{damage.__name__}, seed {seed} ({what}): {' '.join(each.arguments[:2])}: {problem}"
        for each in ended
        for problem in _problems(each)
    ]
    found += [
        f"{damage.__name__}, seed {seed} ({what}): wrong rows exported of job {job_id}"
        for job_id, rows in intact.rows.items()
        if (place / str(job_id)).exists() and not _right(place / str(job_id), rows)
    ]
    shutil.rmtree(place)
    return len(ended), found


def _problems(ended: CommandResult) -> list[str]:
    found = []
    if ended.code not in _CODES:
        found.append(f"exit code {ended.code}: {ended.stderr.strip()[-300:]}")
    if "Traceback" in ended.stderr:
        found.append("a traceback")
    if ended.written:
        found.append("the database was written to after damage was reported")
    return found


def _right(folder: Path, expected: list[list[str]]) -> bool:
    """Return whether the rows of existing packs are the first of the expected rows."""
    found = _rows(folder)
    plain = [[cell.removeprefix('="').removesuffix('"') for cell in row] for row in found]
    return plain == expected[: len(plain)] and len(plain) in (0, len(expected))


def _rows(folder: Path) -> list[list[str]]:
    found: list[list[str]] = []
    for file in sorted(folder.glob("*.csv")):
        text = file.read_text(encoding="utf-8-sig")
        delimiter = ";" if text.partition("\n")[0].count(";") else ","
        found += list(csv.reader(io.StringIO(text), delimiter=delimiter))[1:]
    return found


def run_in_one(
    workspace: Path, to_run: Sequence[Sequence[str]], answers: Path
) -> list[CommandResult]:
    """Run all commands in one process, which is faster than one process for each."""
    process = _FORKS.Process(target=_run_all, args=(workspace, to_run, answers))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    assert code == 0, "the commands ended their process"
    return [CommandResult(**each) for each in json.loads(answers.read_text(encoding="utf-8"))]


def _run_all(workspace: Path, to_run: Sequence[Sequence[str]], answers: Path) -> None:
    guard = _Guard(workspace / DATABASE_NAME)
    ended = [_run(workspace, arguments, guard) for arguments in to_run]
    answers.write_text(json.dumps(ended), encoding="utf-8")


class _Guard:
    """Compares the files of a database when damage is reported with those after a command."""

    def __init__(self, database: Path) -> None:
        self._files = [database, database.with_name(f"{database.name}-wal")]
        self._reported: object = None
        make = errors.StorageDamaged.__init__

        def report(damage: errors.StorageDamaged, wrong: Message, remedy: Message) -> None:
            make(damage, wrong, remedy)
            self._reported = self._reported or self._state()

        errors.StorageDamaged.__init__ = report  # type: ignore[assignment,method-assign]

    def begin(self) -> None:
        """Start observing a command."""
        self._reported = None

    def was_written(self) -> bool:
        """Return True if the database has changed since damage was reported."""
        return self._reported is not None and self._reported != self._state()

    def _state(self) -> object:
        """Return the state without an empty log, which may or may not be removed at the end."""
        found = []
        for file in self._files:
            size = file.stat().st_size if file.exists() else 0
            found.append((size, file.stat().st_mtime_ns) if size else None)
        return found


def _run(workspace: Path, arguments: Sequence[str], guard: _Guard) -> dict[str, object]:
    kept = [io.BytesIO(), io.BytesIO()]
    stdout, stderr = (io.TextIOWrapper(stream, encoding="utf-8") for stream in kept)
    sys.argv = [COMMAND[0], "--workspace", str(workspace), *arguments]
    guard.begin()
    code: object = 0
    with redirect_stdout(stdout), redirect_stderr(stderr):
        try:
            runpy.run_module("dpp_desktop", run_name="__main__")
        except SystemExit as end:
            code = end.code
        except BaseException:  # noqa: BLE001 - any error is a failure
            code = 1
            traceback.print_exc()
    return {
        "arguments": list(arguments),
        "code": int(str(code or 0)),
        "stdout": _text(stdout, kept[0]),
        "stderr": _text(stderr, kept[1]),
        "written": guard.was_written(),
    }


def _text(stream: io.TextIOWrapper, kept: io.BytesIO) -> str:
    stream.flush()
    return kept.getvalue().decode("utf-8", "replace")
