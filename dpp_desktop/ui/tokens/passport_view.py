"""The passport of a token, with buttons to copy and save it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dpp_desktop.common.json_text import indented
from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.facts_grid import TokenFacts
from dpp_desktop.ui.tokens.passport_texts import passport_text
from dpp_desktop.ui.tokens.passport_tree import PassportTree
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.save_dialog import SaveDialog, documents_folder


def save_passport(passport: PassportNode, file: Path) -> None:
    """Save the passport as JSON, or as text as it is shown, depending on the extension.

    Raises InvalidInput for any other extension, and EnvironmentFault or PathUnusable if the file
    can't be written; an existing file is then unchanged.
    """
    suffix = file.suffix.lower()
    if suffix not in (".json", ".txt"):
        problem = Problem(
            "file", "unknown_suffix", Message("a passport can be saved only as .json or .txt.")
        )
        raise InvalidInput([problem], Message("Choose a name that ends in one of these."))
    text = indented(passport.value) if suffix == ".json" else passport_text(passport)
    with os_errors_named(file):
        write_whole(file, text.encode("utf-8"))


class PassportView(QWidget):
    """Shows the passport with its buttons below."""

    failed = Signal(object)
    """The Exception that made saving fail."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passportView")
        self._background = background
        self._shown: TokenFacts | None = None
        self._folder = documents_folder()
        self._tree = PassportTree()
        self._copy = FeedbackButton(self.tr("C&opy passport"), "copy", self.tr("Copied"))
        self._copy.setObjectName("copyPassport")
        set_tooltip(self._copy, self.tr("Copies the passport as JSON. Ctrl+C copies one value."))
        self._copy.clicked.connect(self._copy_passport)
        self._save = FeedbackButton(self.tr("Sa&ve passport…"), "save", self.tr("Saved"))
        self._save.setObjectName("savePassport")
        self._save.clicked.connect(self._choose_file)
        self._lay_out()

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the passport of that token."""
        before = self._shown
        is_same_job = before is not None and before.token.job.id == facts.token.job.id
        self._shown = facts
        # The passports of a job have the same entries, with different values in unit fields.
        self._tree.show_passport(facts.passport_root, keep_expanded=is_same_job)

    def enable_unless(self, reason: str) -> None:
        """Enable copying and saving, or disable them for that reason."""
        for button in (self._copy, self._save):
            enable_unless(button, reason)

    def _lay_out(self) -> None:
        buttons = row_layout(self._copy, self._save)
        buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column_layout(self._tree, buttons, parent=self)

    @Slot()
    def _copy_passport(self) -> None:
        if self._shown:
            QGuiApplication.clipboard().setText(indented(self._shown.passport))
            self._copy.confirm()

    @Slot()
    def _choose_file(self) -> None:
        if self._shown is None:
            return
        passport = self._shown.passport_root  # another one may be shown before the user has chosen
        name = self.tr("{serial} passport").format(serial=self._shown.token.serial)
        extensions = {
            self.tr("JSON, for other programs (*.json)"): "json",
            self.tr("Text, to read and print (*.txt)"): "txt",
        }
        dialog = SaveDialog(self.tr("Save passport"), name, self._folder, extensions, self)
        dialog.setObjectName("savePassportDialog")
        dialog.chosen.connect(lambda file: self._save_to(file, passport))
        dialog.open()

    def _save_to(self, file: Path, passport: PassportNode) -> None:
        self._folder = file.parent
        self._background.start(
            self,
            lambda: save_passport(passport, file),
            lambda _nothing: self._save.confirm(),
            self.failed.emit,
        )
