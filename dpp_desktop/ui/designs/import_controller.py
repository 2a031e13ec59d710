"""Imports label designs from files, and asks for what the files don't say."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.design_requests import SavedDesign, ZplFacts, import_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designs.name_dialog import DesignNameDialog
from dpp_desktop.ui.designs.zpl_dialog import ZplDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.widgets.file_dialog import FileDialog
from dpp_desktop.ui.widgets.plain_text import Question
from dpp_desktop.ui.widgets.problems_dialog import open_problems

_ZPL_FIELDS = ("dpi", "width", "height")
_OTHER_NAME = ("built_in", "brand_design")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A file to import, and what the user answered so far."""

    path: Path
    name: str | None = None
    zpl: ZplFacts | None = None
    may_replace: bool = False


class DesignImportController(QObject):
    """Asks for a file and imports it."""

    imported = Signal(object)
    """The SavedDesign."""

    def __init__(self, workspace: Workspace, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._background = background
        self._window = window
        self._question: DesignNameDialog | ZplDialog | None = None

    def choose_file(self, folder: Path) -> None:
        """Ask for a file, by default in the folder."""
        dialog = FileDialog(self._window)
        dialog.setWindowTitle(self.tr("Import label design"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(str(folder))
        dialog.setNameFilters(
            [
                self.tr("Label designs and ZPL templates (*.json *.zpl *.prn *.txt)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self._import_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _import_file(self, file: str) -> None:
        self._try(_Attempt(Path(file)))

    def _try(self, attempt: _Attempt) -> None:
        workspace = self._workspace
        self._background.start_uninterrupted(
            self,
            lambda: import_design(
                workspace,
                attempt.path,
                attempt.name,
                attempt.zpl,
                may_replace=attempt.may_replace,
            ),
            self._finish,
            lambda error: self._fail(attempt, error),
        )

    def _finish(self, saved: SavedDesign) -> None:
        self._close_question()
        self.imported.emit(saved)

    def _fail(self, attempt: _Attempt, error: Exception) -> None:
        problems = error.problems if isinstance(error, InvalidInput) else ()
        codes = {each.code for each in problems}
        if codes == {"design_exists"}:
            self._ask_to_replace(attempt, problem_text(problems[0].message))
        elif isinstance(self._question, ZplDialog):
            self._question.show_error(error)
        elif attempt.zpl is None and any(each.field in _ZPL_FIELDS for each in problems):
            self._ask_for_facts(attempt)
        elif codes and codes <= set(_OTHER_NAME):
            self._ask_for_name(attempt, problem_text(problems[0].message))
        else:
            self._close_question()
            open_problems(error, self._window)

    def _ask_for_facts(self, attempt: _Attempt) -> None:
        dialog = ZplDialog(attempt.path, self._window)
        dialog.submitted.connect(lambda name, zpl: self._try(replace(attempt, name=name, zpl=zpl)))
        self._open(dialog)

    def _ask_for_name(self, attempt: _Attempt, problem: str) -> None:
        dialog = self._question
        if not isinstance(dialog, DesignNameDialog):
            name = attempt.name or attempt.path.stem
            dialog = DesignNameDialog(self.tr("Name of the design"), name, self._window)
            dialog.submitted.connect(lambda new: self._try(replace(attempt, name=new)))
            self._open(dialog)
        dialog.show_problem(problem)

    def _ask_to_replace(self, attempt: _Attempt, problem: str) -> None:
        box = Question(self._question or self._window, "replace_design")
        box.setWindowTitle(self.tr("Replace design?"))
        box.setText(problem)
        box.setInformativeText(
            self.tr("Labels that were printed keep the design that they were printed with.")
        )
        box.offer((self.tr("&Replace"), "replace"), self.tr("&Keep"))
        box.accepted.connect(lambda: self._try(replace(attempt, may_replace=True)))
        box.rejected.connect(self._close_question)
        box.finished.connect(box.deleteLater)
        box.open()

    def _open(self, dialog: DesignNameDialog | ZplDialog) -> None:
        self._question = dialog
        dialog.rejected.connect(self._forget_question)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _forget_question(self) -> None:
        self._question = None

    @Slot()
    def _close_question(self) -> None:
        question, self._question = self._question, None
        if question:
            question.done(QDialog.DialogCode.Accepted)
