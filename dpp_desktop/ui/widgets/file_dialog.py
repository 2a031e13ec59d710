"""The file dialog of systems without a native one, large enough for all its columns."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView

from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_SIZE = QSize(920, 560)


class FileDialog(QFileDialog):
    """A QFileDialog whose list shows names, sizes, types and dates in full.

    Use it in place of QFileDialog. Native dialogs are unchanged.
    """

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Enlarge Qt's own dialog before it appears."""
        files = self.findChild(QTreeView, "treeView")
        if isinstance(files, QTreeView) and not event.spontaneous():
            header = files.header()
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            resize_within_screen(self, _SIZE.expandedTo(self.size()))
        super().showEvent(event)
