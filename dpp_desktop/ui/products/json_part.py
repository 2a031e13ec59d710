"""What can't be shown as a form, and the whole passport, as JSON that is checked as it is typed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.products.form_field import Part
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_FEWEST_LINES, _MOST_LINES = 3, 14


class JsonEdit(QPlainTextEdit):
    """Text that is to be one JSON value; blank, it is none. The line of an error is marked."""

    edited = Signal()
    """The value or the error is another one now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "mono")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._value: object = ABSENT
        self._error = ""
        self.textChanged.connect(self._read)

    @property
    def value(self) -> object:
        """The value that the text had when it was JSON last, or ABSENT."""
        return self._value

    @property
    def error(self) -> str:
        """Why the text isn't JSON, with line and column; empty if it is."""
        return self._error

    def show_value(self, value: object) -> None:
        """Shows that value, which isn't an edit."""
        self.blockSignals(True)
        self.setPlainText("" if value is ABSENT else json_text.indented(value).rstrip("\n"))
        self.blockSignals(False)
        self._value, self._error = value, ""
        self._mark(None)

    def _read(self) -> None:
        text = self.toPlainText()
        try:
            self._value, self._error = (json_text.parse(text) if text.strip() else ABSENT), ""
            self._mark(None)
        except json_text.JsonTextError as error:
            reason = problem_text(str(error))
            self._error = self.tr("This is not JSON yet: {reason}.").format(reason=reason)
            self._mark(error.line)
        self.edited.emit()

    def _mark(self, line: int | None) -> None:
        """Marks a line, counted from 1."""
        if line is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        soft = QColor(colours_of(self.palette()).danger_soft)
        form = QTextCharFormat()
        form.setBackground(soft)
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection.format = form
        selection.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        self.setExtraSelections([selection])


class JsonPart(Part):
    """A part of the passport as JSON."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._edit = JsonEdit()
        self._edit.show_value(site.draft.value(path))
        self._edit.setPlaceholderText(self.tr("As JSON"))
        lines = max(_FEWEST_LINES, min(_MOST_LINES, self._edit.blockCount() + 1))
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * lines + 2 * Spacing.M)
        self._edit.edited.connect(self._edited)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lay_head()
        self.lay(self._edit)
        self.name_editor()

    @property
    def editor(self) -> QWidget:
        """The text."""
        return self._edit

    @property
    def broken(self) -> bool:
        """True while the text isn't JSON: the passport has the value before."""
        return bool(self._edit.error)

    def say(self, sentences: list[str]) -> None:
        """Says that the text isn't JSON before all else."""
        super().say([self._edit.error] if self._edit.error else sentences)

    def _edited(self) -> None:
        if self._edit.error:
            self.say([])
            self.site.draft.changed.emit()
        else:
            entry = bool(self.path) and isinstance(self.path[-1], int)
            empty = self._edit.value is ABSENT
            self.site.draft.put(self.path, None if empty and entry else self._edit.value)


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
        column.setContentsMargins(0, Spacing.S, 0, 0)
        column.setSpacing(Spacing.S)
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
