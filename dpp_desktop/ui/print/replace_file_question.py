"""Asks whether a print job overwrites an existing file, and says which labels would be lost."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dpp_desktop.model.message import Message
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.widgets.plain_text import Question, breakable


class ReplaceFileQuestion(Question):
    """Asks whether a print job overwrites its file, by default not.

    If labels that count as printed would be lost, `lost` says so.
    """

    def __init__(self, file: Path | None, lost: Message | None, parent: QWidget) -> None:
        super().__init__(parent, "replace_file_question")
        self.setWindowTitle(self.tr("Replace file"))
        self.setText(self.tr("Replace the existing file?"))
        lines = [breakable(str(file))]
        if lost:
            lines = [
                breakable(problem_text(lost)),
                self.tr(
                    "Replace the file only if these labels are on paper or no longer needed. The "
                    "states of their units don't change."
                ),
            ]
        self.setInformativeText("\n".join(lines))
        self.offer((self.tr("&Replace"), "replace_file"), self.tr("&Keep"), is_final=True)
