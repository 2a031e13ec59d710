"""Tells in a window of its own what is wrong while there is no other to tell it in."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


def show_fatal_error(error: Exception) -> None:
    """Shows what is wrong and what to do, until the user has closed it.

    Does nothing where there is no application to show it with.
    """
    if QApplication.instance() is None:
        return
    told = explain(error)
    box = PlainMessageBox(icon_name="error", role="danger")
    box.setObjectName("last_words")
    box.setWindowTitle(QCoreApplication.translate("MainWindow", "DPP Desktop"))
    box.setText(told.wrong)
    box.setInformativeText(told.remedy)
    box.exec()
    box.deleteLater()
