"""JSON editors for the whole passport and for values that a form can't show."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.text.errors import placed_problem_text, problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_MIN_LINES, _MAX_LINES = 3, 14


class JsonEdit(QPlainTextEdit):
    """Edits one JSON value; empty text means no value. Highlights the line of a syntax error."""

    edited = Signal()
    """The value or the error changed."""

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
        """The value of the last valid text, or ABSENT."""
        return self._value

    @property
    def error(self) -> str:
        """The syntax error with line and column; empty if the text is valid JSON."""
        return self._error

    def show_value(self, value: object) -> None:
        """Show the value without emitting `edited`."""
        self.blockSignals(True)
        self.setPlainText("" if value is ABSENT else json_text.indented(value).rstrip("\n"))
        self.blockSignals(False)
        self._value, self._error = value, ""
        self._highlight(None)

    def _read(self) -> None:
        text = self.toPlainText()
        try:
            self._value, self._error = (json_text.parse(text) if text.strip() else ABSENT), ""
            self._highlight(None)
        except json_text.JsonTextError as error:
            reason = problem_text(str(error))
            self._error = self.tr("Invalid JSON: {reason}.").format(reason=reason)
            self._highlight(error.line)
        self.edited.emit()

    def _highlight(self, line: int | None) -> None:
        """Highlight a line, counted from 1; None clears the highlight."""
        if line is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        text_format = QTextCharFormat()
        text_format.setBackground(QColor(colours_of(self.palette()).danger_soft))
        text_format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection.format = text_format
        selection.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        self.setExtraSelections([selection])


class JsonField(FormField):
    """A form field that is edited as JSON."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._edit = JsonEdit()
        self._edit.show_value(context.draft.value(path))
        if context.draft.invalid_text(path):
            self._edit.setPlainText(context.draft.invalid_text(path))
        self._edit.setPlaceholderText(self.tr("As JSON"))
        lines = max(_MIN_LINES, min(_MAX_LINES, self._edit.blockCount() + 1))
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * lines + 2 * Spacing.M)
        self._edit.edited.connect(self._edited)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_header()
        self.add_widget(self._edit)
        self.set_up_editor()
        if self._edit.error:
            self.show_problems([])

    @property
    def editor(self) -> QWidget:
        """The JSON editor."""
        return self._edit

    def show_problems(self, sentences: list[str]) -> None:
        """Show the problems; a syntax error takes precedence."""
        super().show_problems([self._edit.error] if self._edit.error else sentences)

    def _edited(self) -> None:
        if self._edit.error:
            self.show_problems([])
            self.context.draft.set_invalid_text(self.path, self._edit.toPlainText())
        else:
            is_empty = self._edit.value is ABSENT
            value = None if is_empty and self.field.is_entry else self._edit.value
            self.context.draft.set_value(self.path, value)


_PROBLEM_LINES = 4


class JsonView(QWidget):
    """Edits the whole passport as JSON; shows the syntax error and the passport's problems."""

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
        self._list.setAccessibleName(self.tr("Passport problems"))
        self._list.setFixedHeight(self._list.fontMetrics().lineSpacing() * 2 * _PROBLEM_LINES)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.S, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self.edit, 1)
        column.addWidget(self._error)
        column.addWidget(self._list)

    def show_problems(self, problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> None:
        """List the problems, and the warnings below them."""
        self._list.clear()
        for problem in problems:
            self._list.addItem(_line(problem))
        for warning in warnings:
            self._list.addItem(self.tr("Warning: {warning}").format(warning=_line(warning)))
        self._list.setVisible(self._list.count() > 0)

    def _edited(self) -> None:
        self._error.setText(self.edit.error)
        self._error.setVisible(bool(self.edit.error))
        self.edited.emit()


def _line(problem: Problem) -> str:
    """Return the problem after the path of its field."""
    path = readable_path(problem.field.removeprefix("passport"))
    return placed_problem_text(path, problem.message)
