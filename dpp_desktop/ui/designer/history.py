"""The design that is being edited, with undo and redo."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from dpp_desktop.designs.design import LabelDesign

_MOST_STEPS = 500


class _Change(QUndoCommand):
    """Replaces the design. Changes of the same kind after one another are one step."""

    def __init__(
        self, history: "DesignHistory", design: LabelDesign, selected: int, kind: str
    ) -> None:
        super().__init__()
        self._history = history
        self._before = (history.design, history.selected)
        self.after = (design, selected)
        self.kind = kind

    def undo(self) -> None:
        """Show the design before the change."""
        self._history.put(*self._before)

    def redo(self) -> None:
        """Show the design after the change."""
        self._history.put(*self.after)

    def id(self) -> int:
        """Return the number that changes which can be merged have in common; -1 for none."""
        return 1 if self.kind else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take over a later change of the same kind."""
        if not isinstance(other, _Change) or other.kind != self.kind:
            return False
        self.after = other.after
        # Back where it began, such as after a drag that was cancelled: there is nothing to undo.
        self.setObsolete(self.after[0] == self._before[0])
        return True


class DesignHistory(QObject):
    """The current design, the index of the selected item, and the steps that led to it."""

    changed = Signal()
    """The design or the selection is another one."""

    def __init__(self, design: LabelDesign, parent: QObject) -> None:
        super().__init__(parent)
        self.design = design
        self.selected = 0 if design.items else -1
        """The index of the selected item; -1 for the label itself."""
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST_STEPS)

    def change(self, design: LabelDesign, kind: str = "", selected: int | None = None) -> None:
        """Replace the design; changes of the same `kind` after one another are one step."""
        if design != self.design:
            place = self.selected if selected is None else selected
            self.stack.push(_Change(self, design, place, kind))

    def select(self, index: int) -> None:
        """Select an item; -1 selects the label itself."""
        if index != self.selected:
            self.put(self.design, index)

    def put(self, design: LabelDesign, selected: int) -> None:
        """Show a design without a step."""
        self.design = design
        self.selected = min(selected, len(design.items) - 1)
        self.changed.emit()
