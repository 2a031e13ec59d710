"""The fields of an object in a form, which follow the conditions of the schema."""

from collections.abc import Callable, Hashable
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.ui.products.build_queue import Factory
from dpp_desktop.ui.products.composite_field import CompositeField
from dpp_desktop.ui.products.form_field import FormField, remove_fields, show_now
from dpp_desktop.ui.products.tab_order import set_tab_order

_needs_same_editor = attrgetter("kind", "choices", "nullable", "unit", "identity")


class GroupFields(QObject):
    """Keeps the fields in a group those that apply to its value.

    A field that no longer applies is shown while it has a value, the focus or invalid JSON, so that
    nothing is lost.
    """

    def __init__(
        self,
        owner: CompositeField,
        create: Callable[[Field], FormField],
        skips: Callable[[Field], bool],
    ) -> None:
        """Follow the draft of the group `owner`.

        `create` returns the widget of a field, and `skips` whether a field isn't shown.
        """
        super().__init__(owner)
        self._owner = owner
        self._create = create
        self._skips = skips
        self._shown: dict[str, FormField] = {}
        self._state: Hashable = None
        self._is_cleared = True
        self._is_waiting_for_focus = False
        self._is_outdated = False
        owner.context.draft.changed.connect(self._follow)
        owner.context.state.queue.slice_added.connect(self._continue)

    def factories(self) -> list[Factory]:
        """Return the functions that create the fields, in their order."""
        self._shown, self._is_cleared = {}, False
        self._state = self._current_state()
        return [partial(self._created, field) for field in self._fields().values()]

    def clear(self) -> None:
        """Forget the fields, which are deleted."""
        self._shown, self._is_cleared = {}, True
        self._state = None

    def update(self) -> None:
        """Show the fields of the same object by schemas that changed with values outside it."""
        if not self._is_cleared and self._is_in_form:
            self._state = self._current_state()
            self._show_fields()

    def _current_state(self) -> Hashable:
        return self._form.state_for(self._owner.field, self._value)

    @property
    def _form(self) -> FormSchema:
        return self._owner.context.form

    @property
    def _value(self) -> object:
        return self._owner.context.value_with_gtin(self._owner.path)

    @property
    def _is_in_form(self) -> bool:
        """Whether the form still has the group; a form that is replaced exists for a while."""
        return self._owner in self._owner.context.state.at(self._owner.path)

    def _fields(self) -> dict[str, Field]:
        fields = self._form.fields_for(self._owner.field, self._value)
        return {field.name: field for field in fields if not self._skips(field)}

    @Slot()
    def _follow(self) -> None:
        if self._state is None or not self._is_in_form:
            return
        state = self._current_state()
        if state != self._state:
            self._state = state
            self._show_fields()

    @Slot()
    def _continue(self) -> None:
        """Update the fields that changed while they were being created."""
        if self._is_outdated and self._owner.context.state.queue.is_idle:
            self._is_outdated = False
            if not self._is_cleared and self._is_in_form:
                self._show_fields()

    def _show_fields(self) -> None:
        if not self._owner.context.state.queue.is_idle:
            self._is_outdated = True
            return
        fields = self._fields()
        focused = _Focus(self._owner)
        for name in [name for name in self._shown if name not in fields]:
            self._remove_unless_in_use(name)
        known = [field.name for field in self._form.fields(self._owner.field)]
        ordered: dict[str, FormField] = {}
        previous: FormField | None = None
        for name in dict.fromkeys((*known, *fields)):
            if name in fields:
                previous = self._updated(fields[name]) or self._inserted(fields[name], previous)
                ordered[name] = previous
            elif name in self._shown:
                previous = ordered[name] = self._shown[name]
        self._shown = ordered
        set_tab_order(ordered.values())
        focused.restore(self._owner)
        self._owner.context.state.changed.emit()

    def _created(self, field: Field) -> FormField:
        made = self._shown[field.name] = self._create(field)
        return made

    def _updated(self, field: Field) -> FormField | None:
        """Return the field's widget, updated; None if there is none or it has another editor."""
        known = self._shown.get(field.name)
        if known and _needs_same_editor(known.field) == _needs_same_editor(field):
            known.update_field(field)
            return known
        if known:
            self._remove(field.name)
        return None

    def _inserted(self, field: Field, previous: FormField | None) -> FormField:
        following = next(iter(self._shown.values()), None)
        made = self._created(field)
        anchor = previous or following
        outer = anchor.parentWidget() if anchor else self._owner.body
        column = outer.layout() if outer else None
        if isinstance(column, QVBoxLayout):
            index = column.indexOf(anchor) + bool(previous) if anchor else _index_of_first(column)
            column.insertWidget(index, made)
        show_now(made)
        return made

    def _remove_unless_in_use(self, name: str) -> None:
        if not _is_in_use(self._shown[name]):
            self._remove(name)
        elif not self._is_waiting_for_focus:
            self._is_waiting_for_focus = True
            _application().focusChanged.connect(self._focus_changed)

    def _remove(self, name: str) -> None:
        remove_fields(self._shown.pop(name))

    @Slot()
    def _focus_changed(self) -> None:
        """Remove the fields that were only shown because they had the focus."""
        _application().focusChanged.disconnect(self._focus_changed)
        self._is_waiting_for_focus = False
        if not self._is_cleared and self._is_in_form:
            self._show_fields()


def _index_of_first(column: QVBoxLayout) -> int:
    """Return the index for the first field, which is below the help text."""
    first = column.itemAt(0)
    return 1 if first and isinstance(first.widget(), QLabel) else 0


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class _Focus:
    """The focused editor in a widget, which is found again after it was re-created."""

    def __init__(self, widget: QWidget) -> None:
        focused = QApplication.focusWidget()
        is_inside = focused is not None and widget.isAncestorOf(focused)
        self._name = focused.objectName() if focused and is_inside else ""
        self._cursor = focused.cursorPosition() if isinstance(focused, QLineEdit) else 0

    def restore(self, widget: QWidget) -> None:
        """Set the focus to the editor with the same name, unless it still has the focus."""
        focused = QApplication.focusWidget()
        if not self._name or (focused and focused.objectName() == self._name):
            return
        found = widget.findChild(QWidget, self._name)
        if found:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(found, QLineEdit):
            found.setCursorPosition(self._cursor)


def _is_in_use(form_field: FormField) -> bool:
    focused = QApplication.focusWidget()
    has_invalid_text = any(
        form_field.context.draft.invalid_text(each.path)
        for each in (form_field, *form_field.findChildren(FormField))
    )
    return has_invalid_text or bool(focused and form_field.isAncestorOf(focused))
