"""Check boxes for passport fields that may be filled in for each unit."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.ui.text.passport_fields import unit_value_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label
from dpp_desktop.ui.widgets.plain_text import literal


class UnitProposals(QWidget):
    """Offers fields to be filled in for each unit; those in `chosen` are checked at first."""

    changed = Signal()
    """A box was checked or cleared."""

    def __init__(self, proposals: Sequence[UnitField], chosen: Collection[UnitField]) -> None:
        super().__init__()
        self.setObjectName("unit_proposals")
        explanation = label(
            self.tr(
                "The names of these fields suggest that their values differ from unit to unit. "
                "Select the fields to fill in for each unit. The others keep the value of the "
                "product."
            ),
            "secondary",
        )
        explanation.setWordWrap(True)
        column = column_layout(explanation, parent=self, spacing=Spacing.XS)
        self._boxes = {field: self._box(field) for field in proposals}
        for field, box in self._boxes.items():
            column.addWidget(box)
            box.setChecked(field in chosen)
            box.toggled.connect(self.changed)

    @property
    def chosen(self) -> tuple[UnitField, ...]:
        """The selected fields."""
        return tuple(field for field, box in self._boxes.items() if box.isChecked())

    def _box(self, field: UnitField) -> QCheckBox:
        text = self.tr("{field}: {value}").format(
            field=field.pointer, value=unit_value_text(field.value)
        )
        box = QCheckBox(literal(text))
        box.setObjectName(f"unit {field.pointer}")
        return box
