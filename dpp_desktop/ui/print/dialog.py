"""The dialog that prints labels of a job, or prints them again."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialog, QSpinBox, QWidget

from dpp_desktop.designs.catalogue import KnownDesign
from dpp_desktop.designs.design import LabelDesign, SheetStock
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.printing.print_form import FormChoices, PrintDraft
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import MAX_COPIES, PrintPlan, PrintRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.print.destination_field import DestinationField
from dpp_desktop.ui.print.form_controller import DraftRequest, PrintFormController, ShownDraft
from dpp_desktop.ui.print.print_side import PrintSide
from dpp_desktop.ui.print.sheet_grid import StartField
from dpp_desktop.ui.print.start_controller import PrintStartController
from dpp_desktop.ui.print.target_field import PrintSource, TargetField
from dpp_desktop.ui.print.verify_field import VerifyField
from dpp_desktop.ui.settings.print_choices import PrintChoices
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintRuns
from dpp_desktop.ui.text.errors import draft_error_text, error_text, explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title
from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)
from dpp_desktop.units.actor import MAX_REASON, this_actor

_USUAL_SIZE = QSize(980, 700)
_WIDE = 720
"""From this width on, the label is beside the fields, in pixels."""
_ANY_FILE = Destination(file=Path("labels.pdf"))
"""For the plan while no file is chosen."""
_USUAL_DESIGN = "roll-100x50"
_NO_REASON = "-"
"""For the plan of a reprint while no reason is entered."""


class PrintDialog(QDialog):
    """Asks what to print, how and where; shows the first label, and what would be printed."""

    started = Signal(object)
    """The PrintState of the print job, when the dialog has closed."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        prints: PrintRuns,
        source: PrintSource,
        choices: PrintChoices,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Files are saved in `folder` by default."""
        super().__init__(parent)
        self.source = source
        self._last = choices
        self._kind = PrintKind.REPRINT if source.is_reprint else PrintKind.PRINT
        self._designs: tuple[KnownDesign, ...] = ()
        self._draft: PrintDraft | None = None
        self._failure: Message | None = None
        """Why printing couldn't start, until something is changed."""
        self._is_loaded = False
        self._controller = PrintFormController(workspace, background, self._draft_request, self)
        self._starter = PrintStartController(prints, self)
        self._title = label("", "title")
        self._target = TargetField(source)
        self._design = QComboBox()
        self._destination = DestinationField(folder, f"labels-{source.job.id}")
        self._copies = QSpinBox()
        self._verify = VerifyField()
        self._start = StartField()
        self._reason = QComboBox()
        self._reason_field = Field(self.tr("Re&ason for the reprint"), self._reason, lines=0)
        self._message = MessageView(name="print_message")
        self._side = PrintSide()
        self._print = make_primary(push_button("", "start_print", self._confirm))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._show_kind()
        if source.units is not None:
            self._target.take_focus()
        self._controller.load(source.job.brand_key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move the window onto the screen once the size of its frame is known."""
        super().showEvent(event)
        keep_within_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the label below the fields if the window is narrow."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.width() >= _WIDE
        self._columns.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def take_scan(self, text: str) -> str:
        """Add the scan to the scanned labels if they are chosen."""
        if self._target.add_scan(text):
            return ""
        return self.tr(
            "The scan was ignored. To print scanned labels, select “Scanned labels” first."
        )

    def _draft_request(self) -> DraftRequest | None:
        request = self._request(self._destination.destination() or _ANY_FILE)
        return DraftRequest(request, self._destination.printers) if request else None

    def _request(self, to: Destination | None) -> PrintRequest | None:
        """Return what is chosen, None if it isn't complete; see `_missing_target`."""
        target = self._target.target()
        design = self._design.currentText()
        if target is None or to is None or not design or self._missing_target():
            return None
        return PrintRequest(
            target,
            design,
            to,
            this_actor(),
            self._kind,
            self._copies.value(),
            self._start.value,
            self._verify.rule,
            (self._typed_reason() or _NO_REASON) if self._kind is PrintKind.REPRINT else "",
        )

    def _typed_reason(self) -> str:
        return self._reason.currentText().strip()

    def _missing_target(self) -> str:
        """Return what must be chosen before it is known what is printed; empty if nothing is."""
        if not self._is_loaded:
            return self.tr("The designs and printers are being read.")
        return self._target.missing()

    def _reason_against(self) -> str:
        """Return why nothing can be printed now; empty if it can."""
        if self._starter.is_starting:
            return self.tr("The print job is being started.")
        if self._missing_target():
            return self._missing_target()
        if self._kind is PrintKind.REPRINT and not self._typed_reason():
            return self.tr("Enter a reason.")
        if self._destination.missing():
            return self._destination.missing()
        if self._draft is None:
            return self.tr("The units are being checked.")
        problem = self._draft.plan.blocked or self._draft.unprintable
        return draft_error_text(problem) if problem else ""

    @Slot(object, object)
    def _show_choices(self, found: FormChoices, reasons: list[str]) -> None:
        self._is_loaded = True
        typed = self._reason.currentText()
        self._reason.addItems(reasons)
        self._reason.setCurrentText(typed)
        self._designs = found.designs
        self._design.addItems([each.design.name for each in found.designs])
        wanted = self._last.design_of(self.source.job.brand_key) or _USUAL_DESIGN
        place = self._design.findText(wanted, Qt.MatchFlag.MatchFixedString)
        self._destination.show_printers(found.printers)
        self._design.setCurrentIndex(max(place, 0))
        self._show_design()

    @Slot()
    def _show_design(self) -> None:
        place = self._design.currentIndex()
        design = self._designs[place].design if 0 <= place < len(self._designs) else None
        stock = design.stock if isinstance(design, LabelDesign) else None
        self._start.show_stock(stock if isinstance(stock, SheetStock) else None)
        if design:
            self._destination.suggest(self._last.printers_of(design.name))
        self._update()

    @Slot()
    def _update(self) -> None:
        """Make the plan again, because something was changed."""
        in_file = self.tr("Labels in a file can't be scanned while printing.")
        self._verify.allow(in_file if self._destination.is_file else "")
        several = self.tr("Each of the printers starts with a new sheet.")
        self._start.allow(several if self._destination.is_shared else "")
        self._draft = self._failure = None
        if self._missing_target():
            self._controller.cancel()
            self._side.clear_plan()
            self._start.show_labels(0)
            self._message.show_message(None)
        else:
            self._controller.update()
        self._allow()

    def _allow(self) -> None:
        enable_unless(self._print, self._reason_against())

    @Slot(object)
    def _show_draft(self, shown: ShownDraft) -> None:
        self._draft = shown.draft
        plan = shown.draft.plan
        self._side.show_draft(shown)
        self._start.show_labels(plan.labels)
        blocked = plan.blocked or shown.draft.unprintable
        self._message.show_message(self._blocked_message(blocked) if blocked else self._failure)
        self._allow()

    def _blocked_message(self, blocked: InvalidInput) -> Message:
        action = None
        plan = self._draft.plan if self._draft else None
        if plan and plan.refused:
            action = self.tr("Print the o&thers") if plan.others else self.tr("&Reprint…")
        text = explain(blocked).wrong if action else draft_error_text(blocked)
        return Message(Tone.WARNING, text, action)

    @Slot()
    def _act_on_message(self) -> None:
        plan = self._draft.plan if self._draft else None
        if plan and plan.others:
            self._target.choose_others(plan.others)
            return
        self._kind = PrintKind.REPRINT
        self._show_kind()
        self._reason.setFocus()
        if plan and self._target.is_whole_job:  # usually, only some of them are printed again
            self._target.choose_others(plan.segments)
            self._target.take_focus()
        self._update()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._draft = None
        self._side.clear()
        self._start.show_labels(0)
        self._message.show_message(Message(Tone.WARNING, draft_error_text(error)))
        self._allow()

    @Slot()
    def _confirm(self) -> None:
        draft = self._draft
        if self._reason_against() or draft is None or not self._starter.confirm(draft.plan):
            return
        shares = draft.shares
        if draft.unreadable:
            if not self._starter.confirm_unreadable(draft.unreadable):
                return
            shares = draft.agreed()
        self._failure = None
        text = self.tr("Connecting to {printer}…")
        printers = ", ".join(each.request.to.printer for each in shares)
        connecting = Message(Tone.INFO, text.format(printer=printers)) if printers else None
        self._message.show_message(connecting)
        self._starter.start(shares)
        self._allow()

    @Slot(object, object, object)
    def _show_failure(
        self, started: list[PrintState], failed: list[PrintPlan], error: Exception
    ) -> None:
        text = error_text(error)
        if started:
            printers = [each.request.to.printer for each in failed]
            stays = self.tr(
                "{printers} can't print: {reason} The other printers print their units."
            )
            text = stays.format(printers=", ".join(printers), reason=text)
            self._destination.suggest(printers)
            self._target.choose_others(tuple(each for plan in failed for each in plan.segments))
        self._draft = None
        self._failure = Message(Tone.WARNING, text)
        self._message.show_message(self._failure)
        self._controller.update_now()
        self._allow()

    @Slot(object)
    def _finish(self, states: list[PrintState]) -> None:
        printers = [each.name for each in self._destination.printers]
        self._last.use(self.source.job.brand_key, self._design.currentText(), printers)
        self.accept()
        self.started.emit(states[0])

    def reject(self) -> None:
        """Close the dialog; print jobs that it is starting are cancelled."""
        self._starter.cancel()
        super().reject()

    def _show_kind(self) -> None:
        is_reprint = self._kind is PrintKind.REPRINT
        job = self.source.job
        text = self.tr("Reprint labels") if is_reprint else self.tr("Print labels")
        self.setWindowTitle(window_title(text))
        heading = self.tr("{product} · batch {batch}")
        self._title.setText(heading.format(product=job.product_name, batch=job.batch))
        self._reason_field.setVisible(is_reprint)
        self._print.setText(self.tr("&Reprint…") if is_reprint else self.tr("&Print"))

    def _connect(self) -> None:
        self._controller.loaded.connect(self._show_choices)
        self._controller.drafted.connect(self._show_draft)
        self._controller.failed.connect(self._fail)
        self._design.currentIndexChanged.connect(self._show_design)
        for changed in (
            self._target.changed,
            self._destination.changed,
            self._copies.valueChanged,
            self._verify.changed,
            self._start.changed,
            self._reason.currentTextChanged,
        ):
            changed.connect(self._update)
        self._message.pressed.connect(self._act_on_message)
        self._starter.started.connect(self._finish)
        self._starter.failed.connect(self._show_failure)

    def _lay_out(self) -> None:
        self.setObjectName("print_dialog")
        self._title.setWordWrap(True)
        self._design.setObjectName("design")
        self._design.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._copies.setObjectName("copies")
        self._copies.setRange(1, MAX_COPIES)
        self._reason.setObjectName("reprint_reason")
        self._reason.setEditable(True)
        edit = self._reason.lineEdit()
        if edit:
            edit.setObjectName("reprint_reason_text")
            edit.setMaxLength(MAX_REASON)
            edit.setPlaceholderText(self.tr("Required, for example: label damaged"))
        self._columns.setSpacing(Spacing.XL)
        self._columns.addLayout(self._fields(), 3)
        side = column_layout(self._side)
        side.addStretch(1)
        self._columns.addLayout(side, 2)
        content = QWidget()
        rows = column_layout(
            self._title,
            self._columns,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, 0),
        )
        rows.addStretch(1)
        foot = QWidget()
        column_layout(
            self._message,
            dialog_buttons(self, self._print, self.tr("Cancel")),
            parent=foot,
            spacing=Spacing.M,
            margins=(Spacing.XL, 0, Spacing.XL, Spacing.L),
        )
        whole = column_layout(parent=self, spacing=Spacing.M)
        whole.addWidget(ScrollingContent(content), 1)
        whole.addWidget(foot)
        self._print.setDefault(True)
        resize_within_screen(self, _USUAL_SIZE)

    def _fields(self) -> QBoxLayout:
        numbers = row_layout(
            Field(self.tr("&Copies"), self._copies, lines=0),
            Field(self.tr("&Verify while printing"), self._verify, lines=0),
            spacing=Spacing.L,
        )
        numbers.setStretch(1, 1)
        where = row_layout(
            Field(self.tr("&Design"), self._design, lines=0),
            Field(self.tr("Pr&inter"), self._destination, lines=0),
            spacing=Spacing.L,
        )
        for place in (0, 1):
            where.setStretch(place, 1)
        fields = column_layout(
            self._target, self._reason_field, where, numbers, self._start, spacing=Spacing.M
        )
        fields.addStretch(1)
        return fields
