"""The About dialog: description, license and versions."""

import platform

from PySide6.QtCore import QLibraryInfo, QSysInfo, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from dpp_desktop import __version__
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, push_button, row_layout

_ICON_SIZE = 2 * Spacing.XXL


class AboutDialog(QDialog):
    """Shows the program's name and all versions that a bug report needs.

    `sqlite_version` is the version of the SQLite library in use, such as '3.53.4'.
    """

    def __init__(self, sqlite_version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sqlite_version = sqlite_version
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About DPP Desktop"))
        column_layout(
            self._head(),
            self._form(),
            self._buttons(),
            parent=self,
            spacing=Spacing.L,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L),
        )

    @property
    def details(self) -> str:
        """The versions as lines of text for a bug report."""
        return "\n".join(f"{name}: {value}" for name, value in self._versions())

    def _head(self) -> QHBoxLayout:
        head = row_layout(spacing=Spacing.L)
        head.addWidget(IconView("app", size=_ICON_SIZE), 0, Qt.AlignmentFlag.AlignTop)
        description = label(
            self.tr(
                "Gives every unit on the packaging line a unique identity for its Digital "
                "Product Passport, without a network."
            ),
            "secondary",
        )
        description.setWordWrap(True)
        name = label(self.tr("DPP Desktop"), "display")
        head.addLayout(column_layout(name, description, spacing=Spacing.XS), 1)
        return head

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(Spacing.XL)
        form.setVerticalSpacing(Spacing.S)
        for name, value in self._versions():
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, "secondary"), shown)
        return form

    def _versions(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Version"), __version__),
            (self.tr("License"), "Apache-2.0"),
            ("Qt", f"{QLibraryInfo.version().toString()} ({QGuiApplication.platformName()})"),
            ("Python", platform.python_version()),
            ("SQLite", self._sqlite_version),
            (self.tr("System"), f"{QSysInfo.prettyProductName()}, {platform.machine()}"),
        )

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = push_button(self.tr("Copy &details"), "copy_details", self._copy)
        close = push_button(self.tr("&Close"), "close_about")
        close.setDefault(True)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
