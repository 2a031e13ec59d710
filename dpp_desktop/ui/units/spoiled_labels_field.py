"""The field that asks how many labels of each unit are spoiled."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QSpinBox

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.widgets.labeled_field import Field

_PAUSE_MS = 150
_ALL = 0


class SpoiledLabelsField(Field):
    """A number, or all labels of each unit; hidden unless one of the units has several labels."""

    appeared = Signal()
    """The field was shown, which moves what is below it."""

    def __init__(
        self, background: Background, prepare: Callable[[], Callable[[], int] | None]
    ) -> None:
        """Take a function that returns the query for the most labels of a unit, or None."""
        title = QCoreApplication.translate("SpoiledLabelsField", "Spoiled &labels of each unit")
        number_box = QSpinBox()
        number_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        super().__init__(title, number_box, lines=1)
        self._number = number_box
        self._number.setObjectName("spoiled_labels")
        self._number.setSpecialValueText(self.tr("All"))
        self._prepare = prepare
        self._query = DebouncedQuery(background, prepare, _PAUSE_MS, self)
        self._query.answered.connect(self.show_most)
        self._query.failed.connect(lambda _: self.show_most(0))  # recording says why
        self.hide()

    @property
    def value(self) -> int | None:
        """How many labels of each unit are spoiled; None for all of them."""
        return None if self.isHidden() else self._number.value() or None

    @Slot()
    def ask_again(self) -> None:
        """Read how many labels the units have, because others are entered."""
        if self._prepare():
            self._query.schedule()
        else:
            self.show_most(0)

    @Slot(object)
    def show_most(self, most: int) -> None:
        """Show the field for units of which one has that many labels, and no unit has more."""
        self._query.cancel()
        self._number.setRange(_ALL, most)
        self.show_hint(self.tr("A unit has up to {count} labels.").format(count=number(most)))
        was_hidden = self.isHidden()
        self.setVisible(most > 1)
        if self.isHidden():
            self._number.setValue(_ALL)
        elif was_hidden:
            self.appeared.emit()
