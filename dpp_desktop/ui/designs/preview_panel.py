"""Shows the label of a unit in a design, at true size or zoomed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from dpp_desktop.designs.design import Design
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import preview_unit_label
from dpp_desktop.printing.preview import LabelPreview
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designs.unit_choice import UnitChoice
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label
from dpp_desktop.ui.widgets.label_view import LabelView, image_of

_PAUSE_MS = 60
_LEAST_WIDTH, _LEAST_HEIGHT = 300, 140


class PreviewPanel(QWidget):
    """The label of the chosen unit, and what is wrong with it."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._design: Design | None = None
        self._choice = UnitChoice()
        self._view = LabelView()
        self._area = QScrollArea()
        self._caption = label("", "secondary")
        self._note = MessageView(name="preview_note")
        self._query = DebouncedQuery(background, self._prepare, _PAUSE_MS, self)
        self._lay_out()
        self._connect()

    def show_jobs(self, jobs: Sequence[MintJob], first_units: Mapping[int, int]) -> None:
        """Offer the units of these jobs; see `UnitChoice.show_jobs`."""
        self._choice.show_jobs(jobs, first_units)
        self._query.run()

    def show_design(self, design: Design | None) -> None:
        """Show the chosen unit in a design; None for nothing."""
        self._design = design
        if design is None:
            self._view.clear()
            self._caption.clear()
            self._note.show_message(None)
        self._query.run()

    def _prepare(self) -> Callable[[], LabelPreview] | None:
        design, job, unit = self._design, self._choice.job, self._choice.unit
        if design is None:
            return None
        job_id = job.id if job else None
        return lambda: preview_unit_label(self._workspace, design, job_id, unit)

    @Slot(object)
    def _show(self, preview: LabelPreview) -> None:
        self._view.show_label(image_of(preview.coverage), preview.dots_per_mm)
        self._caption.setText(self.tr("Checked for {dpi} dpi").format(dpi=preview.printer_dpi))
        text = " ".join(map(problem_text, preview.messages))
        tone = Tone.DANGER if preview.unreadable else Tone.WARNING
        self._note.show_message(Message(tone, text) if text else None)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DppError):
            raise error
        self._view.clear()
        self._caption.clear()
        self._note.show_message(Message(Tone.DANGER, error_text(error)))

    def _connect(self) -> None:
        self._choice.unit_changed.connect(self._query.schedule)
        self._choice.zoom_changed.connect(self._view.set_zoom)
        self._query.answered.connect(self._show)
        self._query.failed.connect(self._fail)

    def _lay_out(self) -> None:
        self._view.setAccessibleName(self.tr("Preview of the label"))
        self._area.setObjectName("preview_area")
        self._area.setWidget(self._view)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._area.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        rows = column_layout(self._choice, parent=self, spacing=Spacing.M)
        rows.addWidget(self._area, 1)
        self._caption.setObjectName("preview_caption")
        rows.addWidget(self._caption)
        rows.addWidget(self._note)
