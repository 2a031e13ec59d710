"""The items of a design, its label, and the form for the selected item, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QSplitter, QWidget

from dpp_desktop.designs.design import Item, LabelDesign, SymbolItem
from dpp_desktop.designs.geometry import Box
from dpp_desktop.model.errors import Problem
from dpp_desktop.printing.draft_preview import DraftPreview, item_of
from dpp_desktop.printing.draft_sizes import DraftSizes
from dpp_desktop.profiles.passport_columns import PassportField
from dpp_desktop.ui.designer import editing
from dpp_desktop.ui.designer.canvas import DesignCanvas
from dpp_desktop.ui.designer.handles import Handle
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designer.item_actions import ItemActions
from dpp_desktop.ui.designer.items_panel import ItemsPanel
from dpp_desktop.ui.designer.live_preview import LivePreview
from dpp_desktop.ui.designer.placement import ItemFrame
from dpp_desktop.ui.designer.properties_panel import PropertiesPanel
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout
from dpp_desktop.ui.widgets.label_view import image_of

_SHARES = (22, 48, 30)
_LEAST_SIDE, _LEAST_MIDDLE = 190, 160
_USUAL_WIDTH = 1150
_LABEL = -1
"""Stands for the label itself in place of the index of an item."""


class DesignEditor(QWidget):
    """Changes the design of a history, and shows what is wrong beside each item."""

    def __init__(
        self,
        history: DesignHistory,
        actions: ItemActions,
        preview: LivePreview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._preview = preview
        self._found: tuple[Problem, ...] = ()
        self._wrong: set[int] = set()
        self._items = ItemsPanel(actions)
        self.canvas = DesignCanvas()
        self._area = QScrollArea()
        self.properties = PropertiesPanel()
        self._lay_out()
        actions.serve(self.canvas)
        history.changed.connect(self._show)
        preview.unit_read.connect(self._use_unit)
        preview.drawn.connect(self._show_preview)
        self._items.selected.connect(history.select)
        self.canvas.selected.connect(history.select)
        self.canvas.placed.connect(self._place)
        self.canvas.revealed.connect(self._reveal)
        self.properties.item_changed.connect(self._change_item)
        self.properties.design_changed.connect(self._change_design)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show the design and the selected item after a change."""
        design, selected = self._history.design, self._history.selected
        self.properties.show_design(design, selected)
        self._show_frames()
        self._show_problems()

    def _show_frames(self) -> None:
        sizes = self._preview.sizes
        if sizes is None:
            return
        design, selected = self._history.design, self._history.selected
        frames = [_frame(item, sizes) for item in design.items]
        size = (design.width, design.height)
        self.canvas.show_items(frames, selected, self._wrong, size)

    def _show_problems(self) -> None:
        """Show what is wrong beside the items, and in full for the selected one."""
        selected = self._history.selected
        texts: dict[int, list[str]] = {}
        for each in self._found:
            texts.setdefault(_index(each), []).append(problem_text(each.message))
        lines = {index: "\n".join(dict.fromkeys(each)) for index, each in texts.items()}
        self._items.show_items(self._history.design, selected, lines, self._wrong)
        self.properties.show_problem(lines.get(selected, ""), is_wrong=selected in self._wrong)

    @Slot(object)
    def _show_preview(self, preview: DraftPreview) -> None:
        self.canvas.show_label(image_of(preview.coverage), preview.dots_per_mm)
        self._found = (*preview.problems, *preview.warnings)
        self._wrong = {_index(each) for each in preview.problems}
        self._show_frames()
        self._show_problems()

    @Slot(object)
    def _use_unit(self, fields: Sequence[PassportField]) -> None:
        self.properties.show_fields(fields)
        self._show_frames()

    @Slot(QRectF)
    def _reveal(self, place: QRectF) -> None:
        centre, half = place.center().toPoint(), (place.size() / 2).toSize()
        margin = Spacing.L
        self._area.ensureVisible(
            centre.x(), centre.y(), half.width() + margin, half.height() + margin
        )

    @Slot(object, object, str)
    def _place(self, box: Box, handle: Handle | None, gesture: str) -> None:
        sizes, selected = self._preview.sizes, self._history.selected
        if sizes is not None and selected >= 0:
            design = editing.placed(self._history.design, selected, box, handle, sizes)
            self._history.change(design, f"{gesture} {selected}")

    @Slot(object, str)
    def _change_item(self, item: Item, field: str) -> None:
        selected = self._history.selected
        design = editing.changed(self._history.design, selected, item)
        self._history.change(design, f"{field} {selected}")

    @Slot(object, str)
    def _change_design(self, design: LabelDesign, field: str) -> None:
        self._history.change(design, field)

    def _lay_out(self) -> None:
        self.canvas.setAccessibleName(
            self.tr("Label; arrow keys move the selected item, with Ctrl they resize it")
        )
        self._area.setObjectName("canvas_area")
        self._area.setWidget(self.canvas)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(Spacing.M)
        leasts = (_LEAST_SIDE, _LEAST_MIDDLE, self.properties.least_width)
        parts = (self._items, self._area, self.properties)
        for place, (part, least) in enumerate(zip(parts, leasts, strict=True)):
            part.setMinimumWidth(least)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            sides.addWidget(part)
            sides.setStretchFactor(place, _SHARES[place])
        sides.setSizes([share * _USUAL_WIDTH // 100 for share in _SHARES])
        column_layout(parent=self).addWidget(sides, 1)


def _index(problem: Problem) -> int:
    index = item_of(problem)
    return _LABEL if index is None else index


def _frame(item: Item, sizes: DraftSizes) -> ItemFrame:
    return ItemFrame(sizes.box(item), sizes.step(item) if isinstance(item, SymbolItem) else 0.0)
