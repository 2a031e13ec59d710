"""The whole passport as JSON, with what is wrong with it listed below."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.ui.explain import problem_text
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.passport_words import readable_path
from dpp_desktop.ui.products.json_part import JsonEdit

_LINES = 4


class JsonView(QWidget):
    """The text, the place of an error in it, and the problems of its value."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = JsonEdit()
        self.edit.setObjectName("passport_json")
        self.edit.setAccessibleName(self.tr("Passport as JSON"))
        self.edit.edited.connect(self._edited)
        self._error = label("", "problem")
        self._error.setObjectName("json_error")
        self._error.setWordWrap(True)
        self._error.hide()
        self._list = QListWidget()
        self._list.setObjectName("json_problems")
        self._list.setAccessibleName(self.tr("What is wrong with the passport"))
        self._list.setFixedHeight(self._list.fontMetrics().lineSpacing() * 2 * _LINES)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.edit, 1)
        column.addWidget(self._error)
        column.addWidget(self._list)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Lists what is wrong."""
        self._list.clear()
        for problem in problems:
            place = readable_path(problem.field.removeprefix("passport"))
            text = problem_text(problem.message)
            self._list.addItem(f"{place}: {text[:1].lower()}{text[1:]}" if place else text)
        self._list.setVisible(self._list.count() > 0)

    def _edited(self) -> None:
        self._error.setText(self.edit.error)
        self._error.setVisible(bool(self.edit.error))
        self.edited.emit()
