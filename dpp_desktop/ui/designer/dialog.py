"""The designer: the items of a label, a live preview of a real unit, and a form for one item."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from dpp_desktop.designs.catalogue import KnownDesign, change_refusal
from dpp_desktop.designs.design import ImageItem, Item, LabelDesign
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import SavedDesign, read_unit, save_design
from dpp_desktop.printing.draft_preview import DraftPreview, item_of, preview_draft
from dpp_desktop.printing.preview import PreviewUnit
from dpp_desktop.profiles.passport_columns import PassportField, passport_fields
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer import editing
from dpp_desktop.ui.designer.canvas import DesignCanvas
from dpp_desktop.ui.designer.fields import ChoiceBox
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designer.item_form import ItemForm
from dpp_desktop.ui.designer.items_panel import ItemsPanel
from dpp_desktop.ui.designer.stock_form import StockForm
from dpp_desktop.ui.designs.name_dialog import DesignNameDialog
from dpp_desktop.ui.designs.unit_choice import UnitChoice
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.file_dialog import FileDialog
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_USUAL_SIZE = QSize(1200, 720)
_SHARES = (20, 50, 30)
_LEAST_SIDE, _LEAST_MIDDLE = 180, 200
_PAUSE_MS = 20
_RESOLUTIONS = (203, 300, 600)
_SHEET_DPI, _ROLL_DPI = 600, 203


class DesignerDialog(QDialog):
    """Edits a label design; a built-in one or one of a brand file is saved as a copy."""

    saved = Signal(object)
    """The SavedDesign."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        known: KnownDesign,
        jobs: tuple[MintJob, ...],
        first_units: Mapping[int, int],
        parent: QWidget | None = None,
    ) -> None:
        """Edit a LabelDesign with units of these jobs; ZPL templates can't be edited.

        `first_units` is the unit to start with, counted from 0, by the id of the job.
        """
        super().__init__(parent)
        assert isinstance(known.design, LabelDesign)
        self._workspace = workspace
        self._background = background
        self._original = known.design
        self._is_copy = change_refusal(known) is not None
        self._history = DesignHistory(known.design, self)
        self._unit: PreviewUnit | None = None
        self._found: tuple[Problem, ...] = ()
        self._wrong: set[int] = set()
        self._is_saving = False
        self._choice = UnitChoice()
        self._dpi = ChoiceBox(
            "designer_dpi",
            [(dpi, self.tr("{dpi} dpi").format(dpi=dpi)) for dpi in _RESOLUTIONS],
            lambda _dpi: self._query.schedule(),
        )
        is_sheet = known.design.stock.per_page > 1
        self._dpi.show_value(_SHEET_DPI if is_sheet else _ROLL_DPI)
        self._items = ItemsPanel()
        self._canvas = DesignCanvas()
        self._item_form = ItemForm()
        self._stock_form = StockForm()
        self._forms = QStackedWidget()
        self._notes = label("", "secondary")
        self._message = MessageView(name="designer_message")
        self._undo = push_button(self.tr("&Undo"), "undo", self._history.stack.undo)
        self._redo = push_button(self.tr("Re&do"), "redo", self._history.stack.redo)
        self._save = make_primary(push_button(self.tr("&Save"), "save_design", self._start_saving))
        self._query = DebouncedQuery(background, self._prepare, _PAUSE_MS, self)
        self._lay_out()
        self._connect()
        self._choice.show_jobs(jobs, first_units)
        self._read_unit()
        self._show()

    @property
    def design(self) -> LabelDesign:
        """The design as it is edited."""
        return self._history.design

    @property
    def is_drawing(self) -> bool:
        """True until the preview shows the design."""
        return self._unit is None or self._query.is_pending

    @property
    def has_changes(self) -> bool:
        """Whether there are changes that aren't saved."""
        return self._history.design != self._original

    def reject(self) -> None:
        """Close, after a question if there are unsaved changes."""
        if self.may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before unsaved changes are lost."""
        if self.isVisible() and not self.may_close():
            event.ignore()
        else:
            self._original = self._history.design
            super().closeEvent(event)

    def may_close(self) -> bool:
        """Return True if there are no unsaved changes, or the user agrees to discard them."""
        if not self.has_changes:
            return True
        text = self.tr("The changes of the design “{name}” aren't saved.")
        if not confirm_discard(self, text.format(name=self._original.name)):
            return False
        self._original = self._history.design
        return True

    def close_at_once(self) -> None:
        """Close and discard unsaved changes."""
        self._original = self._history.design
        self.close()

    # The unit and its preview

    @Slot()
    def _read_unit(self) -> None:
        workspace, job, unit = self._workspace, self._choice.job, self._choice.unit
        job_id = job.id if job else None
        self._message.show_message(None)

        def read() -> tuple[PreviewUnit, tuple[PassportField, ...]]:
            found = read_unit(workspace, job_id, unit)
            return found, passport_fields(found.facts.passport)

        self._background.start(self, read, self._use_unit, self._fail)

    def _use_unit(self, read: tuple[PreviewUnit, tuple[PassportField, ...]]) -> None:
        self._unit, fields = read
        self._item_form.show_fields(fields)
        self._query.run()

    def _prepare(self) -> Callable[[], DraftPreview] | None:
        design, unit = self._history.design, self._unit
        dpi = _RESOLUTIONS[self._dpi.currentIndex()]
        return partial(preview_draft, design, unit, dpi) if unit else None

    @Slot(object)
    def _show_preview(self, preview: DraftPreview) -> None:
        self._found = (*preview.problems, *preview.warnings)
        found = {item_of(each) for each in preview.problems}
        self._wrong = {-1 if index is None else index for index in found}
        self._canvas.show_label(preview.coverage, preview.dots_per_mm)
        self._canvas.show_items(preview.boxes, self._history.selected, self._wrong)
        self._show_problems()

    # What is shown

    @Slot()
    def _show(self) -> None:
        """Show the design and the selected item after a change."""
        design, selected = self._history.design, self._history.selected
        if selected >= 0:
            self._item_form.show_item(design.items[selected])
        self._stock_form.show_design(design)
        self._forms.setCurrentIndex(0 if selected >= 0 else 1)
        self._show_problems()
        self._query.schedule()
        self._allow()

    def _show_problems(self) -> None:
        """Show what is wrong beside the items, and in full for the selected one."""
        selected = self._history.selected
        texts: dict[int, list[str]] = {}
        for each in self._found:
            index = item_of(each)
            texts.setdefault(-1 if index is None else index, []).append(problem_text(each.message))
        lines = {index: "\n".join(each) for index, each in texts.items()}
        self._items.show_items(self._history.design, selected, lines, self._wrong)
        text = lines.get(selected, "")
        self._notes.setText(text)
        self._notes.setProperty("role", "problem" if selected in self._wrong else "secondary")
        self._notes.style().polish(self._notes)
        self._notes.setVisible(bool(text))

    @Slot()
    def _allow(self) -> None:
        saving = self.tr("The design is being saved.") if self._is_saving else ""
        unchanged = "" if self.has_changes or self._is_copy else self.tr("Nothing was changed.")
        enable_unless(self._save, saving or unchanged)
        stack = self._history.stack
        enable_unless(self._undo, "" if stack.canUndo() else self.tr("Nothing to undo."))
        enable_unless(self._redo, "" if stack.canRedo() else self.tr("Nothing to redo."))

    # Changes

    @Slot(object, str)
    def _change_item(self, item: Item, field: str) -> None:
        selected = self._history.selected
        design = editing.changed(self._history.design, selected, item)
        self._history.change(design, f"{field} {selected}")

    @Slot(object, str)
    def _change_stock(self, design: LabelDesign, field: str) -> None:
        self._history.change(design, field)

    @Slot(float, float, str)
    def _move(self, right: float, down: float, gesture: str) -> None:
        selected = self._history.selected
        if selected >= 0:
            design = editing.moved(self._history.design, selected, right, down)
            self._history.change(design, f"{gesture} {selected}")

    @Slot(object)
    def _add(self, kind: type[Item]) -> None:
        if kind is ImageItem:
            self._choose_image()
        else:
            self._add_item(editing.new_item(kind, self._history.design))

    def _add_item(self, item: Item) -> None:
        design = editing.added(self._history.design, item)
        self._history.change(design, selected=len(design.items) - 1)

    def _choose_image(self) -> None:
        dialog = FileDialog(self)
        dialog.setWindowTitle(self.tr("Choose image"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("PNG images (*.png)")])
        dialog.fileSelected.connect(self._read_image)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _read_image(self, file: str) -> None:
        design = self._history.design
        self._background.start(
            self,
            lambda: editing.new_item(ImageItem, design, editing.read_image(Path(file))),
            self._add_item,
            self._fail,
        )

    @Slot()
    def _remove(self) -> None:
        design, selected = self._history.design, self._history.selected
        if selected >= 0 and len(design.items) > 1:
            self._history.change(editing.removed(design, selected), selected=max(selected - 1, 0))

    @Slot(int)
    def _reorder(self, places: int) -> None:
        design, selected = self._history.design, self._history.selected
        place = selected + places
        if selected >= 0 and 0 <= place < len(design.items):
            self._history.change(editing.reordered(design, selected, place), selected=place)

    # Saving

    @Slot()
    def _start_saving(self) -> None:
        self._message.show_message(None)
        if not self._is_copy:
            self._save_as(self._history.design.name, None)
            return
        suggested = self.tr("{name} copy").format(name=self._history.design.name)
        dialog = DesignNameDialog(self.tr("Save design as"), suggested, self)
        dialog.submitted.connect(lambda name: self._save_as(name, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_as(self, name: str, dialog: DesignNameDialog | None) -> None:
        workspace, design = self._workspace, replace(self._history.design, name=name)
        may_replace = dialog is None

        def finish(saved: SavedDesign) -> None:
            if dialog:
                dialog.done(QDialog.DialogCode.Accepted)
            self._finish(saved)

        def fail(error: Exception) -> None:
            problems = error.problems if isinstance(error, InvalidInput) else ()
            about_name = [each for each in problems if each.field == "name"]
            if dialog and about_name:
                dialog.show_problem(problem_text(about_name[0].message))
            else:
                if dialog:
                    dialog.done(QDialog.DialogCode.Rejected)
                self._fail(error)

        self._is_saving = True
        self._allow()
        self._background.start_uninterrupted(
            self, lambda: save_design(workspace, design, may_replace=may_replace), finish, fail
        )

    def _finish(self, saved: SavedDesign) -> None:
        self._is_saving = False
        self._original = self._history.design
        self.saved.emit(saved)
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._is_saving = False
        self._allow()
        self._message.show_message(Message(Tone.DANGER, error_text(error)))

    # Layout

    def _connect(self) -> None:
        self._history.changed.connect(self._show)
        self._history.stack.indexChanged.connect(self._allow)  # after the step itself
        self._items.selected.connect(self._history.select)
        self._items.add_requested.connect(self._add)
        self._items.remove_requested.connect(self._remove)
        self._items.move_requested.connect(self._reorder)
        self._canvas.selected.connect(self._history.select)
        self._canvas.moved.connect(self._move)
        self._canvas.removed.connect(self._remove)
        self._item_form.changed.connect(self._change_item)
        self._stock_form.changed.connect(self._change_stock)
        self._choice.unit_changed.connect(self._read_unit)
        self._choice.zoom_changed.connect(self._canvas.set_zoom)
        self._query.answered.connect(self._show_preview)
        self._query.failed.connect(self._fail)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._history.stack.undo),
            (QKeySequence.StandardKey.Redo, self._history.stack.redo),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _lay_out(self) -> None:
        self.setObjectName("designer")
        title = self.tr("Edit label design “{name}”").format(name=self._original.name)
        self.setWindowTitle(window_title(title))
        self._notes.setObjectName("item_problems")
        self._notes.setWordWrap(True)
        self._dpi.setAccessibleName(self.tr("Resolution of the printer"))
        self._canvas.setAccessibleName(self.tr("Label; arrow keys move the selected item"))
        area = QScrollArea()
        area.setWidget(self._canvas)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for form in (self._item_form, self._stock_form):
            self._forms.addWidget(form)
        right = QWidget()
        column_layout(
            self._notes, self._forms, parent=right, margins=(0, 0, Spacing.S, 0)
        ).setStretch(1, 1)
        scrolled = QScrollArea()
        scrolled.setWidget(right)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (right, scrolled.viewport()):
            surface.setAutoFillBackground(False)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(Spacing.M)
        leasts = (_LEAST_SIDE, _LEAST_MIDDLE, right.minimumSizeHint().width() + Spacing.XL)
        parts = zip((self._items, area, scrolled), _SHARES, leasts, strict=True)
        for place, (part, share, least) in enumerate(parts):
            part.setMinimumWidth(least)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            sides.addWidget(part)
            sides.setStretchFactor(place, share)
        sides.setSizes([share * _USUAL_SIZE.width() // 100 for share in _SHARES])
        top = row_layout(self._choice, self._dpi, spacing=Spacing.S)
        top.setStretch(0, 1)
        whole = column_layout(
            top,
            self._message,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L),
        )
        whole.addWidget(sides, 1)
        whole.addWidget(self._buttons())
        resize_within_screen(self, _USUAL_SIZE)
        self._canvas.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        for button in (self._undo, self._redo, self._save):
            button.setAutoDefault(False)
        for button in (self._undo, self._redo):
            box.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        box.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = push_button(self.tr("Cancel"), "leave")
        cancel.setAutoDefault(False)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box
