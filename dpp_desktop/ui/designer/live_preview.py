"""The preview of a design that is being edited, with a real unit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.printing.design_requests import read_unit
from dpp_desktop.printing.draft_preview import DraftPreview, draft_output, preview_draft
from dpp_desktop.printing.draft_sizes import DraftSizes
from dpp_desktop.printing.preview import PreviewUnit
from dpp_desktop.profiles.passport_columns import PassportField, passport_fields
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designs.unit_choice import UnitChoice
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.live_query import LiveQuery


class LivePreview(QObject):
    """Draws the current design for the chosen unit and printer whenever one of them changes."""

    unit_read = Signal(object)
    """The PassportFields of the chosen unit; `sizes` are those of its codes."""
    drawn = Signal(object)
    """The DraftPreview."""
    failed = Signal(object)
    """The Exception."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        history: DesignHistory,
        choice: UnitChoice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._history = history
        self._choice = choice
        self._unit: PreviewUnit | None = None
        self._reading: BackgroundTask | None = None
        self._dpi = 0
        self._query = LiveQuery(background, self._prepare, self)
        self._query.answered.connect(self.drawn)
        self._query.failed.connect(self.failed)
        history.changed.connect(self._query.schedule)
        choice.unit_changed.connect(self.read_unit)

    @property
    def is_drawing(self) -> bool:
        """True until the current design is drawn with the chosen unit."""
        return self._unit is None or self._reading is not None or self._query.is_pending

    @property
    def sizes(self) -> DraftSizes | None:
        """The sizes of items on the chosen printer; None until the unit is read."""
        if self._unit is None:
            return None
        output = draft_output(self._history.design, self._dpi)
        return DraftSizes(self._unit.facts.job.link_prefix, output)

    def set_dpi(self, dpi: int) -> None:
        """Draw for a printer of this resolution."""
        self._dpi = dpi
        self._query.schedule()

    @Slot()
    def read_unit(self) -> None:
        """Read the chosen unit, and draw it. The one that is being read isn't drawn."""
        if self._reading:
            self._reading.discard()
        workspace, job, unit = self._workspace, self._choice.job, self._choice.unit
        job_id = job.id if job else None

        def read() -> tuple[PreviewUnit, tuple[PassportField, ...]]:
            found = read_unit(workspace, job_id, unit)
            return found, passport_fields(found.facts.passport)

        self._reading = self._background.start(self, read, self._use_unit, self._fail_to_read)

    def _use_unit(self, read: tuple[PreviewUnit, tuple[PassportField, ...]]) -> None:
        self._reading = None
        self._unit, fields = read
        self._query.schedule()
        self.unit_read.emit(fields)

    def _fail_to_read(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)

    def _prepare(self) -> Callable[[], DraftPreview] | None:
        design, unit = self._history.design, self._unit
        return partial(preview_draft, design, unit, self._dpi) if unit else None
