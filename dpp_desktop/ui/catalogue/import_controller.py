"""Looks into a catalogue, checks it and brings it in, in the background and one after the other."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import BroughtIn, bring_in
from dpp_desktop.products.catalogue_import.column_mapping import LeftOut
from dpp_desktop.products.catalogue_import.import_check import (
    CatalogueFile,
    CheckedCatalogue,
    Counts,
    check_catalogue,
)
from dpp_desktop.products.catalogue_import.preview import preview
from dpp_desktop.products.catalogue_import.rejected_rows import save_rejected
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, BackgroundTask, StopEvent

Value = TypeVar("Value")

_MOST_ROWS_SHOWN = 1_000
_LEAST_SECONDS_BETWEEN = 0.1


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a catalogue.

    `rejected` are the first 1,000 of such rows, and `affected` those of rows whose products lose
    something. `left_out` are columns with values that aren't used, and `notices` is what the user
    should know of how it was read.
    """

    counts: Counts
    rejected: tuple[CheckedRow, ...]
    affected: tuple[CheckedRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went, and what is found in its catalogue now."""

    done: BroughtIn
    findings: Findings


@dataclass(frozen=True, slots=True)
class Moved:
    """So many rows of so many are done."""

    done: int
    total: int


class _Watcher:
    """Watches the work from its own thread."""

    def __init__(self, tell: Callable[[Moved], None]) -> None:
        self.stop = StopEvent()
        self._tell = tell
        self._told_at = 0.0

    def moved(self, done: int, total: int) -> None:
        """Tells the window, at most ten times a second."""
        now = time.monotonic()
        if now - self._told_at >= _LEAST_SECONDS_BETWEEN:
            self._told_at = now
            self._tell(Moved(done, total))

    def stop_requested(self) -> bool:
        """True once the work is wanted no more."""
        return self.stop.is_set()


class CatalogueImportController(QObject):
    """Does one thing at a time; a newer check takes the place of the one under way."""

    seen = Signal(object)
    """A Preview."""
    checked = Signal(object)
    """The Findings."""
    moved = Signal(object)
    """A Moved."""
    brought_in = Signal(object)
    """An Imported."""
    saved = Signal(object)
    """The Path that the rejected rows were saved as."""
    failed = Signal(object)
    """The Exception that came in the way."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._watcher: _Watcher | None = None
        self._look: BackgroundTask | None = None
        self._next: Callable[[], None] | None = None
        self._catalogue: CheckedCatalogue | None = None

    @property
    def busy(self) -> bool:
        """True while something is under way."""
        return self._watcher is not None

    def look(self, brand_key: str, file: CatalogueFile) -> None:
        """Has the beginning of the file read."""
        workspace = self._workspace
        if self._look:
            self._look.discard()
        self._look = self._background.start(
            self,
            lambda: preview(workspace, brand_key, file),
            self.seen.emit,
            self.failed.emit,
        )

    def check(self, brand_key: str, file: CatalogueFile) -> None:
        """Has every row checked, as soon as what is under way has stopped."""
        self.stop()
        self._next = lambda: self._check(brand_key, file)
        if not self.busy:
            self._go_on()

    def bring_in(self) -> None:
        """Has the good rows brought in."""
        workspace, catalogue = self._workspace, self._catalogue
        if catalogue and not self.busy:
            self._do(
                lambda watcher: Imported(
                    bring_in(workspace, catalogue, watcher), _findings(catalogue)
                ),
                self.brought_in.emit,
            )

    def save_rejected(self, file: Path) -> None:
        """Has the rejected rows saved."""
        catalogue = self._catalogue
        if catalogue and not self.busy:
            self._do(
                lambda watcher: save_rejected(catalogue, file), lambda _: self.saved.emit(file)
            )

    def stop(self) -> None:
        """Asks what is under way to stop; nothing follows it."""
        self._next = None
        if self._watcher:
            self._watcher.stop.set()

    def let_go(self) -> None:
        """Stops, and forgets the catalogue as soon as may be."""
        self.stop()
        self._next = self._forget
        if not self.busy:
            self._go_on()

    def _check(self, brand_key: str, file: CatalogueFile) -> None:
        self._forget()
        workspace = self._workspace

        def work(watcher: _Watcher) -> tuple[CheckedCatalogue, Findings] | None:
            catalogue = check_catalogue(workspace, brand_key, file, watcher)
            if watcher.stop_requested():
                # Here, for nobody may be left to tell.
                catalogue.close()
                return None
            return catalogue, _findings(catalogue)

        self._do(work, self._take)

    def _take(self, found: tuple[CheckedCatalogue, Findings] | None) -> None:
        if found:
            self._catalogue, findings = found
            self.checked.emit(findings)

    def _do(self, work: Callable[[_Watcher], Value], answer: Callable[[Value], None]) -> None:
        watcher = self._watcher = _Watcher(self._tell_moved)

        def settle(value: Value) -> None:
            self._watcher = None
            answer(value)
            self._go_on()

        self._background.start_uninterrupted(self, lambda: work(watcher), settle, self._fail)

    def _fail(self, error: Exception) -> None:
        self._watcher = None
        if not self._next:
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        following, self._next = self._next, None
        if following:
            following()

    def _forget(self) -> None:
        if self._catalogue:
            self._catalogue.close()
            self._catalogue = None

    def _tell_moved(self, moved: Moved) -> None:
        """Called from any thread."""
        self._background.post(lambda: self.moved.emit(moved))


def _findings(catalogue: CheckedCatalogue) -> Findings:
    return Findings(
        catalogue.counts,
        tuple(islice(catalogue.rejected(), _MOST_ROWS_SHOWN)),
        tuple(islice(catalogue.affected(), _MOST_ROWS_SHOWN)),
        tuple(catalogue.left_out),
        catalogue.notices,
    )
