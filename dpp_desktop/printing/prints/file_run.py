"""Writes the labels of a claimed print job to a file, which is whole or absent."""

import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.errors import EnvironmentFault
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.print_rows import RowPart
from dpp_desktop.printing.prints.file_outcome import FileOutcome, file_of, outcome_of
from dpp_desktop.printing.prints.label_source import LabelSource
from dpp_desktop.printing.prints.outputs import FileOutput
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.progress import PrintObserver, PrintProgress
from dpp_desktop.printing.prints.replaced_file import FoundFile
from dpp_desktop.printing.prints.sheets import SheetLayout

_UNITS_AT_ONCE = 1_000

_log = logging.getLogger(__name__)


class FileRun:
    """One run of a print job to a file."""

    def __init__(
        self,
        record: PrintRecord,
        output: FileOutput,
        source: LabelSource,
        layout: SheetLayout,
        observer: PrintObserver,
        found: FoundFile | None = None,
    ) -> None:
        """`found` is the file to replace, as it was checked."""
        self._record = record
        self._output = output
        self._source = source
        self._layout = layout
        self._observer = observer
        self._found = found
        self._digest = hashlib.sha256()
        self._is_discarded = False

    def finish(self, *, replace: bool) -> bool:
        """Write the file and record its units as printed; False if the observer stopped it.

        All units are announced before the first byte. If this raises or is stopped, nothing is in
        doubt, because there is no file; unless the file got its name, and can't be found now.
        Raises InvalidInput if a label can't be made, PathUnusable, EnvironmentFault, and what
        `PrintRecord` raises.
        """
        count, start = self._record.print_job.count, self._record.confirmed
        parts = self._record.available(count)
        while not self._record.announce(count, parts, start):
            parts = self._record.available(count)
        try:
            if parts:
                self._write(parts, replace=replace)
        except BaseException as error:
            outcome = self._outcome()
            if outcome is FileOutcome.NOT_WRITTEN:
                self._record.go_back(start)
                if isinstance(error, _Stopped):
                    return False
            if outcome is not FileOutcome.WRITTEN:
                raise
            # Only making its name durable failed.
            _log.warning("'%s' may be lost if the power fails now: %s", self._file, error)
        self._record.confirm(count)
        return True

    @property
    def _file(self) -> Path:
        return file_of(self._record.print_job)

    def _write(self, parts: Sequence[RowPart], *, replace: bool) -> None:
        with os_errors_named(self._file):
            durable.write_pieces(
                self._file,
                self._pieces(parts),
                replace=replace,
                before_rename=self._before_rename,
                discarded=self._note_discarded,
            )

    def _before_rename(self) -> None:
        if self._found:  # others may have written it while the labels were made
            self._found.require_unchanged()
        self._record.record_file(self._digest.hexdigest())

    def _note_discarded(self) -> None:
        self._is_discarded = True

    def _pieces(self, parts: Sequence[RowPart]) -> Iterator[bytes]:
        """The content of the file, some hundred labels at a time."""
        made = _Pieces()
        layout, record = self._layout, self._record
        empty = layout.empty_before(record.confirmed)  # the first row may be left out
        writer = self._output.open_writer(made, empty, layout.copies)
        for part in parts:
            for row in range(part.row, part.end, _UNITS_AT_ONCE):
                if self._observer.stop_requested():
                    raise _Stopped
                some = part.part(row, min(row + _UNITS_AT_ONCE, part.end))
                for run in self._source.runs([some]):
                    writer.add(run)
                yield self._digested(made.take())
                left_out = record.left_out_before(some.end)
                made_rows = PrintProgress(record.rows.count, some.end, some.end, left_out)
                self._observer.progressed(made_rows)
        writer.finish()
        yield self._digested(made.take())

    def _digested(self, data: bytes) -> bytes:
        self._digest.update(data)
        return data

    def _outcome(self) -> FileOutcome:
        try:
            return outcome_of(self._record.print_job, is_discarded=self._is_discarded)
        except EnvironmentFault as fault:
            _log.warning("'%s' may have been written: %s", self._file, fault)
            return FileOutcome.UNKNOWN


class _Stopped(Exception):
    """The observer stopped the run."""


class _Pieces(io.BytesIO):
    """A binary file whose content is taken piece by piece; it can only be appended to."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = 0

    def tell(self) -> int:
        """Return the position in the whole file."""
        return self._taken + super().tell()

    def seekable(self) -> bool:
        """Return False."""
        return False

    def take(self) -> bytes:
        """Return what was written since the last call."""
        data = self.getvalue()
        self._taken += len(data)
        self.seek(0)
        self.truncate()
        return data
