"""The field for scanning or typing what identifies a token, product or job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.theme.icons import icon

if TYPE_CHECKING:
    from dpp_desktop.units.unit_status import ScannedCode


class ScanField(QLineEdit):
    """Looks up its text at Enter, or at the Tab that some scanners send instead.

    It keeps the focus and selects its text, so that the next scan replaces it.
    """

    found = Signal(object)
    """A ScannedCode."""
    missed = Signal(object)
    """The Exception that explains why nothing was found."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._lookup: BackgroundTask | None = None
        self._edited = False
        self.setObjectName("scanField")
        self.setPlaceholderText(self.tr("Scan or type a token, product, order or batch"))
        self.setAccessibleName(self.placeholderText())
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._set_edited)
        self.returnPressed.connect(self._look_up)

    @property
    def has_next(self) -> bool:
        """True if the next scan has begun: text was entered, or is being looked up."""
        return self._edited or self._lookup is not None

    def take_focus(self) -> None:
        """Take the focus; select the text, unless the next scan has already begun."""
        self.setFocus()
        if not self._edited:
            self.selectAll()

    def look_up(self, scanned: str) -> None:
        """Look up a text that was scanned in another field."""
        self.setText(scanned)
        self.setFocus()
        self._look_up()

    def reset(self) -> None:
        """Remove the text, and discard the result of a running look-up."""
        if self._lookup:
            self._lookup.discard()
            self._lookup = None
        self._edited = False
        self.clear()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Look up edited text at Tab; otherwise move the focus."""
        if following and self._edited and self._scanned():
            self._look_up()
            return True
        return super().focusNextPrevChild(following)

    @Slot()
    def _set_edited(self) -> None:
        self._edited = True

    @Slot()
    def _look_up(self) -> None:
        scanned = self._scanned()
        if not scanned:
            return
        if self._lookup:
            self._lookup.discard()
        self._edited = False
        self._lookup = self._background.start(
            self,
            lambda: engine.find_code(self._workspace, scanned),
            self._emit_found,
            self._emit_missed,
        )
        self.selectAll()  # the next scan may arrive before the result

    def _scanned(self) -> str:
        """Return the first line with text; pasted text may have several lines."""
        lines = (line.strip() for line in self.text().splitlines())
        return next(filter(None, lines), "")

    def _emit_found(self, found: ScannedCode) -> None:
        self._lookup = None
        self.found.emit(found)

    def _emit_missed(self, error: Exception) -> None:
        self._lookup = None
        self.missed.emit(error)
