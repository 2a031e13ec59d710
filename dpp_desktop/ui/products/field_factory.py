"""Creates the widgets of form fields, and the fields for groups and variants."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Field, Kind
from dpp_desktop.passports.forms.parts import COMPOSITE, is_edited_as_json, is_expanded
from dpp_desktop.passports.forms.values import convert_to_variant, find_variant, fits, initial_value
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.any_field import AnyField
from dpp_desktop.ui.products.build_queue import Factory
from dpp_desktop.ui.products.composite_field import CompositeField, form_button
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.group_fields import GroupFields
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.products.list_field import ListField
from dpp_desktop.ui.products.map_field import MapField, other_values
from dpp_desktop.ui.products.value_fields import (
    ComboBoxField,
    FormComboBox,
    LineEditField,
    TextEditField,
    UnitValueField,
)
from dpp_desktop.ui.products.variant_texts import variant_titles


def create_form_field(
    context: FormContext, field: Field, path: Path, *, bare: bool = False
) -> FormField:
    """Create the widget for a field; a JSON editor if the field's value doesn't fit its kind."""
    if path in context.unit_values:
        return UnitValueField(context, field, path, bare=bare)
    return _create_editable(context, field, path, bare=bare)


def _create_editable(context: FormContext, field: Field, path: Path, *, bare: bool) -> FormField:
    value = context.draft.value(path)
    if is_edited_as_json(field, value) or context.draft.invalid_text(path):
        return JsonField(context, field, path, bare=bare)
    if field.kind in (Kind.ANY, Kind.MAP):
        free = AnyField if field.kind is Kind.ANY else MapField
        return free(context, field, path, bare=bare, create=create_form_field)
    if field.kind is Kind.LONG_TEXT or (isinstance(value, str) and "\n" in value):
        return TextEditField(context, field, path, bare=bare)
    if field.kind in TEXTS or field.kind in NUMBERS:
        return LineEditField(context, field, path, bare=bare)
    if field.kind is Kind.GROUP:
        return GroupField(context, field, path, bare=bare)
    if field.kind is Kind.LIST:
        return ListField(context, field, path, bare=bare, create=create_form_field)
    if field.kind is Kind.VARIANTS:
        return VariantsField(context, field, path, bare=bare)
    return ComboBoxField(context, field, path, bare=bare)


class GroupField(CompositeField):
    """The fields of an object. An optional object is expanded once the user fills it in."""

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._fields = GroupFields(self, self._create_inner, self._skips)
        self._fill_in_button = form_button(
            self.tr("Fill in"), f"fill:{self.location}", self._fill_in
        )
        self._fill_in_button.setAccessibleName(self.tr("Fill in {title}").format(title=field.title))
        self._leave_out_button = form_button(
            self.tr("Leave out"), f"leave:{self.location}", self._leave_out
        )
        self._leave_out_button.setAccessibleName(
            self.tr("Leave out {title}").format(title=field.title)
        )
        if path:
            self.add_header(self._fill_in_button, self._leave_out_button)
        else:
            self._add_help()
        self._is_filled_in = is_expanded(context.draft.document, field, path)
        self._show()

    @property
    def editor(self) -> QWidget:
        """The editor of the first inner field, or the button that shows it."""
        if self.disclosure and self.is_collapsed and self._is_filled_in:
            return self.disclosure.button
        first = self.body.findChild(FormField) if self.body else None
        return first.editor if first else self._fill_in_button

    @property
    def has_inner(self) -> bool:
        """Whether the group is filled in, so that its fields are shown once it is opened."""
        return self._is_filled_in

    def inner_factories(self) -> Sequence[Factory]:
        """Return the functions that create the fields of the group, and its other values."""
        return [*self._fields.factories(), *other_values(self, create_form_field)]

    def clear_body(self) -> None:
        """Remove the inner fields."""
        super().clear_body()
        self._fields.clear()

    def _show(self) -> None:
        self._fill_in_button.setVisible(not self._is_filled_in)
        self._show_leave_out()
        self.show_inner()

    def _show_leave_out(self) -> None:
        can_leave = self._is_filled_in and not self.bare and bool(self.path)
        self._leave_out_button.setVisible(can_leave and not self.field.required)

    def update_field(self, field: Field) -> None:
        """Update the inner fields too."""
        super().update_field(field)
        if not self._is_filled_in and is_expanded(self.context.draft.document, field, self.path):
            self._is_filled_in = True
            self._show()
            return
        self._show_leave_out()
        self._fields.update()

    def _create_inner(self, field: Field) -> FormField:
        return create_form_field(self.context, field, (*self.path, field.name))

    def _skips(self, field: Field) -> bool:
        is_filtered = not self.context.state.includes((*self.path, field.name))
        return is_filtered or self._is_discriminator(field)

    def _is_discriminator(self, field: Field) -> bool:
        """Return whether the field identifies the variant; it is set by choosing the variant."""
        value = self.context.draft.value((*self.path, field.name))
        only = field.kind is Kind.CHOICE and len(field.choices) == 1
        return self.bare and only and value not in (ABSENT, None) and fits(field, value)

    def _fill_in(self) -> None:
        self.context.draft.set_value(self.path, initial_value(self.context.form, self.field))
        self.context.state.show_all_below(self.path)
        self.context.state.opened.add(self.path)
        self._is_filled_in = True
        self._show()
        self.context.state.changed.emit()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self) -> None:
        self.context.draft.remove_value(self.path)
        self.context.state.opened.discard(self.path)
        self._is_filled_in = False
        self._show()
        self._fill_in_button.setFocus(Qt.FocusReason.OtherFocusReason)


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
        self.show_inner()

    @property
    def editor(self) -> QWidget:
        """The combo box."""
        return self._box

    def update_field(self, field: Field) -> None:
        """Update the chosen variant too."""
        super().update_field(field)
        self._variants = self.context.form.variants(field)
        chosen = self.inner_field()
        if chosen:
            chosen.update_field(self._variants[self._variant_index])

    def _choose(self, index: int) -> None:
        if index == self._variant_index + 1:
            return
        self._store_variant_value()
        self._variant_index = index - 1
        if index:
            self.context.draft.set_value(self.path, self._value())
        elif self.path and not self.field.is_entry:
            self.context.draft.remove_value(self.path)
        else:
            self.context.draft.set_value(self.path, None)
        self.context.state.show_all_below(self.path)
        self.context.state.opened.add(self.path)
        self.show_inner()
        self.context.state.changed.emit()

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

    @property
    def has_inner(self) -> bool:
        """Whether a variant is chosen."""
        return self._variant_index >= 0

    @property
    def is_collapsed(self) -> bool:
        """Whether the variant has fields that are shown only once it is opened."""
        is_single = self.has_inner and self._variants[self._variant_index].kind not in COMPOSITE
        return super().is_collapsed and not is_single

    def inner_factories(self) -> Sequence[Factory]:
        """Return the function that creates the field of the variant."""
        variant = self._variants[self._variant_index]
        return [partial(create_form_field, self.context, variant, self.path, bare=True)]

    def set_description(self, problem: str) -> None:
        """Describe the combo box too, which stays valid: the problems are in the variant."""
        super().set_description(problem)
        self._box.setAccessibleDescription(
            " ".join(filter(None, (problem, field_texts.help_text(self.field))))
        )
