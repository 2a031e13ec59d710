"""Shows the key that the workspace signs its exports with, and hands out its public half."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.verification.signature import PublicKey, save_public_key, workspace_key
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_GROUP = 4
_GROUPS_IN_A_LINE = 8


def grouped(fingerprint: str) -> str:
    """Returns the digits in groups of four, eight of them in a line."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    starts = range(0, len(groups), _GROUPS_IN_A_LINE)
    return "\n".join(" ".join(groups[at : at + _GROUPS_IN_A_LINE]) for at in starts)


_WIDTH_IN_LETTERS = 80
_FILE = "dpp-desktop-key.pem"


class SigningKeyDialog(QDialog):
    """Makes the key if there is none, as the first export would."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is where the file dialog begins."""
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
        background.start(self, lambda: workspace_key(workspace), self._show, self._tell_failure)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Takes its height once the fonts are known."""
        super().showEvent(event)
        self.adjustSize()

    def _show(self, key: PublicKey | None) -> None:
        self._key = key
        # While it isn't known, there is the room that it will take.
        self._fingerprint.setText(grouped(key.fingerprint) if key else "\n")
        self._copy.setEnabled(key is not None)
        self._save.setEnabled(key is not None)

    @Slot()
    def _copy_fingerprint(self) -> None:
        if self._key:
            QGuiApplication.clipboard().setText(self._key.fingerprint)
            self._tell(Tone.SUCCESS, self.tr("The fingerprint is copied."))

    @Slot()
    def _ask_where_to_save(self) -> None:
        chooser = QFileDialog(self, self.tr("Save public key"))
        chooser.setObjectName("save_key_as")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(self.tr("Public keys (*.pem)"))
        chooser.setDefaultSuffix("pem")
        chooser.setDirectory(str(self._folder))
        chooser.selectFile(_FILE)
        chooser.fileSelected.connect(lambda name: self._save_as(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _save_as(self, file: Path) -> None:
        key = self._key
        if key is None:
            return
        self._message.show_message(None)
        self._save.setEnabled(False)
        self._background.start(
            self,
            lambda: save_public_key(key, file),
            lambda _nothing: self._tell_saved(file),
            self._tell_failure,
        )

    def _tell_saved(self, file: Path) -> None:
        self._save.setEnabled(True)
        text = self.tr("The public key is saved: {file}").format(file=file)
        self._tell(Tone.SUCCESS, text)

    def _tell_failure(self, error: Exception) -> None:
        self._save.setEnabled(self._key is not None)
        told = explain(error)
        self._tell(Tone.DANGER, f"{told.wrong} {told.remedy}")

    def _tell(self, tone: Tone, text: str) -> None:
        self._message.show_message(Message(tone, text))
        self.adjustSize()

    def _button(self, name: str, text: str, icon_name: str) -> QPushButton:
        made = QPushButton(icon(icon_name), text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        self.setObjectName("signing_key")
        self.setWindowTitle(self.tr("Signing key"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        told = label(
            self.tr(
                "Exports are signed with this key. Hand its public half to those who check packs, "
                "and tell them the fingerprint by another way: so they see that packs come from "
                "here and that nobody has changed them."
            )
        )
        told.setObjectName("explanation")
        told.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        named = label(self.tr("&Fingerprint (SHA-256)"), "strong")
        named.setBuddy(self._fingerprint)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        rows.addWidget(label(self.tr("Signing key"), "title"))
        rows.addWidget(told)
        rows.addWidget(named)
        rows.addWidget(self._fingerprint)
        rows.addLayout(buttons)
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addWidget(self._closing())

    def _closing(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box
