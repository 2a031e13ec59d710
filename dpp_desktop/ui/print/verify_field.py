"""The field that chooses which labels are scanned while they are printed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.ui.widgets.basics import row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.units.verify_rule import VerifyRule

_NONE, _EACH, _EVERY, _ENDS = range(4)
_USUAL_STEP = 10


class VerifyField(QWidget):
    """A list of rules, with a number for those that need one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setObjectName("verify")
        self.box.addItems(
            [
                self.tr("None"),
                self.tr("Each label"),
                self.tr("Every nth label"),
                self.tr("First and last label of a roll"),
            ]
        )
        self._step = self._number("verify_every", self.tr("Interval between verified labels"))
        self._step.setMinimum(2)
        self._step.setValue(_USUAL_STEP)
        self._roll = self._number("labels_on_roll", self.tr("Labels on a roll"))
        self._roll.setSpecialValueText(self.tr("One roll for all"))
        row = row_layout(parent=self)
        row.addWidget(self.box, 1)
        row.addWidget(self._step)
        row.addWidget(self._roll)
        self.setFocusProxy(self.box)
        self._reason = ""
        self.box.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def rule(self) -> str:
        """The rule as text; empty for none."""
        chosen = self.box.currentIndex()
        if self._reason or chosen == _NONE:
            return ""
        if chosen == _ENDS:
            return str(VerifyRule(0, self._roll.value()))
        return str(VerifyRule(self._step.value() if chosen == _EVERY else 1))

    def allow(self, reason: str) -> None:
        """Enable the field unless there is a reason against it."""
        self._reason = reason
        for control in (self.box, self._step, self._roll):
            enable_unless(control, reason)

    def _number(self, name: str, accessible_name: str) -> QSpinBox:
        made = QSpinBox()
        made.setObjectName(name)
        made.setAccessibleName(accessible_name)
        made.setRange(0, MAX_QUANTITY)
        made.setGroupSeparatorShown(True)
        made.valueChanged.connect(self.changed)
        return made

    @Slot()
    def _show(self) -> None:
        self._step.setVisible(self.box.currentIndex() == _EVERY)
        self._roll.setVisible(self.box.currentIndex() == _ENDS)
        self.changed.emit()
