"""The passport fields of a batch in a mint form: there only where the brand has some."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dpp_desktop.minting.request import CheckedRequest
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_data import batch_field, told_of_passport
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.field import NUMBERS, Kind
from dpp_desktop.passports.forms.values import number_from
from dpp_desktop.ui.mint.batch_part import BatchPart
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import literal

_COLUMNS = 2
_OF_PARTS = frozenset({Kind.LIST, Kind.GROUP, Kind.VARIANTS, Kind.JSON})


class BatchFields(QWidget):
    """Asks for what belongs to the batch, two fields in a row; what is left empty isn't given."""

    typed = Signal()
    """Something was typed or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("batch_data")
        self._asked: dict[str, tuple[BatchField, Field]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Spacing.M)
        self.hide()

    @property
    def given(self) -> dict[str, object]:
        """The values by JSON Pointer, as far as they are filled in."""
        values = {
            pointer: _value(asked, shown.editor) for pointer, (asked, shown) in self._asked.items()
        }
        return {pointer: value for pointer, value in values.items() if value not in ("", None)}

    @property
    def editors(self) -> list[QWidget]:
        """What is typed into or chosen from, in the order of the form."""
        return [shown.editor for _, shown in self._asked.values()]

    def ask(self, fields: Sequence[BatchField]) -> None:
        """Asks for these fields instead of those before."""
        for _, shown in self._asked.values():
            self._grid.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._asked = {field.pointer: (field, self._field(field)) for field in fields}
        for place, (_, shown) in enumerate(self._asked.values()):
            self._grid.addWidget(shown, place // _COLUMNS, place % _COLUMNS)
        self.setVisible(bool(fields))

    def tell(self, checked: CheckedRequest) -> None:
        """Shows beside the fields what is wrong with them, else what they are for."""
        for pointer, (asked, shown) in self._asked.items():
            field = batch_field(pointer)
            problem = next(
                (each for each in checked.problems if _concerns(each.field, field)), None
            )
            if isinstance(shown.editor, BatchPart):
                shown.editor.tell(told_of_passport(checked.problems))
            # What is missing is told when it is looked for, not before anything was typed.
            if problem and (shown.touched or problem.code != "required"):
                shown.show_problem(_sentence(problem, field))
            else:
                shown.show_hint(_hint(asked))

    def focus_on_problem(self, checked: CheckedRequest) -> None:
        """Puts the keyboard into the first field that is missing or wrong."""
        for pointer, (_, shown) in self._asked.items():
            if any(_concerns(each.field, batch_field(pointer)) for each in checked.problems):
                shown.touched = True
                shown.editor.setFocus()
                break
        self.tell(checked)

    def _field(self, asked: BatchField) -> Field:
        editor = self._editor(asked)
        editor.setObjectName(f"batch_data {asked.pointer}")
        shown = Field(literal(asked.field.title), editor)
        shown.show_hint(_hint(asked))
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda: self._touch(shown))
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda: self._touch(shown))
        elif isinstance(editor, BatchPart):
            editor.edited.connect(lambda: self._touch(shown))
        return shown

    def _editor(self, asked: BatchField) -> QWidget:
        if asked.field.kind in _OF_PARTS:
            return BatchPart(asked)
        return self._combo(asked) if _is_chosen(asked) else self._line(asked)

    def _line(self, asked: BatchField) -> QWidget:
        line = QLineEdit()
        if asked.field.kind is Kind.DATE:
            line.setPlaceholderText(_date_form())
        return line

    def _combo(self, asked: BatchField) -> QWidget:
        combo = QComboBox()
        combo.addItem("–", None)
        for title, value in _choices(asked):
            combo.addItem(title, value)
        return combo

    def _touch(self, shown: Field) -> None:
        shown.touched = True
        self.typed.emit()


def _is_chosen(asked: BatchField) -> bool:
    return asked.field.kind in (Kind.CHOICE, Kind.YES_NO)


def _choices(asked: BatchField) -> list[tuple[str, object]]:
    if asked.field.kind is Kind.YES_NO:
        yes = QCoreApplication.translate("BatchFields", "Yes")
        return [(yes, True), (QCoreApplication.translate("BatchFields", "No"), False)]
    return [(each.title or str(each.value), each.value) for each in asked.field.choices]


def _value(asked: BatchField, editor: QWidget) -> object:
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, BatchPart):
        return editor.value
    text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
    if not text or asked.field.kind not in NUMBERS:
        return text
    decimal = QLocale().decimalPoint()
    return number_from(text, decimal, whole=asked.field.kind is Kind.INTEGER)


def _hint(asked: BatchField) -> str:
    return asked.field.description


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
