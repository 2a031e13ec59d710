"""The dialog for an error when no window is open."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


def show_fatal_error(error: Exception) -> None:
    """Show the problem and the remedy until the user closes the dialog.

    Does nothing without a QApplication.
    """
    if QApplication.instance() is None:
        return
    explanation = explain(error)
    box = PlainMessageBox(icon_name="error", role="danger")
    box.setObjectName("fatal_error")
    box.setWindowTitle(QCoreApplication.translate("MainWindow", "DPP Desktop"))
    box.setText(explanation.wrong)
    box.setInformativeText(explanation.remedy)
    box.exec()
    box.deleteLater()
