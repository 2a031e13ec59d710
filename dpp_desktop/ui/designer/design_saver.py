"""Saves an edited design: under its name, or as a copy under another one."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.design_requests import SavedDesign, save_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designs.name_dialog import DesignNameDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import problem_text


class DesignSaver(QObject):
    """Saves one design at a time."""

    saved = Signal(object)
    """The SavedDesign."""
    failed = Signal(object)
    """The Exception."""
    is_saving_changed = Signal()

    def __init__(self, workspace: Workspace, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._background = background
        self._window = window
        self.is_saving = False

    def save(self, design: LabelDesign) -> None:
        """Save the design in place of the one with its name."""
        self._save(design, None)

    def save_copy(self, design: LabelDesign) -> None:
        """Ask for the name of a copy, and save it."""
        suggested = self.tr("{name} copy").format(name=design.name)
        dialog = DesignNameDialog(self.tr("Save design as"), suggested, self._window)
        dialog.submitted.connect(lambda name: self._save(replace(design, name=name), dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, design: LabelDesign, dialog: DesignNameDialog | None) -> None:
        workspace, may_replace = self._workspace, dialog is None

        def finish(saved: SavedDesign) -> None:
            self._set_saving(is_saving=False)
            if dialog:
                dialog.done(QDialog.DialogCode.Accepted)
            self.saved.emit(saved)

        def fail(error: Exception) -> None:
            self._set_saving(is_saving=False)
            problems = error.problems if isinstance(error, InvalidInput) else ()
            about_name = [each for each in problems if each.field == "name"]
            if dialog and about_name:
                dialog.show_problem(problem_text(about_name[0].message))
                return
            if dialog:
                dialog.done(QDialog.DialogCode.Rejected)
            self.failed.emit(error)

        self._set_saving(is_saving=True)
        self._background.start_uninterrupted(
            self, lambda: save_design(workspace, design, may_replace=may_replace), finish, fail
        )

    def _set_saving(self, *, is_saving: bool) -> None:
        self.is_saving = is_saving
        self.is_saving_changed.emit()
