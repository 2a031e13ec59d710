"""Form fields for an object without properties, and for the other names in an object."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.form_schema import OtherNames
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.any_field import Create
from dpp_desktop.ui.products.build_queue import Factory
from dpp_desktop.ui.products.composite_field import CompositeField
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.map_entries import MapEntries
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import label

_MAX_EXPANDED = 5
"""More values that the schema doesn't describe are collapsed at first."""


class MapField(CompositeField):
    """A table of the names and values in an object that has no properties of its own."""

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
        self._entries: MapEntries | None = None
        if path:
            self.add_header()
        else:
            self._add_help()
        self.show_inner()

    @property
    def editor(self) -> QWidget:
        """The editor of the first value, or what leads to it."""
        if self.disclosure and self.is_collapsed:
            return self.disclosure.button
        return self._entries.editor if self._entries else self

    @property
    def has_inner(self) -> bool:
        """True, because entries can be added to an empty map."""
        return True

    def inner_factories(self) -> list[Factory]:
        """Return the function that creates the table."""
        return [self._create_entries]

    def clear_body(self) -> None:
        """Remove the table."""
        super().clear_body()
        self._entries = None

    def summary(self) -> str:
        """Return the number of entries."""
        return field_texts.entries_text(len(self._names()))

    def _create_entries(self) -> QWidget:
        self._entries = MapEntries(self, self._create, self._names)
        return self._entries

    def _names(self) -> tuple[str, ...]:
        value = self.context.draft.value(self.path)
        return tuple(value) if isinstance(value, dict) else ()


class DescribedValues(QWidget):
    """The values in a group whose names are free, but whose schema is known."""

    def __init__(self, owner: FormField, create: Create) -> None:
        super().__init__()
        self._owner = owner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addWidget(label(self.tr("Further entries"), "strong"))
        column.addWidget(MapEntries(owner, create, self._names, FreeKeys.described_problem))

    def _names(self) -> tuple[str, ...]:
        return _other_names(self._owner).described


class UnknownValues(QWidget):
    """The values in a group that the schema doesn't describe, with their number as the heading."""

    def __init__(self, owner: FormField, create: Create) -> None:
        super().__init__()
        self.setObjectName(f"unknown:{owner.location}")
        self._owner = owner
        self._create = create
        self._entries: MapEntries | None = None
        self._heading = QToolButton()
        self._heading.setObjectName(f"more:{owner.location}")
        self._heading.setAutoRaise(True)
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setIconSize(QSize(ICON, ICON))
        self._heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading.clicked.connect(self._toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Spacing.S)
        self._column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignLeft)
        if 0 < len(self._names()) <= _MAX_EXPANDED or self._keys.are_refused:
            self._open()
        self._show_heading()

    @property
    def _keys(self) -> FreeKeys:
        return self._owner.context.form.free_keys(self._owner.field)

    def _names(self) -> tuple[str, ...]:
        return _other_names(self._owner).unknown

    def _toggle(self) -> None:
        if self._entries is None:
            self._open()
            if not self._names() and self._entries:
                self._entries.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._entries.setVisible(not self._entries.isVisible())
        self._show_heading()

    def _open(self) -> None:
        self._entries = MapEntries(self._owner, self._create, self._names)
        self._entries.changed.connect(self._show_heading)
        self._column.addWidget(self._entries)

    def _show_heading(self) -> None:
        text = field_texts.unknown_values_text(len(self._names()))
        is_open = self._entries is not None and self._entries.isVisibleTo(self)
        self._heading.setText(text)
        self._heading.setAccessibleName(text)
        self._heading.setAccessibleDescription(
            self.tr("Expanded") if is_open else self.tr("Collapsed")
        )
        self._heading.setIcon(icon("chevron-down" if is_open else "chevron-right"))


def other_values(owner: FormField, create: Create) -> list[Factory]:
    """Return what a group shows below its fields: values of other names, if it may have some.

    A filtered form shows them only if the filter found one of them.
    """
    names = _other_names(owner)
    keys = owner.context.form.free_keys(owner.field)
    state = owner.context.state

    def is_shown(found: tuple[str, ...], *, may_add: bool) -> bool:
        if state.shown is None:
            return bool(found) or may_add
        return any(state.includes((*owner.path, name)) for name in found)

    may_add = not owner.path and not keys.are_refused and not keys.are_described
    sections: list[Factory] = []
    if is_shown(names.described, may_add=keys.are_described):
        sections.append(partial(DescribedValues, owner, create))
    if is_shown(names.unknown, may_add=may_add):
        sections.append(partial(UnknownValues, owner, create))
    return sections


def _other_names(owner: FormField) -> OtherNames:
    value = owner.context.draft.value(owner.path)
    return owner.context.form.other_names(owner.field, value)
