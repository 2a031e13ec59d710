"""The dialog that shows the fingerprint of the signing key and saves its public key."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from dpp_desktop.exporting.verification.signature import PublicKey, save_public_key, workspace_key
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import closing_buttons, column_layout, label
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_GROUP = 4
_GROUPS_PER_LINE = 8


def grouped(fingerprint: str) -> str:
    """Return the fingerprint in groups of four digits, eight groups per line."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    starts = range(0, len(groups), _GROUPS_PER_LINE)
    return "\n".join(" ".join(groups[at : at + _GROUPS_PER_LINE]) for at in starts)


_WIDTH_IN_LETTERS = 80
_FILE = "dpp-desktop-key.pem"


class SigningKeyDialog(ScrollingDialog):
    """Shows the signing key; creates it if the workspace has none, as the first export does."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is the initial folder of the file dialog."""
        super().__init__(parent)
        self._background = background
        self._folder = folder
        self._key: PublicKey | None = None
        self._fingerprint = label("", "mono")
        self._fingerprint.setObjectName("fingerprint")
        self._fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._message = MessageView()
        self._copy = self._button("copy_fingerprint", self.tr("Co&py fingerprint"), "copy")
        self._save = self._button("save_key", self.tr("&Save public key…"), "save")
        self._copy.clicked.connect(self._copy_fingerprint)
        self._save.clicked.connect(self._ask_where_to_save)
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("close")
        self._close.setDefault(True)
        self._lay_out()
        self._close.setFocus()
        self._show(None)
        background.start(self, lambda: workspace_key(workspace), self._show, self._show_error)

    def _show(self, key: PublicKey | None) -> None:
        self._key = key
        # Two empty lines reserve the height until the fingerprint is known.
        self._fingerprint.setText(grouped(key.fingerprint) if key else "\n")
        self._enable()

    def _enable(self, reason: str = "") -> None:
        """Enable the buttons if the key is known and there is no reason against it."""
        unknown = "" if self._key else self.tr("The key is being loaded.")
        enable_unless(self._copy, unknown)
        enable_unless(self._save, unknown or reason)

    @Slot()
    def _copy_fingerprint(self) -> None:
        if self._key:
            QGuiApplication.clipboard().setText(self._key.fingerprint)
            self._show_message(Tone.SUCCESS, self.tr("Fingerprint copied."))

    @Slot()
    def _ask_where_to_save(self) -> None:
        extensions = {self.tr("Public keys (*.pem)"): "pem"}
        title = self.tr("Save public key")
        dialog = SaveDialog(title, _FILE, self._folder, extensions, self)
        dialog.setObjectName("save_key_as")
        dialog.chosen.connect(self._save_as)
        dialog.open()

    def _save_as(self, file: Path) -> None:
        key = self._key
        if key is None:
            return
        self._message.show_message(None)
        self._enable(self.tr("The public key is being saved."))
        self._background.start(
            self,
            lambda: save_public_key(key, file),
            lambda _result: self._show_saved(file),
            self._show_error,
        )

    def _show_saved(self, file: Path) -> None:
        self._enable()
        text = self.tr("Public key saved to {file}.").format(file=file)
        self._show_message(Tone.SUCCESS, text)

    def _show_error(self, error: Exception) -> None:
        self._enable()
        self._show_message(Tone.DANGER, error_text(error))

    def _show_message(self, tone: Tone, text: str) -> None:
        self._message.show_message(Message(tone, text))
        self.reveal(self._message)

    def _button(self, name: str, text: str, icon_name: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.setObjectName("signing_key")
        self.setWindowTitle(self.tr("Signing key"))
        explanation = label(
            self.tr(
                "This key signs exports. Send the public key to everyone who verifies packs, and "
                "send the fingerprint through a different channel. Recipients can then verify "
                "that packs come from this workspace and are unchanged."
            )
        )
        explanation.setObjectName("explanation")
        explanation.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        title = label(self.tr("&Fingerprint (SHA-256)"), "strong")
        title.setBuddy(self._fingerprint)
        content = QWidget()
        rows = column_layout(
            label(self.tr("Signing key"), "title"),
            explanation,
            title,
            self._fingerprint,
            buttons,
            self._message,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        self.set_content(content, closing_buttons(self, self._close), letters=_WIDTH_IN_LETTERS)
