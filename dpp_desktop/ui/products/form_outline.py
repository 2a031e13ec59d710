"""The outline beside a large form: a tree of its groups that opens them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QTreeView

from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.ui.products.form_field import FormContext
from dpp_desktop.ui.products.outline_model import OutlineModel
from dpp_desktop.ui.theme.scale import Spacing


class FormOutline(QTreeView):
    """Shows the groups of a form. A click shows a group, Enter also sets the focus to it."""

    chosen = Signal(object, bool)
    """The path of a group, and whether to give it the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._model = OutlineModel(self)
        self.setObjectName("form_outline")
        self.setAccessibleName(self.tr("Outline of the passport"))
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(Spacing.L)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(lambda index: self._choose(index, focus=False))
        self.activated.connect(lambda index: self._choose(index, focus=True))

    def show_form(self, context: FormContext | None) -> None:
        """Show the outline of another form, or the same one with another filter."""
        self._model.show_form(context)

    def update_parts(self, places: ProblemPlaces | None) -> None:
        """Show the draft's current groups, and the marks of these problems."""
        self._model.update_parts(places)

    def _choose(self, index: QModelIndex, *, focus: bool) -> None:
        self.chosen.emit(self._model.path(index), focus)
