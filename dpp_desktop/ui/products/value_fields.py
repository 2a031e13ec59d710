"""Parts of the form that are filled in with one value: a text, a number, a choice."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Choice, Field, Kind
from dpp_desktop.passports.forms.values import choice_of, emptied, number_from
from dpp_desktop.ui.products import texts
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.products.form_field import Part
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_LINES = 4
_MOST_SHOWN_AT_ONCE = 12
_YES_NO = (Choice(True), Choice(False))


class LinePart(Part):
    """A text, a date, an address or a number in one line.

    A number that can't be read stays as the text that was typed: the check says that it is none.
    """

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._edit = QLineEdit()
        if path == site.gtin_path:
            self._show_gtin()
        else:
            self._edit.setText(_as_text(site.draft.value(path)))
            self._edit.setPlaceholderText(texts.placeholder(field))
            self._edit.textEdited.connect(self._edited)
        if field.kind is Kind.URL:
            self._edit.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._edit.setCursorPosition(0)
        self.lay_head()
        if path == site.gtin_path:
            self.lay(label(self.tr("Filled in from the product's GTIN above."), "caption"))
        self.lay(self._edit)
        self.name_editor()

    @property
    def editor(self) -> QWidget:
        """The line."""
        return self._edit

    def _show_gtin(self) -> None:
        self._edit.setText(self.site.gtin)
        self._edit.setReadOnly(True)
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_gtin(self, gtin: str) -> None:
        """Shows the product's GTIN, if that is what the schema asks for here."""
        if self.path == self.site.gtin_path:
            self._edit.setText(gtin)

    def _edited(self, text: str) -> None:
        self.site.draft.put(self.path, self._value(text))

    def _value(self, text: str) -> object:
        if not text:
            return _nothing(self)
        if self.field.kind in NUMBERS:
            whole = self.field.kind is Kind.INTEGER
            return number_from(text, QLocale().decimalPoint(), whole=whole)
        return text


class LongTextPart(Part):
    """A text of several lines; Tab leads on to the next field."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setPlainText(_as_text(site.draft.value(path)))
        self._edit.setPlaceholderText(texts.placeholder(field))
        lines = self._edit.fontMetrics().lineSpacing() * _LINES
        self._edit.setFixedHeight(lines + 2 * Spacing.M)
        self._edit.textChanged.connect(self._edited)
        self.lay_head()
        self.lay(self._edit)
        self.name_editor()

    @property
    def editor(self) -> QWidget:
        """The text."""
        return self._edit

    def _edited(self) -> None:
        self.site.draft.put(self.path, self._edit.toPlainText() or _nothing(self))


class ChoicePart(Part):
    """One of several values, or none yet."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._choices = field.choices or _YES_NO
        self._box = Box()
        self._box.addItem(texts.not_chosen())
        self._box.addItems([texts.choice_title(choice) for choice in self._choices])
        self._box.setMaxVisibleItems(_MOST_SHOWN_AT_ONCE)
        self._box.setCurrentIndex(self._place_of(site.draft.value(path)))
        self._box.activated.connect(self._chosen)
        self.lay_head()
        self.lay(self._box)
        self.name_editor()

    @property
    def editor(self) -> QWidget:
        """The box."""
        return self._box

    def _place_of(self, value: object) -> int:
        if self.field.kind is Kind.YES_NO:
            return {True: 1, False: 2}[value] if isinstance(value, bool) else 0
        found = None if value is ABSENT else choice_of(self.field, value)
        return 0 if found is None else found + 1

    def _chosen(self, place: int) -> None:
        value = self._choices[place - 1].value if place else _nothing(self)
        self.site.draft.put(self.path, value)


class Box(QComboBox):
    """A choice that the wheel doesn't change while one scrolls past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Else the longest of its texts decides how wide the form is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leaves the wheel to what is around it."""
        event.ignore()


def _nothing(part: Part) -> object:
    """What an emptied part stands for; an entry of a list keeps its place."""
    if not part.path or isinstance(part.path[-1], str):
        return emptied(part.field)
    return "" if part.field.kind in TEXTS else None


def _as_text(value: object) -> str:
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, float):
        return repr(value).replace(".", QLocale().decimalPoint())
    return str(value)
