"""A row of a table of names and values in a form."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import place_name
from dpp_desktop.passports.forms.language_tags import language_name
from dpp_desktop.passports.forms.parts import COMPOSITE
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip

NAME_STRETCH, VALUE_STRETCH = 2, 5
"""The widths of the columns relative to each other."""


class MapEntryRow(QWidget):
    """A name and its value beside it; or below it, if the value has inner fields."""

    rename_requested = Signal(str)
    """The new name."""
    remove_requested = Signal()

    def __init__(self, form_field: FormField, name: str, *, names_are_languages: bool) -> None:
        super().__init__()
        self.form_field = form_field
        self.name = name
        self._names_are_languages = names_are_languages
        self.key = QLineEdit(name)
        self.key.setCursorPosition(0)
        self.key.editingFinished.connect(self._key_edited)
        self._language = label("", "caption")
        self._problem = label("", "problem")
        self._problem.setObjectName("key_problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.remove = QToolButton()
        self.remove.setIcon(icon("close"))
        self.remove.setIconSize(QSize(ICON, ICON))
        self.remove.setFixedWidth(TARGET)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(self.remove_requested)
        self.is_block = form_field.field.kind in COMPOSITE or isinstance(form_field, JsonField)
        self._lay_out_block() if self.is_block else self._lay_out_inline()
        self._show_name()

    def show_name_problem(self, problem: str) -> None:
        """Show why the entered name can't be used; empty if it can."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        set_property(self.key, "invalid", bool(problem))
        self.key.setAccessibleDescription(problem)

    def rename(self, name: str) -> None:
        """Show that the entry has another name; its fields keep their state."""
        path = self.form_field.path
        old, self.name = self.name, name
        self.show_name_problem("")
        before, after = (place_name((*path[:-1], each)) for each in (old, name))
        for widget in (self.form_field, *self.form_field.findChildren(QWidget)):
            if isinstance(widget, FormField):
                widget.move_to((*path[:-1], name, *widget.path[len(path) :]))
            if before in widget.objectName():
                widget.setObjectName(widget.objectName().replace(before, after, 1))
        self._show_name()

    def show_note(self, text: str) -> None:
        """Show a lasting problem of the entry itself."""
        note = label(text, "problem")
        note.setObjectName("note")
        note.setWordWrap(True)
        self._column.addWidget(note)

    def _key_edited(self) -> None:
        if self.key.text().strip() != self.name:
            self.rename_requested.emit(self.key.text().strip())
        else:
            self.show_name_problem("")

    def _show_name(self) -> None:
        location = self.form_field.location
        self.key.setObjectName(f"key:{location}")
        self.key.setAccessibleName(self._key_name())
        self._language.setText(language_name(self.name) if self._names_are_languages else "")
        self._language.setVisible(bool(self._language.text()))
        self.remove.setObjectName(f"remove:{location}")
        title = self.tr("Remove {title}").format(title=self.name)
        set_tooltip(self.remove, title)
        self.remove.setAccessibleName(title)

    def _key_name(self) -> str:
        return self.tr("Language") if self._names_are_languages else self.tr("Name")

    def _lay_out_inline(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addLayout(self._key_cell(), NAME_STRETCH)
        row.addWidget(self.form_field, VALUE_STRETCH, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out(row)

    def _lay_out_block(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addLayout(self._key_cell(), 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out(row)
        frame = QFrame()
        frame.setProperty("kind", "inset")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(Spacing.L, 0, 0, 0)
        inner.addWidget(self.form_field)
        self._column.addWidget(frame)

    def _lay_out(self, row: QHBoxLayout) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Spacing.XS)
        self._column.addLayout(row)

    def _key_cell(self) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(Spacing.XS)
        cell.addWidget(self.key)
        cell.addWidget(self._language)
        cell.addWidget(self._problem)
        cell.addStretch()
        return cell
