"""Has something else looked for when the user wants other tokens, columns, or another folder."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.ui.export.folder_state import ExportRequest, Seen
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.profiles.controller import ProfileAsking
from dpp_desktop.ui.export.view import ExportView


class RequestController(QObject):
    """Stands between the fields of the view and the watch."""

    turned = Signal()
    """What was seen so far is of no interest any more."""

    def __init__(
        self,
        poller: FolderPoller,
        asking: ProfileAsking,
        view: ExportView,
        default_folder: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._watch = poller
        self._asking = asking
        self._default_folder = default_folder
        self._window = window
        self._seen: Seen | None = None
        view.selection.chosen.connect(self._choose_target)
        view.profile.change_asked.connect(self._open_profile_dialog)
        view.field.chosen.connect(self._choose_folder)
        asking.chosen.connect(self._choose_profile)

    def show_state(self, seen: Seen | None) -> None:
        """Takes what is seen; None while nothing is known."""
        self._seen = seen

    def use_new_folder(self) -> None:
        """Looks at a folder below the usual one that holds nothing yet."""
        self.turned.emit()
        self._watch.poll_new_folder(self._default_folder)

    @Slot(object)
    def _choose_target(self, wanted: ExportTarget) -> None:
        """Other tokens go into another folder."""
        before = self._watch.sought
        self._watch.seek(ExportRequest(wanted, before.wish))
        if wanted != before.wanted or self._seen is None:
            self.use_new_folder()
        else:
            self._look_into(self._seen.folder)

    @Slot()
    def _open_profile_dialog(self) -> None:
        if self._seen and not self._seen.settled:
            self._asking.ask(self._seen, self._window)

    @Slot(object)
    def _choose_profile(self, wish: ProfileOverrides) -> None:
        if self._seen and not self._seen.settled:
            self._watch.seek(replace(self._watch.sought, wish=wish))
            self._look_into(self._seen.folder)

    @Slot(object)
    def _choose_folder(self, folder: Path) -> None:
        self._watch.seek(replace(self._watch.sought, opened=None))
        self._look_into(folder)

    def _look_into(self, folder: Path) -> None:
        self.turned.emit()
        self._watch.folder_state(folder)
