"""A table of names and values in a form, with a row to add an entry."""

from bisect import insort
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.message import Message
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.forms.language_tags import language_name
from dpp_desktop.passports.forms.parts import COMPOSITE
from dpp_desktop.passports.forms.values import initial_value
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.any_field import Create
from dpp_desktop.ui.products.composite_field import form_button
from dpp_desktop.ui.products.form_field import FormField, remove_fields, show_now
from dpp_desktop.ui.products.map_entry_row import (
    NAME_STRETCH,
    VALUE_STRETCH,
    MapEntryRow,
)
from dpp_desktop.ui.products.tab_order import set_tab_order
from dpp_desktop.ui.products.value_fields import FormComboBox
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label

_ROWS = 40
"""How many rows are shown at once, because creating them takes time."""


class MapEntries(QWidget):
    """The entries with the given names in the object of a field.

    `find_names` returns the names, and `find_problem` why a name can't be used.
    """

    changed = Signal()
    """Entries were added, removed or renamed."""

    def __init__(
        self,
        owner: FormField,
        create: Create,
        find_names: Callable[[], Sequence[str]],
        find_problem: Callable[[FreeKeys, str, object], Message | None] = FreeKeys.problem,
    ) -> None:
        super().__init__()
        self._owner = owner
        self._create = create
        self._find_names = find_names
        self._find_problem = find_problem
        self._keys = owner.context.form.free_keys(owner.field)
        self._count = _ROWS
        self._requested: dict[str, None] = {}
        self.rows: list[MapEntryRow] = []
        self._heading = QWidget()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Spacing.M)
        self._more = form_button("", "show_more", self._show_more)
        self._adding = QWidget()
        self._key: QLineEdit | QComboBox = QLineEdit()
        self._problem = label("", "problem")
        self._problem.setObjectName(f"new_key_problem:{owner.location}")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Spacing.S)
        self._column.addWidget(self._heading)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._adding)
        self._column.addWidget(self._problem)
        self._lay_out_heading()
        self._show_rows()
        self._show_adding()

    @property
    def editor(self) -> QWidget:
        """The editor of the first value, or the name of an entry to add."""
        return self.rows[0].form_field.editor if self.rows else self._key

    @property
    def _value(self) -> object:
        return self._owner.context.draft.value(self._owner.path)

    @property
    def _names_are_languages(self) -> bool:
        return self._keys.are_languages(tuple(self._find_names()))

    def _lay_out_heading(self) -> None:
        row = QHBoxLayout(self._heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        name = self.tr("Language") if self._names_are_languages else self.tr("Name")
        row.addWidget(label(name, "caption"), NAME_STRETCH)
        row.addWidget(label(self.tr("Value"), "caption"), VALUE_STRETCH)
        row.addSpacing(TARGET)

    def _show_rows(self) -> list[str]:
        """Show the next rows that don't exist yet, the first one at once; return their names."""
        missing = [name for name in self._find_names() if name not in self._requested]
        room = max(0, self._count - len(self._requested))
        self._requested |= dict.fromkeys(missing[:room])
        factories = [partial(self._create_row, name) for name in missing[:room]]
        self._owner.context.state.queue.fill(self._rows, factories)
        rest = len(missing[room:])
        self._heading.setVisible(not all(map(self._is_block, self._requested)))
        self._more.setVisible(rest > 0)
        self._more.setText(field_texts.more_entries_text(rest))
        return missing[:room]

    def _is_block(self, name: str) -> bool:
        field = self._owner.context.form.free_field(self._owner.field, name)
        return field.kind in COMPOSITE

    def _show_more(self) -> None:
        self._count += _ROWS
        shown = self._show_rows()
        self._set_tab_order()
        first = self._row(shown[0]) if shown else None
        following = first.key if first else self._key
        if first:
            show_now(first)
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_tab_order(self) -> None:
        set_tab_order([*self.rows, self._more, self._adding])

    def _row(self, name: str) -> MapEntryRow | None:
        return next((row for row in self.rows if row.name == name), None)

    def _add_row(self, name: str) -> MapEntryRow:
        """Show the row of a name at the end, at once."""
        self._requested[name] = None
        row = self._create_row(name)
        self._rows.addWidget(row)
        show_now(row)
        return row

    def _create_row(self, name: str) -> MapEntryRow:
        """Return a new row, which is in `rows` at the position of its name in the document."""
        row = self._new_row(name)
        position = {each: index for index, each in enumerate(self._find_names())}
        insort(self.rows, row, key=lambda each: position.get(each.name, -1))
        return row

    def _new_row(self, name: str) -> MapEntryRow:
        field = self._owner.context.form.free_field(self._owner.field, name)
        path = (*self._owner.path, name)
        form_field = self._create(self._owner.context, field, path, bare=True)
        row = MapEntryRow(form_field, name, names_are_languages=self._names_are_languages)
        row.rename_requested.connect(lambda new: self._rename(row, new))
        row.remove_requested.connect(lambda: self._remove(row))
        if self._keys.refuses(name):
            row.show_note(
                self.tr("The schema doesn't allow this name. Rename or remove the entry.")
            )
        return row

    def _show_adding(self) -> None:
        """Show the row to add an entry, with suggested names; none if no name is allowed."""
        replaced = self._adding
        self._adding = QWidget()
        self._column.replaceWidget(replaced, self._adding)
        replaced.hide()
        replaced.deleteLater()
        row = QHBoxLayout(self._adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        suggested = self._keys.suggestions(self._value)
        self._key = self._combo(suggested) if suggested else QLineEdit()
        edit = self._key.lineEdit() if isinstance(self._key, QComboBox) else self._key
        name = self.tr("Language") if self._names_are_languages else self.tr("Name")
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText(name)
            edit.returnPressed.connect(self._add)
        self._key.setObjectName(f"new_key:{self._owner.location}")
        self._key.setAccessibleName(
            self.tr("Name of a new entry of {title}").format(
                title=field_texts.plain_title(self._owner.field)
            )
        )
        add = form_button(self.tr("Add"), f"add:{self._owner.location}", self._add)
        add.setAccessibleName(
            self.tr("Add to {title}").format(title=field_texts.plain_title(self._owner.field))
        )
        row.addWidget(self._key, NAME_STRETCH)
        row.addWidget(add)
        row.addStretch(VALUE_STRETCH)
        self._adding.setVisible(not self._keys.are_refused)

    def _combo(self, names: Sequence[str]) -> QComboBox:
        box = FormComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for name in names:
            language = language_name(name) if self._names_are_languages else ""
            box.addItem(f"{name} – {language}" if language else name, name)
        box.setCurrentIndex(-1)
        box.setEditText("")
        return box

    def _new_name(self) -> str:
        if isinstance(self._key, QLineEdit):
            return self._key.text().strip()
        text = self._key.currentText()
        index = self._key.findText(text)
        return str(self._key.itemData(index)) if index >= 0 else text.strip()

    def _add(self) -> None:
        name = self._new_name()
        problem = self._find_problem(self._keys, name, self._value)
        self._show_problem(self._problem, problem)
        if problem:
            self._key.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = self._owner.context.form
        value = initial_value(form, form.free_field(self._owner.field, name))
        self._count += 1
        self._owner.context.draft.set_value((*self._owner.path, name), value)
        row = self._add_row(name)
        self._show_rows()
        self._show_adding()
        self._set_tab_order()
        row.form_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit_changed()

    def _remove(self, row: MapEntryRow) -> None:
        """Remove the entry; removing the last entry of an optional map removes the map."""
        owner, index = self._owner, list(self._find_names()).index(row.name)
        value = self._value
        is_last = isinstance(value, dict) and len(value) == 1
        whole = is_last and bool(owner.path) and not owner.field.required
        owner.context.draft.remove_value(owner.path if whole else (*owner.path, row.name))
        self.rows.remove(row)
        self._requested.pop(row.name, None)
        remove_fields(row)
        self._show_rows()
        self._show_adding()
        self._set_tab_order()
        names = self._find_names()
        following = self._row(names[min(index, len(names) - 1)]) if names else None
        # Never another entry than the next one, which may not exist yet.
        focus = following.remove if following else self._key
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit_changed()

    def _rename(self, row: MapEntryRow, name: str) -> None:
        """Rename the entry if the name is allowed; it needs a new row if the schema differs."""
        problem = self._find_problem(self._keys, name, self._value)
        if problem:
            row.show_name_problem(problem_text(problem))
            return
        owner = self._owner
        owner.context.draft.rename((*owner.path, row.name), name)
        field = owner.context.form.free_field(owner.field, name)
        was_refused = self._keys.refuses(row.name)
        self._requested = {name if known == row.name else known: None for known in self._requested}
        if field.identity == row.form_field.field.identity and not was_refused:
            row.rename(name)
        else:
            self._replace_row(row, self._new_row(name))
        self._show_adding()
        self._set_tab_order()
        self._emit_changed()

    def _replace_row(self, row: MapEntryRow, new: MapEntryRow) -> None:
        had_focus = row.isAncestorOf(QApplication.focusWidget() or self)
        self.rows[self.rows.index(row)] = new
        outer = row.parentWidget()
        for layout in (self._rows, outer.layout() if outer else None):
            if layout and layout.indexOf(row) >= 0:
                layout.replaceWidget(row, new)
        remove_fields(row)
        show_now(new)
        if had_focus:
            new.form_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emit_changed(self) -> None:
        self.changed.emit()
        self._owner.context.state.changed.emit()

    @staticmethod
    def _show_problem(shown: QLabel, problem: Message | None) -> None:
        shown.setText(problem_text(problem) if problem else "")
        shown.setVisible(bool(problem))
