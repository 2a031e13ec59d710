"""The form field for a list, with a row for each entry."""

from bisect import insort
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.values import initial_value
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.any_field import Create
from dpp_desktop.ui.products.build_queue import Factory
from dpp_desktop.ui.products.composite_field import CompositeField, form_button
from dpp_desktop.ui.products.form_field import (
    FormContext,
    forget_fields,
    moved_index,
    moved_path,
    show_now,
)
from dpp_desktop.ui.products.list_entry_row import ListEntryRow
from dpp_desktop.ui.products.tab_order import insert_in_tab_order


class ListField(CompositeField):
    """The entries of a list, each with buttons to move and remove it."""

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
        self._add = form_button(
            self.tr("Add"), f"add:{self.location}", self._append, icon_name="add"
        )
        self._add.setAccessibleName(self.tr("Add {title}").format(title=field.title))
        self._rows: list[ListEntryRow] = []
        self.add_header(self._add)
        self.show_inner()

    @property
    def editor(self) -> QWidget:
        """The editor of the first entry, or the button that shows or adds it."""
        if self.disclosure and self.has_inner and self.is_collapsed:
            return self.disclosure.button
        return self._rows[0].form_field.editor if self._rows else self._add

    @property
    def has_inner(self) -> bool:
        """Whether the list has entries."""
        return self._count > 0

    @property
    def _count(self) -> int:
        value = self.context.draft.value(self.path)
        return len(value) if isinstance(value, list) else 0

    def inner_factories(self) -> Sequence[Factory]:
        """Return the functions that create the rows of the entries."""
        indexes = range(self._count)
        return [partial(self._create_row, n) for n in indexes if self._is_shown(n)]

    def clear_body(self) -> None:
        """Remove the rows of the entries."""
        super().clear_body()
        self._rows = []

    def summary(self) -> str:
        """Return the number of entries."""
        return field_texts.entries_text(self._count)

    def update_field(self, field: Field) -> None:
        """Update the entries too."""
        super().update_field(field)
        for index, row in enumerate(self._rows):
            row.form_field.update_field(self.entry(index))

    def entry(self, index: int) -> Field:
        """Return the schema field of the entry at the index."""
        return self.context.form.entry(self.field, index)

    def remove(self, index: int) -> None:
        """Remove the entry; removing the last entry of an optional list removes the list."""
        last = self._count == 1 and not self.field.required
        self.context.draft.remove_value(self.path if last else (*self.path, index))
        self._move_opened(lambda other: other - (other > index), removed=index)
        self.context.state.show_all_below(self.path)
        if self._count:
            following = min(index, self._count - 1)
            replaced = self._show_rows_from(following, following)
            self._row(following).remove.setFocus(Qt.FocusReason.OtherFocusReason)
            self._discard(replaced)
        else:
            self.show_inner()
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.state.changed.emit()

    def shift(self, index: int, by: int) -> None:
        """Move the entry by that many positions; the focus follows it."""
        self.context.draft.move_entry((*self.path, index), by)
        self._move_opened(lambda other: moved_index(other, index, by))
        places = (index, index + by)
        rows = [row for row in self._rows if row.index in places]
        if len(rows) == len(places) and self.context.state.shown is None:
            self._replace(rows)
        else:
            self.context.state.show_all_below(self.path)
            rows = self._show_rows_from(min(places), index + by)
        row = self._row(index + by)
        button = row.up if by < 0 else row.down
        (button if button.isEnabled() else row.remove).setFocus(Qt.FocusReason.OtherFocusReason)
        self._discard(rows)
        self.context.state.changed.emit()

    def _append(self) -> None:
        index = self._count
        path = (*self.path, index)
        state = self.context.state
        state.opened |= {self.path, path}
        state.show_all_below(path)
        if index and not self.body:
            self.show_inner()  # with the rows of the other entries
        self.context.draft.set_value(path, initial_value(self.context.form, self.entry(index)))
        if self.body:
            self.add_to_body(self._create_row(index))
            for row in self._rows[-2:]:
                row.show_position(self._count)
        else:
            self.show_inner()
        if self.body:
            show_now(self.body)
        state.changed.emit()
        self._row(index).form_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create_row(self, index: int) -> ListEntryRow:
        field = self.entry(index)
        form_field = self._create(self.context, field, (*self.path, index), bare=True)
        title = field_texts.list_entry_title(field, index)
        row = ListEntryRow(form_field, title, index, self._count)
        row.move_requested.connect(self.shift)
        row.remove_requested.connect(self.remove)
        insort(self._rows, row, key=attrgetter("index"))
        return row

    def _is_shown(self, index: int) -> bool:
        return self.context.state.includes((*self.path, index))

    def _row(self, index: int) -> ListEntryRow:
        """Return the row of the entry, which exists."""
        return next(row for row in self._rows if row.index == index)

    def _replace(self, rows: Sequence[ListEntryRow]) -> None:
        """Create these rows again in their places, because their entries were moved."""
        self._forget(rows)
        for row in rows:
            new = self._create_row(row.index)
            outer = row.parentWidget()
            column = outer.layout() if outer else None
            if column:
                column.replaceWidget(row, new)
            new.stackUnder(row)  # which is the order that Tab follows
            insert_in_tab_order(new)
            show_now(new)

    def _show_rows_from(self, start: int, target: int) -> list[ListEntryRow]:
        """Create the rows of the entries from `start` on again; that of `target` at once.

        Return the replaced rows, which are to be deleted once another widget has the focus.
        """
        column = self.body.layout() if self.body else None
        assert isinstance(column, QVBoxLayout)
        shown = [index for index in range(self._count) if self._is_shown(index)]
        kept = [
            row
            for row, index in zip(self._rows, shown, strict=False)
            if row.index == index and index < start
        ]
        replaced, missing = self._rows[len(kept) :], shown[len(kept) :]
        self._forget(replaced)
        queue = self.context.state.queue
        queue.cancel(column)
        for indexes in (
            [index for index in missing if index < target],
            [target],
            [index for index in missing if index > target],
        ):
            queue.fill(column, [partial(self._create_row, index) for index in indexes])
        for row in self._rows[len(kept) :]:
            insert_in_tab_order(row)
        show_now(self._row(target))
        return replaced

    def _forget(self, rows: Sequence[ListEntryRow]) -> None:
        self._rows = [row for row in self._rows if row not in rows]
        for row in rows:
            forget_fields(row)

    def _discard(self, rows: Sequence[QWidget]) -> None:
        """Delete the rows, and the widgets around them that have no other row."""
        discarded = list(rows)
        for widget in discarded:  # which grows
            outer = widget.parentWidget()
            column = outer.layout() if outer else None
            if column:
                column.removeWidget(widget)
            if outer and outer is not self.body and column and not column.count():
                discarded.append(outer)
        self.context.state.queue.delete(*reversed(discarded))

    def _move_opened(self, moved: Callable[[int], int], removed: int = -1) -> None:
        """Keep the entries open, and the groups in them, when the entries move."""
        state, gone = self.context.state, (*self.path, removed)
        state.opened = {
            moved_path(path, self.path, moved) for path in state.opened if path[: len(gone)] != gone
        }
