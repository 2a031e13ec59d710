"""Previews, checks and imports a catalogue in the background, one task at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue, Counts
from dpp_desktop.products.catalogue_import.column_mapping import IgnoredColumn
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.preview import preview
from dpp_desktop.products.catalogue_import.rejected_rows import save_rejected
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.products.catalogue_import.shared_gtins import SharedGtin
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import window_language
from dpp_desktop.ui.tasks.background import Background, BackgroundTask, StopEvent

Value = TypeVar("Value")

_MAX_SHOWN_ROWS = 1_000
_MIN_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class Findings:
    """The result of checking a catalogue.

    `rejected` are the first 1,000 rejected rows, and `affected` the first 1,000 rows whose
    products would lose values. `ignored_columns` are columns with values that no field uses,
    `notices` describe how the file was read, `shared_gtins` have several SKUs, and `warned` are the
    first 1,000 rows with warnings.
    """

    counts: Counts
    rejected: tuple[CheckedRow, ...]
    affected: tuple[CheckedRow, ...] = ()
    ignored_columns: tuple[IgnoredColumn, ...] = ()
    notices: tuple[Problem, ...] = ()
    shared_gtins: tuple[SharedGtin, ...] = ()
    warned: tuple[CheckedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import, and the findings in its catalogue afterwards."""

    done: CatalogueImportResult
    findings: Findings


@dataclass(frozen=True, slots=True)
class Progress:
    """The number of processed rows, and the total."""

    done: int
    total: int


class _ImportObserver:
    """Receives the progress in the worker thread, and passes stop requests to it."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self.stop = StopEvent()
        self._report = report
        self._reported_at = 0.0

    def progressed(self, done: int, total: int) -> None:
        """Report the progress to the window, at most ten times a second."""
        now = time.monotonic()
        if now - self._reported_at >= _MIN_SECONDS_BETWEEN_REPORTS:
            self._reported_at = now
            self._report(Progress(done, total))

    def stop_requested(self) -> bool:
        """Return whether the work should stop."""
        return self.stop.is_set()


class CatalogueImportController(QObject):
    """Runs one task at a time; a new check replaces the running one."""

    preview_ready = Signal(object)
    """The Preview of the file."""
    checked = Signal(object)
    """The Findings of the check."""
    progressed = Signal(object)
    """A Moved."""
    imported = Signal(object)
    """The Imported result."""
    saved = Signal(object)
    """The Path of the file with the rejected rows."""
    failed = Signal(object)
    """The Exception that ended the task."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._observer: _ImportObserver | None = None
        self._preview_question: BackgroundTask | None = None
        self._next: Callable[[], None] | None = None
        self._catalogue: CheckedCatalogue | None = None

    @property
    def busy(self) -> bool:
        """Whether a task is running."""
        return self._observer is not None

    def load_preview(self, brand_key: str, file: CatalogueFile) -> None:
        """Read the first rows of the file; `preview_ready` follows."""
        workspace, language = self._workspace, window_language()
        if self._preview_question:
            self._preview_question.discard()
        self._preview_question = self._background.start(
            self,
            lambda: preview(workspace, brand_key, file, language),
            self.preview_ready.emit,
            self.failed.emit,
        )

    def check(self, brand_key: str, file: CatalogueFile) -> None:
        """Check every row once the running task has stopped; `checked` follows."""
        self.stop()
        self._next = lambda: self._check(brand_key, file)
        if not self.busy:
            self._start_next()

    def start_import(self) -> None:
        """Import the valid rows; `imported` follows."""
        workspace, catalogue = self._workspace, self._catalogue
        if catalogue and not self.busy:
            self._run(
                lambda observer: Imported(
                    apply_catalogue(workspace, catalogue, observer), _findings(catalogue)
                ),
                self.imported.emit,
            )

    def save_rejected(self, file: Path) -> None:
        """Save the rejected rows; `saved` follows."""
        catalogue = self._catalogue
        if catalogue and not self.busy:
            self._run(
                lambda observer: save_rejected(catalogue, file), lambda _: self.saved.emit(file)
            )

    def stop(self) -> None:
        """Stop the running task and drop the next one."""
        self._next = None
        if self._observer:
            self._observer.stop.set()

    def discard(self) -> None:
        """Stop the running task, then close the catalogue."""
        self.stop()
        self._next = self._close_catalogue
        if not self.busy:
            self._start_next()

    def _check(self, brand_key: str, file: CatalogueFile) -> None:
        self._close_catalogue()
        workspace = self._workspace

        def work(observer: _ImportObserver) -> tuple[CheckedCatalogue, Findings] | None:
            catalogue = check_catalogue(workspace, brand_key, file, observer)
            if observer.stop_requested():
                # Closed here, because the controller may be gone.
                catalogue.close()
                return None
            return catalogue, _findings(catalogue)

        self._run(work, self._show_findings)

    def _show_findings(self, found: tuple[CheckedCatalogue, Findings] | None) -> None:
        if found:
            self._catalogue, findings = found
            self.checked.emit(findings)

    def _run(
        self, work: Callable[[_ImportObserver], Value], answer: Callable[[Value], None]
    ) -> None:
        observer = self._observer = _ImportObserver(self._post_progress)

        def finish(value: Value) -> None:
            self._observer = None
            answer(value)
            self._start_next()

        self._background.start_uninterrupted(self, lambda: work(observer), finish, self._fail)

    def _fail(self, error: Exception) -> None:
        self._observer = None
        if not self._next:
            self.failed.emit(error)
        self._start_next()

    def _start_next(self) -> None:
        following, self._next = self._next, None
        if following:
            following()

    def _close_catalogue(self) -> None:
        if self._catalogue:
            self._catalogue.close()
            self._catalogue = None

    def _post_progress(self, progress: Progress) -> None:
        """Emit `progressed` on the main thread. Safe to call from any thread."""
        self._background.post(lambda: self.progressed.emit(progress))


def _findings(catalogue: CheckedCatalogue) -> Findings:
    return Findings(
        catalogue.counts,
        tuple(islice(catalogue.rejected(), _MAX_SHOWN_ROWS)),
        tuple(islice(catalogue.affected(), _MAX_SHOWN_ROWS)),
        tuple(catalogue.ignored_columns),
        catalogue.notices,
        tuple(catalogue.shared_gtins),
        tuple(islice(catalogue.warned(), _MAX_SHOWN_ROWS)),
    )
