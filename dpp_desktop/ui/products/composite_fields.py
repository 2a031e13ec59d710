"""Form fields that contain other fields: groups, lists and variants."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Field, Kind
from dpp_desktop.passports.forms.values import convert_to_variant, find_variant, fits, initial_value
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.products.value_fields import (
    ComboBoxField,
    FormComboBox,
    LineEditField,
    TextEditField,
    UnitValueField,
)
from dpp_desktop.ui.products.variant_texts import variant_titles
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip

_WIDE = (Kind.GROUP, Kind.LIST, Kind.VARIANTS)
_MAX_EXPANDED_ABSENT = 2
"""How many nested required groups without a value are expanded."""
_MAX_LIST_ENTRIES = 200
"""Lists with more entries are edited as JSON."""


def create_form_field(
    context: FormContext, field: Field, path: Path, *, bare: bool = False
) -> FormField:
    """Create the widget for a field; a JSON editor if the field's value doesn't fit its kind."""
    if path in context.unit_values:
        return UnitValueField(context, field, path, bare=bare)
    value = context.draft.value(path)
    too_long = isinstance(value, list) and len(value) > _MAX_LIST_ENTRIES
    if too_long or not fits(field, value) or field.kind is Kind.JSON:
        return JsonField(context, field, path, bare=bare)
    if field.kind is Kind.LONG_TEXT or (isinstance(value, str) and "\n" in value):
        return TextEditField(context, field, path, bare=bare)
    if field.kind in TEXTS or field.kind in NUMBERS:
        return LineEditField(context, field, path, bare=bare)
    if field.kind is Kind.GROUP:
        return GroupField(context, field, path, bare=bare)
    if field.kind is Kind.LIST:
        return ListField(context, field, path, bare=bare)
    if field.kind is Kind.VARIANTS:
        return VariantsField(context, field, path, bare=bare)
    return ComboBoxField(context, field, path, bare=bare)


class CompositeField(FormField):
    """A field with inner fields, which are re-created when their number or kind changes."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._body: QWidget | None = None

    def set_description(self, problem: str) -> None:
        """Do nothing: the field has no editor that could be invalid."""

    def set_body(self, *form_fields: QWidget) -> None:
        """Replace the inner fields."""
        if self._body:
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = self._frame()
        column = QVBoxLayout(self._body)
        indent = 0 if self.bare or not self.path else Spacing.L
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(Spacing.L)
        for form_field in form_fields:
            column.addWidget(form_field)
        self._layout.insertWidget(self._body_index(), self._body)

    def clear_body(self) -> None:
        """Remove the inner fields."""
        if self._body:
            self._body.setParent(None)
            self._body.deleteLater()
            self._body = None

    def _frame(self) -> QFrame:
        frame = QFrame()
        if self.path and not self.bare:
            frame.setProperty("kind", "inset")
        return frame

    def _body_index(self) -> int:
        """Return the layout index of the body, which is above the field's own problem."""
        count = self._layout.count()
        return count - 1 if self._problem_label else count


class GroupField(CompositeField):
    """The fields of an object. An optional object is expanded once the user fills it in."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._fill_in_button = _push_button(self.tr("Fill in"), f"fill:{self.location}")
        self._fill_in_button.setAccessibleName(self.tr("Fill in {title}").format(title=field.title))
        self._fill_in_button.clicked.connect(self._fill_in)
        self._leave_out_button = _push_button(self.tr("Leave out"), f"leave:{self.location}")
        self._leave_out_button.setAccessibleName(
            self.tr("Leave out {title}").format(title=field.title)
        )
        self._leave_out_button.clicked.connect(self._leave_out)
        if path:
            self.add_header(self._fill_in_button, self._leave_out_button)
        else:
            self._add_help()
        self._show(open_=self._is_open())

    @property
    def editor(self) -> QWidget:
        """The editor of the first inner field, or the Fill in button."""
        first = self.findChild(FormField)
        return first.editor if first else self._fill_in_button

    def _is_open(self) -> bool:
        if self.context.draft.value(self.path) not in (ABSENT, None) or not self.path:
            return True
        prefixes = [self.path[:end] for end in range(1, len(self.path) + 1)]
        absent = [path for path in prefixes if self.context.draft.value(path) is ABSENT]
        return self.field.required and len(absent) < _MAX_EXPANDED_ABSENT

    def _show(self, *, open_: bool) -> None:
        may_leave = open_ and not self.bare and bool(self.path) and not self.field.required
        self._fill_in_button.setVisible(not open_)
        self._leave_out_button.setVisible(may_leave)
        if open_:
            fields = [
                f for f in self.context.form.fields(self.field) if not self._is_discriminator(f)
            ]
            self.set_body(
                *(create_form_field(self.context, f, (*self.path, f.name)) for f in fields)
            )
        else:
            self.clear_body()

    def _is_discriminator(self, field: Field) -> bool:
        """Return whether the field identifies the variant; it is set by choosing the variant."""
        value = self.context.draft.value((*self.path, field.name))
        only = field.kind is Kind.CHOICE and len(field.choices) == 1
        return self.bare and only and value not in (ABSENT, None) and fits(field, value)

    def _fill_in(self) -> None:
        self.context.draft.set_value(self.path, initial_value(self.context.form, self.field))
        self._show(open_=True)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self) -> None:
        self.context.draft.remove_value(self.path)
        self._show(open_=False)
        self._fill_in_button.setFocus(Qt.FocusReason.OtherFocusReason)


class ListField(CompositeField):
    """The entries of a list, each with buttons to move and remove it."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._add = _push_button(self.tr("Add"), f"add:{self.location}", "add")
        self._add.setAccessibleName(self.tr("Add {title}").format(title=field.title))
        self._add.clicked.connect(self._append)
        self._rows: list[ListEntryRow] = []
        self.add_header(self._add)
        self._show()

    @property
    def editor(self) -> QWidget:
        """The editor of the first entry, or the Add button."""
        return self._rows[0].form_field.editor if self._rows else self._add

    @property
    def _count(self) -> int:
        value = self.context.draft.value(self.path)
        return len(value) if isinstance(value, list) else 0

    def _show(self) -> None:
        self._rows = [ListEntryRow(self, index, self._count) for index in range(self._count)]
        if self._rows:
            self.set_body(*self._rows)
        else:
            self.clear_body()

    def entry(self, index: int) -> Field:
        """Return the schema field of the entry at the index."""
        return self.context.form.entry(self.field, index)

    def _append(self) -> None:
        index = self._count
        self.context.draft.set_value(
            (*self.path, index), initial_value(self.context.form, self.entry(index))
        )
        self._show()
        self._rows[index].form_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, index: int) -> None:
        """Remove the entry; removing the last entry of an optional list removes the list."""
        last = self._count == 1 and not self.field.required
        self.context.draft.remove_value(self.path if last else (*self.path, index))
        self._show()
        focus = self._rows[min(index, len(self._rows) - 1)].remove if self._rows else self._add
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, index: int, by: int) -> None:
        """Move the entry by that many positions; the focus follows it."""
        self.context.draft.move_entry((*self.path, index), by)
        self._show()
        row = self._rows[index + by]
        button = row.up if by < 0 else row.down
        (button if button.isEnabled() else row.remove).setFocus(Qt.FocusReason.OtherFocusReason)


class ListEntryRow(QWidget):
    """A list entry: a value with buttons beside it, or inner fields with buttons above them."""

    def __init__(self, owner: ListField, index: int, count: int) -> None:
        super().__init__()
        field = owner.entry(index)
        title = field_texts.list_entry_title(field, index)
        self.form_field = create_form_field(owner.context, field, (*owner.path, index), bare=True)
        self.up = self._tool("chevron-up", self.tr("Move {title} up").format(title=title))
        self.down = self._tool("chevron-down", self.tr("Move {title} down").format(title=title))
        self.remove = self._tool("close", self.tr("Remove {title}").format(title=title))
        enable_unless(self.up, "" if index else self.tr("This is the first entry."))
        enable_unless(self.down, "" if index < count - 1 else self.tr("This is the last entry."))
        self._connect(lambda: owner.shift(index, -1), self.up)
        self._connect(lambda: owner.shift(index, 1), self.down)
        self._connect(lambda: owner.remove(index), self.remove)
        wide = field.kind in _WIDE or isinstance(self.form_field, JsonField)
        self._lay_out_block(title) if wide else self._lay_out_inline()

    def _lay_out_inline(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self.form_field, 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out_block(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        row = QHBoxLayout()
        row.setSpacing(Spacing.XS)
        row.addWidget(label(title, "strong"), 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.form_field)

    def _tool(self, icon_name: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedWidth(TARGET)
        set_tooltip(button, name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @staticmethod
    def _connect(act: Callable[[], None], button: QToolButton) -> None:
        button.clicked.connect(lambda _checked=False: act())


class VariantsField(CompositeField):
    """A combo box of the variants of a field, and the fields of the chosen variant below it."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._variants = context.form.variants(field)
        self._values_by_variant: dict[int, object] = {}
        self._last_value: object = ABSENT
        self._box = FormComboBox()
        self._box.addItem(field_texts.no_choice_text())
        self._box.addItems(variant_titles(context.form, self._variants))
        value = context.draft.value(path)
        unset = value is ABSENT or value is None
        self._variant_index = -1 if unset else find_variant(context.form, field, value)
        self._box.setCurrentIndex(self._variant_index + 1)
        self._box.activated.connect(self._choose)
        self.add_header()
        self.add_widget(self._box)
        self.set_up_editor()
        self._box.setAccessibleDescription(field_texts.help_text(field))
        self._show()

    @property
    def editor(self) -> QWidget:
        """The combo box."""
        return self._box

    def _choose(self, index: int) -> None:
        if index == self._variant_index + 1:
            return
        self._store_variant_value()
        self._variant_index = index - 1
        if index:
            self.context.draft.set_value(self.path, self._value())
        elif self.path and isinstance(self.path[-1], str):
            self.context.draft.remove_value(self.path)
        else:
            self.context.draft.set_value(self.path, None)
        self._show()

    def _store_variant_value(self) -> None:
        """Keep the value of the current variant: arrow keys pass through the other variants."""
        if self._variant_index >= 0:
            self._last_value = self.context.draft.value(self.path)
            self._values_by_variant[self._variant_index] = self._last_value

    def _value(self) -> object:
        """Return the variant's earlier value, or the part of the last value that fits it."""
        if self._variant_index in self._values_by_variant:
            return self._values_by_variant[self._variant_index]
        return convert_to_variant(
            self.context.form, self._variants[self._variant_index], self._last_value
        )

    def _show(self) -> None:
        if self._variant_index < 0:
            self.clear_body()
        else:
            variant = self._variants[self._variant_index]
            self.set_body(create_form_field(self.context, variant, self.path, bare=True))


def _push_button(text: str, name: str, icon_name: str | None = None) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
    return button
