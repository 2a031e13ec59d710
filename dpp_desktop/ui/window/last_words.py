"""Tells in a window of its own what is wrong while there is no other to tell it in."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QMessageBox

from dpp_desktop.ui.explain import explain
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import Space


def show_last_words(error: Exception) -> None:
    """Shows what is wrong and what to do, until the user has closed it.

    Does nothing where there is no application to show it with.
    """
    if QApplication.instance() is None:
        return
    told = explain(error)
    box = QMessageBox()
    box.setObjectName("last_words")
    box.setWindowTitle(QCoreApplication.translate("MainWindow", "DPP Desktop"))
    box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
    size = QSize(Space.XXL, Space.XXL)
    box.setIconPixmap(icon("error", role="danger").pixmap(size, box.devicePixelRatio()))
    box.setText(told.wrong)
    box.setInformativeText(told.remedy)
    box.exec()
    box.deleteLater()
