"""Light, dark, or as the system has it: three big choices side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.theme import Scheme


class SchemeChoice(QWidget):
    """Shows the scheme chosen. Emits `chosen` with a Scheme when another was."""

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Colours"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        self._group = QButtonGroup(self)
        self._schemes = list(Scheme)
        for place, (each, text) in enumerate(self._texts().items()):
            button = QRadioButton(text)
            button.setObjectName(f"scheme_{each.value}")
            button.setChecked(each is scheme)
            self._group.addButton(button, place)
            row.addWidget(button)
            if each is scheme:
                self.setFocusProxy(button)
        row.addStretch(1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._schemes[place]))

    @property
    def scheme(self) -> Scheme:
        """What is chosen."""
        return self._schemes[self._group.checkedId()]

    def _texts(self) -> dict[Scheme, str]:
        return {
            Scheme.SYSTEM: self.tr("As the &system"),
            Scheme.LIGHT: self.tr("&Light"),
            Scheme.DARK: self.tr("&Dark"),
        }
