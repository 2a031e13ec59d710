"""A form field for a value that the schema says nothing about: an editor, and a choice of type."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from dpp_desktop.passports.forms.any_value import ValueType, converted, field_of_type, type_of
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext, FormField, remove_fields
from dpp_desktop.ui.products.value_fields import FormComboBox
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

Create = Callable[..., FormField]
"""`create_form_field`, which creates the fields inside another one."""

_TYPE_CHARACTERS, _YES_NO_CHARACTERS = 8, 4
"""The widths from which the combo boxes grow, so that a narrow form has room for the name too."""


class AnyField(FormField):
    """A text unless the user chooses another type; the value keeps its JSON type.

    Lists and groups are edited as JSON.
    """

    def __init__(
        self,
        context: FormContext,
        field: Field,
        path: Path,
        *,
        bare: bool = False,
        create: Create,
    ) -> None:
        super().__init__(context, field, path, bare=bare)
        self._create = create
        self._type = type_of(context.draft.value(path))
        self._values_by_type: dict[ValueType, object] = {}
        self._inner: FormField | None = None
        self._box = FormComboBox()
        for value_type in ValueType:
            self._box.addItem(field_texts.value_type_name(value_type), value_type)
        self._box.setCurrentIndex(list(ValueType).index(self._type))
        self._box.setMinimumContentsLength(_TYPE_CHARACTERS)
        self._box.setObjectName(f"type:{self.location}")
        self._box.setAccessibleName(
            self.tr("Type of {title}").format(title=field_texts.plain_title(field))
        )
        self._box.activated.connect(self._choose)
        self._note = label(self.tr("This isn't a number, so it is saved as text."), "caption")
        self._note.setObjectName("note")
        self._note.setWordWrap(True)
        self._note.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(Spacing.XS)
        self._row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        self.add_header()
        self._layout.addLayout(self._row)
        self.add_widget(self._note)
        self._show_editor()

    @property
    def editor(self) -> QWidget:
        """The editor of the value, or the choice of the type for null, which has no editor."""
        return self._inner.editor if self._inner else self._box

    def set_description(self, problem: str) -> None:
        """Do nothing: the inner field shows the problems of the value."""

    def update_field(self, field: Field) -> None:
        """Update the inner field too."""
        super().update_field(field)
        inner = field_of_type(self.field, self._type)
        if self._inner and inner:
            self._inner.update_field(inner)

    def _choose(self, index: int) -> None:
        chosen = list(ValueType)[index]
        if chosen is self._type:
            return
        value = self.context.draft.value(self.path)
        # Arrow keys pass through the other types, whose values must not be lost.
        self._values_by_type[self._type] = value
        self._type = chosen
        decimal = QLocale().decimalPoint()
        new = self._values_by_type.get(chosen, converted(value, chosen, decimal))
        if new is ABSENT and self.field.is_entry:
            new = "" if chosen is ValueType.TEXT else None
        self.context.draft.set_value(self.path, new)
        self._show_editor()

    def _show_editor(self) -> None:
        if self._inner:
            remove_fields(self._inner)
        field = field_of_type(self.field, self._type)
        self._inner = self._create(self.context, field, self.path, bare=True) if field else None
        if self._inner:
            self._row.insertWidget(0, self._inner, 1)
            editor = self._inner.editor
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(self._show_note)
            elif isinstance(editor, QComboBox):
                editor.setMinimumContentsLength(_YES_NO_CHARACTERS)
        self._row.setStretch(self._row.indexOf(self._box), 0 if self._inner else 1)
        self._show_note()

    def _show_note(self) -> None:
        is_text = isinstance(self.context.draft.value(self.path), str)
        self._note.setVisible(self._type is ValueType.NUMBER and is_text)
