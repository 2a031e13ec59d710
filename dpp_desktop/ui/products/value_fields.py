"""Form fields with a single value: texts, numbers and choices."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Choice, Field, Kind
from dpp_desktop.passports.forms.values import empty_value, find_choice, number_from
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.date_field import DateField

_LINES = 4
_MAX_VISIBLE_ITEMS = 12
_YES_NO = (Choice(True), Choice(False))


class LineEditField(FormField):
    """A text, date, URL or number in a line edit.

    Text that isn't a number is stored as text, so that the check reports it.
    """

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._edit = _line_edit(field)
        if path == context.gtin_path:
            self._show_gtin()
        else:
            self._show(_as_text(context.draft.value(path)))
            self._edit.textEdited.connect(self._edited)
        if field.kind is Kind.URL:
            self._edit.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._edit.setCursorPosition(0)
        self.add_header()
        if path == context.gtin_path:
            self.add_widget(label(self.tr("Filled in from the product's GTIN above."), "caption"))
        self.add_widget(self._edit)
        self.set_up_editor()

    @property
    def editor(self) -> QWidget:
        """The line edit."""
        return self._edit

    def _show(self, text: str) -> None:
        if isinstance(self._edit, DateField):
            self._edit.show_iso(text)
        else:
            self._edit.setText(text)
            self._edit.setPlaceholderText(field_texts.placeholder(self.field))

    def _show_gtin(self) -> None:
        self._edit.setText(self.context.gtin)
        self._edit.setReadOnly(True)
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_gtin(self, gtin: str) -> None:
        """Show the product's GTIN if this is the passport's GTIN field."""
        if self.path == self.context.gtin_path:
            self._edit.setText(gtin)

    def _edited(self, text: str) -> None:
        self.context.draft.set_value(self.path, self._value(text))

    def _value(self, text: str) -> object:
        if not text:
            return _empty_value(self)
        if self.field.kind in NUMBERS:
            is_integer = self.field.kind is Kind.INTEGER
            return number_from(text, QLocale().decimalPoint(), whole=is_integer)
        return self._edit.iso if isinstance(self._edit, DateField) else text


class UnitValueField(FormField):
    """A field that is filled in for each unit, read-only and empty whatever a sample has there."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._edit = QLineEdit()
        self._edit.setReadOnly(True)
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add_header()
        self.add_widget(self._edit)
        self.set_up_editor()

    @property
    def editor(self) -> QWidget:
        """The line edit."""
        return self._edit


class TextEditField(FormField):
    """A multi-line text; Tab moves to the next field."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setPlainText(_as_text(context.draft.value(path)))
        self._edit.setPlaceholderText(field_texts.placeholder(field))
        lines = self._edit.fontMetrics().lineSpacing() * _LINES
        self._edit.setFixedHeight(lines + 2 * Spacing.M)
        self._edit.textChanged.connect(self._edited)
        self.add_header()
        self.add_widget(self._edit)
        self.set_up_editor()

    @property
    def editor(self) -> QWidget:
        """The text edit."""
        return self._edit

    def _edited(self) -> None:
        self.context.draft.set_value(self.path, self._edit.toPlainText() or _empty_value(self))


class ComboBoxField(FormField):
    """A combo box with the allowed values, and an entry for no value."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._choices = field.choices or _YES_NO
        self._box = FormComboBox()
        self._box.addItem(field_texts.no_choice_text())
        self._box.addItems([field_texts.choice_title(choice) for choice in self._choices])
        self._box.setMaxVisibleItems(_MAX_VISIBLE_ITEMS)
        self._box.setCurrentIndex(self._index_of(context.draft.value(path)))
        self._box.activated.connect(self._choose)
        self.add_header()
        self.add_widget(self._box)
        self.set_up_editor()

    @property
    def editor(self) -> QWidget:
        """The combo box."""
        return self._box

    def _index_of(self, value: object) -> int:
        if self.field.kind is Kind.YES_NO:
            return {True: 1, False: 2}[value] if isinstance(value, bool) else 0
        found = None if value is ABSENT else find_choice(self.field, value)
        return 0 if found is None else found + 1

    def _choose(self, index: int) -> None:
        value = self._choices[index - 1].value if index else _empty_value(self)
        self.context.draft.set_value(self.path, value)


class FormComboBox(QComboBox):
    """A combo box that ignores the mouse wheel, so that scrolling the form doesn't change it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Otherwise the longest entry would set the width of the form.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the event to the scroll area."""
        event.ignore()


def _line_edit(field: Field) -> QLineEdit:
    if field.kind in (Kind.DATE, Kind.DATE_TIME):
        return DateField(with_time=field.kind is Kind.DATE_TIME)
    return QLineEdit()


def _empty_value(form_field: FormField) -> object:
    """Return the value of an emptied field; an emptied entry of a list or map stays."""
    if not form_field.field.is_entry:
        return empty_value(form_field.field)
    return "" if form_field.field.kind in TEXTS else None


def _as_text(value: object) -> str:
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, float):
        return repr(value).replace(".", QLocale().decimalPoint())
    return str(value)
