"""One line that says how packs are written, with a button to have it otherwise."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dpp_desktop.exporting.profiles.profile import Profile
from dpp_desktop.ui.export.profiles.words import profile_told
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.look.widgets import label


class ProfileLine(QWidget):
    """Shows a profile in short; why it can't be changed, where it can't."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = label("")
        self._told.setObjectName("profile")
        self._why = label("", "secondary")
        self._why.setObjectName("profile_settled")
        self._change = QPushButton(icon("settings"), self.tr("Chan&ge…"))
        self._change.setObjectName("change_profile")
        self._change.setAutoDefault(False)
        self._change.setIconSize(QSize(ICON, ICON))
        self._change.setEnabled(False)
        self._change.clicked.connect(self.change_asked)
        self._lay_out()

    def show_profile(self, profile: Profile, *, settled: bool) -> None:
        """Shows the profile; `settled` if the export that stands there was made with it."""
        self._told.setText(self.tr("Written for: {profile}").format(profile=profile_told(profile)))
        why = self.tr("Settled when this export was made") if settled else ""
        self._why.setText(why)
        set_tooltip(self._change, why)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether it may be changed."""
        self._change.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._told)
        row.addWidget(self._why)
        row.addStretch(1)
        row.addWidget(self._change)
