"""The profiles to choose from, each with a sentence on what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dpp_desktop.exporting.profiles.profile import Profile
from dpp_desktop.ui.export.profiles.words import profile_name, profile_purpose

_LINES = 2
_MARGIN = 16


class ProfileList(QListWidget):
    """One profile is always chosen."""

    chosen = Signal(object)
    """A Profile, as it comes."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self.setObjectName("profiles")
        self.setAccessibleName(self.tr("Profile"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        height = _LINES * self.fontMetrics().lineSpacing() + _MARGIN
        for profile in profiles:
            name, purpose = profile_name(profile.name), profile_purpose(profile.name)
            item = QListWidgetItem(f"{name}\n{purpose}")
            item.setSizeHint(QSize(0, height))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {purpose}")
            self.addItem(item)
        self.currentRowChanged.connect(self._tell)

    def choose(self, name: str) -> None:
        """Has the profile of that name chosen, without telling; none if there is none."""
        names = [profile.name for profile in self._profiles]
        with QSignalBlocker(self):
            self.setCurrentRow(names.index(name) if name in names else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keeps the chosen one in sight."""
        super().resizeEvent(event)
        if self.currentRow() >= 0:
            self.scrollTo(self.currentIndex())

    @Slot(int)
    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._profiles[row])
