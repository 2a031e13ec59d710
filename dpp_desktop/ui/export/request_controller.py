"""Change the request of an export dialog: other tokens, another profile, or another folder.

The profile dialog is loaded when it is opened for the first time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest, FolderPoller
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.settings.export_choices import ExportChoices
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

if TYPE_CHECKING:
    from dpp_desktop.exporting.profile_options import ProfileChoices


class ProfileChooser(QObject):
    """Reads the available profiles in the background, then opens the profile dialog."""

    chosen = Signal(object, str)
    """A ProfileOverrides, and the label file of the profile."""
    failed = Signal(object)
    """The Exception that prevented opening the dialog."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._question: BackgroundTask | None = None

    def choose(self, state: FolderState, window: QWidget, label_file: str) -> None:
        """Open the dialog for a new export, in front of that window; suggest the label file."""
        if self._question:
            return
        from dpp_desktop.exporting.profile_options import profile_choices

        workspace, target = self._workspace, state.target
        self._question = self._background.start(
            self,
            lambda: profile_choices(workspace, target),
            lambda choices: self._open(choices, state, window, label_file),
            self._fail,
        )

    def _open(
        self, choices: ProfileChoices, state: FolderState, window: QWidget, label_file: str
    ) -> None:
        from dpp_desktop.ui.export.profiles.dialog import ProfileDialog

        self._question = None
        if not window.isVisible():
            return
        dialog = ProfileDialog(
            self._workspace,
            self._background,
            state.target,
            choices,
            state.report.profile,
            window,
            label_file=label_file,
        )
        dialog.accepted.connect(lambda: self.chosen.emit(dialog.overrides, dialog.label_file))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)


class RequestController(QObject):
    """Passes what the user chooses in the view to the poller."""

    changed = Signal()
    """The request changed, so the last state is outdated."""
    failed = Signal(object)
    """The Exception that prevented choosing a profile."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        poller: FolderPoller,
        view: ExportView,
        default_folder: Path,
        window: QWidget,
        last: ExportChoices,
    ) -> None:
        super().__init__(window)
        self._last = last
        self._poller = poller
        self._profiles = ProfileChooser(workspace, background, self)
        self._default_folder = default_folder
        self._window = window
        self._state: FolderState | None = None
        view.selection.chosen.connect(self._choose_target)
        view.profile.change_asked.connect(self._open_profile_dialog)
        view.field.chosen.connect(self._choose_folder)
        view.field.confirmed.connect(self.remember_folder)
        self._profiles.chosen.connect(self._choose_profile)
        self._profiles.failed.connect(self.failed)

    def show_state(self, state: FolderState | None) -> None:
        """Take the last state; None while it is unknown."""
        self._state = state

    def use_new_folder(self, parent: Path | None = None) -> None:
        """Poll an empty folder below `parent`, or below the default folder."""
        self.changed.emit()
        folder = parent or self._default_folder
        self._poller.poll_new_folder(folder, is_default=parent is None)

    @Slot(object)
    def remember_folder(self, folder: Path) -> None:
        """Suggest the folder around this one for the next export of the brand."""
        if self._state:
            brand, default = self._state.report.job.brand_key, str(self._default_folder)
            self._last.use_folder(brand, str(folder.parent), default)

    @Slot(object)
    def _choose_target(self, target: ExportTarget) -> None:
        """Export other tokens into another folder."""
        before = self._poller.request
        self._poller.set_request(ExportRequest(target, before.overrides))
        if target != before.target or self._state is None:
            self.use_new_folder()
        else:
            self._poll_folder(self._state.folder)

    @Slot()
    def _open_profile_dialog(self) -> None:
        if self._state and not self._state.is_fixed:
            brand = self._state.report.job.brand_key
            self._profiles.choose(self._state, self._window, self._last.of(brand).label_file)

    @Slot(object, str)
    def _choose_profile(self, overrides: ProfileOverrides, label_file: str) -> None:
        if self._state and not self._state.is_fixed:
            brand = self._state.report.job.brand_key
            self._last.use_profile(brand, overrides.name or "", label_file)
            self._poller.set_request(ExportRequest(self._poller.request.target, overrides))
            self._poll_folder(self._state.folder)

    @Slot(object)
    def _choose_folder(self, folder: Path) -> None:
        self._poller.set_request(replace(self._poller.request, export_id=None))
        self._poll_folder(folder)

    def _poll_folder(self, folder: Path) -> None:
        self.changed.emit()
        self._poller.poll_folder(folder)
