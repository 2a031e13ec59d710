"""The packs of an export, and buttons to choose among them."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.ui.export.packs_model import PacksModel, PackState
from dpp_desktop.ui.export.packs_table import PacksTable
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label


class PackChooser(QWidget):
    """The table of packs below a line that says how many are chosen."""

    save_asked = Signal(int)
    """The user wants to save the pack of that index on its own."""

    def __init__(self, model: PacksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.table = PacksTable(model)
        self.table.save_asked.connect(self.save_asked)
        self._title = label("", "strong")
        self._title.setObjectName("chosen")
        self._buttons = [
            self._button("all", self.tr("&All"), tuple(PackState)),
            self._button("none", self.tr("&None"), ()),
            self._button(
                "unfinished",
                self.tr("&Unfinished"),
                tuple(state for state in PackState if state is not PackState.FINISHED),
            ),
        ]
        self._lay_out()
        model.ticks_changed.connect(self._count)
        model.modelReset.connect(self._count)
        self._count()

    def allow(self, *, choosing: bool, saving: bool) -> None:
        """Whether packs may be chosen, and saved on their own."""
        self._model.allow_ticking(choosing)
        self.table.allow_saving(saving)
        for button in self._buttons:
            button.setEnabled(choosing)

    @Slot()
    def _count(self) -> None:
        words = self.tr("Packs to export: {chosen} of {total}")
        chosen, total = len(self._model.ticked), self._model.rowCount()
        self._title.setText(words.format(chosen=chosen, total=total))

    def _choose(self, states: tuple[PackState, ...]) -> None:
        self._model.tick({row.plan.index for row in self._model.rows if row.state in states})

    def _button(self, name: str, text: str, states: tuple[PackState, ...]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFlat(True)
        made.clicked.connect(partial(self._choose, states))
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addWidget(self._title)
        line.addStretch(1)
        for button in self._buttons:
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(line)
        column.addWidget(self.table, 1)
