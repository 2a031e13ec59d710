"""The buttons of the export dialog."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialogButtonBox, QPushButton, QWidget

from dpp_desktop.ui.export.reasons import Reasons
from dpp_desktop.ui.export.state import AllowedActions
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import make_primary, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless


class CommandRow(QWidget):
    """Buttons for exported packs on the left, and for the export in the order of the platform."""

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
        self._tools = QWidget()
        self._box = QDialogButtonBox()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    def show_allowed(
        self, allowed: AllowedActions, reasons: Reasons, *, continues: bool, verifying: bool
    ) -> None:
        """Enable the allowed actions; `continues` if the export was started before."""
        enable_unless(self._open, reasons.open_folder)
        enable_unless(self._verify, reasons.verify)
        self._verify.setText(self.tr("Stop &verifying") if verifying else self.tr("&Verify"))
        enable_unless(self._save, reasons.save_pack)
        self._start.setText(self.tr("&Continue") if continues else self.tr("&Export"))
        self._cancel.setVisible(allowed.cancel)
        self._move_focus(allowed, reasons)

    def take_focus(self) -> None:
        """Set the focus to the button that is most likely pressed next."""
        target = self._start if self._start.isEnabled() else self._close
        target.setFocus()

    def _move_focus(self, allowed: AllowedActions, reasons: Reasons) -> None:
        """Enable Export or Pause, and keep the focus on the enabled one."""
        held = self._start.hasFocus() or self._pause.hasFocus()
        if allowed.start:
            self._start.setEnabled(True)
        if allowed.pause:
            self._pause.setEnabled(True)
        if held:
            target = self._pause if allowed.pause else self._start if allowed.start else self._close
            target.setFocus()
        enable_unless(self._start, reasons.start)
        enable_unless(self._pause, reasons.pause)

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

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that has room for either group of buttons."""
        groups = [group.minimumSizeHint().width() for group in (self._tools, self._box)]
        return QSize(max(groups), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the groups side by side, or above each other where the window is narrow."""
        super().resizeEvent(event)
        needed = self._tools.sizeHint().width() + Spacing.L + self._box.sizeHint().width()
        directions = QBoxLayout.Direction
        is_wide = self.width() >= needed
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        row_layout(self._open, self._verify, self._save, parent=self._tools)
        roles = QDialogButtonBox.ButtonRole
        self._box.addButton(self._start, roles.AcceptRole)
        self._box.addButton(self._pause, roles.ActionRole)
        self._box.addButton(self._cancel, roles.DestructiveRole)
        self._box.addButton(self._close, roles.RejectRole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Spacing.S)
        self._row.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._box)
