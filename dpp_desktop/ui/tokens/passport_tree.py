"""The passport of a token, to be read."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from dpp_desktop.ui.tokens.passport_model import PassportModel


class PassportTree(QTreeView):
    """Shows a passport: what is plain at once, lists and nested values when they are opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passportTree")
        self.setAccessibleName(self.tr("Passport data"))
        self._passport: object = None
        self._model = PassportModel(self)
        self.setModel(self._model)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHeaderHidden(True)
        self.setExpandsOnDoubleClick(False)
        # Gloves hit a row, hardly the arrow at its edge.
        self.clicked.connect(self._open_or_close)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)

    def show_passport(self, passport: object) -> None:
        """Shows that JSON value; one that is shown already stays as it was opened."""
        if passport is not self._passport:
            self._passport = passport
            self._model.show_passport(passport)

    @Slot(QModelIndex)
    def _open_or_close(self, index: QModelIndex) -> None:
        named = index.siblingAtColumn(0)
        self.setExpanded(named, not self.isExpanded(named))
