"""The buttons of the export dialog."""

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dpp_desktop.ui.export.state import Offer
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import make_primary


class CommandRow(QWidget):
    """What can be done with what was exported on the left, with the export on the right."""

    open_folder = Signal()
    verify = Signal()
    save_pack = Signal()
    close_dialog = Signal()
    cancel = Signal()
    pause = Signal()
    start = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = self._button(
            "open_folder", self.tr("&Open folder"), self.open_folder, "folder"
        )
        self._verify = self._button("verify", self.tr("&Verify"), self.verify, "verify")
        self._save = self._button("save_pack", self.tr("&Save one pack…"), self.save_pack, "save")
        self._close = self._button("close", self.tr("Close"), self.close_dialog)
        self._cancel = self._button("cancel", self.tr("Cance&l export"), self.cancel)
        self._pause = self._button("pause", self.tr("&Pause"), self.pause, "pause")
        self._start = self._button("start", self.tr("&Export"), self.start)
        make_primary(self._start, "export")
        self._lay_out()

    def show_offer(self, offered: Offer, *, continues: bool, verifying: bool) -> None:
        """Enables what can be done; `continues` if packs are there already."""
        self._open.setEnabled(offered.open_folder)
        self._verify.setEnabled(offered.verify or verifying)
        self._verify.setText(self.tr("Stop &verifying") if verifying else self.tr("&Verify"))
        self._save.setEnabled(offered.save_pack)
        self._start.setText(self.tr("&Continue") if continues else self.tr("&Export"))
        self._cancel.setVisible(offered.cancel)
        self._hand_over(offered)

    def take_focus(self) -> None:
        """Puts the keyboard on what is most likely wanted next."""
        wanted = self._start if self._start.isEnabled() else self._close
        wanted.setFocus()

    def _hand_over(self, offered: Offer) -> None:
        """Enables Export or Pause; the keyboard stays with whichever of them can be pressed."""
        held = self._start.hasFocus() or self._pause.hasFocus()
        if offered.start:
            self._start.setEnabled(True)
        if offered.pause:
            self._pause.setEnabled(True)
        if held:
            wanted = self._pause if offered.pause else self._start if offered.start else self._close
            wanted.setFocus()
        self._start.setEnabled(offered.start)
        self._pause.setEnabled(offered.pause)

    def _button(
        self, name: str, text: str, pressed: SignalInstance, icon_name: str | None = None
    ) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(pressed)
        if icon_name:
            made.setIcon(icon(icon_name))
            made.setIconSize(QSize(ICON, ICON))
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        for button in (self._open, self._verify, self._save):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self._close, self._cancel, self._pause, self._start):
            row.addWidget(button)
