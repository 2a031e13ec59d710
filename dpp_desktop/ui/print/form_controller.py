"""Reads what the print dialog shows: designs, printers, reasons, the plan, and the first label."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from dpp_desktop.printing.print_form import FormChoices, PrintDraft
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.widgets.label_view import image_of
from dpp_desktop.units.history import recent_reasons

_PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A request to plan, and the printers that share it; none for a file."""

    request: PrintRequest
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A plan, and the image of its first label, None if there is none."""

    draft: PrintDraft
    image: QImage | None


class PrintFormController(QObject):
    """Runs the queries of the dialog in the background."""

    loaded = Signal(object, object)
    """The FormChoices, and a list of the last reasons."""
    drafted = Signal(object)
    """The ShownDraft of the current request."""
    failed = Signal(object)
    """The Exception why there is no plan."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        request: Callable[[], DraftRequest | None],
        parent: QObject,
    ) -> None:
        """`request` returns the current request, or None if it isn't complete."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._request = request
        self._query = DebouncedQuery(background, self._prepare, _PAUSE_MS, self)
        self._query.answered.connect(self.drafted)
        self._query.failed.connect(self.failed)

    @property
    def is_pending(self) -> bool:
        """True while the plan is being made."""
        return self._query.is_pending

    def load(self, brand_key: str) -> None:
        """Read the designs for the brand, the printers and the last reasons."""
        workspace = self._workspace
        self._background.start(
            self,
            lambda: (engine.form_choices(workspace, brand_key), recent_reasons(workspace)),
            self._pass_on,
            self.failed.emit,
        )

    def update(self) -> None:
        """Make the plan again, after a pause."""
        self._query.schedule()

    def update_now(self) -> None:
        """Make the plan again."""
        self._query.run()

    def cancel(self) -> None:
        """Make no plan, because the request isn't complete."""
        self._query.cancel()

    def _pass_on(self, read: tuple[FormChoices, list[str]]) -> None:
        self.loaded.emit(*read)

    def _prepare(self) -> Callable[[], ShownDraft] | None:
        asked = self._request()
        if asked is None:
            return None
        workspace = self._workspace
        return lambda: _draft(workspace, asked)


def _draft(workspace: Workspace, asked: DraftRequest) -> ShownDraft:
    draft = engine.draft_print(workspace, asked.request, asked.printers)
    image = image_of(draft.preview.coverage) if draft.preview else None
    return ShownDraft(draft, image)
