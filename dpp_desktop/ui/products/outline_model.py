"""The groups of a form as a tree, read level by level, with marks for problems."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.parts import COMPOSITE, Part, inner_parts, is_empty, root_part
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(eq=False, slots=True)
class _Entry:
    """A group, list or list entry; `inner` is None until its entries are requested."""

    part: Part
    parent: "_Entry | None" = None
    row: int = 0
    inner: list["_Entry"] | None = field(default=None, repr=False)


class OutlineModel(QAbstractItemModel):
    """The groups, lists and variants of a form that have fields or can be filled in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context: FormContext | None = None
        self._places: ProblemPlaces | None = None
        self._root: _Entry | None = None

    def show_form(self, context: FormContext | None) -> None:
        """Show the outline of another form, or the same one with another filter."""
        self.beginResetModel()
        self._context = context
        self._places = None
        document = context.draft.document if context else None
        self._root = _Entry(root_part(context.form, document)) if context else None
        self.endResetModel()

    def update_parts(self, places: ProblemPlaces | None) -> None:
        """Show the draft's current groups, and the marks of these problems."""
        self._places = places
        if self._context and self._root:
            self._root.part = root_part(self._context.form, self._context.draft.document)
            self._update(self._root, _ROOT)

    def path(self, index: _Index) -> Path:
        """Return the path of the group."""
        return self._entry(index).part.path

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """Return the index of an entry."""
        inner = self._inner(self._entry(parent)) if self._root else []
        if column or not 0 <= row < len(inner):
            return QModelIndex()
        return self.createIndex(row, column, inner[row])

    def parent(self, index: _Index = _ROOT) -> Any:
        """Return the index of the enclosing group."""
        entry = self._entry(index).parent if index.isValid() else None
        if entry is None or entry is self._root:
            return QModelIndex()
        return self.createIndex(entry.row, 0, entry)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of groups directly inside."""
        return len(self._inner(self._entry(parent))) if self._root else 0

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the mark of problems, or their number as a text."""
        part = self._entry(index).part
        problems = self._places.count(part.path) if self._places else 0
        if role == Qt.ItemDataRole.DisplayRole:
            return field_texts.part_title(part)
        if role == Qt.ItemDataRole.DecorationRole and problems:
            return icon("warning", role="warning")
        if role == Qt.ItemDataRole.ForegroundRole and is_empty(part.value):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(field_texts.outline_text(part, problems))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return field_texts.outline_text(part, problems)
        return None

    def _entry(self, index: _Index) -> _Entry:
        entry = index.internalPointer() if index.isValid() else self._root
        assert isinstance(entry, _Entry)
        return entry

    def _inner(self, entry: _Entry) -> list[_Entry]:
        if entry.inner is None:
            parts = self._parts_in(entry.part)
            entry.inner = [_Entry(part, entry, row) for row, part in enumerate(parts)]
        return entry.inner

    def _parts_in(self, part: Part) -> list[Part]:
        assert self._context
        return [
            inner
            for inner in inner_parts(self._context.form, part)
            if inner.field.kind in COMPOSITE and self._context.state.includes(inner.path)
        ]

    def _update(self, entry: _Entry, index: QModelIndex) -> None:
        """Read the groups in the entry again if they have been read before."""
        if entry.inner is None:
            return
        parts = self._parts_in(entry.part)
        self._change_count(entry, index, parts)
        for inner, part in zip(entry.inner, parts, strict=True):
            inner.part = part
            self._update(inner, self.index(inner.row, 0, index))
        if parts:
            last = self.index(len(parts) - 1, 0, index)
            self.dataChanged.emit(self.index(0, 0, index), last)

    def _change_count(self, entry: _Entry, index: QModelIndex, parts: list[Part]) -> None:
        """Add or remove entries at the end, so that there is one for each part."""
        inner = self._inner(entry)
        before, after = len(inner), len(parts)
        if after > before:
            self.beginInsertRows(index, before, after - 1)
            inner.extend(_Entry(parts[row], entry, row) for row in range(before, after))
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(index, after, before - 1)
            del inner[after:]
            self.endRemoveRows()
