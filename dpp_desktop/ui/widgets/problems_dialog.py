"""A dialog with all problems of a file, in a list that scrolls and can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.imports import explain_import_error, import_problems
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, label, push_button
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_SIZE = QSize(760, 440)
_MIN_HEIGHT = 120


class ProblemsDialog(QDialog):
    """Shows what is wrong, all problems, and what to do."""

    def __init__(
        self, wrong: str, problems: Sequence[str], remedy: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = QPlainTextEdit("\n".join(problems))
        self._list.setObjectName("problems")
        self._list.setAccessibleName(self.tr("Problems"))
        self._list.setReadOnly(True)
        self._list.setTabChangesFocus(True)
        self._list.setMinimumHeight(_MIN_HEIGHT)
        self._copy = FeedbackButton(self.tr("C&opy"), "copy", self.tr("Copied"))
        self._copy.setObjectName("copy_problems")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_all)
        self._lay_out(wrong, remedy, len(problems))
        self._list.setFocus()

    @Slot()
    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._list.toPlainText())
        self._copy.confirm()

    def _lay_out(self, wrong: str, remedy: str, count: int) -> None:
        self.setObjectName("problems_dialog")
        self.setWindowTitle(self.tr("Import"))
        title, advice = label(wrong, "title"), label(remedy)
        for text, name in ((title, "problems_title"), (advice, "problems_remedy")):
            text.setObjectName(name)
            text.setWordWrap(True)
        column_layout(
            title,
            label(self.tr("%Ln problems", "", count), "secondary"),
            self._list,
            advice,
            self._buttons(),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L),
        )
        resize_within_screen(self, _SIZE)

    def _buttons(self) -> QDialogButtonBox:
        close = push_button(self.tr("Close"), "close")
        close.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box


def open_problems(error: Exception, parent: QWidget) -> None:
    """Open the dialog with all problems of a file that can't be imported."""
    wrong, remedy = explain_import_error(error).wrong, explain(error).remedy
    dialog = ProblemsDialog(wrong, import_problems(error), remedy, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
