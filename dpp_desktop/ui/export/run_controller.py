"""Starts, pauses and cancels the export that a dialog is about, and knows the run that makes it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.progress import ExportExtent
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.profiles.overrides import NO_OVERRIDES
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.run_progress import Run
from dpp_desktop.ui.export.state import Stage, asked_for, went_astray
from dpp_desktop.ui.tasks.exporting import ExportEnded, ExportProgress, ExportRuns


class ExportRunController(QObject):
    """Starts nothing before the folder was looked at once more.

    It may have been taken away, or changed, since the last look.
    """

    stopping = Signal()
    """The user wants the run to stop."""
    ended = Signal(object)
    """The ExportEnded of this export."""

    def __init__(self, exports: ExportRuns, watch: FolderPoller, parent: QWidget) -> None:
        super().__init__(parent)
        self._exports = exports
        self._watch = watch
        self._window = parent
        self._run: Run | None = None
        self._starting = False
        self._to_replace: frozenset[int] = frozenset()
        exports.progressed.connect(self._on_moved)
        exports.ended.connect(self._on_ended)

    @property
    def run(self) -> Run | None:
        """The run that makes what is seen, or made it last."""
        return self._run

    @property
    def starting(self) -> bool:
        """True while the folder is looked at once more."""
        return self._starting

    @property
    def replacing(self) -> bool:
        """True if what is about to start writes packs anew that somebody changed."""
        return bool(self._to_replace)

    def makes(self, seen: Seen) -> bool:
        """True if this window makes what is seen, or is about to."""
        return seen.wanted in self._exports.under_way

    def extent(self, seen: Seen) -> ExportExtent | None:
        """Returns how much the run makes, if this window makes it and that is known."""
        return self._exports.extent_of(seen.wanted)

    def look_and_start(self, folder: Path, to_replace: frozenset[int]) -> None:
        """Looks once more, so that a start can follow; packs in `to_replace` are written anew."""
        self._to_replace = to_replace
        self._starting = True
        self._watch.look_into(folder)

    def take_start(self, before: Stage | None, stage: Stage, *, moved: bool, warned: bool) -> bool:
        """Returns whether the start that waited for this look is to follow now, if one did.

        It doesn't if anything else is seen than when it was asked for: another export (`moved`),
        another stage, or a warning that wasn't there (`warned`). Then it is given up.
        """
        as_it_was = not (moved or warned) and (stage is before or went_astray(before, stage))
        if not (self._starting and as_it_was):
            self.start_no_more()
            return False
        self._starting = False
        return True

    def start_no_more(self) -> None:
        """Lets the look come to nothing."""
        self._starting = False
        self._to_replace = frozenset()

    def start(self, seen: Seen, ticked: frozenset[int]) -> None:
        """Starts the export; what is to be replaced is all that is made, if there is any.

        What is seen must be on the screen, for what it warns of is taken as told.
        """
        replaced, self._to_replace = self._to_replace, frozenset()
        asked = replaced or asked_for(seen, ticked)
        # An export that stands there goes on as it was begun.
        wish = NO_OVERRIDES if seen.settled else self._watch.sought.wish
        self._run = Run(asked)
        request = Request(seen.wanted, seen.folder, wish)
        self._exports.start(request, asked, replaced, known_overlaps=seen.repeats)

    def take_in(self, stage: Stage, *, moved: bool) -> None:
        """Takes what was seen; `moved` if it is another export than before."""
        if moved and not stage.at_work:
            self._run = None
        elif stage.at_work and self._run is None:
            self._run = Run(None)

    @Slot()
    def pause(self) -> None:
        """Has the run stop after the pack under way."""
        self._exports.pause(self._watch.sought.wanted)
        self._tell_pausing()

    def cancel(self, seen: Seen) -> None:
        """Has the run stop after the pack under way, and not be gone on with."""
        self._exports.cancel(seen.wanted)
        self._tell_pausing()

    def _tell_pausing(self) -> None:
        if self._run:
            self._run.pausing = True
        self.stopping.emit()

    @Slot(object)
    def _on_moved(self, moved: ExportProgress) -> None:
        if moved.wanted == self._watch.sought.wanted and self._window.isVisible():
            if self._run:
                self._run.begun = moved.index
            self._watch.hint()

    @Slot(object)
    def _on_ended(self, ended: ExportEnded) -> None:
        if ended.wanted == self._watch.sought.wanted:
            self.ended.emit(ended)
