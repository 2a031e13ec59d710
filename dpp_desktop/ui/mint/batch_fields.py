"""The passport fields that each batch fills in, for brands that have such fields."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.minting.request import CheckedRequest
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_data import as_passport_problems, batch_field
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, Kind
from dpp_desktop.passports.forms.values import number_from
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.ui.products.form_field import FormContext, PassportDraft
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path, readable_value
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import literal, window_title

_CHARACTERS, _LINES = 70, 26
"""The size of the form, in characters and lines."""


class BatchPart(QPushButton):
    """A button that shows the value of a list or an object, and opens a form to edit it."""

    edited = Signal()
    """The value changed."""

    def __init__(self, field: BatchField) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._field = field
        self._value: object = ABSENT
        self._problems: Sequence[Problem] = ()
        self._dialog: BatchPartDialog | None = None
        self.clicked.connect(self._open)
        self._show()

    @property
    def value(self) -> object:
        """The value; None if there is none."""
        return None if self._value is ABSENT else self._value

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the whole passport in the form, if it is open."""
        self._problems = problems
        if self._dialog:
            self._dialog.show_problems(problems)

    def _open(self) -> None:
        before = self._value
        dialog = BatchPartDialog(self._field, before, self)
        dialog.draft.changed.connect(lambda: self._take(dialog.value))
        dialog.rejected.connect(lambda: self._take(before))
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.show_problems(self._problems)
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
        is_absent = self._value is ABSENT
        self.setText(
            QCoreApplication.translate("BatchPart", "Fill in…")
            if is_absent
            else literal(readable_value(self._value))
        )


class BatchPartDialog(QDialog):
    """The form of one field, checked while it is filled in; Cancel restores the old value."""

    def __init__(self, field: BatchField, value: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._path: Path = tuple(pointer_steps(field.pointer))
        self.draft = PassportDraft({}, self)
        self.draft.set_value(self._path, value)
        self._form = FormView()
        self._done = make_primary(QPushButton(self.tr("&Done")))
        self._form.show_field(FormContext(field.form, self.draft, (), ""), field.field, self._path)
        self.draft.changed.connect(self._refresh)
        self._set_up(field)

    @property
    def value(self) -> object:
        """The value that is filled in, or ABSENT."""
        return self.draft.value(self._path)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the whole passport beside the fields."""
        self._form.show_problems(problems, place_name(self._path))

    def _refresh(self) -> None:
        # Invalid JSON would leave the old value unchanged.
        self._done.setEnabled(not self._form.has_json_error)

    def _set_up(self, field: BatchField) -> None:
        self.setObjectName("batch_part")
        self.setWindowTitle(window_title(field.field.title))
        self._done.setObjectName("done")
        self._done.setAutoDefault(False)
        self._done.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("&Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        hint = label(self.tr("For this batch only. The product is not changed."), "secondary")
        hint.setWordWrap(True)
        buttons.addWidget(hint, stretch=1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._form, stretch=1)
        column.addLayout(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _CHARACTERS, metrics.lineSpacing() * _LINES)


_COLUMNS = 2
_OF_PARTS = frozenset({Kind.LIST, Kind.GROUP, Kind.VARIANTS, Kind.JSON})


class BatchFields(QWidget):
    """The fields of the batch, two in a row. Empty fields are omitted."""

    typed = Signal()
    """The user typed or chose something."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("batch_data")
        self._fields: dict[str, tuple[BatchField, Field]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Spacing.M)
        self.hide()

    @property
    def entered(self) -> dict[str, object]:
        """The values of the filled-in fields by JSON Pointer."""
        values = {
            pointer: _value(field, shown.editor) for pointer, (field, shown) in self._fields.items()
        }
        return {pointer: value for pointer, value in values.items() if value not in ("", None)}

    @property
    def editors(self) -> list[QWidget]:
        """The editors in the order of the form."""
        return [shown.editor for _, shown in self._fields.values()]

    def show_fields(self, fields: Sequence[BatchField]) -> None:
        """Show these fields, empty."""
        for _, shown in self._fields.values():
            self._grid.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._fields = {field.pointer: (field, self._field(field)) for field in fields}
        for place, (_, shown) in enumerate(self._fields.values()):
            self._grid.addWidget(shown, place // _COLUMNS, place % _COLUMNS)
        self.setVisible(bool(fields))

    def show_check(self, checked: CheckedRequest) -> None:
        """Show the problem of each field, else its description."""
        for pointer, (field, shown) in self._fields.items():
            name = batch_field(pointer)
            problem = next((each for each in checked.problems if _concerns(each.field, name)), None)
            if isinstance(shown.editor, BatchPart):
                shown.editor.show_problems(as_passport_problems(checked.problems))
            # A missing value is reported only after the user has visited the field.
            if problem and (shown.touched or problem.code != "required"):
                shown.show_problem(_sentence(problem, name))
            else:
                shown.show_hint(_hint(field))

    def focus_on_problem(self, checked: CheckedRequest) -> None:
        """Set the focus to the first field that is missing or wrong."""
        for pointer, (_, shown) in self._fields.items():
            if any(_concerns(each.field, batch_field(pointer)) for each in checked.problems):
                shown.touched = True
                shown.editor.setFocus()
                break
        self.show_check(checked)

    def _field(self, field: BatchField) -> Field:
        editor = self._editor(field)
        editor.setObjectName(f"batch_data {field.pointer}")
        shown = Field(literal(field.field.title), editor)
        shown.show_hint(_hint(field))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda: self._touch(shown))
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda: self._touch(shown))
        elif isinstance(editor, BatchPart):
            editor.edited.connect(lambda: self._touch(shown))
        return shown

    def _editor(self, field: BatchField) -> QWidget:
        if field.field.kind in _OF_PARTS:
            return BatchPart(field)
        return self._combo(field) if _is_chosen(field) else self._line(field)

    def _line(self, field: BatchField) -> QWidget:
        line = QLineEdit()
        if field.field.kind is Kind.DATE:
            line.setPlaceholderText(_date_form())
        return line

    def _combo(self, field: BatchField) -> QWidget:
        combo = QComboBox()
        combo.addItem("–", None)
        for title, value in _choices(field):
            combo.addItem(title, value)
        return combo

    def _touch(self, shown: Field) -> None:
        shown.touched = True
        self.typed.emit()


def _is_chosen(field: BatchField) -> bool:
    return field.field.kind in (Kind.CHOICE, Kind.YES_NO)


def _choices(field: BatchField) -> list[tuple[str, object]]:
    if field.field.kind is Kind.YES_NO:
        yes = QCoreApplication.translate("BatchFields", "Yes")
        return [(yes, True), (QCoreApplication.translate("BatchFields", "No"), False)]
    return [(each.title or str(each.value), each.value) for each in field.field.choices]


def _value(field: BatchField, editor: QWidget) -> object:
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, BatchPart):
        return editor.value
    text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
    if not text or field.field.kind not in NUMBERS:
        return text
    decimal = QLocale().decimalPoint()
    return number_from(text, decimal, whole=field.field.kind is Kind.INTEGER)


def _hint(field: BatchField) -> str:
    return field.field.description


def _concerns(problem_field: str, field: str) -> bool:
    """Whether the problem is in the field or within it, or that the object around it is missing."""
    within = problem_field.startswith((f"{field}.", f"{field}["))
    return within or problem_field == field or field.startswith(f"{problem_field}.")


def _sentence(problem: Problem, field: str) -> str:
    """What is wrong, with the place of it where that is within the field."""
    text = problem_text(problem.message)
    inner = problem.field.removeprefix(field)
    within = readable_path(inner) if inner != problem.field else ""
    return f"{within}: {text[:1].lower()}{text[1:]}" if within else text


def _date_form() -> str:
    return QCoreApplication.translate("BatchFields", "Year-month-day: 2027-02-18")
