"""A line for a passphrase, which shows it only if the user wants to see it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget


class PassphraseEdit(QLineEdit):
    """Takes a passphrase; what is typed isn't to be read off the screen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def show_by(self, box: QCheckBox) -> None:
        """Shows what is typed while the box is checked."""
        box.toggled.connect(
            lambda on: self.setEchoMode(
                QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            )
        )
