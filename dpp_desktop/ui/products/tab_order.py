"""The order in which Tab visits the controls of fields that are inserted later.

Qt appends new widgets to the order of their window, wherever a layout places them.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab visit the controls in these widgets one after the other, from where the first is."""
    controls = [control for widget in widgets for control in _controls(widget)]
    for previous, following in pairwise(controls):
        if previous.nextInFocusChain() is not following:
            QWidget.setTabOrder(previous, following)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    window = widget.window()  # the list of a combo box is a window of its own
    for each in (widget, *widget.findChildren(QWidget)):
        is_visited = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and not each.focusProxy()
        if is_visited and each.window() is window:
            yield each


def insert_in_tab_order(widget: QWidget) -> None:
    """Let Tab visit the controls in a new widget after those in front of it in the window."""
    before = _control_before(widget)
    if before:
        set_tab_order([before, widget])


def _control_before(widget: QWidget) -> QWidget | None:
    """Return the last control of the widgets in front of this one; children are in this order."""
    outer, parent = widget, widget.parentWidget()
    while parent:
        siblings = parent.children()
        for sibling in reversed(siblings[: siblings.index(outer)]):
            controls = list(_controls(sibling)) if isinstance(sibling, QWidget) else []
            if controls:
                return controls[-1]
        outer, parent = parent, parent.parentWidget()
    return None
