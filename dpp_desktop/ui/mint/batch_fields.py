"""The passport fields that each batch fills in, for brands that have such fields."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dpp_desktop.minting.form_check import MISSING, FormCheck
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_data import as_passport_problems, batch_field
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.field import NUMBERS, Kind
from dpp_desktop.passports.forms.values import number_from
from dpp_desktop.ui.mint.batch_part import BatchPart
from dpp_desktop.ui.products.value_fields import FormComboBox
from dpp_desktop.ui.text.errors import placed_problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.date_field import DateField
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import literal

_COLUMNS = 2
_FIELD_HEIGHT = 5 * TARGET // 2
"""The height of a field with its title and two lines of its description, in pixels."""
_OF_PARTS = frozenset({Kind.LIST, Kind.GROUP, Kind.VARIANTS, Kind.MAP, Kind.ANY, Kind.JSON})


class EnterComboBox(FormComboBox):
    """A combo box that leaves Enter to its form; on some desktops it would open the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class BatchFields(QWidget):
    """The fields of the batch, two in a row. Empty fields are omitted."""

    typed = Signal()
    """The user typed or chose something."""
    part_finished = Signal(object)
    """The form of the BatchPart was filled in, so the focus can move on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("batch_data")
        self._fields: dict[str, tuple[BatchField, Field]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Spacing.M)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.hide()

    @property
    def entered(self) -> dict[str, object]:
        """The values of the filled-in fields by JSON Pointer."""
        values = {
            pointer: _value(field, shown.editor) for pointer, (field, shown) in self._fields.items()
        }
        return {pointer: value for pointer, value in values.items() if value not in ("", None)}

    @property
    def count(self) -> int:
        """The number of fields."""
        return len(self._fields)

    @staticmethod
    def height_of(count: int) -> int:
        """Return the usual height of that many fields, in pixels."""
        rows = -(-count // _COLUMNS)
        return rows * (_FIELD_HEIGHT + Spacing.M)

    @property
    def fields(self) -> list[BatchField]:
        """The fields in the order of the form."""
        return [field for field, _ in self._fields.values()]

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

    def show_check(self, check: FormCheck) -> None:
        """Show the problem of each field, else its description."""
        missing, problems = check.missing_batch_fields(self.fields), check.checked.problems
        for field, shown in self._fields.values():
            problem = next(iter(field.problems_in(problems)), None)
            if isinstance(shown.editor, BatchPart):
                shown.editor.show_problems(as_passport_problems(problems))
            # Other fields can determine whether this one is required.
            shown.set_optional(optional=not field.required and field not in missing)
            # A missing value is reported only after the user has visited the field.
            if problem and (shown.touched or problem.code != MISSING):
                shown.show_problem(_sentence(problem, shown.editor, batch_field(field.pointer)))
            else:
                shown.show_hint(field.field.description)

    def focus_on_problem(self, check: FormCheck) -> None:
        """Set the focus to the first field that is missing or wrong."""
        for field, shown in self._fields.values():
            if field.problems_in(check.checked.problems):
                shown.touched = True
                shown.editor.setFocus()
                break
        self.show_check(check)

    def _field(self, field: BatchField) -> Field:
        editor = self._editor(field)
        editor.setObjectName(f"batch_data {field.pointer}")
        shown = Field(literal(field.field.title), editor, lines=0)
        shown.set_optional(optional=not field.required)
        shown.show_hint(field.field.description)
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda: self._touch(shown))
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda: self._touch(shown))
        elif isinstance(editor, BatchPart):
            editor.edited.connect(lambda: self._touch(shown))
            editor.finished.connect(lambda: self.part_finished.emit(editor))
        return shown

    def _editor(self, field: BatchField) -> QWidget:
        if field.field.kind in _OF_PARTS:
            return BatchPart(field)
        return self._combo(field) if _is_chosen(field) else self._line(field)

    def _line(self, field: BatchField) -> QWidget:
        kind = field.field.kind
        if kind in (Kind.DATE, Kind.DATE_TIME):
            return DateField(with_time=kind is Kind.DATE_TIME)
        return QLineEdit()

    def _combo(self, field: BatchField) -> QWidget:
        combo = EnterComboBox()
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
    if isinstance(editor, DateField):
        return editor.iso
    text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
    if not text or field.field.kind not in NUMBERS:
        return text
    decimal = QLocale().decimalPoint()
    return number_from(text, decimal, whole=field.field.kind is Kind.INTEGER)


def _sentence(problem: Problem, editor: QWidget, field: str) -> str:
    """What is wrong, with the place of it where that is within the field."""
    if isinstance(editor, DateField) and editor.problem:
        return editor.problem
    inner = problem.field.removeprefix(field)
    within = readable_path(inner) if inner != problem.field else ""
    return placed_problem_text(within, problem.message)
