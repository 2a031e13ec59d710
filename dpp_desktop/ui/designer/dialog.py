"""The designer: edits a label design over a live preview of a real unit."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QWidget

from dpp_desktop.designs.catalogue import KnownDesign, change_refusal
from dpp_desktop.designs.design import ImageItem, LabelDesign
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import SavedDesign
from dpp_desktop.printing.layout.font_list import FontFamily, font_families, supplied_scripts
from dpp_desktop.printing.rendering import FILE_DPI
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer import editing
from dpp_desktop.ui.designer.design_saver import DesignSaver
from dpp_desktop.ui.designer.editor import DesignEditor
from dpp_desktop.ui.designer.fields import ChoiceBox
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designer.item_actions import ItemActions
from dpp_desktop.ui.designer.live_preview import LivePreview
from dpp_desktop.ui.designer.texts import design_error_text
from dpp_desktop.ui.designs.unit_choice import UnitChoice
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, make_primary, push_button, row_layout
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.file_dialog import FileDialog
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_USUAL_SIZE = QSize(1200, 720)
_RESOLUTIONS = (203, 300, 600)


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
        *,
        dpi: int = FILE_DPI,
    ) -> None:
        """Edit a LabelDesign with units of these jobs; ZPL templates can't be edited.

        `first_units` is the unit to start with, counted from 0, by the id of the job. `dpi` is the
        resolution of the printer that is chosen at first.
        """
        super().__init__(parent)
        assert isinstance(known.design, LabelDesign)
        self._background = background
        self._original = known.design
        self._is_copy = change_refusal(known) is not None
        self._history = DesignHistory(known.design, self)
        self._choice = UnitChoice()
        self._choice.show_jobs(jobs, first_units)
        self._preview = LivePreview(workspace, background, self._history, self._choice, self)
        self._dpi = ChoiceBox(
            "designer_dpi",
            [
                (each, self.tr("{dpi} dpi").format(dpi=each))
                for each in sorted({*_RESOLUTIONS, dpi})
            ],
            self._preview.set_dpi,
        )
        self._actions = ItemActions(self._history, self)
        self._editor = DesignEditor(self._history, self._actions, self._preview)
        self._saver = DesignSaver(workspace, background, self)
        self._message = MessageView(name="designer_message")
        self._failed: LabelDesign | None = None
        """The design that an error is about, while it is shown."""
        self._undo = push_button(self.tr("&Undo"), "undo", self._history.stack.undo)
        self._redo = push_button(self.tr("Re&do"), "redo", self._history.stack.redo)
        self._save = make_primary(push_button(self.tr("&Save"), "save_design", self._start_saving))
        self._cancel = push_button(self.tr("Cancel"), "leave")
        self._lay_out()
        self._connect()
        self._dpi.show_value(dpi)
        self._preview.set_dpi(dpi)
        self._preview.read_unit()
        self._read_fonts()
        self._allow()

    @property
    def design(self) -> LabelDesign:
        """The design as it is edited."""
        return self._history.design

    @property
    def steps(self) -> int:
        """The number of steps that can be undone."""
        return self._history.stack.index()

    @property
    def is_drawing(self) -> bool:
        """True until the preview shows the design."""
        return self._preview.is_drawing

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
        """Return True if there are no unsaved changes, or the user agrees to discard them.

        Return False while they are being saved.
        """
        if not self.has_changes:
            return True
        if self._saver.is_saving:
            return False
        text = self.tr("The changes of the design “{name}” aren't saved.")
        if not confirm_discard(self, text.format(name=self._original.name)):
            return False
        self._original = self._history.design
        return True

    def close_at_once(self) -> None:
        """Close and discard unsaved changes."""
        self._original = self._history.design
        self.close()

    @Slot()
    def _allow(self) -> None:
        saving = self.tr("The design is being saved.") if self._saver.is_saving else ""
        unchanged = "" if self.has_changes or self._is_copy else self.tr("Nothing was changed.")
        enable_unless(self._save, saving or unchanged)
        enable_unless(self._cancel, saving)
        stack = self._history.stack
        enable_unless(self._undo, "" if stack.canUndo() else self.tr("Nothing to undo."))
        enable_unless(self._redo, "" if stack.canRedo() else self.tr("Nothing to redo."))

    @Slot()
    def _start_saving(self) -> None:
        self._message.show_message(None)
        save = self._saver.save_copy if self._is_copy else self._saver.save
        save(self._history.design)

    @Slot(object)
    def _finish(self, saved: SavedDesign) -> None:
        self._original = self._history.design
        self.saved.emit(saved)
        self.accept()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._failed = self._history.design
        text = design_error_text(error, self._history.design)
        self._message.show_message(Message(Tone.DANGER, text))

    @Slot()
    def _forget_failure(self) -> None:
        """Hide an error that is about an earlier state of the design."""
        if self._failed not in (None, self._history.design):
            self._failed = None
            self._message.show_message(None)

    def _read_fonts(self) -> None:
        self._background.start(
            self,
            lambda: (supplied_scripts(), font_families()),
            lambda found: self.show_fonts(*found),
            self._fail,
        )

    def show_fonts(self, supplied: Sequence[str], families: Sequence[FontFamily]) -> None:
        """Offer these fonts; `supplied` are the scripts of the built-in one."""
        self._editor.properties.show_fonts(supplied, families)

    @Slot()
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
            self._actions.add_item,
            self._fail,
        )

    def _connect(self) -> None:
        self._history.changed.connect(self._allow)
        self._history.changed.connect(self._forget_failure)
        self._history.stack.indexChanged.connect(self._allow)  # after the step itself
        self._actions.image_requested.connect(self._choose_image)
        self._preview.failed.connect(self._fail)
        self._choice.unit_changed.connect(lambda: self._message.show_message(None))
        self._choice.zoom_changed.connect(self._editor.canvas.set_zoom)
        self._saver.saved.connect(self._finish)
        self._saver.failed.connect(self._fail)
        self._saver.is_saving_changed.connect(self._allow)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._history.stack.undo),
            (QKeySequence.StandardKey.Redo, self._history.stack.redo),
            (QKeySequence.StandardKey.Save, self._save.click),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _lay_out(self) -> None:
        self.setObjectName("designer")
        title = self.tr("Edit label design “{name}”").format(name=self._original.name)
        self.setWindowTitle(window_title(title))
        self._dpi.setAccessibleName(self.tr("Resolution of the printer"))
        top = row_layout(self._choice, self._dpi, spacing=Spacing.S)
        top.setStretch(0, 1)
        margins = (Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        whole = column_layout(top, self._message, parent=self, spacing=Spacing.M, margins=margins)
        whole.addWidget(self._editor, 1)
        whole.addWidget(self._buttons())
        resize_within_screen(self, _USUAL_SIZE)
        self._editor.canvas.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        for button in (self._undo, self._redo, self._save, self._cancel):
            button.setAutoDefault(False)
        for button in (self._undo, self._redo):
            box.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
        # Not an AcceptRole, whose button would become the one that Enter presses in a field.
        box.addButton(self._save, QDialogButtonBox.ButtonRole.YesRole)
        box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box
