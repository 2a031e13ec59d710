"""The list of profiles to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from dpp_desktop.exporting.profile_options import ProfileChoices
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.export.profiles.saved_profiles import saved_purpose
from dpp_desktop.ui.export.profiles.texts import profile_name, profile_purpose

_LINES = 2
_PROFILES_IN_SIGHT = 3
_MARGIN = 16


class ProfileList(QListWidget):
    """The list of profiles, of which one is chosen."""

    chosen = Signal(object)
    """The chosen Profile."""

    def __init__(self, choices: ProfileChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles: Sequence[Profile] = ()
        self.setObjectName("profiles")
        self.setAccessibleName(self.tr("Profile"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.show_choices(choices)
        self.currentRowChanged.connect(self._emit_chosen)

    def show_choices(self, choices: ProfileChoices) -> None:
        """Show these profiles, without a signal."""
        self._profiles = choices.profiles
        saved = {each.name: saved_purpose(each) for each in choices.saved}
        height = _LINES * self.fontMetrics().lineSpacing() + _MARGIN
        self.setMinimumHeight(_PROFILES_IN_SIGHT * height)
        with QSignalBlocker(self):
            self.clear()
            for profile in choices.profiles:
                is_saved = choices.is_saved(profile)
                name = profile.name if is_saved else profile_name(profile.name)
                purpose = saved[profile.name] if is_saved else profile_purpose(profile.name)
                item = QListWidgetItem(f"{name}\n{purpose}")
                item.setSizeHint(QSize(0, height))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {purpose}")
                self.addItem(item)

    def choose(self, name: str) -> None:
        """Choose the profile of that name without a signal; none if there is none."""
        names = [profile.name for profile in self._profiles]
        with QSignalBlocker(self):
            self.setCurrentRow(names.index(name) if name in names else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the chosen profile visible."""
        super().resizeEvent(event)
        if self.currentRow() >= 0:
            self.scrollTo(self.currentIndex())

    @Slot(int)
    def _emit_chosen(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._profiles[row])
