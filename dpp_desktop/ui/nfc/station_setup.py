"""What the NFC station writes, and how: units, reader, lock, overwriting, further records."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.tag_job import TagOptions
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.nfc.tag_plan import TagRequest
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.unit_checks import parse_units


class StationSetup(QWidget):
    """The choices for a new tag job."""

    changed = Signal()

    def __init__(self, job: MintJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._units = _field("units", self.tr("All units, or for example 1-24,30"))
        self._reader = QComboBox()
        self._reader.setObjectName("reader")
        self._text = _field("text", self.tr("None"))
        self._app = _field("android_app", self.tr("None"))
        self._lock = QCheckBox(self.tr("&Lock tags: they can no longer be changed"))
        self._lock.setObjectName("lock")
        self._overwrite = QCheckBox(self.tr("&Overwrite tags that aren't empty"))
        self._overwrite.setObjectName("overwrite")
        self._reason = _field("reason", self.tr("Leave out units that have tags"))
        self._warning = label(
            self.tr("Locking can't be undone. Locked tags keep this URL forever."), "strong"
        )
        self._warning.setObjectName("lock_warning")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._lock.toggled.connect(self._warning.setVisible)
        self._lay_out()
        for field in (self._units, self._text, self._app, self._reason):
            field.textChanged.connect(self.changed)
        for box in (self._lock, self._overwrite):
            box.toggled.connect(self.changed)

    @property
    def reader(self) -> str:
        """The name of the chosen reader, empty for the first one."""
        return self._reader.currentText()

    def set_readers(self, names: Sequence[str]) -> None:
        """Offer these readers."""
        chosen = self.reader
        self._reader.clear()
        self._reader.addItems(list(names))
        self._reader.setCurrentIndex(max(self._reader.findText(chosen), 0))

    def request(self) -> TagRequest:
        """Return what is chosen. Raises InvalidInput for units that can't be read."""
        options = TagOptions(
            self._lock.isChecked(),
            self._overwrite.isChecked(),
            self._text.text().strip(),
            self._app.text().strip(),
            self._reason.text().strip(),
        )
        named = self._units.text().strip()
        job_id = self.job.id
        target = JobUnits(job_id, parse_units(named)) if named else WholeJob(job_id)
        return TagRequest(target, options, this_actor())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Spacing.M)
        grid.setVerticalSpacing(Spacing.S)
        fields = (
            (self.tr("&Units"), self._units),
            (self.tr("&Reader"), self._reader),
            (self.tr("&Text record"), self._text),
            (self.tr("&Android app"), self._app),
            (self.tr("&Write again because"), self._reason),
        )
        for at, (text, editor) in enumerate(fields):
            title = label(text, "strong")
            title.setBuddy(editor)
            row, column = divmod(at, 2)
            grid.addWidget(title, row, 2 * column)
            grid.addWidget(editor, row, 2 * column + 1)
        grid.addWidget(self._overwrite, 2, 2, 1, 2)
        grid.addWidget(self._lock, 3, 0, 1, 2)
        grid.addWidget(self._warning, 3, 2, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)


def _field(name: str, placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setPlaceholderText(placeholder)
    return field
