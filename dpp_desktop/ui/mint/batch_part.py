"""A field of a batch that is a list or an object: a button, and the form that it opens."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.ui.products.draft import Draft, Site
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.text.passport_fields import readable_value
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.plain_text import literal, window_title

_CHARACTERS, _LINES = 70, 26
"""How large the form is."""


class BatchPart(QPushButton):
    """Shows what is given, and opens a form to change it."""

    edited = Signal()
    """Another value is given."""

    def __init__(self, asked: BatchField) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._asked = asked
        self._value: object = ABSENT
        self._problems: Sequence[Problem] = ()
        self._dialog: BatchPartDialog | None = None
        self.clicked.connect(self._open)
        self._show()

    @property
    def value(self) -> object:
        """What is given; None if nothing is."""
        return None if self._value is ABSENT else self._value

    def tell(self, problems: Sequence[Problem]) -> None:
        """Says in the form, if it is open, what is wrong; as checks of the whole passport do."""
        self._problems = problems
        if self._dialog:
            self._dialog.tell(problems)

    def _open(self) -> None:
        before = self._value
        dialog = BatchPartDialog(self._asked, before, self)
        dialog.draft.changed.connect(lambda: self._take(dialog.value))
        dialog.rejected.connect(lambda: self._take(before))
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.tell(self._problems)
        dialog.open()

    def _closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    def _take(self, value: object) -> None:
        if value is not self._value:
            self._value = value
            self._show()
            self.edited.emit()

    def _show(self) -> None:
        nothing = self._value is ABSENT
        self.setText(
            QCoreApplication.translate("BatchPart", "Fill in…")
            if nothing
            else literal(readable_value(self._value))
        )


class BatchPartDialog(QDialog):
    """The form of one field, checked while it is filled in; Cancel leaves what there was."""

    def __init__(self, asked: BatchField, value: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._path: Path = tuple(pointer_steps(asked.pointer))
        self.draft = Draft({}, self)
        self.draft.put(self._path, value)
        self._form = FormView()
        self._done = make_primary(QPushButton(self.tr("&Done")))
        self._form.show_part(Site(asked.form, self.draft, (), ""), asked.field, self._path)
        self.draft.changed.connect(self._refresh)
        self._set_up(asked)

    @property
    def value(self) -> object:
        """What is filled in now, or ABSENT."""
        return self.draft.value(self._path)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Says what is wrong beside the fields; problems are those of a whole passport."""
        self._form.tell(problems, place_name(self._path))

    def _refresh(self) -> None:
        # What isn't JSON yet would be left as it was before.
        self._done.setEnabled(not self._form.broken)

    def _set_up(self, asked: BatchField) -> None:
        self.setObjectName("batch_part")
        self.setWindowTitle(window_title(asked.field.title))
        self._done.setObjectName("done")
        self._done.setAutoDefault(False)
        self._done.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("&Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        said = label(self.tr("For this batch alone; the product stays as it is."), "secondary")
        said.setWordWrap(True)
        buttons.addWidget(said, stretch=1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._form, stretch=1)
        column.addLayout(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _CHARACTERS, metrics.lineSpacing() * _LINES)
