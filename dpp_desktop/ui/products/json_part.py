"""What can't be shown as a form, and the whole passport, as JSON that is checked as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from dpp_desktop.passports import jsontext
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.ui.explain import problem_text
from dpp_desktop.ui.look.palette import colours_of
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.products.part import Part

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
        self.setPlainText("" if value is ABSENT else jsontext.indented(value).rstrip("\n"))
        self.blockSignals(False)
        self._value, self._error = value, ""
        self._mark(None)

    def _read(self) -> None:
        text = self.toPlainText()
        try:
            self._value, self._error = (jsontext.parse(text) if text.strip() else ABSENT), ""
            self._mark(None)
        except jsontext.JsonTextError as error:
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
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * lines + 2 * Space.M)
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
