"""Asks before entered data is discarded."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


class DiscardDialog(PlainMessageBox):
    """Asks whether to discard unsaved data. The default is to keep editing."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("discard_dialog")
        self.setWindowTitle(self.tr("Discard changes?"))
        self.setText(text)
        role = QMessageBox.ButtonRole.DestructiveRole
        self._discard_button = self.addButton(self.tr("&Discard"), role)
        self._discard_button.setObjectName("discard")
        keep_button = self.addButton(self.tr("&Keep editing"), QMessageBox.ButtonRole.RejectRole)
        keep_button.setObjectName("keep_editing")
        self.setDefaultButton(keep_button)
        self.setEscapeButton(keep_button)

    @property
    def is_discard_confirmed(self) -> bool:
        """Whether Discard was pressed."""
        return self.clickedButton() is self._discard_button


def confirm_discard(parent: QWidget, text: str) -> bool:
    """Ask whether to discard unsaved data, described by the text; return the answer."""
    dialog = DiscardDialog(parent, text)
    dialog.exec()
    dialog.deleteLater()
    return dialog.is_discard_confirmed
