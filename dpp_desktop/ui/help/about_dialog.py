"""About: what the program is, whose it may be, and what it runs on."""

import platform

from PySide6.QtCore import QLibraryInfo, QSysInfo, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop import __version__
from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.basics import IconView, label

_ICON_SIZE = 2 * Space.XXL


class AboutDialog(QDialog):
    """Names the program and all versions that a report of a fault needs.

    `sqlite_version` is that of the library the store works with, such as '3.53.4'.
    """

    def __init__(self, sqlite_version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sqlite_version = sqlite_version
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About DPP Desktop"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.L)
        rows.addLayout(self._head())
        rows.addLayout(self._form())
        rows.addWidget(self._buttons())

    @property
    def details(self) -> str:
        """The versions as lines of text, to be pasted into a report."""
        return "\n".join(f"{name}: {value}" for name, value in self._versions())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(IconView("app", size=_ICON_SIZE), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(label(self.tr("DPP Desktop"), "display"))
        sentence = label(
            self.tr(
                "Gives every unit on the packaging line an identity of its own for its Digital "
                "Product Passport, without a network."
            ),
            "secondary",
        )
        sentence.setWordWrap(True)
        texts.addWidget(sentence)
        head.addLayout(texts, 1)
        return head

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.S)
        for name, value in self._versions():
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, "secondary"), shown)
        return form

    def _versions(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Version"), __version__),
            (self.tr("Licence"), "Apache-2.0"),
            ("Qt", f"{QLibraryInfo.version().toString()} ({QGuiApplication.platformName()})"),
            ("Python", platform.python_version()),
            ("SQLite", self._sqlite_version),
            (self.tr("System"), f"{QSysInfo.prettyProductName()}, {platform.machine()}"),
        )

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = QPushButton(self.tr("Copy &details"))
        copy.setObjectName("copy_details")
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("&Close"))
        close.setObjectName("close_about")
        close.setDefault(True)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
