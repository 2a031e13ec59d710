"""The fields of an object in a form, which follow the conditions of the schema."""

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.products.tab_order import set_tab_order
from dpp_desktop.ui.theme.scale import Spacing

_needs_same_editor = attrgetter("kind", "choices", "nullable", "unit", "identity")


class GroupFields(QWidget):
    """Shows the fields that apply to the object's value, and updates them when they change.

    A field that no longer applies is shown while it has a value, the focus or invalid JSON, so that
    nothing is lost.
    """

    def __init__(
        self,
        context: FormContext,
        group: Field,
        path: Path,
        create: Callable[[Field], FormField | None],
    ) -> None:
        """`create` returns the widget of a field; None for fields that aren't shown."""
        super().__init__()
        self._context = context
        self._group = group
        self._path = path
        self._create = create
        self._shown: dict[str, FormField] = {}
        self._state = context.form.state_for(group, self._value)
        self._is_waiting_for_focus = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Spacing.L)
        self._show_fields()
        context.draft.changed.connect(self._follow)

    def update_group(self, group: Field) -> None:
        """Show the fields of the same object by schemas that changed with values outside it."""
        self._group = group
        self._state = self._context.form.state_for(group, self._value)
        self._show_fields()

    @property
    def _value(self) -> object:
        return self._context.value_with_gtin(self._path)

    @Slot()
    def _follow(self) -> None:
        if self._state is None:
            return
        state = self._context.form.state_for(self._group, self._value)
        if state != self._state:
            self._state = state
            self._show_fields()

    def _show_fields(self) -> None:
        fields = self._context.form.fields_for(self._group, self._value)
        is_first = not self._shown
        focused = _Focus(self)
        names = {field.name for field in fields}
        for name in [name for name in self._shown if name not in names]:
            self._remove_unless_in_use(name)
        position = 0
        for field in fields:
            form_field = self._updated(field) or self._inserted(field, position)
            if form_field:
                position = self._column.indexOf(form_field) + 1
        if not is_first:
            set_tab_order(self._in_order())
            focused.restore(self)

    def _in_order(self) -> list[FormField]:
        return sorted(self._shown.values(), key=self._column.indexOf)

    def _updated(self, field: Field) -> FormField | None:
        """Return the field's widget, updated; None if there is none or it has another editor."""
        known = self._shown.get(field.name)
        if known and _needs_same_editor(known.field) == _needs_same_editor(field):
            known.update_field(field)
            return known
        if known:
            self._remove(field.name)
        return None

    def _inserted(self, field: Field, position: int) -> FormField | None:
        made = self._create(field)
        if made:
            self._column.insertWidget(position, made)
            if self.isVisible():
                # The layout would show it later, and it couldn't take the focus until then.
                made.show()
            self._shown[field.name] = made
        return made

    def _remove_unless_in_use(self, name: str) -> None:
        if not _is_in_use(self._shown[name]):
            self._remove(name)
        elif not self._is_waiting_for_focus:
            self._is_waiting_for_focus = True
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.focusChanged.connect(self._focus_changed)

    def _remove(self, name: str) -> None:
        removed = self._shown.pop(name)
        removed.hide()
        removed.setParent(None)
        removed.deleteLater()

    @Slot()
    def _focus_changed(self) -> None:
        """Remove the fields that were only shown because they had the focus."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._focus_changed)
        self._is_waiting_for_focus = False
        self._show_fields()


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
    json_fields = [form_field, *form_field.findChildren(JsonField)]
    return bool(focused and form_field.isAncestorOf(focused)) or any(
        isinstance(field, JsonField) and field.has_json_error for field in json_fields
    )
