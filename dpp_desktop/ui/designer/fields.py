"""Small form fields of the designer that report only what the user changes."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QSizePolicy

from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.widgets.basics import label

_MOST_MM = 450.0

Choice = TypeVar("Choice", bound=Enum | int)


def row_label(text: str, *, has_note: bool = False) -> QLabel:
    """Return the label of a row, level with its field, or with the control above its note."""
    made = label(text)
    if has_note:
        made.setFixedHeight(TARGET)
    else:
        # Otherwise, QFormLayout aligns it with the top of a field that is much higher than a line.
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made


class Length(QDoubleSpinBox):
    """A number with a unit, such as a length in mm."""

    def __init__(
        self,
        name: str,
        suffix: str,
        on_change: Callable[[float], None],
        step: float = 0.5,
        least: float = 0.0,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSuffix(suffix)
        self.setRange(least, _MOST_MM)
        self.setSingleStep(step)
        self.valueChanged.connect(on_change)

    def show_value(self, value: float) -> None:
        """Show a value without a report."""
        with QSignalBlocker(self):
            if round(value, self.decimals()) != self.value():
                self.setValue(value)


class ChoiceBox(QComboBox):
    """One of several values."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Choice, str]],
        on_change: Callable[[Choice], None],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._values: list[Enum | int] = [value for value, _ in choices]
        self.addItems([text for _, text in choices])
        self.currentIndexChanged.connect(lambda place: on_change(choices[place][0]))

    def show_value(self, value: Enum | int) -> None:
        """Show a value without a report."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value))
