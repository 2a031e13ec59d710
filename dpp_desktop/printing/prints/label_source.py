"""Reads what a renderer needs of rows of a print job: serials and the data of their jobs."""

from collections.abc import Iterable

from dpp_desktop.common import json_text
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.print_rows import PrintRows, RowPart
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.store import documents, jobs, tokens
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_READ_AHEAD = 1_000
"""The number of units that are read at once: a chunk may be a single label."""


class LabelSource:
    """Reads the units of a print job, some at a time in the order of its rows."""

    def __init__(self, workspace: Workspace, rows: PrintRows) -> None:
        self._workspace = workspace
        self._rows = rows
        self._facts: JobFacts | None = None
        self._read = RowPart(0, 0, 0, 0)
        self._serials = ""

    def runs(self, parts: Iterable[RowPart]) -> list[LabelRun]:
        """Return the units of the parts, each of which has one run.

        Raises StorageDamaged if a serial is missing or was changed.
        """
        return [self._run(part) for part in parts]

    def _run(self, part: RowPart) -> LabelRun:
        if not self._has_read(part):
            self._read_from(part)
        at = (part.first_unit - self._read.first_unit) * SERIAL_LENGTH
        serials = self._serials[at : at + part.count * SERIAL_LENGTH]
        assert self._facts is not None
        return LabelRun(self._facts, part.first_unit, serials)

    def _has_read(self, part: RowPart) -> bool:
        read = self._read
        return (
            part.job_id == read.job_id
            and read.first_unit <= part.first_unit
            and part.first_unit + part.count <= read.first_unit + read.count
        )

    def _read_from(self, part: RowPart) -> None:
        """Read the part, and what follows it in its segment."""
        ahead = self._rows.parts(part.row, part.row + max(part.count, _READ_AHEAD))[0]
        with self._workspace.read() as transaction:
            if self._facts is None or self._facts.job.id != part.job_id:
                self._facts = facts_of(transaction, part.job_id)
            self._serials = tokens.serial_text(
                transaction, ahead.job_id, ahead.first_unit, ahead.count
            )
        if len(self._serials) != ahead.count * SERIAL_LENGTH:
            raise missing_units(self._facts.job, ahead.first_unit, ahead.count)
        self._read = ahead


def facts_of(transaction: Transaction, job_id: int) -> JobFacts:
    """Return the data of a job. Raises NotFound and StorageDamaged."""
    job = jobs.require(transaction, job_id)
    return JobFacts(job, json_text.parse(documents.body_of(transaction, job.passport_digest)))
